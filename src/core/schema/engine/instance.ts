import * as l10n from '@vscode/l10n'
import type { JsonSchema } from './jsonSchema'
import type { Range } from '../../text/text'
import type { Field, ListNode, MapNode, ScalarNode, ValueNode } from '../../data/nodes'

/** A value of the front matter that a schema is applied to. */
export interface Instance {
  readonly node: ValueNode
  /** Name in messages: the key, or for an entry of a list the key of the list. */
  readonly name: string
  /** Where problems of the value are shown: the value, or its key if nothing is written. */
  readonly range: Range
  /** The field whose value it is; undefined for an entry of a list. */
  readonly field: Field | undefined
  readonly parent: Instance | undefined
  readonly depth: number
}

/** A keyword that an instance does not satisfy. */
export interface Violation {
  readonly keyword: string
  readonly instance: Instance
  /** The subschema with the keyword. */
  readonly schema: JsonSchema
  /** The value of the keyword. */
  readonly expected: unknown
  /** The key that is missing or not allowed. */
  readonly key?: string
  /** The key or entry that is not allowed. */
  readonly offending?: Instance
  /** The earlier entry that the offending one is equal to. */
  readonly duplicate?: Instance
  /** The field that requires another key. */
  readonly dependentOn?: Field
  /** The violations of each branch of `anyOf` and `oneOf`, or of the key for `propertyNames`. */
  readonly branches?: readonly (readonly Violation[])[]
  /** Number of entries or branches that are valid. */
  readonly count?: number
}

/** The schema of the map around an instance, if it has an `errorMessage`. */
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

/** A key as an instance, for `propertyNames`. */
export function keyInstance(parent: Instance, field: Field): Instance {
  const node: ScalarNode = { kind: 'scalar', range: field.keyRange, value: field.key, style: 'plain' }
  return { node, name: field.key, range: field.keyRange, field: undefined, parent, depth: parent.depth + 1 }
}

/** The range of the instance's key; without one, that of its first key, or of the whole instance. */
export function keyRangeOf(instance: Instance): Range {
  if (instance.field) return instance.field.keyRange
  return instance.parent && instance.node.kind === 'map' ? (instance.node.fields[0]?.keyRange ?? instance.range) : instance.range
}

/** The fields by key; of fields with the same key, the last one counts. */
export function fieldsByKey(node: MapNode): ReadonlyMap<string, Field> {
  const cached = byKey.get(node)
  if (cached) return cached
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

/**
 * How the program that reads the front matter sees a value, where that differs from JSON Schema: it may convert values before it checks
 * them, or read a date where JSON has text.
 */
export interface ValueReading {
  /** @param schema the subschema with the `type` */
  hasType(node: ValueNode, type: unknown, schema: JsonSchema): boolean
  /** Called for texts and numbers. @param schema the subschema with the `format` */
  hasFormat(node: ScalarNode, format: string, schema: JsonSchema): boolean
}

/** A text that is the same for equal values, whatever the order of their keys. */
export function identityOf(node: ValueNode): string {
  if (node.kind === 'scalar') return JSON.stringify(node.value === 0 ? 0 : node.value)
  if (node.kind === 'list') return `[${node.items.map(({ value }) => identityOf(value)).join(',')}]`
  const fields = [...fieldsByKey(node).values()].map(({ key, value }) => `${JSON.stringify(key)}:${identityOf(value)}`)
  return `{${fields.sort().join(',')}}`
}

/** A text that is the same for equal values of a schema; comparable with `identityOf`. */
export function identityOfValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(identityOfValue).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value === 0 ? 0 : value) ?? 'null'
  const fields = Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}:${identityOfValue(entry)}`)
  return `{${fields.sort().join(',')}}`
}
