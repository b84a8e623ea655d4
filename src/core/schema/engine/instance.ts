import * as l10n from '@vscode/l10n'
import type { JsonSchema } from './jsonSchema'
import type { Range } from '../../text/text'
import type { Field, ListNode, MapNode, ScalarNode, ValueNode } from '../../data/nodes'

/** A value of the front matter, as a schema sees it. */
export interface Instance {
  readonly node: ValueNode
  /** The key, or for an entry of a list the key of the list, as messages call it. */
  readonly name: string
  /** What is underlined when the value is meant: the value, or where nothing is written its key. */
  readonly range: Range
  /** The field that it is the value of; undefined for an entry of a list. */
  readonly field: Field | undefined
  readonly parent: Instance | undefined
  readonly depth: number
}

/** One way in which a value does not fit its schema. */
export interface Violation {
  readonly keyword: string
  readonly at: Instance
  /** The part of the schema that has the keyword. */
  readonly schema: JsonSchema
  /** What stands there at the keyword. */
  readonly expected: unknown
  /** The key that is missing, or unknown. */
  readonly key?: string
  /** The key or entry that is too much. */
  readonly offending?: Instance
  /** The value that the offending one is equal to. */
  readonly duplicate?: Instance
  /** The key that asks for another. */
  readonly dependentOn?: Field
  /** What was found wrong with each of the branches, or with the key. */
  readonly branches?: readonly (readonly Violation[])[]
  /** How many entries, or branches, do fit. */
  readonly count?: number
}

/** Of a value, the schema of the group it is in, where that has messages for its keys. */
export const schemaAround = new WeakMap<Instance, JsonSchema>()

export function rootInstance(root: ValueNode | undefined, fallback: Range): Instance {
  const isEmpty = !root || (root.kind === 'scalar' && root.value === null)
  const node: ValueNode = isEmpty ? { kind: 'map', range: fallback, style: 'block', fields: [] } : root
  return {
    node,
    name: l10n.t('front matter'),
    range: node.kind === 'map' ? fallback : node.range,
    field: undefined,
    parent: undefined,
    depth: 0,
  }
}

export function fieldInstance(parent: Instance, field: Field): Instance {
  const { value } = field
  const range = value.range.end > value.range.start ? value.range : field.keyRange
  return { node: value, name: field.key, range, field, parent, depth: parent.depth + 1 }
}

export function itemInstance(parent: Instance, { items }: ListNode, index: number): Instance | undefined {
  const item = items[index]
  if (!item) return undefined
  const range =
    item.value.range.end > item.value.range.start ? item.value.range : item.range.end > item.range.start ? item.range : parent.range
  return { node: item.value, name: parent.name, range, field: undefined, parent, depth: parent.depth + 1 }
}

/** A key as a value, for what a schema says of the names of keys. */
export function keyInstance(parent: Instance, field: Field): Instance {
  const node: ScalarNode = { kind: 'scalar', range: field.keyRange, value: field.key, style: 'plain' }
  return { node, name: field.key, range: field.keyRange, field: undefined, parent, depth: parent.depth + 1 }
}

/** The key of the instance, where it is a field's value; else its first key, or the whole. */
export function keyRangeOf(at: Instance): Range {
  if (at.field) return at.field.keyRange
  return at.parent && at.node.kind === 'map' ? (at.node.fields[0]?.keyRange ?? at.range) : at.range
}

/** The fields by key; of those with the same key the last one counts. */
export function fieldsByKey(node: MapNode): ReadonlyMap<string, Field> {
  const known = byKey.get(node)
  if (known) return known
  const fields = new Map(node.fields.map((field) => [field.key, field]))
  byKey.set(node, fields)
  return fields
}

const byKey = new WeakMap<MapNode, ReadonlyMap<string, Field>>()

/** The JSON type of a value. */
export function typeOf(node: ValueNode): 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object' {
  if (node.kind !== 'scalar') return node.kind === 'list' ? 'array' : 'object'
  if (node.value === null) return 'null'
  return typeof node.value as 'string' | 'number' | 'boolean'
}

export function hasType(node: ValueNode, type: unknown): boolean {
  if (type === 'integer') return node.kind === 'scalar' && Number.isInteger(node.value)
  return typeOf(node) === type
}

/** The same text for equal values, whatever the order of their keys. */
export function identityOf(node: ValueNode): string {
  if (node.kind === 'scalar') return JSON.stringify(node.value === 0 ? 0 : node.value)
  if (node.kind === 'list') return `[${node.items.map(({ value }) => identityOf(value)).join(',')}]`
  const fields = [...fieldsByKey(node).values()].map(({ key, value }) => `${JSON.stringify(key)}:${identityOf(value)}`)
  return `{${fields.sort().join(',')}}`
}

/** The same for a value of a schema. */
export function identityOfValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(identityOfValue).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value === 0 ? 0 : value) ?? 'null'
  const fields = Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}:${identityOfValue(entry)}`)
  return `{${fields.sort().join(',')}}`
}
