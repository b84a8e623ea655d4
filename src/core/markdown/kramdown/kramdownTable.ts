import { add, isAfterBoundary, newBlock, type BlockReader, type Frame, type Table, type TableRow } from './kramdownBlock'
import { isBeforeBoundary } from './kramdownBoundary'
import { strip } from './common/kramdownPatterns'
import { readCells } from './spans/kramdownSpans'

const tableStart = / {0,3}(?=[^ \t\r\n\f\v])(?:\||[^\n]*?[^\\\n]\|)[^\n]*\n/y
const tableLine = /(?:\||[^\n]*?[^\\\n]\|)[^\n]*\n/y
const separator = /([+|: \t-]*?-[+|: \t-]*?)[ \t]*\n/y
const footSeparator = /[+|: \t=]*?=[+|: \t=]*?[ \t]*\n/y
const alignment = /[ \t]?(:?)-+(:?)[ \t]?/g
const hasPipe = /^(?:\||.*?[^\\]\|)/

type Part = Table['parts'][number]

/** A table: lines with `|`, up to a blank line (`lib/kramdown/parser/kramdown/table.rb`). */
export function readTable(_reader: BlockReader, frame: Frame): boolean {
  const { scanner } = frame
  if (!scanner.check(tableStart) || !isAfterBoundary(frame)) return false
  const start = scanner.pos
  const leading = /^[ \t\r\f\v]*\|/.test(scanner.text.slice(start, scanner.endOfLine()))
  scanner.scan(separator)
  const parts: Part[] = []
  let rows: TableRow[] = []
  let alignments: Table['alignments'] | undefined
  let hasFoot = false
  const addPart = (kind: Part['kind'], force: boolean) => {
    if (hasFoot && kind === 'tbody' && !force) return
    parts.push({ kind, rows })
    rows = []
  }
  while (!scanner.atEnd && scanner.check(tableLine)) {
    const between = scanner.scan(separator)
    if (between) {
      if (rows.length === 0) continue
      if (!alignments?.length && !hasFoot) {
        addPart('thead', false)
        alignments = Array.from((between[1] ?? '').matchAll(alignment), ([, left, right]) =>
          left === '' ? (right === '' ? '' : 'right') : right === '' ? 'left' : 'center',
        )
      } else addPart('tbody', false)
      continue
    }
    if (scanner.scan(footSeparator)) {
      if (rows.length > 0) addPart('tbody', true)
      hasFoot = true
      continue
    }
    const line = scanner.lineAt(scanner.pos)
    const end = scanner.endOfLine()
    const cells = cellsOf(scanner.text.slice(scanner.pos, end - 1).replace(/[ \t]+$/, ''), leading)
    scanner.pos = end
    rows.push({ line, cells })
  }
  const end = scanner.pos
  const isTable = isBeforeBoundary(scanner) && hasPipeInEachLine(scanner.text.slice(start, end - 1))
  if (isTable && rows.length > 0) addPart(hasFoot ? 'tfoot' : 'tbody', false)
  if (!isTable || !parts.some(({ kind }) => kind === 'tbody')) {
    scanner.pos = start
    return false
  }
  const columns = parts.flatMap(({ rows }) => rows).reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const table = { alignments: alignments ?? [], columns, parts }
  return add(frame, newBlock('table', scanner.lineAt(start), scanner.lineAt(end - 1) + 1, { table }))
}

/** The sources of the cells of a row. */
function cellsOf(row: string, leading: boolean): readonly string[] {
  const cells: string[] = []
  const append = (text: string) => {
    cells.push((cells.pop() ?? '') + text)
  }
  row.split(/(<code[\s\S]*?>[\s\S]*?<\/code>)/).forEach((piece, index) => {
    if (index % 2 === 1) append(piece)
    else
      for (const span of readCells(piece, false)) {
        if (span.kind === 'code') append(quoted(span.text))
        else {
          const [first = '', ...more] = span.text.split(/(?<!\\)\|/).map((text) => text.replaceAll('\\|', '|'))
          append(first)
          for (const cell of more) cells.push(cell)
        }
      }
  })
  if (leading && cells[0]?.trim() === '') cells.shift()
  if (cells.at(-1)?.trim() === '') cells.pop()
  return cells.map(strip)
}

/** Code between as many back quotes as it needs. */
function quoted(code: string): string {
  const longest = Array.from(code.matchAll(/`+/g)).reduce((most, [marks]) => Math.max(most, marks.length), 0)
  const marks = '`'.repeat(longest + 1)
  return longest > 0 ? `${marks} ${code} ${marks}` : `${marks}${code}${marks}`
}

/** Whether each line has a `|` that is neither escaped nor in code or a tag. */
function hasPipeInEachLine(text: string): boolean {
  let onLine = false
  for (const { kind, text: written } of readCells(text, true)) {
    const lines = linesOf(written)
    if (kind === 'code') {
      if (lines.length > 2 || (lines.length === 2 && !onLine)) break
      if (lines.length === 2) onLine = false
    } else {
      if (lines.length > 1 && !onLine && !hasPipe.test(lines[0] ?? '')) break
      onLine = (lines.length <= 1 && onLine) || hasPipe.test(lines.at(-1) ?? '')
    }
  }
  return onLine
}

/** The lines of a text as Ruby's `split` returns them: no empty ones at the end. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n')
  while (lines.at(-1) === '') lines.pop()
  return lines
}
