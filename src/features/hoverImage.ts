import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article'
import { articleImages } from '../core/articleImages'
import type { ImageFile } from '../core/imageFile'
import type { LocalImage } from '../core/localImage'
import { contains, type Range } from '../core/text'
import type { HoverPart } from './hover'

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

/** The picture behind an address, what is known of its file, and where that is; nothing when there is none. */
export function imageParts(address: string, found: LocalImage | undefined, language: string): readonly HoverPart[] {
  if (found?.kind !== 'there') return []
  const { path, file } = found
  const facts = file ? factsOf(file, language) : ''
  const picture = { kind: 'picture', address, path } as const
  const isShown = file?.content.kind === undefined || file.content.kind === 'image' || file.content.kind === 'elsewhere'
  return [...(isShown ? [picture] : []), ...(facts === '' ? [] : [{ kind: 'text', text: facts } as const]), { kind: 'file', path }]
}

/** `770 × 433 pixels · JPEG · 24 kB` */
export function factsOf({ bytes, content }: ImageFile, language: string): string {
  const weight = bytes > 0 ? weightOf(bytes, language) : undefined
  if (content.kind !== 'image') return weight ?? ''
  const { size, format } = content
  const extent =
    size && (size.fixed ? l10n.t('{0} × {1} pixels', size.width, size.height) : l10n.t('{0} : {1}, of any size', size.width, size.height))
  return [extent, format.toUpperCase(), weight].filter((part) => part !== undefined).join(' · ')
}

function weightOf(bytes: number, language: string): string {
  const [unit, amount] = bytes < 1000 ? ['byte', bytes] : bytes < 1_000_000 ? ['kilobyte', bytes / 1000] : ['megabyte', bytes / 1_000_000]
  const digits = amount < 10 && unit !== 'byte' ? 1 : 0
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: digits }).format(amount)
}
