import type { SchemaField } from './schemaFields'
import type { Instance } from './schemaInstance'
import { lineEndOf, range, type Edit } from './text'
import { writeScalar, type Field, type MapNode } from './yaml'

/**
 * Puts a missing key where the schema has it: behind the nearest key before it that is there.
 * @param at the group that it is missing in
 * @returns undefined where it cannot be told how the group is indented
 */
export function insertKey(at: Instance, key: string, fields: readonly SchemaField[], text: string): Edit | undefined {
  if (at.node.kind !== 'map') return undefined
  const known = fieldsAt(at, fields)
  const field = known.find(({ name }) => name === key)
  const order = known.map(({ name }) => name)
  const anchor = anchorOf(at.node, order, key)
  return at.node.style === 'flow' ? inFlow(at.node, key, field, anchor, text) : inBlock(at, at.node, key, field, anchor, text)
}

/** What the schema says of the keys of a group. */
function fieldsAt(at: Instance, fields: readonly SchemaField[]): readonly SchemaField[] {
  if (!at.parent) return fields
  const around = fieldsAt(at.parent, fields)
  return at.field ? (around.find(({ name }) => name === at.name)?.fields ?? []) : around
}

/** The last of the keys that are there and come before it in the schema. */
function anchorOf({ fields }: MapNode, order: readonly string[], key: string): Field | undefined {
  const place = order.indexOf(key)
  if (place < 0) return fields.at(-1)
  const before = new Set(order.slice(0, place))
  const nearest = [...before].reverse().find((name) => fields.some((field) => field.key === name))
  return fields.findLast((field) => field.key === nearest)
}

function inFlow(node: MapNode, key: string, field: SchemaField | undefined, anchor: Field | undefined, text: string): Edit | undefined {
  const written = `${writeScalar(key, 'plain', true)}: ${flowValue(field)}`
  if (anchor) return { range: range(anchor.range.end, anchor.range.end), newText: `, ${written}` }
  if (text[node.range.start] !== '{') return undefined
  const at = node.range.start + 1
  const [first] = node.fields
  if (first) return { range: range(first.range.start, first.range.start), newText: `${written}, ` }
  return { range: range(at, node.range.end - 1), newText: ` ${written} ` }
}

function inBlock(
  at: Instance,
  node: MapNode,
  key: string,
  field: SchemaField | undefined,
  anchor: Field | undefined,
  text: string,
): Edit | undefined {
  const first = node.fields[0]
  const start = first ? text.lastIndexOf('\n', first.range.start - 1) + 1 : 0
  const lead = first ? text.slice(start, first.range.start) : ''
  // The first key of a list's entry stands behind the dash; the others stand below it.
  if (first && !/^[ \t-]*$/.test(lead)) return undefined
  const indent = ' '.repeat(lead.length)
  const eol = lineEndOf(text)
  const written = `${writeScalar(key, 'plain')}:${blockValue(field, indent, eol)}`
  if (anchor || !first) {
    const offset = nextLine(text, anchor ? lastOf(anchor) : at.range.end)
    const opens = offset > 0 && text[offset - 1] !== '\n'
    return { range: range(offset, offset), newText: opens ? `${eol}${indent}${written}` : `${indent}${written}${eol}` }
  }
  return { range: range(first.range.start, first.range.start), newText: `${written}${eol}${indent}` }
}

/** The last written offset of a field: an empty value ends at its colon. */
function lastOf(field: Field): number {
  return Math.max(field.range.end, field.keyRange.end)
}

function nextLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  return feed < 0 ? text.length : feed + 1
}

/** What is known of a value before the author writes it. */
function knownValue(field: SchemaField | undefined): unknown {
  if (!field) return undefined
  if (field.default !== undefined && field.default !== null) return field.default
  const [first] = field.values
  const [type] = field.types
  if (first !== undefined)
    return field.list === 'always' ? [first] : field.types.includes('boolean') && field.values.length === 2 ? false : first
  return type === 'array' ? [] : undefined
}

/** With the blank before it. Nothing where the author has to write; a blank, so that writing can go on there. */
function blockValue(field: SchemaField | undefined, indent: string, eol: string): string {
  const known = knownValue(field)
  if (known !== undefined) return ` ${flowText(known, false)}`
  const below = field && field.types[0] === 'object' ? field.fields.filter(({ required }) => required) : []
  if (below.length === 0) return ' '
  const inner = `${indent}  `
  return below.map((one) => `${eol}${inner}${writeScalar(one.name, 'plain')}:${blockValue(one, inner, eol)}`).join('')
}

function flowValue(field: SchemaField | undefined): string {
  const known = knownValue(field)
  if (known !== undefined) return flowText(known, true)
  if (field?.types[0] !== 'object') return "''"
  const below = field.fields.filter(({ required }) => required)
  return `{${below.map((one) => `${writeScalar(one.name, 'plain', true)}: ${flowValue(one)}`).join(', ')}}`
}

function flowText(value: unknown, inFlow: boolean): string {
  if (typeof value === 'string') return writeScalar(value, 'plain', inFlow)
  if (Array.isArray(value)) return `[${value.map((entry) => flowText(entry, true)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, entry]) => `${writeScalar(key, 'plain', true)}: ${flowText(entry, true)}`)
    .join(', ')}}`
}
