import { contains, range, textAt, type Range } from '../../core/text/text'
import { scanField, slotValue } from './valueSlots'
import type { FlowKey, Scan, Slot } from './slot'
import {
  columnOf,
  firstOf,
  isBlank,
  isComment,
  isDash,
  nextWritten,
  writtenBlock,
  type WrittenBlock,
  type WrittenField,
  type YamlLines,
} from './writtenFields'

/** The cursor is at a key. */
export interface KeyContext {
  readonly kind: 'key'
  /** The keys of the maps around it, from the outermost; empty for the topmost level. Lists do not count. */
  readonly path: readonly string[]
  /** The key under the cursor; empty where none is written. */
  readonly range: Range
  /** Whether a colon follows already, so that the key alone is wanted. */
  readonly hasColon: boolean
  /** Whether lines that belong to the key's value follow. */
  readonly hasValue: boolean
  /** The keys of the other fields of the same map. */
  readonly present: ReadonlySet<string>
  readonly inFlow: boolean
  /** What has to stand before the key to part it from what is there. */
  readonly before: string
  /** What the lines of the map start with. */
  readonly indent: string
  /** What the entries of the article's lists are indented by, beyond their key. */
  readonly listIndent: string
}

/** The cursor is at a value: of a field, of an entry of its list. */
export interface ValueContext {
  readonly kind: 'value'
  /** The keys that lead to it, from the outermost; its own is the last. Lists do not count. */
  readonly path: readonly string[]
  /** The whole value with its quotes; where none is written, the cursor. Always on one line. */
  readonly range: Range
  /** How the author has begun to write it. */
  readonly style: Slot['style']
  readonly inFlow: boolean
  /** What has to stand before and behind the value to separate it from the values around it. */
  readonly before: string
  readonly after: string
  /** The other values of the same list. */
  readonly taken: ReadonlySet<string>
  /** Those of them that stand before it, in their order. */
  readonly preceding: readonly string[]
  /** Whether that list is an entry of another. */
  readonly isInnerList: boolean
}

export type CursorContext = KeyContext | ValueContext

/** The seed and the issue write one; most sites two. */
const usualIndent = '  '
const word = /^[\p{L}_][\p{L}\p{N}_.-]*$/u

/** Where the cursor is, and in what. */
interface Cursor {
  readonly offset: number
  readonly line: number
  /** The keys of the maps around the block that is looked at. */
  readonly path: readonly string[]
  readonly listIndent: string
}

/**
 * Tells what is written at the cursor, from the lines alone: while an author types, the YAML is broken half of the time.
 * @returns both a key and a value where either may be meant; nothing outside of the lines, in a comment, in a text of several lines
 */
export function cursorContexts(source: YamlLines, offset: number): readonly CursorContext[] {
  const line = source.lines.lineOf(offset)
  if (line < source.firstLine || line >= source.endLine) return []
  const block = writtenBlock(source)
  return contextsIn(block, { offset, line, path: [], listIndent: listIndentOf(block) ?? usualIndent })
}

/** The values that a field of the topmost level holds, those of inner lists as well. */
export function writtenValues(source: YamlLines, key: string): readonly string[] {
  const block = writtenBlock(source)
  const field = block.fields.findLast((candidate) => candidate.key === key)
  if (!field) return []
  return scanField(block, field, -1)
    .slots.filter(({ path }) => path.length === 0)
    .map((slot) => slotValue(block, slot))
}

function contextsIn(block: WrittenBlock, cursor: Cursor): readonly CursorContext[] {
  const { offset, line } = cursor
  const field = fieldAt(block, line)
  if (field && line === field.line && offset <= field.keyRange.end) return onKey(block, field, cursor)
  // A line without indentation is where the next field starts, even when a bracket above is still open.
  const isOutside = offset <= firstOf(block, line) && offset - block.lines.startOf(line) <= block.column && line !== field?.line
  if (field && offset >= field.valueStart && !isOutside) {
    const found = inField(block, field, cursor)
    if (found.length > 0) return found
  }
  return atNewKey(block, cursor)
}

function fieldAt({ fields }: WrittenBlock, line: number): WrittenField | undefined {
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

function inField(block: WrittenBlock, field: WrittenField, cursor: Cursor): readonly CursorContext[] {
  const { offset, line } = cursor
  const scan = scanField(block, field, offset)
  const inside = { ...cursor, path: [...cursor.path, field.key] }
  const flowKey = scan.flowKeys.find(({ area }) => contains(area, offset))
  if (flowKey) return [inFlowMap(block, flowKey, inside)]
  const inner = scan.inner.find(({ firstLine, endLine, from }) => firstLine <= line && line < endLine && offset >= (from ?? 0))
  const keys = inner ? contextsIn(writtenBlock(inner), inside) : []
  const slot = scan.slots.find((candidate) => contains(candidate.area, offset))
  if (!slot) return keys.length > 0 ? keys : onEmptyLine(block, field, scan, inside)
  if (inComment(block, slot, offset, line)) return []
  const value = atValue(block, slot, scan.slots, inside)
  return [...value, ...keys, ...(inner || slot.place !== 'item' ? [] : startOfMap(block, slot, inside))]
}

/** Below a key that has no value: a map may start there, or its value stands on a line of its own. */
function onEmptyLine(block: WrittenBlock, field: WrittenField, scan: Scan, { offset, line, ...cursor }: Cursor): readonly CursorContext[] {
  const [only] = scan.slots
  const isEmpty = scan.slots.length === 1 && only?.place === 'scalar' && only.value.start === only.value.end
  if (!isEmpty || !isBlank(block, line) || line === field.line) return []
  const indent = block.text.slice(block.lines.startOf(line), offset)
  const at = range(offset, offset)
  return [
    { ...plainValue, kind: 'value', path: cursor.path, range: at },
    { ...plainKey, kind: 'key', path: cursor.path, range: at, indent, listIndent: cursor.listIndent },
  ]
}

const plainValue = {
  style: 'plain',
  inFlow: false,
  before: '',
  after: '',
  taken: new Set<string>(),
  preceding: [],
  isInnerList: false,
} as const
const plainKey = { hasColon: false, hasValue: false, present: new Set<string>(), inFlow: false, before: '' } as const

/** An entry of a list that is not written yet, or is one word: it may become a map. */
function startOfMap(block: WrittenBlock, slot: Slot, { offset, path, listIndent }: Cursor): readonly CursorContext[] {
  const { text, lines } = block
  const { value, area } = slot
  const isEmpty = value.start === value.end
  if (!isEmpty && (!contains(value, offset) || !word.test(textAt(text, value)))) return []
  const at = isEmpty ? range(offset, offset) : value
  const before = at.start === area.start ? ' ' : ''
  const indent = text.slice(lines.startOf(lines.lineOf(offset)), at.start).replace(/[^\t]/g, ' ') + before
  return [{ ...plainKey, kind: 'key', path, range: at, before, indent, listIndent }]
}

function inFlowMap(
  { text }: WrittenBlock,
  { value, hasColon, path, keys }: FlowKey,
  { offset, listIndent, ...cursor }: Cursor,
): KeyContext {
  const at = contains(value, offset) && value.start < value.end ? value : range(offset, offset)
  const present = new Set(keys)
  if (hasColon) present.delete(textAt(text, value))
  const before = text[at.start - 1] === ',' ? ' ' : ''
  return {
    ...plainKey,
    kind: 'key',
    path: [...cursor.path, ...path],
    range: at,
    hasColon,
    present,
    inFlow: true,
    before,
    indent: '',
    listIndent,
  }
}

function onKey(block: WrittenBlock, field: WrittenField, cursor: Cursor): readonly CursorContext[] {
  const quoted = /["']/.test(block.text[field.keyRange.start] ?? '')
  if (quoted || !contains(field.keyRange, cursor.offset)) return []
  return [keyContext(block, field.keyRange, true, true, cursor, field)]
}

function atNewKey(block: WrittenBlock, cursor: Cursor): readonly CursorContext[] {
  const { offset, line } = cursor
  const lineStart = block.lines.startOf(line)
  const start = firstOf(block, line)
  const next = nextWritten(block, line + 1, block.endLine)
  const continued = next !== undefined && continues(block, next)
  if (isBlank(block, line)) {
    const fits = offset - lineStart === block.column && !continued
    return fits ? [keyContext(block, range(offset, offset), false, false, cursor)] : []
  }
  const written = block.text.slice(start, block.lines.rangeOf(line).end).trimEnd()
  const at = range(start, start + written.length)
  if (fieldAt(block, line) || start - lineStart > block.column || !contains(at, offset) || !word.test(written)) return []
  return [keyContext(block, at, false, continued, cursor)]
}

/** Whether a line belongs to the value of a key above it. */
function continues(block: WrittenBlock, line: number): boolean {
  const first = firstOf(block, line)
  return columnOf(block, line) > block.column || isDash(block, first) || /[\]}]/.test(block.text[first] ?? '')
}

function keyContext(
  block: WrittenBlock,
  at: Range,
  hasColon: boolean,
  hasValue: boolean,
  { path, listIndent }: Cursor,
  under?: WrittenField,
): KeyContext {
  const present = new Set<string>()
  for (const field of block.fields) if (field !== under) present.add(field.key)
  const indent = block.text.slice(block.lines.startOf(block.lines.lineOf(at.start)), at.start).replace(/[^\t]/g, ' ')
  return { ...plainKey, kind: 'key', path, range: at, hasColon, hasValue, present, indent, listIndent }
}

function listIndentOf(block: WrittenBlock): string | undefined {
  for (const field of block.fields) {
    if (field.endLine === field.line + 1) continue
    const line = nextWritten(block, field.line + 1, field.endLine)
    if (line === undefined) continue
    const dash = firstOf(block, line)
    if (isDash(block, dash)) return block.text.slice(block.lines.startOf(line) + block.column, dash)
  }
  return undefined
}

/** Only the place between two commas can hold comments: the others end before theirs. */
function inComment({ text, lines }: WrittenBlock, { value, area, place }: Slot, offset: number, line: number): boolean {
  if (place !== 'flow' || contains(value, offset)) return false
  const from = Math.max(area.start, lines.startOf(line), offset > value.end ? value.end : 0)
  for (let at = from; at < offset; at++) if (isComment(text, at)) return true
  return false
}

function atValue(block: WrittenBlock, slot: Slot, all: readonly Slot[], { offset, path }: Cursor): readonly ValueContext[] {
  const { text } = block
  const { value, area, place } = slot
  const others = all.filter(
    (other) => other !== slot && other.list === slot.list && other.list !== 0 && other.value.end > other.value.start,
  )
  const taken = new Set(others.map((other) => slotValue(block, other)))
  const preceding = others.filter((other) => other.value.start < value.start).map((other) => slotValue(block, other))
  const isEmpty = value.start === value.end
  const inFlow = place === 'flow'
  const common = {
    ...plainValue,
    kind: 'value',
    path: [...path, ...slot.path],
    inFlow,
    taken,
    preceding,
    isInnerList: slot.list > 1,
  } as const
  if (!isEmpty && /[\r\n]/.test(text.slice(Math.min(offset, value.start), Math.max(offset, value.end)))) {
    // A new line of a list of several lines, above an entry: the value that follows is another one.
    const ownLine = offset < value.start && isBlank(block, block.lines.lineOf(offset)) && text[area.start - 1] !== ':'
    return ownLine ? [{ ...common, range: range(offset, offset), after: ',', taken: new Set([...taken, slotValue(block, slot)]) }] : []
  }
  const at = isEmpty ? range(offset, offset) : range(Math.min(offset, value.start), Math.max(offset, value.end))
  const tight =
    at.start === area.start &&
    place !== 'below' &&
    (place !== 'flow' || text[at.start - 1] === ':' || (isEmpty && text[at.start - 1] === ','))
  return [{ ...common, range: at, style: slot.style, before: tight ? ' ' : '', after: text[at.end] === '#' ? ' ' : '' }]
}
