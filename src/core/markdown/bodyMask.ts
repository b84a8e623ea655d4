import type { MarkdownFeatures } from './siteMarkdown'
import { maskTemplates } from './templateTags'

/** Stands in a body for the divider of the summary: a private-use character, as `templateUnit` is. */
export const dividerUnit = '\uE002'

/**
 * A body as its Markdown is read: template tags are private-use characters, and a divider is a paragraph of its own, also in the
 * middle of a line.
 * @returns a text of the same length; it has more line ends if the body has a divider
 */
export function maskBody(body: string, { templateMarks, divider }: MarkdownFeatures): string {
  const masked = maskTemplates(body, templateMarks)
  const at = divider === undefined ? -1 : masked.indexOf(divider)
  if (divider === undefined || at < 0) return masked
  return `${masked.slice(0, at)}\n\n${dividerUnit.repeat(divider.length - 4)}\n\n${masked.slice(at + divider.length)}`
}

/** The offsets of the line ends that `maskBody` added to a body; none without a divider. */
export function addedLineEnds(masked: string): readonly number[] {
  const at = masked.indexOf(dividerUnit)
  if (at < 0) return []
  let end = at
  while (masked[end] === dividerUnit) end++
  return [at - 2, at - 1, end, end + 1]
}
