/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { PageWords } from '../messages'

/** Images that could not be shown, with the time after which they are tried again. */
const broken = new Map<string, number>()
const tryAgainAfter = 30_000

/** Puts a sign with the address in the place of each image that cannot be shown. */
export function replaceBroken(root: ParentNode, words: PageWords): void {
  for (const image of root.querySelectorAll('img')) {
    const missing = image.getAttribute('data-cd-missing')
    const until = broken.get(image.getAttribute('src') ?? '')
    if (missing !== null) image.replaceWith(missingSign(image, missing, words))
    else if (until !== undefined && until > Date.now()) image.replaceWith(missingSign(image, image.getAttribute('src') ?? '', words))
  }
}

function missingSign(image: HTMLImageElement, written: string, words: PageWords): HTMLElement {
  const address = readable(written)
  const sign = document.createElement('span')
  sign.className = 'cd-missing'
  const label = sign.appendChild(document.createElement('strong'))
  label.textContent = /^https?:/i.test(address) ? words.imageFailed : words.imageMissing
  const path = sign.appendChild(document.createElement('code'))
  path.textContent = address
  if (image.alt !== '') sign.append(image.alt)
  return sign
}

/** An address of the editor's own ends with the file's path. */
function readable(address: string): string {
  if (!/^https:\/\/[^/]*vscode-resource/.test(address)) return address
  try {
    return decodeURIComponent(new URL(address).pathname)
  } catch {
    return address
  }
}

/** An image could not be loaded. */
export function imageFailed(image: HTMLImageElement, words: PageWords): HTMLElement | undefined {
  const address = image.getAttribute('src') ?? ''
  if (address === '') return undefined
  broken.set(address, Date.now() + tryAgainAfter)
  return missingSign(image, address, words)
}
