/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { sizeInAddress } from '../../core/images/imageAddress'
import type { PageWords } from '../protocol/words'

/** Images that failed to load, with the time (ms since 1970) until which they are not tried again. */
const failedUntil = new Map<string, number>()
const retryDelayMs = 30_000

/** Replaces images that cannot or may not be loaded by placeholders, and reserves space for the others. */
export function prepareImages(root: ParentNode, words: PageWords): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-cd-web]')) element.replaceWith(webPlaceholder(element, words))
  for (const image of root.querySelectorAll('img')) {
    const missing = image.getAttribute('data-cd-missing')
    const until = failedUntil.get(image.getAttribute('src') ?? '')
    if (missing !== null) image.replaceWith(missingPlaceholder(image, missing, words))
    else if (until !== undefined && until > Date.now()) image.replaceWith(missingPlaceholder(image, image.getAttribute('src') ?? '', words))
    else keepRoom(image)
  }
}

/** Sets the size from the image's address until it is loaded. */
function keepRoom(image: HTMLImageElement): void {
  if (image.hasAttribute('width') || image.hasAttribute('height')) return
  const size = sizeInAddress(image.getAttribute('src') ?? '')
  if (!size?.sure) return
  image.width = size.width
  image.height = size.height
}

/** A placeholder for an image, video or audio on the web, with its size. */
function webPlaceholder(element: HTMLElement, words: PageWords): HTMLElement {
  const address = element.getAttribute('data-cd-web') ?? ''
  const placeholder = document.createElement('span')
  placeholder.className = 'cd-missing cd-web'
  const size = writtenSize(element) ?? sizeInAddress(address)
  if (size) {
    placeholder.style.width = `${size.width}px`
    placeholder.style.aspectRatio = `${size.width} / ${size.height}`
  }
  const label = placeholder.appendChild(document.createElement('strong'))
  label.textContent = words.webImage
  const host = placeholder.appendChild(document.createElement('code'))
  host.textContent = URL.canParse(address) ? new URL(address).hostname : address
  if (element instanceof HTMLImageElement && element.alt !== '') placeholder.append(element.alt)
  return placeholder
}

function writtenSize(element: HTMLElement): { readonly width: number; readonly height: number } | undefined {
  const [width = 0, height = 0] = ['width', 'height'].map((name) => Number.parseInt(element.getAttribute(name) ?? '', 10))
  return width > 0 && height > 0 ? { width, height } : undefined
}

/** The hosts of the images on the web that are not loaded. */
export function webHosts(root: ParentNode): readonly string[] {
  return [...new Set([...root.querySelectorAll('.cd-web > code')].map(({ textContent }) => textContent ?? ''))]
}

function missingPlaceholder(image: HTMLImageElement, written: string, words: PageWords): HTMLElement {
  const address = readable(written)
  const placeholder = document.createElement('span')
  placeholder.className = 'cd-missing'
  const label = placeholder.appendChild(document.createElement('strong'))
  label.textContent = /^https?:/i.test(address) ? words.imageFailed : words.imageMissing
  const path = placeholder.appendChild(document.createElement('code'))
  path.textContent = address
  if (image.alt !== '') placeholder.append(image.alt)
  return placeholder
}

/** The file path in a webview address of VS Code; any other address unchanged. */
function readable(address: string): string {
  if (!/^https:\/\/[^/]*vscode-resource/.test(address)) return address
  try {
    return decodeURIComponent(new URL(address).pathname)
  } catch {
    return address
  }
}

/** The placeholder for an image that failed to load. */
export function imageFailed(image: HTMLImageElement, words: PageWords): HTMLElement | undefined {
  const address = image.getAttribute('src') ?? ''
  if (address === '') return undefined
  failedUntil.set(address, Date.now() + retryDelayMs)
  return missingPlaceholder(image, address, words)
}
