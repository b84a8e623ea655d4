import type { Article } from '../article/article'
import type { Meaning } from '../data/scalars/yamlReading'
import type { SchemaField } from './fields'
import type { Field, ScalarNode, ValueNode } from '../data/nodes'

/** A key of the front matter, or a value without parts. */
export interface Place {
  /** The field of the key; of a value the nearest field around it. */
  readonly field: Field
  /** Undefined for the key itself. */
  readonly value: ScalarNode | undefined
  readonly meaning: Meaning
}

/** Words, whatever a schema allows. */
const texts = new Set('title subtitle tag tags category categories keywords author authors version'.split(' '))

/** All keys and values of the front matter, in order, with what they have to be. */
export function* placesOf({ frontMatter, dates }: Article, told: readonly SchemaField[]): Generator<Place> {
  const days = new Set(dates.map(({ key }) => key))
  if (frontMatter) yield* inFields(frontMatter.fields, told, (key, field) => (days.has(key) ? 'date' : meaningOf(key, field)))
}

type MeaningOf = (key: string, told: SchemaField | undefined) => Meaning

function* inFields(fields: readonly Field[], told: readonly SchemaField[], meaning: MeaningOf): Generator<Place> {
  const known = new Map(told.map((field) => [field.name, field]))
  for (const field of fields) {
    const own = known.get(field.key)
    yield { field, value: undefined, meaning: 'text' }
    yield* inValue(field, field.value, meaning(field.key, own), own?.fields ?? [])
  }
}

function* inValue(field: Field, node: ValueNode, meaning: Meaning, told: readonly SchemaField[]): Generator<Place> {
  if (node.kind === 'scalar') yield { field, value: node, meaning }
  else if (node.kind === 'map') yield* inFields(node.fields, told, meaningOf)
  else for (const { value } of node.items) yield* inValue(field, value, meaning, told)
}

function meaningOf(key: string, told: SchemaField | undefined): Meaning {
  if (texts.has(key.toLowerCase())) return 'text'
  if (!told) return 'unknown'
  if (told.format === 'date' || told.format === 'date-time') return 'date'
  const types = told.types.filter((type) => type !== 'null' && type !== 'array')
  if (types.length > 0 && types.every((type) => type === 'number' || type === 'integer')) return 'number'
  return types.includes('string') && !types.includes('boolean') ? 'text' : 'unknown'
}
