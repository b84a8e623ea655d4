import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { articleImages } from '../../core/images/articleImages'
import type { ImageFile } from '../../core/files/imageFile'
import type { PixelSize } from '../../core/files/pixelSize'
import type { LocalImage } from '../../core/files/localImage'
import { contains, type Range } from '../../core/text/text'
import type { HoverPart } from './hoverPart'

/** An image of the body, and where it is written. */
export interface ImageAt {
  readonly address: string
  /** The whole tag; of an image in Markdown's notation all of it as far as its address. */
  readonly range: Range
}

/** The image of the body at an offset. */
export function bodyImageAt(article: Article, offset: number): ImageAt | undefined {
  if (offset < article.body.start) return undefined
  const written = article.images.find(({ range }) => contains(range, offset))?.range
  for (const { place, address, element, range } of articleImages(article)) {
    if (place !== 'body') continue
    const whole = element ? element.startTag : written && contains(written, range.start) ? written : undefined
    if (whole && contains(whole, offset)) return { address, range: whole }
  }
  return undefined
}

/** The largest that a picture is shown, in pixels: VS Code cuts higher hovers off. */
const most = { width: 320, height: 200 }

/** What is known of the file behind an address, where it is, and the picture; nothing when there is none. */
export function imageParts(address: string, found: LocalImage | undefined, language: string): readonly HoverPart[] {
  if (found?.kind !== 'there') return []
  const { path, file } = found
  const note = file ? factsOf(file, language) : ''
  const content = file?.content
  // First, as what is below a picture may have to be scrolled to.
  const parts: HoverPart[] = [{ kind: 'file', path, note }]
  if (content?.kind === 'image') parts.push({ kind: 'picture', address, path, width: shownWidth(content.size) })
  else if (!content || content.kind === 'elsewhere') parts.push({ kind: 'picture', address, path })
  return parts
}

function shownWidth(size: PixelSize | undefined): number {
  if (!size) return most.width
  const fitting = Math.min(most.width, (most.height * size.width) / size.height)
  return Math.max(1, Math.floor(size.fixed ? Math.min(fitting, size.width) : fitting))
}

/** `770 × 433 pixels · JPEG · 24 kB` */
export function factsOf({ bytes, content }: ImageFile, language: string): string {
  const weight = bytes > 0 ? weightOf(bytes, language) : undefined
  if (content.kind !== 'image') return weight ?? ''
  const { size, format } = content
  const extent =
    size &&
    (size.fixed ? l10n.t('{0} × {1} pixels', size.width, size.height) : l10n.t('{0} : {1}, scales to any size', size.width, size.height))
  return [extent, format.toUpperCase(), weight].filter((part) => part !== undefined).join(' · ')
}

function weightOf(bytes: number, language: string): string {
  const [unit, amount] = bytes < 1_000_000 ? ['kilobyte', bytes / 1000] : ['megabyte', bytes / 1_000_000]
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: amount < 10 ? 1 : 0 }).format(amount)
}
