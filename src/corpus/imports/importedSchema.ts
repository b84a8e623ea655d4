import type { JsonSchema } from '../../core/schema/engine/jsonSchema'
import { readPattern } from '../../core/schema/engine/safePattern'
import { vocabularyOf } from '../../core/vocabulary/vocabulary'
import { vocabularies, type Vocabulary } from '../records/record'

/** What a configuration of another program says about the front matter of some articles. */
export interface ImportedSchema {
  /** The name of its collection or content type. */
  readonly name: string
  /** The articles that it is for: globs from the folder of the site; empty for all. */
  readonly files: readonly string[]
  readonly schema: JsonSchema
}

export interface Imported {
  readonly schemas: readonly ImportedSchema[]
  /** The names that fields may have. */
  readonly names: ReadonlyMap<Vocabulary, readonly string[]>
  /** What was not taken over: a sentence each. */
  readonly notes: readonly string[]
}

/** The configuration cannot be read, or has nothing to import. The message is for a person. */
export class ImportError extends Error {}

/** A field, as the readers of all formats describe it. */
export interface ImportedField {
  readonly key: string
  readonly isRequired: boolean
  /** What a value must be. A field that is not required may be empty, too. */
  readonly value: JsonSchema
  readonly description?: string | undefined
  readonly initial?: unknown
}

/** Far above what real configurations have. */
export const importLimits = { schemas: 100, fields: 2000, depth: 20 } as const

export const anyValue: JsonSchema = {}
export const textValue: JsonSchema = { type: 'string' }
export const flagValue: JsonSchema = { type: 'boolean' }
export const numberValue: JsonSchema = { type: 'number' }
export const imageValue: JsonSchema = { type: 'string', format: 'copydesk:image' }

export function listOf(items: JsonSchema, min?: unknown, max?: unknown): JsonSchema {
  return {
    type: 'array',
    items,
    ...(isCount(min) && { minItems: min }),
    ...(isCount(max) && { maxItems: max }),
  }
}

/** A value from a list of choices; several of them if `multiple`. Without any choices, any text. */
export function choiceOf(choices: readonly unknown[], multiple: boolean, min?: unknown, max?: unknown): JsonSchema {
  const values = choices.filter((value) => ['string', 'number', 'boolean'].includes(typeof value))
  const one = values.length > 0 ? { enum: values } : textValue
  return multiple ? listOf(one, min, max) : one
}

/** A text that a pattern matches; any text if the pattern could take too long. @param pattern of JavaScript */
export function patternValue(pattern: unknown): JsonSchema {
  if (typeof pattern !== 'string') return textValue
  try {
    readPattern(pattern)
    return { type: 'string', pattern }
  } catch {
    return textValue
  }
}

export function objectSchema(fields: readonly ImportedField[]): JsonSchema {
  const required = fields.filter(({ isRequired }) => isRequired).map(({ key }) => key)
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(fields.map((field) => [field.key, propertyOf(field)])),
  }
}

/** The schema of whole articles. Keys that it does not name are allowed. */
export function articleSchema(title: string, fields: readonly ImportedField[]): JsonSchema {
  const { type, required, properties } = objectSchema(fields)
  const entries = Object.entries((properties ?? {}) as Record<string, JsonSchema>).map(([key, schema]) => {
    const vocabulary = vocabularyOf(key)
    return [key, vocabulary === undefined ? schema : { ...schema, 'copydesk:vocabulary': vocabulary }]
  })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    type,
    ...(required !== undefined && { required }),
    properties: Object.fromEntries(entries),
  }
}

/** The names that the choices of fields give to vocabularies. */
export function namesOf(fields: readonly ImportedField[]): ReadonlyMap<Vocabulary, readonly string[]> {
  const names = new Map<Vocabulary, readonly string[]>()
  for (const { key, value } of fields) {
    const name = vocabularyOf(key)
    const vocabulary = vocabularies.find((one) => one === name)
    const items = value['items'] as JsonSchema | undefined
    const choices = value['enum'] ?? items?.['enum']
    if (vocabulary && Array.isArray(choices))
      names.set(vocabulary, [...new Set([...(names.get(vocabulary) ?? []), ...choices.map(String).filter((choice) => choice !== '')])])
  }
  return names
}

export function mergedNames(maps: readonly ReadonlyMap<Vocabulary, readonly string[]>[]): ReadonlyMap<Vocabulary, readonly string[]> {
  const all = new Map<Vocabulary, readonly string[]>()
  for (const map of maps) for (const [name, values] of map) all.set(name, [...new Set([...(all.get(name) ?? []), ...values])])
  return all
}

function propertyOf({ value, isRequired, description, initial }: ImportedField): JsonSchema {
  return {
    ...(isRequired ? value : orEmpty(value)),
    ...(description !== undefined && description !== '' && { description }),
    ...(initial !== undefined && initial !== null && initial !== '' && { default: initial }),
  }
}

function orEmpty(value: JsonSchema): JsonSchema {
  const { type, enum: choices } = value
  if (Array.isArray(choices)) return { ...value, enum: [...choices, '', null].filter((one, index, all) => all.indexOf(one) === index) }
  if (type === undefined) return value
  const types: readonly unknown[] = Array.isArray(type) ? type : [type]
  return { ...value, type: [...types, 'null'] }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}
