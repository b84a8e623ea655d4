import { lookaheadOf } from '../lookahead'
import type { BlockState } from '../markdownIt'
import { range } from '../../text/text'
import { readBraces } from './expression'
import { FlowRows } from './flowRows'
import { elementEnd, readJsxTag } from './jsxTag'
import { countsOf, maxMdxProblems } from './mdxCounts'
import { asHtml, setMdx, type MdxMeta, type MdxPiece } from './mdxTokens'
import { readModuleLines } from './moduleLines'

/** `import` and `export` at the start of a line, up to a blank line. They do not end a paragraph. */
export function modules(state: BlockState, line: number, endLine: number, silent: boolean): boolean {
  if (silent || state.level > 0 || state.parentType !== 'root') return false
  const start = state.bMarks[line] ?? 0
  if ((state.tShift[line] ?? 0) > 0 || !/^(?:import|export) /.test(state.src.slice(start, start + 7))) return false
  const look = lookaheadOf(state)
  const { lines, isValid, isOpen, linesRead } = readModuleLines(state.src.slice(start, state.eMarks[endLine - 1]), look.searches > 0)
  look.line = Math.max(look.line, line + linesRead)
  if (isOpen) look.searches--
  const text = state.src.slice(start, state.eMarks[line + lines - 1] ?? state.src.length)
  const piece: MdxPiece = { kind: 'module', range: range(0, text.length), isValid, text }
  push(state, line, line + lines, { pieces: [piece], text, toSource: (offset) => start + offset })
  return true
}

/**
 * A comment at the start of a line. What follows on its last line is read as a line of its own, without its first character: so does
 * remark-comment of Docusaurus, to which the line end is that character.
 */
export function comment(state: BlockState, line: number, endLine: number, silent: boolean): boolean {
  const first = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (!state.src.startsWith('<!--', first)) return false
  const rows = new FlowRows(state, line, endLine)
  for (let from = 4; rows.add(); from = Math.max(4, rows.text.length - 2)) {
    const close = rows.text.indexOf('-->', from)
    if (close < 0) continue
    if (silent) return true
    const last = rows.lineOf(close)
    const end = rows.toSource(close) + 3
    const text = rows.text.slice(0, close + 3)
    push(state, line, last + 1, { pieces: [{ kind: 'comment', range: range(0, text.length) }], text, toSource: rows.toSource })
    readRest(state, last, endLine, end + 1)
    return true
  }
  if (rows.text !== '') rows.fail()
  return false
}

/** Reads the rest of a line, from an offset of the source, as a line. */
function readRest(state: BlockState, line: number, endLine: number, from: number): void {
  const end = state.eMarks[line] ?? 0
  const indent = /^[ \t]*/.exec(state.src.slice(from, end))?.[0].length ?? 0
  if (from + indent >= end) return
  const { bMarks, tShift, sCount } = state
  const before = [bMarks[line] ?? 0, tShift[line] ?? 0, sCount[line] ?? 0] as const
  bMarks[line] = from
  tShift[line] = indent
  sCount[line] = state.blkIndent + Math.min(indent, 3)
  state.line = line
  state.md.block.ruler.getRules('').some((rule) => rule(state, line, endLine, false))
  bMarks[line] = before[0]
  tShift[line] = before[1]
  sCount[line] = before[2]
}

/** Tags and expressions that are lines of their own. */
export function flow(state: BlockState, line: number, endLine: number, silent: boolean): boolean {
  const unit = state.src[(state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)]
  if ((unit !== '<' && unit !== '{') || countsOf(state).faults > maxMdxProblems) return false
  const rows = new FlowRows(state, line, endLine)
  while (rows.add()) {
    const found = flowPieces(rows.text)
    if (found === 'open') continue
    if (found && !silent) {
      const last = rows.lineOf(found.end)
      const text = rows.text.slice(0, rows.endOf(found.end))
      push(state, line, last + 1, { pieces: found.pieces, text, toSource: rows.toSource })
    }
    if (!found) rows.fail()
    return found !== undefined
  }
  rows.fail()
  return false
}

/** The tags and expressions at the start of a text, which nothing else may follow on their last line. */
export function flowPieces(text: string): { readonly pieces: MdxPiece[]; readonly end: number } | 'open' | undefined {
  const pieces: MdxPiece[] = []
  let at = 0
  for (;;) {
    const unit = text[at]
    if (unit === '<') {
      const tag = readJsxTag(text, at)
      if (tag?.kind === 'fault') return tag.why === 'open' ? 'open' : undefined
      if (!tag) return undefined
      pieces.push(tag)
      at = tag.range.end
    } else if (unit === '{') {
      const braces = readBraces(text, at, elementEnd)
      if (braces.fault) return braces.fault === 'open' ? 'open' : undefined
      pieces.push({ ...braces, kind: 'braces', at })
      at = braces.end
    } else return unit === undefined || unit === '\n' ? { pieces, end: at } : undefined
    while (text[at] === ' ' || text[at] === '\t') at++
  }
}

function push(state: BlockState, first: number, last: number, meta: MdxMeta): void {
  state.line = last
  const token = state.push('mdx', '', 0)
  token.map = [first, last]
  const whole = state.getLines(first, last, state.blkIndent, true)
  // Behind a comment, a line may go on.
  const isCut = meta.pieces[0]?.kind === 'comment'
  const { content, read } = isCut ? { content: meta.text, read: () => meta.text } : { content: whole, read: () => alignedTo(whole, meta) }
  token.content = content
  setMdx(token, meta, read)
}

/** How HTML reads the text of a token, in lines that have as much indentation as those of the content. */
function alignedTo(content: string, meta: MdxMeta): string {
  const written = meta.text.split('\n')
  const read = asHtml(meta).split('\n')
  return content
    .split('\n')
    .map((row, index) => {
      const extra = row.length - (written[index]?.length ?? 0)
      return extra >= 0 ? row.slice(0, extra) + (read[index] ?? '') : (read[index] ?? '').slice(-extra)
    })
    .join('\n')
}
