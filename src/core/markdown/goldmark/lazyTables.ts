import type { BlockState, Environment, Markdown, Token } from '../markdownIt'

/**
 * Reads paragraphs as goldmark does: the white space before each line is no part of them, and a table may start at any of their lines,
 * also where the lines only continue a paragraph of a list or a quote (`extension/table.go`).
 */
export function useParagraphs(markdown: Markdown): void {
  markdown.block.ruler.at('paragraph', paragraph)
}

function paragraph(state: BlockState, startLine: number, endLine: number): boolean {
  const terminators = state.md.block.ruler.getRules('paragraph')
  const { parentType } = state
  state.parentType = 'paragraph'
  let line = startLine + 1
  for (; line < endLine && !state.isEmpty(line); line++) {
    const indent = state.sCount[line] ?? 0
    // More than three spaces are a part of the paragraph; what is left of a quote has a negative indentation.
    if (indent - state.blkIndent > 3 || indent < 0) continue
    if (terminators.some((rule) => rule(state, line, endLine, true))) break
  }
  state.parentType = parentType
  state.line = line
  // Not the white space of other scripts: many paragraphs in Chinese start with it.
  const rows = state
    .getLines(startLine, line, state.blkIndent, false)
    .split('\n')
    .map((row) => row.replace(/^[ \t]+/, ''))
  const header = tables.has(state.env) ? undefined : headerOf(rows)
  const table = header === undefined ? undefined : tableIn(state, rows.slice(header), startLine + header)
  const text = table ? rows.slice(0, header) : rows
  if (text.length > 0) pushParagraph(state, withoutBlanksAtEnd(text.join('\n')), startLine, startLine + text.length)
  for (const token of table ?? []) state.tokens.push(token)
  return true
}

function withoutBlanksAtEnd(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\r\n'.includes(text[end - 1] ?? '')) end--
  return text.slice(0, end)
}

function pushParagraph(state: BlockState, content: string, first: number, last: number): void {
  state.push('paragraph_open', 'p', 1).map = [first, last]
  const inline = state.push('inline', '', 0)
  inline.content = content
  inline.map = [first, last]
  inline.children = []
  state.push('paragraph_close', 'p', -1)
}

/** The row before the first one that may be a delimiter row. */
function headerOf(rows: readonly string[]): number | undefined {
  const delimiter = rows.findIndex((row, index) => index > 0 && /^[\s|:-]*-[\s|:-]*$/.test(row) && /[|:]/.test(row))
  return delimiter < 1 ? undefined : delimiter - 1
}

/** The environments of texts that are read as tables only: a paragraph in them has no table. */
const tables = new WeakSet<Environment>()

/** The tokens of a table that takes up all rows. */
function tableIn(state: BlockState, rows: readonly string[], line: number): readonly Token[] | undefined {
  const tokens: Token[] = []
  const environment = { ...state.env }
  tables.add(environment)
  state.md.block.parse(rows.join('\n'), state.md, environment, tokens)
  if (tokens[0]?.type !== 'table_open' || tokens.at(-1)?.type !== 'table_close') return undefined
  for (const token of tokens) {
    token.level += state.level
    if (token.map) token.map = [token.map[0] + line, token.map[1] + line]
  }
  return tokens
}
