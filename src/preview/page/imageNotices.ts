/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { sizeInAddress } from '../../core/images/imageAddress'
import type { PageWords } from '../protocol/words'

/** Images that could not be shown, with the time after which they are tried again. */
const broken = new Map<string, number>()
const tryAgainAfter = 30_000

/** Puts a sign in the place of what cannot, or may not, be shown, and keeps the room for what is still to be loaded. */
export function prepareImages(root: ParentNode, words: PageWords): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-cd-web]')) element.replaceWith(webSign(element, words))
  for (const image of root.querySelectorAll('img')) {
    const missing = image.getAttribute('data-cd-missing')
    const until = broken.get(image.getAttribute('src') ?? '')
    if (missing !== null) image.replaceWith(missingSign(image, missing, words))
    else if (until !== undefined && until > Date.now()) image.replaceWith(missingSign(image, image.getAttribute('src') ?? '', words))
    else keepRoom(image)
  }
}

/** What the address says of a picture's size is as good as its attributes until it is there. */
function keepRoom(image: HTMLImageElement): void {
  if (image.hasAttribute('width') || image.hasAttribute('height')) return
  const size = sizeInAddress(image.getAttribute('src') ?? '')
  if (!size?.sure) return
  image.width = size.width
  image.height = size.height
}

/** Stands for a picture, film or sound on the web, as large as that will be. */
function webSign(element: HTMLElement, words: PageWords): HTMLElement {
  const address = element.getAttribute('data-cd-web') ?? ''
  const sign = document.createElement('span')
  sign.className = 'cd-missing cd-web'
  const size = writtenSize(element) ?? sizeInAddress(address)
  if (size) {
    sign.style.width = `${size.width}px`
    sign.style.aspectRatio = `${size.width} / ${size.height}`
  }
  const label = sign.appendChild(document.createElement('strong'))
  label.textContent = words.webImage
  const host = sign.appendChild(document.createElement('code'))
  host.textContent = URL.canParse(address) ? new URL(address).hostname : address
  if (element instanceof HTMLImageElement && element.alt !== '') sign.append(element.alt)
  return sign
}

function writtenSize(element: HTMLElement): { readonly width: number; readonly height: number } | undefined {
  const [width = 0, height = 0] = ['width', 'height'].map((name) => Number.parseInt(element.getAttribute(name) ?? '', 10))
  return width > 0 && height > 0 ? { width, height } : undefined
}

/** The hosts of what is on the web and not loaded. */
export function webHosts(root: ParentNode): readonly string[] {
  return [...new Set([...root.querySelectorAll('.cd-web > code')].map(({ textContent }) => textContent ?? ''))]
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
