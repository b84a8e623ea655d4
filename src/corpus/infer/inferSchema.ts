import * as l10n from '@vscode/l10n'
import { isRead } from '../../core/frontmatter/frontMatter'
import { defaultSchema } from '../../core/schema/defaultSchema'
import type { ArticleSchema } from '../../core/schema/articleSchema'
import type { ValueReading } from '../../core/schema/engine/instance'
import type { JsonSchema } from '../../core/schema/engine/jsonSchema'
import { LineMap } from '../../core/text/text'
import { vocabularyOf, vocabularyValues } from '../../core/vocabulary/vocabulary'
import type { MapNode } from '../../core/data/nodes'
import { keyNotes, type SchemaNote } from './inferNotes'
import type { Usage } from '../tables/ranking'
import type { RecordSource } from '../records/readRecord'
import { vocabularies, type Vocabulary } from '../records/record'
import { limitsFor, type SchemaLimits } from './schemaLimits'
import { FieldFacts, type FactType, type KeyFacts, type ValueFacts } from './valueFacts'
import { dateShapes, internationalShapes } from './dateShapes'

export interface InferredSchema {
  /** How many articles it was inferred from. */
  readonly articles: number
  /** A JSON Schema (2020-12). */
  readonly schema: JsonSchema
  /** In the order of the schema. */
  readonly keys: readonly InferredKey[]
  /** The names that articles have, most used first. */
  readonly names: ReadonlyMap<Vocabulary, readonly Usage[]>
  /** Possible mistakes that the schema does not reject. */
  readonly notes: readonly SchemaNote[]
}

/** The facts about a key. */
export interface InferredKey {
  readonly key: string
  /** How many articles have it. */
  readonly count: number
  readonly types: readonly { readonly type: FactType; readonly count: number }[]
  /** An example of each notation of its dates; empty if it is not a date. */
  readonly dates: readonly Usage[]
  /** Its texts, most used first; empty if there are too many. */
  readonly values: readonly Usage[]
  /** Whether the schema allows only these. */
  readonly isChoice: boolean
  readonly isRequired: boolean
  readonly vocabulary: string | undefined
}

/** Infers a schema from the front matter of articles, which are added one after the other. Does not keep their texts. */
export class SchemaInference {
  readonly #fields = new FieldFacts()
  readonly #names = new Map<Vocabulary, Map<string, number>>()

  /**
   * Adds an article. Articles are numbered from 0; those that cannot be read get no number.
   * @returns whether its front matter could be read
   */
  add({ text, frontMatter }: RecordSource): boolean {
    if (!isReadable({ text, frontMatter })) return false
    const root = frontMatter?.root
    const lines = new LineMap(text)
    const fields: MapNode = root?.kind === 'map' ? root : { kind: 'map', range: { start: 0, end: 0 }, style: 'block', fields: [] }
    this.#fields.add(fields, this.#fields.count, (offset) => lines.positionAt(offset).line + 1)
    for (const { key, value } of fields.fields) {
      const name = vocabularyOf(key)
      const vocabulary = vocabularies.find((counted) => counted === name)
      if (vocabulary) this.#count(vocabulary, vocabularyValues(value, text))
    }
    return true
  }

  result(): InferredSchema {
    const limits = limitsFor(this.#fields)
    const { notes, doubtful } = keyNotes(this.#fields, limits)
    const keys = [...this.#fields.keys]
      .filter(([key]) => !doubtful.has(key))
      .sort(([, a], [, b]) => a.places / a.count - b.places / b.count)
    const required = limits.required.get(this.#fields) ?? new Set()
    return {
      articles: this.#fields.count,
      schema: {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: defaultSchema.title,
        ...groupSchema(keys, required, limits, descriptions),
      },
      keys: keys.map(([key, { facts }]) => inferredKey(key, facts, limits, required.has(key))),
      names: new Map([...this.#names].map(([vocabulary, counts]) => [vocabulary, mostUsed(counts)])),
      notes,
    }
  }

  #count(vocabulary: Vocabulary, values: readonly string[]): void {
    const counts = this.#names.get(vocabulary) ?? new Map<string, number>()
    this.#names.set(vocabulary, counts)
    for (const value of new Set(values)) {
      if (/[\r\n]/.test(value)) continue
      const counted = counts.get(value)
      // Copied, because a substring keeps the whole text in memory.
      counts.set(counted === undefined ? (JSON.parse(JSON.stringify(value)) as string) : value, (counted ?? 0) + 1)
    }
  }
}

/** Whether there is front matter without syntax errors. */
export function isReadable({ frontMatter }: RecordSource): boolean {
  if (!isRead(frontMatter) || frontMatter.errors.length > 0) return false
  const { root } = frontMatter
  return root === undefined || root.kind === 'map' || (root.kind === 'scalar' && root.value === null)
}

/** The lines (from 1) where an article does not match a schema. */
export function misfitsOf(
  { text, frontMatter }: RecordSource,
  schema: ArticleSchema,
  values?: ValueReading,
): readonly { line: number; message: string }[] {
  if (!frontMatter) return []
  const lines = new LineMap(text)
  return schema
    .validate(frontMatter.root, frontMatter.open, undefined, undefined, values)
    .map(({ range, message }) => ({ line: lines.positionAt(range.start).line + 1, message }))
}

const descriptions: ReadonlyMap<string, string> = new Map(
  Object.entries(defaultSchema.properties).map(([key, { description }]) => [key, description]),
)
const none: ReadonlyMap<string, string> = new Map()

function groupSchema(
  keys: readonly (readonly [string, KeyFacts])[],
  required: ReadonlySet<string>,
  limits: SchemaLimits,
  described: ReadonlyMap<string, string>,
): JsonSchema {
  const names = keys.flatMap(([key]) => (required.has(key) ? [key] : []))
  return {
    type: 'object',
    ...(names.length > 0 && { required: names }),
    properties: Object.fromEntries(
      keys.map(([key, { facts }]) => {
        const vocabulary = described === none ? undefined : vocabularyOf(key)
        const description = described.get(key)
        return [
          key,
          {
            ...(description !== undefined && { description }),
            ...(vocabulary !== undefined && { 'copydesk:vocabulary': vocabulary }),
            ...valueSchema(key, facts, limits),
          },
        ]
      }),
    ),
  }
}

function valueSchema(key: string, facts: ValueFacts, limits: SchemaLimits): JsonSchema {
  const types = typesOf(facts, limits).map(({ type }) => type)
  const { items, fields } = facts
  const group =
    fields && !fields.isOpen && types.includes('object')
      ? groupSchema([...fields.keys], limits.required.get(fields) ?? new Set(), limits, none)
      : undefined
  const choice = choiceIn(facts, limits)
  return {
    ...group,
    type: types.length === 1 ? types[0] : types,
    ...(choice && { enum: [...choice, ...(types.includes('boolean') ? [true, false] : []), ...(types.includes('null') ? [null] : [])] }),
    ...(limits.dates.has(facts) && types.includes('string') && dateSchema(key, facts)),
    ...(items && items.occurrences.count > 0 && types.includes('array') && { items: valueSchema(key, items, limits) }),
  }
}

/** The types that the schema allows, most used first. `integer` is left out if there is `number`. */
function typesOf(facts: ValueFacts, { without }: SchemaLimits): readonly { readonly type: FactType; readonly count: number }[] {
  const refused = without.get(facts)
  const types = [...facts.types].filter(([type]) => !refused?.has(type)).map(([type, { count }]) => ({ type, count }))
  const isAny = types.some(({ type }) => type === 'number')
  return types.filter(({ type }) => type !== 'integer' || !isAny).sort((a, b) => b.count - a.count)
}

/** The texts of an `enum`; undefined if the value may have other types than string, boolean and null. */
function choiceIn(facts: ValueFacts, limits: SchemaLimits): readonly string[] | undefined {
  const isPlain = typesOf(facts, limits).every(({ type }) => type === 'string' || type === 'boolean' || type === 'null')
  return isPlain ? limits.choices.get(facts) : undefined
}

const minDatesForForm = 20

function dateSchema(key: string, facts: ValueFacts): JsonSchema {
  const found = datesIn(facts).map(({ index }) => index)
  // With few dates, the international notations are allowed as well.
  const all = facts.occurrences.count < minDatesForForm ? [...new Set([...found, ...internationalShapes])] : found
  const shapes = all.flatMap((index) => dateShapes[index] ?? [])
  const [only, ...others] = shapes
  if (!only) return {}
  const message = l10n.t('“{0}” should be a date such as {1}.', key, only.example)
  if (others.length > 0) return { anyOf: shapes.map(({ schema }) => schema), errorMessage: { anyOf: message } }
  return 'format' in only.schema ? only.schema : { ...only.schema, errorMessage: { pattern: message } }
}

function datesIn({ dates }: ValueFacts) {
  return [...dates].flatMap(([index, { count }]) => (index === 'none' ? [] : [{ index, count }])).sort((a, b) => b.count - a.count)
}

function inferredKey(key: string, facts: ValueFacts, limits: SchemaLimits, isRequired: boolean): InferredKey {
  const isDate = limits.dates.has(facts)
  const part = facts.values?.size === 0 && facts.items ? facts.items : facts
  const texts = [...(part.values ?? [])].map(([value, { count }]) => [value, count] as const)
  return {
    key,
    count: facts.occurrences.count,
    types: typesOf(facts, limits),
    dates: isDate ? datesIn(facts).map(({ index, count }) => ({ value: dateShapes[index]?.example ?? '', count })) : [],
    values: isDate ? [] : mostUsed(new Map(texts)),
    isChoice: choiceIn(part, limits) !== undefined,
    isRequired,
    vocabulary: vocabularyOf(key),
  }
}

function mostUsed(counts: ReadonlyMap<string, number>): readonly Usage[] {
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
