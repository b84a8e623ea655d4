import type { MarkdownImage } from '../markdown/linksAndImages'
import { range, textAt, type Range } from '../text/text'

/** The HTML for an image in Markdown's notation. */
export interface ImageElement {
  /** The range of the image in Markdown, from `!` up to and including the closing bracket. */
  readonly range: Range
  readonly html: string
}

/**
 * @param mdx whether the element is closed, as MDX demands
 * @returns undefined if the address is in a definition, or if there is a title that is not plain text in double quotes
 */
export function imageAsElement(text: string, { range: at, alt, destination }: MarkdownImage, mdx = false): ImageElement | undefined {
  const rest = destination && /^(?:[ \t]+"[^"\n]*")?[ \t]*\)/.exec(text.slice(destination.end, destination.end + 400))
  if (!destination || !rest) return undefined
  const quoted = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const address = textAt(text, destination)
    .replace(/^<(.*)>$/, '$1')
    .replaceAll('"', '%22')
  return { range: range(at.start, destination.end + rest[0].length), html: `<img src="${address}" alt="${quoted(alt)}"${mdx ? ' /' : ''}>` }
}
