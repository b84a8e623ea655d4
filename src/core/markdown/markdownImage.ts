import { mapRange, type ToDocument } from './contentMap'
import type { TokenOffsets } from './inlineOffsets'
import type { Token } from './markdownIt'
import type { Range } from '../text/text'

/** An image in Markdown's notation. */
export interface MarkdownImage {
  /** From the `!` on; ends with the destination, or with the label for `![alt][name]`. */
  readonly range: Range
  readonly alt: string
  /** The destination as written; undefined for `![alt][name]`. */
  readonly destination: Range | undefined
  /** The address as the page has it: without escapes, and percent-encoded. */
  readonly address: string
}

/** @param token an image, of the inline content that `toDocument` is for */
export function imageAt(toDocument: ToDocument, { start, end = start + 2, destination }: TokenOffsets, token: Token): MarkdownImage {
  return {
    range: mapRange(toDocument, { start, end }),
    alt: token.content,
    address: String(token.attrGet('src') ?? ''),
    destination: destination && mapRange(toDocument, destination),
  }
}
