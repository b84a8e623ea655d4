import type { BlockState } from '../markdownIt'

/**
 * A paragraph of marked 15. Outside of lists, a line of white space with a tab in it does not end it, and neither does indented HTML. In a
 * list, each line may start any list.
 */
export function paragraph(state: BlockState, startLine: number, endLine: number): boolean {
  const rules = state.md.block.ruler.getRules('paragraph')
  const { parentType } = state
  const inList = parentType === 'list'
  if (!inList) state.parentType = 'paragraph'
  let line = startLine + 1
  for (; line < endLine; line++) {
    if (state.isEmpty(line)) {
      if (inList || !hasTab(state, line)) break
      continue
    }
    const indent = (state.sCount[line] ?? 0) - state.blkIndent
    // A line of a quotation that has no mark.
    if (indent > 3 || (state.sCount[line] ?? 0) < 0) continue
    if (!inList && indent > 0 && state.src[(state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)] === '<') continue
    if (rules.some((rule) => rule(state, line, endLine, true))) break
  }
  // Blank lines at the end belong to no paragraph.
  while (state.isEmpty(line - 1)) line--
  const map: [number, number] = [startLine, line]
  state.line = line
  state.push('paragraph_open', 'p', 1).map = map
  const inline = state.push('inline', '', 0)
  inline.content = state.getLines(startLine, line, state.blkIndent, false).trim()
  inline.map = [...map]
  inline.children = []
  state.push('paragraph_close', 'p', -1)
  state.parentType = parentType
  return true
}

function hasTab({ src, bMarks, eMarks }: BlockState, line: number): boolean {
  const start = bMarks[line] ?? 0
  // The mark of a quotation takes one white space with it.
  return src.slice(src[start - 1] === '>' ? start + 1 : start, eMarks[line]).includes('\t')
}

/** `- ` with nothing behind the space starts no list (marked 15, `block.list`). */
export function emptyItem(state: BlockState, startLine: number, endLine: number, silent: boolean): boolean {
  const { src, bMarks, tShift, eMarks, sCount, blkIndent } = state
  if (silent || (sCount[startLine] ?? 0) - blkIndent > 3) return false
  const line = src.slice((bMarks[startLine] ?? 0) + (tShift[startLine] ?? 0), eMarks[startLine])
  return /^(?:[*+-]|\d{1,9}[.)])[ \t]+$/.test(line) && paragraph(state, startLine, endLine)
}

/** A heading whose marks are followed by another white space than a blank or tab, such as that of Chinese (marked 15, `block.heading`). */
export function wideHeading(state: BlockState, startLine: number, _endLine: number, silent: boolean): boolean {
  const { src, bMarks, tShift, eMarks, sCount, blkIndent } = state
  if ((sCount[startLine] ?? 0) - blkIndent > 3) return false
  const line = src.slice((bMarks[startLine] ?? 0) + (tShift[startLine] ?? 0), eMarks[startLine])
  const [, marks, words = ''] = /^(#{1,6})(?![ \t])\s(.*)$/.exec(line) ?? []
  if (marks === undefined) return false
  if (silent) return true
  state.line = startLine + 1
  const tag = `h${marks.length}`
  const map: [number, number] = [startLine, startLine + 1]
  Object.assign(state.push('heading_open', tag, 1), { map, markup: marks })
  Object.assign(state.push('inline', '', 0), {
    content: words
      .trim()
      .replace(/(?:^|\s)#+$/, '')
      .trim(),
    map: [...map],
    children: [],
  })
  state.push('heading_close', tag, -1).markup = marks
  return true
}
