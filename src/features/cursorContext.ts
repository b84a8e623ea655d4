import type { Article } from '../core/article'
import { contains, range, type Range } from '../core/text'
import { slotsOf, slotValue, type Slot } from './valueSlots'
import { indentOf, isBlank, isComment, isDash, nextWritten, writtenBlock, type WrittenBlock, type WrittenField } from './writtenFields'

/** The cursor is at a key of the topmost level. */
export interface KeyContext {
  readonly kind: 'key'
  /** The key under the cursor; empty where none is written. */
  readonly range: Range
  /** Whether a colon follows already, so that the key alone is wanted. */
  readonly hasColon: boolean
  /** Whether lines that belong to the key's value follow. */
  readonly hasValue: boolean
  /** The keys of the other fields. */
  readonly present: ReadonlySet<string>
  /** What the entries of the article's lists are indented by, beyond their key. */
  readonly listIndent: string
}

/** The cursor is at a value: of a field, of an entry of its list. */
export interface ValueContext {
  readonly kind: 'value'
  readonly key: string
  /** The whole value with its quotes; where none is written, the cursor. Always on one line. */
  readonly range: Range
  /** How the author has begun to write it. */
  readonly style: Slot['style']
  readonly inFlow: boolean
  /** What has to stand before and behind the value to part it from its neighbours. */
  readonly before: string
  readonly after: string
  /** The other values of the same list. */
  readonly taken: ReadonlySet<string>
}

export type CursorContext = KeyContext | ValueContext

/** The seed and the issue write one; most sites two. */
const usualIndent = '  '

/**
 * Tells what is written at the cursor, from the lines alone: while an author types, the YAML is broken half of the time.
 * @returns undefined in the body, on a fence, in a comment, in a text of several lines, in a nested map
 */
export function cursorContext(article: Article, offset: number): CursorContext | undefined {
  const block = writtenBlock(article)
  if (!block) return undefined
  const line = block.lines.lineOf(offset)
  if (line < block.firstLine || line >= block.endLine) return undefined
  const field = block.fields.find((candidate) => candidate.line <= line && line < candidate.endLine)
  if (field && line === field.line && offset <= field.keyRange.end) return onKey(block, field, offset)
  if (field && offset >= field.valueStart) {
    const slot = slotAt(block, field, offset, line)
    if (slot) return atValue(block, field, slot, offset)
  }
  return atNewKey(block, offset, line)
}

/** The values that a field holds, those of inner lists as well. */
export function writtenValues(article: Article, key: string): readonly string[] {
  const block = writtenBlock(article)
  const field = block?.fields.findLast((candidate) => candidate.key === key)
  if (!block || !field) return []
  return slotsOf(block, field, -1).map((slot) => slotValue(block, slot))
}

function onKey(block: WrittenBlock, field: WrittenField, offset: number): KeyContext | undefined {
  const quoted = /["']/.test(block.text[field.keyRange.start] ?? '')
  if (quoted || !contains(field.keyRange, offset)) return undefined
  return keyContext(block, field.keyRange, true, true, field)
}

function atNewKey(block: WrittenBlock, offset: number, line: number): KeyContext | undefined {
  const start = block.lines.startOf(line) + indentOf(block, line)
  const end = block.lines.rangeOf(line).end
  const next = nextWritten(block, line + 1, block.endLine)
  const continued = next !== undefined && continues(block, next)
  if (isBlank(block, line)) {
    const column = offset - block.lines.startOf(line)
    return column === block.column && !continued ? keyContext(block, range(offset, offset), false, false, undefined) : undefined
  }
  const word = block.text.slice(start, end).trimEnd()
  const written = range(start, start + word.length)
  const isLoose = !block.fields.some((field) => field.line <= line && line < field.endLine)
  if (
    !isLoose ||
    start - block.lines.startOf(line) > block.column ||
    !contains(written, offset) ||
    !/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(word)
  )
    return undefined
  return keyContext(block, written, false, continued, undefined)
}

/** Whether a line belongs to the value of a key above it. */
function continues(block: WrittenBlock, line: number): boolean {
  const first = block.lines.startOf(line) + indentOf(block, line)
  return indentOf(block, line) > block.column || isDash(block, first) || /[\]}]/.test(block.text[first] ?? '')
}

function keyContext(block: WrittenBlock, at: Range, hasColon: boolean, hasValue: boolean, under: WrittenField | undefined): KeyContext {
  const present = new Set(block.fields.filter((field) => field !== under).map((field) => field.key))
  return { kind: 'key', range: at, hasColon, hasValue, present, listIndent: listIndentOf(block) }
}

function listIndentOf(block: WrittenBlock): string {
  for (const field of block.fields) {
    const line = nextWritten(block, field.line + 1, field.endLine)
    if (line === undefined) continue
    const start = block.lines.startOf(line)
    const dash = start + indentOf(block, line)
    if (isDash(block, dash)) return block.text.slice(start + block.column, dash)
  }
  return usualIndent
}

function slotAt(
  block: WrittenBlock,
  field: WrittenField,
  offset: number,
  line: number,
): { readonly slot: Slot; readonly all: readonly Slot[] } | undefined {
  // A line without indentation is where the next field starts, even when a bracket above is still open.
  if (isBlank(block, line) && offset - block.lines.startOf(line) <= block.column) return undefined
  const all = slotsOf(block, field, offset)
  const slot = all.find((candidate) => contains(candidate.area, offset))
  return slot && !inComment(block, slot, offset, line) ? { slot, all } : undefined
}

/** Only the place between two commas can hold comments: the others end before theirs. */
function inComment({ text, lines }: WrittenBlock, { value, area, place }: Slot, offset: number, line: number): boolean {
  if (place !== 'flow' || contains(value, offset)) return false
  const from = Math.max(area.start, lines.startOf(line), offset > value.end ? value.end : 0)
  for (let at = from; at < offset; at++) if (isComment(text, at)) return true
  return false
}

function atValue(
  block: WrittenBlock,
  field: WrittenField,
  { slot, all }: { readonly slot: Slot; readonly all: readonly Slot[] },
  offset: number,
): ValueContext | undefined {
  const { text } = block
  const { value, area, place } = slot
  const taken = new Set(
    all
      .filter((other) => other !== slot && other.list === slot.list && other.list !== 0 && other.value.end > other.value.start)
      .map((other) => slotValue(block, other)),
  )
  const isEmpty = value.start === value.end
  const inFlow = place === 'flow'
  const common = { kind: 'value', key: field.key, inFlow, taken } as const
  if (!isEmpty && /[\r\n]/.test(text.slice(Math.min(offset, value.start), Math.max(offset, value.end)))) {
    // A new line of a list of several lines, above an entry: the value that follows is another one.
    const ownLine = offset < value.start && isBlank(block, block.lines.lineOf(offset))
    return ownLine
      ? {
          ...common,
          range: range(offset, offset),
          style: 'plain',
          before: '',
          after: ',',
          taken: new Set([...taken, slotValue(block, slot)]),
        }
      : undefined
  }
  const at = isEmpty ? range(offset, offset) : range(Math.min(offset, value.start), Math.max(offset, value.end))
  const tight = at.start === area.start && (place !== 'flow' || (isEmpty && text[at.start - 1] === ','))
  return { ...common, range: at, style: slot.style, before: tight ? ' ' : '', after: text[at.end] === '#' ? ' ' : '' }
}
