import { readYaml } from '../../core/data/yaml'
import { contains, range, textAt, type Range } from '../../core/text/text'
import type { CursorContext, KeyContext, ValueContext } from './completionTypes'
import {
  columnOf,
  isBlank,
  isComment,
  isDash,
  mapIn,
  nextTextLine,
  textStart,
  type YamlField,
  type YamlLines,
  type YamlMap,
} from './yamlFields'
import { placesIn, type FlowKeyPlace, type Place, type ValuePlace } from './yamlPlaces'

// Stage 3 of reading YAML around the cursor: which of the fields (`yamlFields.ts`) and places (`yamlPlaces.ts`) the cursor is at.

/** The indentation of list entries in an article that has no block list. */
const defaultListIndent = '  '
const word = /^[\p{L}_][\p{L}\p{N}_.-]*$/u

interface Cursor {
  readonly offset: number
  readonly line: number
  /** The keys of the maps around the map that is searched. */
  readonly path: readonly string[]
  readonly listIndent: string
}

/**
 * Finds what is written at the cursor.
 * @returns a value and a key if either may be meant; nothing outside of the lines, in a comment, and in a text of several lines
 */
export function yamlContexts(source: YamlLines, offset: number): readonly CursorContext[] {
  const line = source.lines.lineOf(offset)
  if (line < source.firstLine || line >= source.endLine) return []
  const map = mapIn(source)
  return contextsIn(map, { offset, line, path: [], listIndent: listIndentIn(map) ?? defaultListIndent })
}

/** The values of a field of the top level, with those of inner lists. Empty without such a field. */
export function yamlValues(source: YamlLines, key: string): readonly string[] {
  const map = mapIn(source)
  const field = map.fields.findLast((candidate) => candidate.key === key)
  if (!field) return []
  const { places } = placesIn(map, field, -1)
  return places.flatMap((place) => (place.kind === 'value' && place.path.length === 0 ? [valueAt(map, place)] : []))
}

function contextsIn(map: YamlMap, cursor: Cursor): readonly CursorContext[] {
  const { offset, line } = cursor
  const field = fieldAt(map, line)
  if (field && line === field.line && offset <= field.keyRange.end) return atKey(map, field, cursor)
  // At the start of a line without indentation the next field may begin, also if a bracket above is still open.
  const isNewField = offset <= textStart(map, line) && offset - map.lines.startOf(line) <= map.column && line !== field?.line
  if (field && offset >= field.valueStart && !isNewField) {
    const found = inField(map, field, cursor)
    if (found.length > 0) return found
  }
  return atNewKey(map, cursor)
}

/** The field that a line belongs to: a binary search. */
function fieldAt({ fields }: YamlMap, line: number): YamlField | undefined {
  let low = 0
  let high = fields.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((fields[middle]?.line ?? 0) <= line) low = middle
    else high = middle - 1
  }
  const field = fields[low]
  return field && field.line <= line && line < field.endLine ? field : undefined
}

function inField(map: YamlMap, field: YamlField, cursor: Cursor): readonly CursorContext[] {
  const { offset, line } = cursor
  const { places, innerMaps } = placesIn(map, field, offset)
  const inside = { ...cursor, path: [...cursor.path, field.key] }
  const place = places.find(({ area }) => contains(area, offset))
  if (place?.kind === 'key') return [atFlowKey(map, place, inside)]
  const inner = innerMaps.find(({ firstLine, endLine, from }) => firstLine <= line && line < endLine && offset >= (from ?? 0))
  const inInner = inner ? contextsIn(mapIn(inner), inside) : []
  if (!place) return inInner.length > 0 ? inInner : onEmptyLine(map, field, places, inside)
  if (isInComment(map, place, offset, line)) return []
  return [...atValue(map, place, inside), ...inInner, ...(inner || place.position !== 'entry' ? [] : atNewMap(map, place, inside))]
}

const emptyKey = {
  kind: 'key',
  hasColon: false,
  hasValue: false,
  otherKeys: new Set<string>(),
  inFlow: false,
  before: '',
  after: '',
} as const
const emptyValue = {
  kind: 'value',
  style: 'plain',
  inFlow: false,
  before: '',
  after: '',
  otherValues: new Set<string>(),
  valuesBefore: [],
  isInnerList: false,
} as const

/** On the key of a field. Nothing for a quoted key. */
function atKey(map: YamlMap, field: YamlField, cursor: Cursor): readonly CursorContext[] {
  const isQuoted = /["']/.test(map.text[field.keyRange.start] ?? '')
  if (isQuoted || !contains(field.keyRange, cursor.offset)) return []
  return [keyContext(map, field.keyRange, true, true, cursor, field)]
}

/** On a blank line, or on a word without a colon, in the column of the keys: a field may begin there. */
function atNewKey(map: YamlMap, cursor: Cursor): readonly CursorContext[] {
  const { offset, line } = cursor
  const lineStart = map.lines.startOf(line)
  const start = textStart(map, line)
  const next = nextTextLine(map, line + 1, map.endLine)
  const hasValue = next !== undefined && belongsAbove(map, next)
  if (isBlank(map, line)) {
    const isFree = offset - lineStart === map.column && !hasValue
    return isFree ? [keyContext(map, range(offset, offset), false, false, cursor)] : []
  }
  const written = map.text.slice(start, map.lines.rangeOf(line).end).trimEnd()
  const at = range(start, start + written.length)
  if (fieldAt(map, line) || start - lineStart > map.column || !contains(at, offset) || !word.test(written)) return []
  return [keyContext(map, at, false, hasValue, cursor)]
}

/** Whether a line belongs to the value of a key above it. */
function belongsAbove(map: YamlMap, line: number): boolean {
  const start = textStart(map, line)
  return columnOf(map, line) > map.column || isDash(map.text, start) || /[\]}]/.test(map.text[start] ?? '')
}

function keyContext(
  map: YamlMap,
  at: Range,
  hasColon: boolean,
  hasValue: boolean,
  { path, listIndent }: Cursor,
  field?: YamlField,
): KeyContext {
  const otherKeys = new Set<string>()
  for (const other of map.fields) if (other !== field) otherKeys.add(other.key)
  return { ...emptyKey, path, range: at, hasColon, hasValue, otherKeys, indent: indentBefore(map, at.start), listIndent }
}

/** What is before an offset on its line, with spaces in place of the text, such as the dash of a list entry. */
function indentBefore({ text, lines }: YamlMap, offset: number): string {
  return text.slice(lines.startOf(lines.lineOf(offset)), offset).replace(/[^\t]/g, ' ')
}

function listIndentIn(map: YamlMap): string | undefined {
  for (const field of map.fields) {
    if (field.endLine === field.line + 1) continue
    const line = nextTextLine(map, field.line + 1, field.endLine)
    if (line === undefined) continue
    const start = textStart(map, line)
    if (isDash(map.text, start)) return map.text.slice(map.lines.startOf(line) + map.column, start)
  }
  return undefined
}

/** On a blank line below a key without a value: a map may begin there, or the value is on a line of its own. */
function onEmptyLine(
  map: YamlMap,
  field: YamlField,
  places: readonly Place[],
  { offset, line, path, listIndent }: Cursor,
): readonly CursorContext[] {
  const [only] = places
  const isEmpty = only?.kind === 'value' && places.length === 1 && only.position === 'field' && only.written.start === only.written.end
  if (!isEmpty || !isBlank(map, line) || line === field.line) return []
  const at = range(offset, offset)
  const indent = map.text.slice(map.lines.startOf(line), offset)
  return [
    { ...emptyValue, path, range: at },
    { ...emptyKey, path, range: at, indent, listIndent },
  ]
}

/** At a list entry that is empty, or a single word: it may become a map. */
function atNewMap(map: YamlMap, { written, area }: ValuePlace, { offset, path, listIndent }: Cursor): readonly CursorContext[] {
  const isEmpty = written.start === written.end
  if (!isEmpty && (!contains(written, offset) || !word.test(textAt(map.text, written)))) return []
  const at = isEmpty ? range(offset, offset) : written
  const before = at.start === area.start ? ' ' : ''
  return [{ ...emptyKey, path, range: at, before, indent: indentBefore(map, at.start) + before, listIndent }]
}

function atFlowKey({ text }: YamlMap, place: FlowKeyPlace, { offset, path, listIndent }: Cursor): KeyContext {
  const { written, hasColon, keys } = place
  const at = contains(written, offset) && written.start < written.end ? written : range(offset, offset)
  const otherKeys = new Set(keys)
  if (hasColon) otherKeys.delete(textAt(text, written))
  const before = text[at.start - 1] === ',' ? ' ' : ''
  return {
    ...emptyKey,
    path: [...path, ...place.path],
    range: at,
    hasColon,
    otherKeys,
    inFlow: true,
    before,
    indent: '',
    listIndent,
  }
}

/** Whether the cursor is in a comment between two commas. The other places end before a comment. */
function isInComment({ text, lines }: YamlMap, { written, area, position }: ValuePlace, offset: number, line: number): boolean {
  if (position !== 'flow' || contains(written, offset)) return false
  const from = Math.max(area.start, lines.startOf(line), offset > written.end ? written.end : 0)
  for (let at = from; at < offset; at++) if (isComment(text, at)) return true
  return false
}

function atValue(map: YamlMap, place: ValuePlace, { offset, path }: Cursor): readonly ValueContext[] {
  const { text, lines } = map
  const { written, area, position, list } = place
  const others = (list?.values ?? []).filter((other) => other !== place && other.written.end > other.written.start)
  const context = {
    ...emptyValue,
    path: [...path, ...place.path],
    inFlow: position === 'flow',
    otherValues: new Set(others.map((other) => valueAt(map, other))),
    valuesBefore: others.filter((other) => other.written.start < written.start).map((other) => valueAt(map, other)),
    isInnerList: list?.isInner ?? false,
  }
  const isEmpty = written.start === written.end
  const at = isEmpty ? range(offset, offset) : range(Math.min(offset, written.start), Math.max(offset, written.end))
  if (/[\r\n]/.test(textAt(text, at))) {
    // On a blank line of a flow list, above an entry: a new entry is meant, not the one below.
    const isNewEntry = offset < written.start && isBlank(map, lines.lineOf(offset)) && text[area.start - 1] !== ':'
    const otherValues = new Set([...context.otherValues, valueAt(map, place)])
    return isNewEntry ? [{ ...context, range: range(offset, offset), after: ',', otherValues }] : []
  }
  const followsSign = position !== 'flow' || text[at.start - 1] === ':' || (isEmpty && text[at.start - 1] === ',')
  const needsSpace = at.start === area.start && position !== 'ownLine' && followsSign
  return [{ ...context, range: at, style: place.style, before: needsSpace ? ' ' : '', after: text[at.end] === '#' ? ' ' : '' }]
}

/** The text of a value, without its quotes. */
function valueAt({ text }: YamlMap, { written, style }: ValuePlace): string {
  const source = textAt(text, written)
  if (style === 'plain') return source
  const quote = style === 'single' ? "'" : '"'
  const inner = source.slice(1, source.length > 1 && source.endsWith(quote) ? -1 : undefined)
  if (style === 'single') return inner.replaceAll("''", "'")
  if (!inner.includes('\\')) return inner
  const { root } = readYaml(`"${inner}"`, range(0, inner.length + 2))
  return root?.kind === 'scalar' ? String(root.value) : inner
}
