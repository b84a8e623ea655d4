import { writeAny, writePair, type FrontMatterWriter } from '../frontmatter/writer'
import type { SchemaField } from './fields'
import { fieldsByKey, type Instance } from './engine/instance'
import { lineEndOf, range, type Edit } from '../text/text'
import type { Field, MapNode, ValueNode } from '../data/nodes'

/**
 * Inserts a missing key in the order of the schema: after the nearest existing key that precedes it there.
 * @param instance the map that lacks the key
 * @param written its value, on one line and valid inside brackets, as `FrontMatterWriter` writes it; when undefined, what the schema determines.
 * In a block map of YAML it may be a block that begins with LF
 * @returns undefined when the indentation of the map is not clear
 */
export function insertKey(
  instance: Instance,
  key: string,
  fields: readonly SchemaField[],
  text: string,
  writer: FrontMatterWriter,
  written?: string,
): Edit | undefined {
  if (instance.node.kind !== 'map') return undefined
  const schemaFields = fieldsAt(instance, fields)
  const field = schemaFields.find(({ name }) => name === key)
  const order = schemaFields.map(({ name }) => name)
  const anchor = anchorOf(instance.node, order, key)
  const added = { key, field, writer, written }
  return instance.node.style === 'flow' ? inFlow(instance.node, added, anchor, text) : inBlock(instance, instance.node, added, anchor, text)
}

/** The fields of the schema for a map. */
function fieldsAt(instance: Instance, fields: readonly SchemaField[]): readonly SchemaField[] {
  if (!instance.parent) return fields
  const around = fieldsAt(instance.parent, fields)
  return instance.field ? (around.find(({ name }) => name === instance.name)?.fields ?? []) : around
}

/** The last existing field that precedes the key in the schema. */
function anchorOf(node: MapNode, order: readonly string[], key: string): Field | undefined {
  const present = fieldsByKey(node)
  const place = order.indexOf(key)
  if (place < 0) return node.fields.at(-1)
  const nearest = order.slice(0, place).findLast((name) => present.has(name))
  return nearest === undefined ? undefined : present.get(nearest)
}

interface Added {
  readonly key: string
  readonly field: SchemaField | undefined
  readonly writer: FrontMatterWriter
  readonly written: string | undefined
}

function inFlow(node: MapNode, { key, field, writer, written: value }: Added, anchor: Field | undefined, text: string): Edit | undefined {
  const written = writePair(writer, key, value ?? flowValue(field, writer), true)
  const [first] = node.fields
  const gap = first ? gapBefore(text, first) : ' '
  const { start, end } = node.range
  // YAML 1.2.2, 7.4.2: `[key: value]` is a list with a map of one key, which has no braces.
  const isPair = writer.mayBeEmpty && text[start] !== '{'
  if (isPair) return { range: node.range, newText: `{${written}, ${text.slice(start, end).trimEnd()}}` }
  if (anchor) return { range: range(anchor.range.end, anchor.range.end), newText: `,${gap}${written}` }
  if (first) return { range: range(first.range.start, first.range.start), newText: `${written},${gap}` }
  return text[start] === '{' ? { range: range(start + 1, end - 1), newText: ` ${written} ` } : undefined
}

/** The separator between two entries in braces: a line end and the indentation, or a space. */
export function gapBefore(text: string, { range: { start } }: Field): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const indent = text.slice(lineStart, start).replace('\ufeff', '')
  return indent.trim() === '' ? `${lineEndOf(text)}${indent}` : ' '
}

function inBlock(
  instance: Instance,
  node: MapNode,
  { key, field, writer, written: value }: Added,
  wanted: Field | undefined,
  text: string,
): Edit | undefined {
  const first = node.fields[0]
  const start = first ? text.lastIndexOf('\n', first.range.start - 1) + 1 : 0
  const lead = first ? text.slice(start, first.range.start) : ''
  // The first key of a list entry follows the dash; the others are below it.
  const isHeader = !writer.mayBeEmpty && /^[ \t]*\[/.test(lead)
  if (first && !/^[ \t-]*$/.test(lead) && !isHeader) return undefined
  const indent = isHeader ? '' : ' '.repeat(lead.length)
  const eol = lineEndOf(text)
  const written = value?.startsWith('\n')
    ? `${writer.key(key)}:${value.replaceAll('\n', `${eol}${indent}`)}`
    : value !== undefined
      ? writePair(writer, key, value)
      : writer.key(key) + (writer.mayBeEmpty ? `:${blockValue(field, indent, eol, writer)}` : writer.sign + flowValue(field, writer))
  // In TOML, keys after the header of a table belong to that table.
  const anchor = wanted && !writer.mayBeEmpty && isTable(wanted) ? undefined : wanted
  if (anchor || !first) {
    const offset =
      anchor && endsInBlockText(anchor.value)
        ? behindBlanks(text, nextLine(text, lastOf(anchor)))
        : nextLine(text, anchor ? lastOf(anchor) : instance.range.end)
    const opens = offset > 0 && text[offset - 1] !== '\n'
    return { range: range(offset, offset), newText: opens ? `${eol}${indent}${written}` : `${indent}${written}${eol}` }
  }
  if (isHeader) return { range: range(start, start), newText: `${written}${eol}` }
  return { range: range(first.range.start, first.range.start), newText: `${written}${eol}${indent}` }
}

/** Whether the last value is a block scalar: blank lines after it can be a part of it. */
function endsInBlockText(value: ValueNode): boolean {
  if (value.kind === 'scalar') return value.style === 'block'
  const last = value.kind === 'map' ? value.fields.at(-1)?.value : value.items.at(-1)?.value
  return last !== undefined && endsInBlockText(last)
}

function behindBlanks(text: string, from: number): number {
  return from + (/^(?:[ \t]*\r?\n)*/.exec(text.slice(from))?.[0].length ?? 0)
}

/** Whether a field is a TOML table with a header, or an array of such tables. */
function isTable({ value }: Field): boolean {
  return value.kind !== 'scalar' && value.style === 'block'
}

/** The last written offset of a field: an empty value ends at its colon. */
function lastOf(field: Field): number {
  return Math.max(field.range.end, field.keyRange.end)
}

function nextLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  return feed < 0 ? text.length : feed + 1
}

/** The value to insert, as far as the schema determines it. */
function valueOfSchema(field: SchemaField | undefined): unknown {
  if (!field) return undefined
  if (field.default !== undefined && field.default !== null) return field.default
  const [first] = field.values
  const [type] = field.types
  if (first !== undefined)
    return field.list === 'always' ? [first] : field.types.includes('boolean') && field.values.length === 2 ? false : first
  return type === 'array' ? [] : undefined
}

/** The value with the space before it; only the space if the author has to write the value. */
function blockValue(field: SchemaField | undefined, indent: string, eol: string, writer: FrontMatterWriter): string {
  const value = valueOfSchema(field)
  if (value !== undefined) return ` ${writeAny(writer, value, false)}`
  const below = field && field.types[0] === 'object' ? field.fields.filter(({ required }) => required) : []
  if (below.length === 0) return ' '
  const inner = `${indent}  `
  return below.map((one) => `${eol}${inner}${writer.key(one.name)}:${blockValue(one, inner, eol, writer)}`).join('')
}

function flowValue(field: SchemaField | undefined, writer: FrontMatterWriter): string {
  const value = valueOfSchema(field)
  if (value !== undefined) return writeAny(writer, value)
  if (field?.types[0] !== 'object') return writer.text('', 'single')
  const below = field.fields.filter(({ required }) => required)
  return `{${below.map((one) => writePair(writer, one.name, flowValue(one, writer), true)).join(', ')}}`
}
