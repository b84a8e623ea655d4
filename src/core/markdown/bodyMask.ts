import { range, type Range } from '../text/text'
import type { MarkdownFeatures } from './siteMarkdown'
import { maskTemplates } from './templateTags'

/** Stands in a body for the divider of the summary: a private-use character, as `templateUnit` is. */
export const dividerUnit = '\uE002'

/** White space behind a divider, which is left out with it (measured on Hugo 0.111.3). */
const white = /[\t\n\v\f\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]*/y

/**
 * A body as its Markdown is read: template tags are private-use characters, and a divider is a paragraph of its own, also in the
 * middle of a line.
 * @returns a text of the same length; its lines are others if the body has a divider
 */
export function maskBody(body: string, { templateMarks, divider }: MarkdownFeatures): string {
  const masked = maskTemplates(body, templateMarks)
  const at = divider === undefined ? -1 : masked.indexOf(divider)
  if (divider === undefined || at < 0) return masked
  white.lastIndex = at + divider.length
  white.test(masked)
  const end = white.lastIndex
  return `${masked.slice(0, at)}\n\n${dividerUnit.repeat(end - at - 4)}\n\n${masked.slice(end)}`
}

/** The part of a masked body in which the lines are not those of the body; undefined without a divider. */
export function dividerIn(masked: string): Range | undefined {
  const at = masked.indexOf(dividerUnit)
  if (at < 0) return undefined
  let end = at
  while (masked[end] === dividerUnit) end++
  return range(at - 2, end + 2)
}
