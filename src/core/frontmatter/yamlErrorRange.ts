import type { SyntaxProblem, ValueNode } from '../data/nodes'
import { neverClosed } from '../data/yamlErrorMessages'
import { range, type LineMap, type Range } from '../text/text'

/** The range to report: the quotation mark or bracket that is not closed, rather than the end of the text that it includes. */
export function yamlErrorRange(error: SyntaxProblem, root: ValueNode | undefined): Range {
  if (root?.kind !== 'map') return error.range
  const values = root.fields.map(({ value }) => value).filter(({ range: { start } }) => start < error.range.start)
  if (neverClosed.test(error.message)) {
    const open = values.findLast((value) => value.kind !== 'scalar' && value.style === 'flow')?.range.start
    return open === undefined ? error.range : range(open, open + 1)
  }
  if (error.code !== 'MISSING_CHAR' || !/quote/.test(error.message)) return error.range
  return values.find((value) => value.kind === 'scalar' && error.range.start <= value.range.end + 1)?.range ?? error.range
}

/** The part of a range on its first line, at least one character if the line has any. */
export function onOneLine({ text, lines }: { readonly text: string; readonly lines: LineMap }, at: Range): Range {
  const line = lines.rangeOf(lines.lineOf(at.start))
  const end = Math.max(Math.min(at.end, line.end), Math.min(at.start + 1, line.end))
  if (end > at.start) return range(at.start, end)
  // For an error after the last character of a line, use that character, because it is visible.
  const start = Math.max(line.start, Math.min(at.start, line.end) - 1)
  return text.slice(start, line.end) === '' ? at : range(start, line.end)
}
