import type { Article } from '../../core/article/article'
import type { FrontMatter } from '../../core/frontmatter/frontMatter'
import { contains, range, textAt, type Range } from '../../core/text/text'
import type { Field, ListNode, MapNode, ValueNode } from '../../core/data/nodes'
import type { CursorContext, KeyContext, ValueContext } from './completionTypes'

interface Cursor {
  readonly text: string
  readonly offset: number
  readonly isToml: boolean
  readonly content: Range
}

const emptyKey = {
  kind: 'key',
  hasColon: false,
  hasValue: false,
  inFlow: true,
  before: '',
  after: '',
  indent: '',
  listIndent: '',
} as const

/**
 * Finds what is written at the cursor in TOML or JSON: from the fields that the parser read, which are most of them also while an
 * author types, and from the characters around the cursor. At most one context.
 */
export function tomlJsonContexts(article: Article, offset: number): readonly CursorContext[] {
  const context = contextAt(article, offset)
  return context ? [context] : []
}

function contextAt({ text, frontMatter }: Article, offset: number): CursorContext | undefined {
  if (frontMatter?.language !== 'toml' && frontMatter?.language !== 'json') return undefined
  const { content, root } = frontMatter
  if (offset < content.start || offset > content.end) return undefined
  const cursor: Cursor = { text, offset, isToml: frontMatter.language === 'toml', content }
  const found = root?.kind === 'map' ? inMap(cursor, root, []) : undefined
  if (found) return found === 'nothing' ? undefined : found
  if (cursor.isToml) return atTomlLine(cursor, frontMatter)
  const whole: MapNode = root?.kind === 'map' ? root : { kind: 'map', range: content, style: 'flow', fields: [] }
  if (root && root.kind !== 'map') return undefined
  const isOutside = text[whole.range.start] === '{' && root && (offset <= root.range.start || offset >= root.range.end)
  return isOutside ? undefined : atGap(cursor, whole, [])
}

/** `nothing`: the cursor is in something that gets no items. Undefined: the cursor is in no field. */
type Found = CursorContext | 'nothing' | undefined

function inMap(cursor: Cursor, node: MapNode, path: readonly string[]): Found {
  const { text, offset } = cursor
  for (const field of node.fields) {
    const { keyRange, value } = field
    const inside = [...path, field.key]
    if (contains(keyRange, offset))
      return node.style === 'block' && isInHeader(text, keyRange) ? 'nothing' : onKey(cursor, node, field, path)
    if (isEmpty(value)) {
      if (offset > keyRange.end && isAfterSign(text, keyRange.end, offset)) return atMissing(cursor, inside)
    } else if (contains(value.range, offset)) {
      const found = inValue(cursor, value, inside, new Set())
      if (found) return found
      if (isWithin(cursor, value) && (value.kind === 'scalar' || value.style === 'flow')) return 'nothing'
    }
  }
  return undefined
}

/** Whether a key is part of a table header (`[author]`). Headers get no items: renaming one would move the fields below it. */
function isInHeader(text: string, { start }: Range): boolean {
  return /^[ \t]*\[/.test(text.slice(text.lastIndexOf('\n', start) + 1, start))
}

function isEmpty({ range: at }: ValueNode): boolean {
  return at.start === at.end
}

function isAfterSign(text: string, keyEnd: number, offset: number): boolean {
  return /^[ \t]*[=:][ \t]*$/.test(text.slice(keyEnd, Math.min(offset, keyEnd + 200)))
}

function inValue(cursor: Cursor, value: ValueNode, path: readonly string[], otherValues: ReadonlySet<string>): Found {
  if (value.kind === 'scalar') {
    if (value.style === 'block' || /\n/.test(textAt(cursor.text, value.range))) return undefined
    return { ...valueAt(value.range, path, otherValues), style: value.style }
  }
  if (value.kind === 'map')
    return inMap(cursor, value, path) ?? (value.style === 'flow' && isWithin(cursor, value) ? atGap(cursor, value, path) : undefined)
  return isWithin(cursor, value) || value.style === 'block' ? inList(cursor, value, path) : undefined
}

/** Whether the cursor is between the brackets of a value, not before or after them. */
function isWithin({ offset }: Cursor, { range: at }: ValueNode): boolean {
  return offset > at.start && offset < at.end
}

function inList(cursor: Cursor, list: ListNode, path: readonly string[]): Found {
  const { text, offset } = cursor
  const otherValues = (except: ValueNode | undefined) =>
    new Set(list.items.flatMap(({ value }) => (value.kind === 'scalar' && value !== except ? [String(value.value)] : [])))
  for (const { value } of list.items) if (contains(value.range, offset)) return inValue(cursor, value, path, otherValues(value))
  const before = text.slice(list.range.start, offset).trimEnd().at(-1)
  if (list.style === 'block' || (before !== '[' && before !== ',')) return undefined
  const next = text.slice(offset, list.range.end).trimStart()
  const after = next === '' || /^[\],#]/.test(next) ? '' : ','
  return { ...valueAt(range(offset, offset), path, otherValues(undefined)), before: text[offset - 1] === ',' ? ' ' : '', after }
}

function atMissing({ text, offset }: Cursor, path: readonly string[]): CursorContext | undefined {
  if (!/^[ \t]*(?:[\r\n,}#]|$)/.test(text.slice(offset, offset + 200))) return undefined
  return { ...valueAt(range(offset, offset), path, new Set()), before: /[ \t]/.test(text[offset - 1] ?? '') ? '' : ' ' }
}

function valueAt(at: Range, path: readonly string[], otherValues: ReadonlySet<string>): ValueContext {
  return {
    kind: 'value',
    path,
    range: at,
    style: 'plain',
    inFlow: true,
    before: '',
    after: '',
    otherValues,
    valuesBefore: [],
    isInnerList: false,
  }
}

function onKey(cursor: Cursor, node: MapNode, { keyRange, key }: Field, path: readonly string[]): CursorContext {
  const hasColon = /^[ \t]*[=:.]/.test(cursor.text.slice(keyRange.end, keyRange.end + 200))
  const context: KeyContext = { ...emptyKey, path, range: keyRange, hasColon, otherKeys: keysOf(node, key) }
  return hasColon || cursor.isToml ? context : { ...context, ...commas(cursor, node, keyRange) }
}

function keysOf({ fields }: MapNode, except?: string): ReadonlySet<string> {
  return new Set(fields.map(({ key }) => key).filter((key) => key !== except))
}

/** Between the fields of a map in braces, where a key is missing or half typed. */
function atGap(cursor: Cursor, node: MapNode, path: readonly string[]): CursorContext | undefined {
  const { text, offset } = cursor
  const start = offset - (/[\w-]*$/.exec(text.slice(Math.max(0, offset - 100), offset))?.[0].length ?? 0)
  const end = offset + (/^[\w-]*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0)
  const at = range(start, end)
  const around = commas(cursor, node, at)
  // After a value on the same line, a key without a comma is unlikely.
  if (around.also && (cursor.isToml || !text.slice(around.also.range.end, start).includes('\n'))) return undefined
  if (/[:=]/.test(lastBefore(cursor, node, start))) return undefined
  return { ...emptyKey, path, range: at, otherKeys: keysOf(node), ...around }
}

function lastBefore({ text, content }: Cursor, node: MapNode, at: number): string {
  return (
    text
      .slice(Math.max(content.start, Math.min(node.range.start, at)), at)
      .trimEnd()
      .at(-1) ?? ''
  )
}

/** The missing commas between an entry and those before and after it. */
function commas(cursor: Cursor, node: MapNode, at: Range): Pick<KeyContext, 'after' | 'also'> {
  const last = lastBefore(cursor, node, at.start)
  const previous = node.fields.findLast((field) => field.range.end <= at.start && field.keyRange.start !== at.start)
  const after = /^\s*"/.test(cursor.text.slice(at.end, cursor.content.end)) ? ',' : ''
  if (last === '' || /[{,]/.test(last) || !previous) return { after }
  return { after, also: { range: range(previous.range.end, previous.range.end), newText: ',' } }
}

const header = /^[ \t]*\[\[?[ \t]*([\w."' \t-]+?)[ \t]*\]/

/** On a line of TOML that is blank or holds a half-typed key. */
function atTomlLine({ text, offset, content }: Cursor, { root }: FrontMatter): CursorContext | undefined {
  const lineStart = Math.max(content.start, text.lastIndexOf('\n', offset - 1) + 1)
  const feed = text.indexOf('\n', offset)
  const line = text.slice(lineStart, feed < 0 ? content.end : feed).trimEnd()
  const word = line.trim()
  if (word !== '' && !/^[\w-]+$/.test(word)) return undefined
  const start = word === '' ? offset : lineStart + line.indexOf(word)
  const at = range(start, start + word.length)
  if (!contains(at, offset)) return undefined
  const above = text.slice(content.start, lineStart).split('\n')
  const path =
    header
      .exec(above.findLast((row) => header.test(row)) ?? '')?.[1]
      ?.split('.')
      .map((part) => part.trim().replace(/^["']|["']$/g, '')) ?? []
  return { ...emptyKey, path, range: at, otherKeys: keysAt(root, path, word), inFlow: false }
}

function keysAt(root: ValueNode | undefined, path: readonly string[], except: string): ReadonlySet<string> {
  let node = root
  for (const key of path) {
    const found: ValueNode | undefined = node?.kind === 'map' ? node.fields.findLast((field) => field.key === key)?.value : undefined
    node = found?.kind === 'list' ? found.items.at(-1)?.value : found
  }
  return node?.kind === 'map' ? keysOf(node, except === '' ? undefined : except) : new Set()
}
