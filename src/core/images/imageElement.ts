import type { MarkdownImage } from '../markdown/readMarkdown'
import { range, textAt, type Range } from '../text/text'

/** An image in Markdown's notation, and what it is in HTML. */
export interface ImageElement {
  /** To the closing bracket. */
  readonly range: Range
  readonly html: string
}

/** @returns undefined for one whose address stands elsewhere, or whose title is more than a text in double quotes */
export function imageAsElement(text: string, { range: at, alt, destination }: MarkdownImage): ImageElement | undefined {
  const rest = destination && /^(?:[ \t]+"[^"\n]*")?[ \t]*\)/.exec(text.slice(destination.end, destination.end + 400))
  if (!destination || !rest) return undefined
  const quoted = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const address = textAt(text, destination)
    .replace(/^<(.*)>$/, '$1')
    .replaceAll('"', '%22')
  return { range: range(at.start, destination.end + rest[0].length), html: `<img src="${address}" alt="${quoted(alt)}">` }
}
