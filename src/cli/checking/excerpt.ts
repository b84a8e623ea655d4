import type { LineMap, Range } from '../../core/text/text'

/** UTF-16 code units of the line that are taken before and after a problem: enough to tell two images of an article apart. */
const contextLength = 32
/** What is reported can be a whole block of HTML. */
const maxLength = 80

/**
 * The text at a range with some text of its line before and after it, white space as single spaces. It stays the same when lines are added
 * above it, and when another part of a long line is edited.
 */
export function excerptOf(text: string, lines: LineMap, { start, end }: Range): string {
  const from = Math.max(lines.rangeOf(lines.lineOf(start)).start, start - contextLength)
  const cut = end - start > maxLength
  const to = cut ? start + maxLength : Math.min(lines.rangeOf(lines.lineOf(end)).end, end + contextLength)
  // Half a surrogate pair would not survive in a file.
  return text
    .slice(from, to)
    .replace(/\p{Cs}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}
