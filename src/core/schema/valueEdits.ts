import { isInterleaved } from '../frontmatter/fieldAt'
import { writeAny, type FrontMatterWriter } from '../frontmatter/writer'
import type { Instance } from './engine/instance'
import { range, textAt, type Edit, type Range } from '../text/text'
import type { Field, ListNode, MapNode, ValueNode } from '../data/nodes'

/** Whether a value is written in its range, not only an alias of it. */
export function isWritten(instance: Instance, text: string): boolean {
  for (let one: Instance | undefined = instance; one; one = one.parent) if (text[one.node.range.start] === '*' && one.parent) return false
  return true
}

/** Whether a value is inside brackets or braces. */
export function isInFlow(instance: Instance): boolean {
  for (let one = instance.parent; one; one = one.parent) if (one.node.kind !== 'scalar' && one.node.style === 'flow') return true
  return false
}

/** Writes a value that replaces another, in the style of that one if possible. */
export function writeValue(
  value: unknown,
  text: string,
  instance: Instance,
  writer: FrontMatterWriter,
  style?: 'single' | 'double',
): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  const { node } = instance
  const currentStyle = node.kind !== 'scalar' || node.style === 'block' ? 'plain' : node.style
  return writer.text(
    value,
    style ?? (/^["']/.test(textAt(text, instance.range)) && currentStyle === 'plain' ? 'single' : currentStyle),
    isInFlow(instance),
  )
}

/** Replaces a value. @param written as `writeValue` or the `FrontMatterWriter` writes it */
export function replaceWith(written: string, text: string, { range: at }: ValueNode): Edit {
  const isEmpty = at.end === at.start
  // A value directly after a colon or dash needs a space before it, and one directly before a comment a space after it.
  const before = isEmpty && !/\s/.test(text[at.start - 1] ?? ' ') ? ' ' : ''
  const after = isEmpty && text[at.end] === '#' ? ' ' : ''
  return { range: at, newText: before + written + after }
}

/** The number that a text is, in the notation that YAML, TOML and JSON share; undefined for any other text. */
export function numberIn(text: string): number | undefined {
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?$/.test(text) ? Number(text) : undefined
}

/** Writes a key that replaces another, in the quotes of that one. */
export function writeKey(key: string, text: string, instance: Instance, writer: FrontMatterWriter): string {
  const [quote] = textAt(text, instance.range)
  const style = quote === '"' ? 'double' : quote === "'" ? 'single' : undefined
  return style ? writeValue(key, text, instance, writer, style) : writer.key(key, isInFlow(instance))
}

/** A list in one line. @param source the source text of the only entry, which is kept if possible */
export function listWith(values: readonly unknown[], writer: FrontMatterWriter, source = ''): string {
  return /^["']/.test(source) ? `[${source}]` : writeAny(writer, values)
}

/** Replaces a list with its only entry. */
export function itemInList(instance: Instance, text: string, writer: FrontMatterWriter): Edit | undefined {
  if (instance.node.kind !== 'list' || !instance.field) return undefined
  const value = instance.node.items[0]?.value
  if (value?.kind !== 'scalar' || value.style === 'block' || value.range.end === value.range.start) return undefined
  const written = textAt(text, value.range)
  if (instance.node.style === 'flow') {
    const newText =
      value.style === 'plain' && typeof value.value === 'string' ? writer.text(value.value, 'plain', isInFlow(instance)) : written
    return /#/.test(textAt(text, instance.node.range).replace(written, '')) ? undefined : { range: instance.node.range, newText }
  }
  // Starts after the colon; not possible if there is a comment.
  const colon = /^[ \t]*:/.exec(text.slice(instance.field.keyRange.end, instance.node.range.start))
  const start = instance.field.keyRange.end + (colon?.[0].length ?? 0)
  return colon && text.slice(start, instance.node.range.start).trim() === ''
    ? { range: range(start, value.range.end), newText: ` ${written}` }
    : undefined
}

/** Removes a key and its value, with its line or its comma. */
export function removeKey(text: string, { fields, style }: MapNode, field: Field): Edit | undefined {
  const others = fields.map((other) => other.range)
  if (style === 'flow') return fromFlow(text, others, field.range)
  return isInterleaved(fields, field) ? undefined : wholeLines(text, field.range)
}

/** Removes an entry of a list, with its line or its comma. */
export function removeEntry(text: string, { items, style }: ListNode, node: ValueNode): Edit | undefined {
  const item = items.find(({ value }) => value === node)
  if (!item) return undefined
  return style === 'flow'
    ? fromFlow(
        text,
        items.map((other) => other.range),
        item.range,
      )
    : wholeLines(text, item.range)
}

function wholeLines(text: string, part: Range): Edit | undefined {
  const start = text.lastIndexOf('\n', part.start - 1) + 1
  const feed = text.indexOf('\n', Math.max(part.start, part.end - 1))
  const end = feed < 0 ? text.length : feed + 1
  const rest = text.slice(part.end, end)
  // Other text on its lines belongs to something else; a comment is removed with it.
  return text.slice(start, part.start).trim() === '' && /^\s*(?:#.*)?\s*$/.test(rest)
    ? { range: range(start, end), newText: '' }
    : undefined
}

function fromFlow(text: string, parts: readonly Range[], part: Range): Edit | undefined {
  const index = parts.findIndex(({ start }) => start === part.start)
  const next = parts[index + 1]
  const previous = parts[index - 1]
  if (next && /^\s*,\s*$/.test(text.slice(part.end, next.start))) return { range: range(part.start, next.start), newText: '' }
  if (previous && /^\s*,\s*$/.test(text.slice(previous.end, part.start))) return { range: range(previous.end, part.end), newText: '' }
  return parts.length === 1 ? { range: part, newText: '' } : undefined
}
