import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { bodyImages } from '../../core/images/articleImages'
import type { ImageFile } from '../../core/files/imageFile'
import { isMadeByAi, type PhotoWords } from '../../core/files/photoWords'
import type { PixelSize } from '../../core/files/pixelSize'
import type { LocalImage } from '../../core/files/localImage'
import { contains, type Range } from '../../core/text/text'
import type { HoverPart } from './hoverPart'

/** An image of the body and its range. */
export interface ImageAt {
  readonly address: string
  /** The whole tag; for a Markdown image, from its start to the end of its address. */
  readonly range: Range
}

/** The image of the body at an offset. */
export function bodyImageAt(article: Article, offset: number): ImageAt | undefined {
  if (offset < article.body.start) return undefined
  const written = article.images.find(({ range }) => contains(range, offset))?.range
  for (const { address, element, range } of bodyImages(article)) {
    const whole = element ? element.startTag : written && contains(written, range.start) ? written : undefined
    if (whole && contains(whole, offset)) return { address, range: whole }
  }
  return undefined
}

/** The maximum size of an image in a hover, in pixels. VS Code cuts off hovers that are higher. */
const maxSize = { width: 320, height: 200 }

/** The file behind an address, its facts, and the image. Empty if there is no such file. */
export function imageParts(address: string, found: LocalImage | undefined, language: string): readonly HoverPart[] {
  if (found?.kind !== 'there') return []
  const { path, file } = found
  const note = file ? factsOf(file, language) : ''
  const content = file?.content
  // Above the image, because text below it may be visible only after scrolling.
  const parts: HoverPart[] = [{ kind: 'file', path, note }, ...(content?.kind === 'image' ? wordParts(content.words) : [])]
  if (content?.kind === 'image') parts.push({ kind: 'image', address, path, width: shownWidth(content.size) })
  else if (!content || content.kind === 'elsewhere') parts.push({ kind: 'image', address, path })
  return parts
}

/** What the file says of itself. */
function wordParts(words: PhotoWords = {}): readonly HoverPart[] {
  const { caption, alt, creator, credit, rights, source } = words
  const lines = [
    caption && l10n.t('Caption in the file: {0}', caption),
    alt && l10n.t('Alternative text in the file: {0}', alt),
    creator && l10n.t('Photographer: {0}', creator),
    credit && l10n.t('Credit line: {0}', credit),
    rights && l10n.t('Rights: {0}', rights),
    isMadeByAi(words) ? l10n.t('Made by AI, as the file says') : source && l10n.t('Digital source type: {0}', source),
  ]
  return lines.flatMap((text) => (text ? [{ kind: 'text', text } as const] : []))
}

function shownWidth(size: PixelSize | undefined): number {
  if (!size) return maxSize.width
  const fitting = Math.min(maxSize.width, (maxSize.height * size.width) / size.height)
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
