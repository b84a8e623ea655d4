import { range, type Range } from '../../core/text/text'
import type { ScalarNode } from '../../core/data/nodes'
import {
  columnOf,
  flowQuoteEnd,
  isBlank,
  isComment,
  isDash,
  lineEndFrom,
  nextTextLine,
  openQuoteEnd,
  plainEnd,
  quoteEnd,
  skipBlanks,
  textStart,
  trimmedEnd,
  type YamlField,
  type YamlLines,
  type YamlMap,
} from './yamlFields'

// Stage 2 of reading YAML around the cursor: the places for values and keys in the value of one field, written or not. Offsets are
// UTF-16 code units of the whole document.

/** A place for one value, or for one key of a flow map. It is on one line. */
export type Place = ValuePlace | FlowKeyPlace

interface PlaceBase {
  /** What is written there, with its quotes; an empty range if nothing is. */
  readonly written: Range
  /** The cursor is at this place between these offsets (inclusive): from the colon, dash, bracket or comma before it to what ends it. */
  readonly area: Range
  /** The keys of the flow maps around it in the field, from the outermost. Lists add nothing to the path. */
  readonly path: readonly string[]
}

export interface ValuePlace extends PlaceBase {
  readonly kind: 'value'
  /** `ownLine`: on a line of its own below the key or the dash. */
  readonly position: 'field' | 'entry' | 'ownLine' | 'flow'
  readonly style: Exclude<ScalarNode['style'], 'block'>
  /** The list that it is an entry of. */
  readonly list: List | undefined
}

export interface FlowKeyPlace extends PlaceBase {
  readonly kind: 'key'
  readonly hasColon: boolean
  /** The keys of its map, with this one if it has a colon. */
  readonly keys: readonly string[]
}

/** The values of one list, without those that have no `ValuePlace`. */
export interface List {
  readonly values: ValuePlace[]
  /** Whether the list is an entry of another list. */
  readonly isInner: boolean
}

interface Scan {
  readonly map: YamlMap
  readonly field: YamlField
  readonly offset: number
  readonly places: Place[]
  /** The lines of the maps below the key, or in the entries of its list. */
  readonly innerMaps: YamlLines[]
}

/**
 * Finds the places in the value of a field, in the order of the text. Values of several lines, block scalars, aliases and tagged
 * values have no place.
 * @param offset of the cursor: a quote that is not closed ends at the first comma or bracket after it. -1 without a cursor
 */
export function placesIn(map: YamlMap, field: YamlField, offset: number): Pick<Scan, 'places' | 'innerMaps'> {
  const scan: Scan = { map, field, offset, places: [], innerMaps: [] }
  const { valueStart: from, line, endLine } = field
  const listLine = scanValue(scan, { from, line, endLine, column: map.column, position: 'field', list: undefined })
  if (listLine < endLine) scanBlockList(scan, listLine)
  return scan
}

function addValue({ places }: Scan, place: ValuePlace): void {
  places.push(place)
  place.list?.values.push(place)
}

function scanBlockList(scan: Scan, firstLine: number): void {
  const { map, field } = scan
  const { text } = map
  const outermost: List = { values: [], isInner: false }
  const open: { readonly column: number; readonly list: List }[] = []
  const listIn = (column: number): List => {
    while ((open.at(-1)?.column ?? -1) > column) open.pop()
    const top = open.at(-1)
    if (top?.column === column) return top.list
    // Entries that are indented less than the first are an error in YAML. They are taken for entries of the same list.
    const list = open.length === 0 ? outermost : { values: [], isInner: true }
    open.push({ column, list })
    return list
  }
  let line = firstLine
  while (line < field.endLine) {
    const { start, end } = map.lines.rangeOf(line)
    let dash = textStart(map, line)
    let list: List | undefined
    // Two dashes, as in `- - a`: the second opens a list that is an entry of the first.
    for (let next = dash; next < end && isDash(text, next); next = skipBlanks(text, dash + 1, end)) {
      dash = next
      list = listIn(dash - start)
    }
    if (list) {
      const column = dash - start
      line = scanValue(scan, { from: dash + 1, line, endLine: entryEnd(scan, line + 1, column), column, position: 'entry', list })
    } else line++
  }
}

/** The first line that is not indented deeper than the dash of an entry: the entry ends before it. */
function entryEnd({ map, field }: Scan, from: number, dashColumn: number): number {
  let line = from
  while (line < field.endLine && (isBlank(map, line) || columnOf(map, line) > dashColumn)) line++
  return line
}

/** Where the value of a field or of a list entry may be. */
interface ValueLines extends Pick<ValuePlace, 'position' | 'list'> {
  /** The offset after the colon or dash. */
  readonly from: number
  readonly line: number
  readonly endLine: number
  /** Of the key or dash: lines that belong to the value are indented deeper. */
  readonly column: number
}

/** @returns the line to go on with: the first one of a block list that is the value, or the line after the value */
function scanValue(scan: Scan, { from, line, endLine, column, position, list }: ValueLines): number {
  const { map } = scan
  const lineEnd = map.lines.rangeOf(line).end
  const start = skipBlanks(map.text, from, lineEnd)
  const next = nextTextLine(map, line + 1, endLine)
  if (start < lineEnd && !isComment(map.text, start)) {
    scanWritten(scan, start, next === undefined, { from, line, endLine, position, list })
  } else if (next === undefined) {
    addValue(scan, { kind: 'value', written: range(start, start), area: range(from, start), position, style: 'plain', list, path: [] })
  } else if (isDash(map.text, textStart(map, next))) return next
  else if (columnOf(map, next) > column) {
    scan.innerMaps.push(linesOf(map, next, endLine))
    const first = textStart(map, next)
    const isOneLine = nextTextLine(map, next + 1, endLine) === undefined
    scanWritten(scan, first, isOneLine, { from: first, line: next, endLine, position: 'ownLine', list })
  }
  return endLine
}

/**
 * @param start the offset of the first character of the value
 * @param isOneLine whether the lines below that belong to the value hold no text
 */
function scanWritten(scan: Scan, start: number, isOneLine: boolean, value: Omit<ValueLines, 'column'>): void {
  const { from, line, endLine, position, list } = value
  const { text, lines } = scan.map
  const lineEnd = lines.rangeOf(line).end
  const limit = lines.startOf(endLine)
  const add = (written: Range, style: ValuePlace['style'], areaEnd: number) => {
    if (isOneLine) addValue(scan, { kind: 'value', written, area: range(from, areaEnd), position, style, list, path: [] })
  }
  const isEnd = (at: number, end: number) => at >= end || isComment(text, at)
  const innerMap = () => scan.innerMaps.push({ ...linesOf(scan.map, line, endLine), from: start })
  const unit = text[start] ?? ''
  if (unit === '[' || unit === '{') {
    scanFlow(scan, start, limit, list !== undefined)
    return
  }
  if (/^(?:[&*!|>]|[?-][ \t])/.test(text.slice(start, start + 2))) return
  const areaEnd = plainEnd(text, start, lineEnd, '')
  const written = range(start, trimmedEnd(text, start, areaEnd))
  if (unit === "'" || unit === '"') {
    const style = styleOf(unit)
    const close = quoteEnd(text, start, limit)
    if (close !== undefined && close > lineEnd) {
      const closeLineEnd = lines.rangeOf(lines.lineOf(close)).end
      if (isEnd(skipBlanks(text, close, closeLineEnd), closeLineEnd)) return
    } else if (close !== undefined) {
      const rest = skipBlanks(text, close, lineEnd)
      const isWhole = isEnd(rest, lineEnd)
      if (isWhole) add(range(start, close), style, rest)
      if (text[rest] === ':' && position === 'entry') innerMap()
      if (isWhole || (text[rest] === ':' && position !== 'field')) return
    }
    add(written, style, areaEnd)
    return
  }
  const isKey = /:(?:[ \t]|$)/.test(text.slice(start, written.end))
  if (position === 'entry' && (isKey || !isOneLine)) innerMap()
  if (!isKey) add(written, 'plain', areaEnd)
}

function linesOf({ text, lines }: YamlLines, firstLine: number, endLine: number): YamlLines {
  return { text, lines, firstLine, endLine }
}

/** The part between two commas of a flow list or map. */
interface FlowEntry {
  /** The offset after the comma, the bracket or the colon before it. */
  readonly from: number
  written: Range
  style: ValuePlace['style']
  /** The number of values found; an entry with more than one has no place. */
  count: number
  /** The key before the colon. */
  readonly key: string | undefined
}

/** A flow list or map that is open. */
interface FlowLevel {
  /** Undefined for a map. */
  readonly list: List | undefined
  readonly path: readonly string[]
  readonly keys: string[]
  /** The entry of the outer level that it is the value of. */
  readonly outer: FlowEntry
}

/**
 * Adds the places of a flow list or map and of those inside it. It need not be closed.
 * @param start of the opening bracket
 * @param limit the offset where the scan ends if no bracket closes the list or map
 */
function scanFlow(scan: Scan, start: number, limit: number, isEntry: boolean): void {
  const { text } = scan.map
  const open: FlowLevel[] = []
  const entryFrom = (from: number, key?: string): FlowEntry => ({ from, written: range(from, from), style: 'plain', count: 0, key })
  let entry = entryFrom(start)
  let at = start
  const endEntry = (end: number) => {
    const level = open.at(-1)
    if (!level || entry.count > 1) return
    const { written, style, key } = entry
    const { list, keys } = level
    const area = range(entry.from, end)
    const path = key === undefined ? level.path : [...level.path, key]
    if (list || key !== undefined) addValue(scan, { kind: 'value', written, area, position: 'flow', style, list, path })
    else if (style === 'plain') scan.places.push({ kind: 'key', written, area, hasColon: false, path, keys })
  }
  const takeValue = (end: number, style: ValuePlace['style'], isSingle: boolean) => {
    entry.written = range(at, end)
    entry.style = style
    entry.count += isSingle ? 1 : 2
    at = end
  }
  const takeKey = ({ path, keys }: FlowLevel, key: string, written: Range, colon: number) => {
    keys.push(key)
    const isPlain = key.length === written.end - written.start
    if (isPlain) scan.places.push({ kind: 'key', written, area: written, hasColon: true, path, keys })
    at = colon + 1
    entry = entryFrom(at, key)
  }
  while (at < limit) {
    const unit = text[at] ?? ''
    const level = open.at(-1)
    const keyLevel = level && !level.list && entry.key === undefined && entry.count === 0 ? level : undefined
    if (/\s/.test(unit)) at++
    else if (isComment(text, at)) at = lineEndFrom(text, at, limit)
    else if (unit === '[' || unit === '{') {
      const isInner = level ? level.list !== undefined : isEntry
      const path = [...(level?.path ?? []), ...(entry.key === undefined ? [] : [entry.key])]
      open.push({ list: unit === '[' ? { values: [], isInner } : undefined, path, keys: [], outer: entry })
      entry = entryFrom(++at)
    } else if (unit === ']' || unit === '}') {
      endEntry(at++)
      open.pop()
      if (open.length === 0 || !level) return
      entry = level.outer
      entry.count += 2
    } else if (unit === ',') {
      endEntry(at)
      entry = entryFrom(++at)
    } else if (unit === "'" || unit === '"') {
      const close = flowQuoteEnd(text, at, limit)
      const colon = close === undefined ? -1 : skipBlanks(text, close, limit)
      if (keyLevel && close !== undefined && text[colon] === ':') takeKey(keyLevel, text.slice(at + 1, close - 1), range(at, close), colon)
      else if (close === undefined) takeValue(openQuoteEnd(text, at, scan.offset, limit), styleOf(unit), true)
      else takeValue(close, styleOf(unit), !text.slice(at, close).includes('\n'))
    } else {
      const end = trimmedEnd(text, at, plainEnd(text, at, limit, ',[]{}\r\n'))
      const written = text.slice(at, end)
      const colon = keyLevel ? written.search(/:(?:\s|$)/) : -1
      if (keyLevel && colon >= 0) {
        const key = written.slice(0, colon).trimEnd()
        takeKey(keyLevel, key, range(at, at + key.length), at + colon)
      } else takeValue(end, 'plain', !/:(?:\s|$)|^[&*!|>]/.test(written))
    }
  }
  endEntry(limit)
}

function styleOf(quote: string): ValuePlace['style'] {
  return quote === "'" ? 'single' : 'double'
}
