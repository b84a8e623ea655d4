import type { Article } from '../article/article'
import type { Meaning } from '../data/scalars/yamlReading'
import type { SchemaField } from './fields'
import type { Field, ScalarNode, ValueNode } from '../data/nodes'

/** A key of the front matter, or a value without parts. */
export interface Place {
  /** The field of the key; for a value, the nearest field around it. */
  readonly field: Field
  /** Undefined for the key itself. */
  readonly value: ScalarNode | undefined
  readonly meaning: Meaning
}

/** Keys whose values are always texts, independent of the schema. */
const texts = new Set('title subtitle tag tags category categories keywords author authors version'.split(' '))

/** All keys and values of the front matter, in order, with their expected types. */
export function* placesOf({ frontMatter, dates }: Article, schemaFields: readonly SchemaField[]): Generator<Place> {
  const days = new Set(dates.map(({ key }) => key))
  if (frontMatter) yield* inFields(frontMatter.fields, schemaFields, (key, field) => (days.has(key) ? 'date' : meaningOf(key, field)))
}

type MeaningOf = (key: string, schemaField: SchemaField | undefined) => Meaning

function* inFields(fields: readonly Field[], schemaFields: readonly SchemaField[], meaning: MeaningOf): Generator<Place> {
  const byName = new Map(schemaFields.map((field) => [field.name, field]))
  for (const field of fields) {
    const schemaField = byName.get(field.key)
    yield { field, value: undefined, meaning: 'text' }
    yield* inValue(field, field.value, meaning(field.key, schemaField), schemaField?.fields ?? [])
  }
}

function* inValue(field: Field, node: ValueNode, meaning: Meaning, schemaFields: readonly SchemaField[]): Generator<Place> {
  if (node.kind === 'scalar') yield { field, value: node, meaning }
  else if (node.kind === 'map') yield* inFields(node.fields, schemaFields, meaningOf)
  else for (const { value } of node.items) yield* inValue(field, value, meaning, schemaFields)
}

/** What the values of a key are expected to be. @param schemaField undefined for a key that the schema does not have */
export function meaningOf(key: string, schemaField: SchemaField | undefined): Meaning {
  if (texts.has(key.toLowerCase())) return 'text'
  if (!schemaField) return 'unknown'
  if (schemaField.format === 'date' || schemaField.format === 'date-time') return 'date'
  const types = schemaField.types.filter((type) => type !== 'null' && type !== 'array')
  if (types.length > 0 && types.every((type) => type === 'number' || type === 'integer')) return 'number'
  return types.includes('string') && !types.includes('boolean') ? 'text' : 'unknown'
}
