import type { BlockState, Markdown } from '../markdownIt'

/** A line of a description: a colon at the start of its line, and white space. */
const marker = /^:([ \t]+)/
/** Whether a source may have descriptions. */
const anyMarker = /(?:^|\n)[ \t>*+\-\d.)]*:[ \t]/

/** The indentations of the definition lists around the current line. */
const around = new WeakMap<BlockState, number[]>()
const mayHave = new WeakMap<BlockState, boolean>()

/**
 * Reads definition lists as `extension/definition_list.go` does: each line of the paragraph before a description is a term, and
 * any number of blank lines may be between them. Replaces the rule of markdown-it-deflist.
 */
export function useDefinitionLists(markdown: Markdown): void {
  markdown.block.ruler.at('deflist', definitionList, { alt: ['paragraph', 'reference', 'blockquote'] })
}

function definitionList(state: BlockState, startLine: number, endLine: number, silent: boolean): boolean {
  if (!mayHaveDescriptions(state)) return false
  // A description ends the paragraph before it in the same list only: elsewhere it continues the paragraph.
  if (silent) return around.get(state)?.includes(indentOf(state, startLine)) === true && marker.test(textOf(state, startLine))
  const first = descriptionAfter(state, startLine, endLine)
  if (first === undefined) return false
  const indents = around.get(state) ?? []
  around.set(state, indents)
  indents.push(state.blkIndent)
  const list = state.push('dl_open', 'dl', 1)
  list.map = [startLine, startLine]
  let line = startLine
  let description: number | undefined = first
  while (description !== undefined) {
    if (line < description) readTerms(state, line, description)
    readDescription(state, description, endLine)
    line = nextText(state, state.line, endLine)
    description = line >= endLine || state.blkIndent > indentOf(state, line) ? undefined : descriptionFrom(state, line, endLine)
  }
  state.push('dl_close', 'dl', -1)
  indents.pop()
  list.map[1] = state.line
  return true
}

function mayHaveDescriptions(state: BlockState): boolean {
  const known = mayHave.get(state) ?? anyMarker.test(state.src)
  mayHave.set(state, known)
  return known
}

/** The line of the next description of a list: the line itself, or the one after its terms. */
function descriptionFrom(state: BlockState, line: number, endLine: number): number | undefined {
  if (isDescription(state, line)) return line
  if (indentOf(state, line) - state.blkIndent > 3 || endsParagraph(state, line, endLine)) return undefined
  return descriptionAfter(state, line, endLine)
}

/** The line of the description after the paragraph that starts at a line. */
function descriptionAfter(state: BlockState, startLine: number, endLine: number): number | undefined {
  if (isDescription(state, startLine)) return undefined
  let line = startLine + 1
  for (; line < endLine && !state.isEmpty(line); line++) {
    if (isDescription(state, line)) return line
    const indent = indentOf(state, line)
    if (indent - state.blkIndent > 3 || indent < 0) continue
    if (endsParagraph(state, line, endLine)) return undefined
  }
  line = nextText(state, line, endLine)
  return line < endLine && isDescription(state, line) ? line : undefined
}

function endsParagraph(state: BlockState, line: number, endLine: number): boolean {
  return state.md.block.ruler.getRules('paragraph').some((rule) => rule(state, line, endLine, true))
}

function isDescription(state: BlockState, line: number): boolean {
  return indentOf(state, line) === state.blkIndent && marker.test(textOf(state, line))
}

function nextText(state: BlockState, from: number, endLine: number): number {
  let line = from
  while (line < endLine && state.isEmpty(line)) line++
  return line
}

function readTerms(state: BlockState, startLine: number, endLine: number): void {
  for (let line = startLine; line < endLine && !state.isEmpty(line); line++) {
    state.push('dt_open', 'dt', 1).map = [line, line + 1]
    const content = state.push('inline', '', 0)
    content.map = [line, line + 1]
    content.content = textOf(state, line).trim()
    content.children = []
    state.push('dt_close', 'dt', -1)
  }
}

function readDescription(state: BlockState, line: number, endLine: number): void {
  const { tShift, sCount, blkIndent, tight, parentType } = state
  const [before, indent] = [tShift[line] ?? 0, indentOf(state, line)]
  const [, white = ''] = marker.exec(textOf(state, line)) ?? []
  const width = widthOf(white, indent + 1)
  const isTight = !state.isEmpty(line - 1)
  const open = state.push('dd_open', 'dd', 1)
  const lines: [number, number] = [line, line]
  open.map = lines
  const inside = state.tokens.length
  // Code starts with eight blanks after the colon.
  const shown = width >= 8 ? 5 : width
  state.blkIndent = indent + 1 + shown
  state.tight = true
  state.parentType = 'root'
  tShift[line] = before + 1 + white.length
  sCount[line] = indent + 1 + width
  state.md.block.tokenize(state, line, endLine)
  lines[1] = state.line
  Object.assign(state, { blkIndent, tight, parentType })
  tShift[line] = before
  sCount[line] = indent
  if (isTight) hideFirstParagraph(state, inside)
  state.push('dd_close', 'dd', -1)
}

/** Only the first paragraph of a description without a blank line before it is without a `<p>`. */
function hideFirstParagraph({ tokens, level }: BlockState, from: number): void {
  for (let index = from; index < tokens.length; index++) {
    const [open, close] = [tokens[index], tokens[index + 2]]
    if (open?.type !== 'paragraph_open' || open.level !== level || !close) continue
    open.hidden = true
    close.hidden = true
    return
  }
}

/** The width of white space that starts at a column, with tabs of four. */
function widthOf(white: string, column: number): number {
  let at = column
  for (const character of white) at += character === '\t' ? 4 - (at % 4) : 1
  return at - column
}

function indentOf(state: BlockState, line: number): number {
  return state.sCount[line] ?? 0
}

function textOf(state: BlockState, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
}
