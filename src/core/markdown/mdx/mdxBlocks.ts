import type { BlockState } from '../markdownIt'

/** MDX has no indented code: a deep line is like one with three spaces. */
export function outdent(state: BlockState, line: number): false {
  if ((state.sCount[line] ?? 0) - state.blkIndent > 3) state.sCount[line] = state.blkIndent + 3
  return false
}

/** markdown-it's rule `fence`, but without a limit for the indentation. */
export function fence(state: BlockState, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
  const end = state.eMarks[startLine] ?? start
  const [mark] = /^(?:`{3,}|~{3,})/.exec(state.src.slice(start, end)) ?? []
  if (mark === undefined) return false
  const params = state.src.slice(start + mark.length, end)
  if (mark[0] === '`' && params.includes('`')) return false
  if (silent) return true
  let isClosed = false
  let line = startLine + 1
  for (; line < endLine; line++) {
    const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
    const until = state.eMarks[line] ?? from
    // The container ends here.
    if (from < until && (state.sCount[line] ?? 0) < state.blkIndent) break
    const written = state.src.slice(from, until).trimEnd()
    if (written.length >= mark.length && written === (mark[0] ?? '').repeat(written.length)) {
      isClosed = true
      break
    }
  }
  state.line = line + (isClosed ? 1 : 0)
  const token = state.push('fence', 'code', 0)
  token.info = params
  token.markup = mark
  token.content = state.getLines(startLine + 1, line, columnOf(state, startLine), true)
  token.map = [startLine, state.line]
  return true
}

/** The column of a line's first character that is not a space. `outdent` does not change it. */
function columnOf({ src, bMarks, tShift, bsCount }: BlockState, line: number): number {
  const start = bMarks[line] ?? 0
  let column = 0
  for (let at = start; at < start + (tShift[line] ?? 0); at++) column += src[at] === '\t' ? 4 - ((column + (bsCount[line] ?? 0)) % 4) : 1
  return column
}

/** markdown-it's rule `paragraph`, but blocks with any indentation end it. */
export function paragraph(state: BlockState, startLine: number, endLine: number): boolean {
  const terminators = state.md.block.ruler.getRules('paragraph')
  const before = state.parentType
  state.parentType = 'paragraph'
  let line = startLine + 1
  for (; line < endLine && !state.isEmpty(line); line++) {
    // A line of a quote that starts without its mark.
    if ((state.sCount[line] ?? 0) < 0) continue
    outdent(state, line)
    if (terminators.some((rule) => rule(state, line, endLine, true))) break
  }
  const content = trimmed(state.getLines(startLine, line, state.blkIndent, false))
  state.parentType = before
  state.line = line
  state.push('paragraph_open', 'p', 1).map = [startLine, line]
  const token = state.push('inline', '', 0)
  token.content = content
  token.map = [startLine, line]
  token.children = []
  state.push('paragraph_close', 'p', -1)
  return true
}

/** Without spaces, tabs and line ends at both ends: Markdown keeps other white space, such as U+3000. */
function trimmed(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && ' \t\n'.includes(text[start] ?? '')) start++
  while (end > start && ' \t\n'.includes(text[end - 1] ?? '')) end--
  return text.slice(start, end)
}
