import { range, textAt, type Range } from '../../core/text/text'
import { readYaml } from '../../core/data/yaml'
import { scanFlow } from './flowSlots'
import {
  columnOf,
  firstOf,
  isBlank,
  isComment,
  isDash,
  nextWritten,
  quoteEnd,
  skipBlanks,
  type WrittenBlock,
  type WrittenField,
  type YamlLines,
} from './writtenFields'
import type { Scan, Slot } from './slot'

/**
 * The places for values of a field, in their order, and where maps are inside it. Values of several lines, block scalars,
 * aliases and tagged values are no places.
 */
export function scanField(block: WrittenBlock, field: WrittenField, cursor: number): Scan {
  const scan: Scan = { block, field, cursor, slots: [], flowKeys: [], inner: [], lists: 0 }
  const lineEnd = block.lines.rangeOf(field.line).end
  const at = skipBlanks(block.text, field.valueStart, lineEnd)
  const next = nextWritten(block, field.line + 1, field.endLine)
  const writtenHere = at < lineEnd && !isComment(block.text, at)
  if (!writtenHere && next !== undefined && isDash(block, firstOf(block, next))) scanBlockList(scan, next)
  else scanValue(scan, field.valueStart, field.line, undefined, 'scalar', 0)
  return scan
}

/** The text that a place holds now, without its quotes. */
export function slotValue(block: WrittenBlock, { value, style }: Slot): string {
  const source = textAt(block.text, value)
  if (style === 'plain') return source
  const quote = style === 'single' ? "'" : '"'
  const inner = source.slice(1, source.length > 1 && source.endsWith(quote) ? -1 : undefined)
  if (style === 'single') return inner.replaceAll("''", "'")
  if (!inner.includes('\\')) return inner
  const { root } = readYaml(`"${inner}"`, range(0, inner.length + 2))
  return root?.kind === 'scalar' ? String(root.value) : inner
}

function scanBlockList(scan: Scan, firstLine: number): void {
  const { block, field } = scan
  const open: { readonly column: number; readonly list: number }[] = []
  const root = ++scan.lists
  const listAt = (column: number): number => {
    while ((open.at(-1)?.column ?? -1) > column) open.pop()
    const top = open.at(-1)
    if (top?.column === column) return top.list
    // A list that is indented unevenly is broken, but meant as one.
    const list = open.length === 0 ? root : ++scan.lists
    open.push({ column, list })
    return list
  }
  let line = firstLine
  while (line < field.endLine) {
    const { start, end } = block.lines.rangeOf(line)
    let dash = firstOf(block, line)
    if (isBlank(block, line) || !isDash(block, dash)) {
      line++
      continue
    }
    let list = listAt(dash - start)
    for (
      let inner = skipBlanks(block.text, dash + 1, end);
      inner < end && isDash(block, inner);
      inner = skipBlanks(block.text, dash + 1, end)
    ) {
      dash = inner
      list = listAt(dash - start)
    }
    line = scanValue(scan, dash + 1, line, dash - start, 'item', list)
  }
}

/**
 * @param from the offset behind the colon or dash
 * @param column of the dash; undefined for the value of the field itself
 * @returns the line behind the value
 */
function scanValue(scan: Scan, from: number, line: number, column: number | undefined, place: 'scalar' | 'item', list: number): number {
  const { block, field } = scan
  const { text, lines } = block
  const lineEnd = lines.rangeOf(line).end
  const at = skipBlanks(text, from, lineEnd)
  const behind = column === undefined ? field.endLine : lineBehind(scan, line + 1, column)
  const next = nextWritten(block, line + 1, behind)
  if (at < lineEnd && !isComment(text, at)) scanWritten(scan, { from, at, line, behind, place, list, alone: next === undefined })
  else if (next === undefined) scan.slots.push({ value: range(at, at), area: range(from, at), place, style: 'plain', list, path: [] })
  else if (isDash(block, firstOf(block, next))) return next
  else if (columnOf(block, next) > (column ?? block.column)) {
    scan.inner.push(linesOf(block, next, behind))
    const first = firstOf(block, next)
    const alone = nextWritten(block, next + 1, behind) === undefined
    scanWritten(scan, { from: first, at: first, line: next, behind, place: 'below', list, alone })
  }
  return behind
}

interface WrittenValue {
  readonly from: number
  readonly at: number
  readonly line: number
  readonly behind: number
  readonly place: Slot['place']
  readonly list: number
  /** Whether nothing is written in the lines below that belong to it. */
  readonly alone: boolean
}

function scanWritten(scan: Scan, { from, at, line, behind, place, list, alone }: WrittenValue): void {
  const { block } = scan
  const { text, lines } = block
  const lineEnd = lines.rangeOf(line).end
  const add = (value: Range, style: Slot['style'], areaEnd: number) => {
    if (alone) scan.slots.push({ value, area: range(from, areaEnd), place, style, list, path: [] })
  }
  const unit = text[at]
  if (unit === '[' || unit === '{') {
    scanFlow(scan, at, lines.startOf(behind))
    return
  }
  if (/^(?:[&*!|>]|[?-][ \t])/.test(text.slice(at, at + 2))) return
  if (unit === "'" || unit === '"') {
    const close = quoteEnd(text, at, lines.startOf(behind))
    const style = unit === "'" ? 'single' : 'double'
    if (close !== undefined && close > lineEnd) {
      const closeLine = lines.rangeOf(lines.lineOf(close)).end
      const rest = skipBlanks(text, close, closeLine)
      if (rest >= closeLine || isComment(text, rest)) return
    } else if (close !== undefined) {
      const rest = skipBlanks(text, close, lineEnd)
      if (rest >= lineEnd || isComment(text, rest)) {
        add(range(at, close), style, rest)
        return
      }
      if (text[rest] === ':' && place === 'item') scan.inner.push({ ...linesOf(block, line, behind), from: at })
      if (text[rest] === ':' && place !== 'scalar') return
    }
    const written = plainEnd(text, at, lineEnd)
    add(range(at, written.end), style, written.areaEnd)
    return
  }
  const { end, areaEnd } = plainEnd(text, at, lineEnd)
  const isMap = /:(?:[ \t]|$)/.test(text.slice(at, end))
  if (place === 'item' && (isMap || !alone)) scan.inner.push({ ...linesOf(block, line, behind), from: at })
  if (!isMap) add(range(at, end), 'plain', areaEnd)
}

function linesOf({ text, lines }: YamlLines, firstLine: number, endLine: number): YamlLines {
  return { text, lines, firstLine, endLine }
}

/** Where a text that runs to a comment or to the end of its line ends, without and with the blanks behind it. */
function plainEnd(text: string, from: number, lineEnd: number): { readonly end: number; readonly areaEnd: number } {
  let areaEnd = from
  while (areaEnd < lineEnd && !isComment(text, areaEnd)) areaEnd++
  let end = areaEnd
  while (end > from && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--
  return { end, areaEnd }
}

/** The first line that is indented no deeper than a dash: it does not continue the dash's value. */
function lineBehind({ block, field }: Scan, from: number, column: number): number {
  let line = from
  while (line < field.endLine && (isBlank(block, line) || columnOf(block, line) > column)) line++
  return line
}
