import * as l10n from '@vscode/l10n'
import { type JsonSchema, objectOf } from './engine/jsonSchema'
export type SchemaValue = string | number | boolean

/** One key of the front matter, as a schema describes it. */
export interface SchemaField {
  readonly name: string
  readonly title: string | undefined
  /** Plain text. */
  readonly description: string | undefined
  /** The description in Markdown (`markdownDescription`), if any. */
  readonly markdown: string | undefined
  /** The allowed values of the key, or of each entry of its list; empty when any value is allowed. */
  readonly values: readonly SchemaValue[]
  /** Descriptions of `values`, by index; undefined for values without one. */
  readonly valueDescriptions: readonly (string | undefined)[]
  readonly default: unknown
  readonly examples: readonly unknown[]
  readonly format: string | undefined
  /** The allowed JSON types; empty when any type is allowed. */
  readonly types: readonly string[]
  /** The vocabulary that the key takes its values from. */
  readonly vocabulary: string | undefined
  /** Whether it holds the address of an image, or several, and whether that is the image at the head of the article. */
  readonly image: 'head' | 'other' | undefined
  /** Whether it holds the corrections of the article. */
  readonly isCorrection: boolean
  readonly required: boolean
  /** Whether it may be a list, and whether it may be nothing else. */
  readonly list: 'never' | 'may' | 'always'
  /** The keys below it, or below each entry of its list. Computed on access: a schema may refer to itself. */
  readonly fields: readonly SchemaField[]
  readonly deprecated: boolean
}

/** The schema field that a path of keys leads to; undefined if the schema has none. Lists add nothing to the path. */
export function fieldAtPath(fields: readonly SchemaField[], path: readonly string[]): SchemaField | undefined {
  let field: SchemaField | undefined
  let level: readonly SchemaField[] = fields
  for (const key of path) {
    field = level.find(({ name }) => name === key)
    if (!field) return undefined
    level = field.fields
  }
  return field
}

/** Resolves `$ref`, `$dynamicRef` or `$recursiveRef` of a subschema; undefined without one. */
export type FollowReference = (part: JsonSchema) => JsonSchema | undefined

const conditional = ['oneOf', 'anyOf', 'then', 'else', 'dependentSchemas'] as const

/** The keys that a schema describes, in its order; those of branches and conditions come last. */
export function fieldsOf(schemas: readonly JsonSchema[], follow: FollowReference): readonly SchemaField[] {
  const found = new Map<string, { parts: JsonSchema[]; required: boolean }>()
  const entry = (name: string) => {
    const existing = found.get(name) ?? { parts: [], required: false }
    found.set(name, existing)
    return existing
  }
  for (const { part, sure } of schemas.flatMap((schema) => partsOf(schema, follow))) {
    for (const [name, property] of Object.entries(objectOf(part['properties']))) {
      if (property !== false) entry(name).parts.push(objectOf(property))
    }
    for (const name of sure ? listOf(part['required']) : []) if (typeof name === 'string') entry(name).required = true
  }
  return [...found].map(([name, { parts, required }]) => fieldOf(name, parts, required, follow))
}

interface Part {
  readonly part: JsonSchema
  /** Whether it applies to every article, not only in a branch or under a condition. */
  readonly sure: boolean
}

/** A schema and the subschemas applied to the same value, each once; those that always apply come first. */
function partsOf(schema: JsonSchema, follow: FollowReference): readonly Part[] {
  const seen = new Set<JsonSchema>()
  const parts: Part[] = []
  const waiting: Part[] = [{ part: schema, sure: true }]
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { part, sure } = next
    if (seen.has(part)) continue
    seen.add(part)
    parts.push(next)
    const target = follow(part)
    const always = [...(target ? [target] : []), ...listOf(part['allOf'])]
    const sometimes = conditional.flatMap((keyword) =>
      keyword === 'dependentSchemas' ? Object.values(objectOf(part[keyword])) : [part[keyword]].flat(),
    )
    waiting.unshift(...always.map((other) => ({ part: objectOf(other), sure })))
    waiting.push(...sometimes.filter((other) => other !== undefined).map((other) => ({ part: objectOf(other), sure: false })))
  }
  return [...parts.filter(({ sure }) => sure), ...parts.filter(({ sure }) => !sure)]
}

function fieldOf(name: string, properties: readonly JsonSchema[], required: boolean, follow: FollowReference): SchemaField {
  const parts = properties.flatMap((property) => partsOf(property, follow)).map(({ part }) => part)
  const entries = parts.flatMap((part) => [part['items'], part['prefixItems'], part['contains']].flat()).map(objectOf)
  const entryParts = entries.flatMap((item) => partsOf(item, follow)).map(({ part }) => part)
  const all = [...parts, ...entryParts]
  const types = typesOf(parts)
  const values = valuesOf(all)
  if (values.size === 0 && types.includes('boolean') && types.every((type) => type === 'boolean' || type === 'null')) {
    values.set(true, undefined).set(false, undefined)
  }
  const others = types.filter((type) => type !== 'array' && type !== 'null')
  let fields: readonly SchemaField[] | undefined
  // Descriptions of the built-in schema are translated; those of a site are shown unchanged.
  const described = textIn(parts, 'description')
  return {
    name,
    title: textIn(parts, 'title'),
    description: described === undefined ? undefined : l10n.t(described),
    markdown: textIn(parts, 'markdownDescription'),
    values: [...values.keys()],
    valueDescriptions: [...values.values()],
    default: parts.find((part) => part['default'] !== undefined)?.['default'],
    examples: parts.flatMap((part) => listOf(part['examples'])),
    format: textIn(parts, 'format'),
    types,
    vocabulary: textIn(all, 'copydesk:vocabulary'),
    image: imageIn(all),
    isCorrection: parts.some((part) => part['copydesk:correction'] === true),
    required,
    list: types.includes('array') ? (others.length === 0 ? 'always' : 'may') : 'never',
    get fields() {
      fields ??= fieldsOf([...properties, ...entries], follow)
      return fields
    },
    deprecated: parts.some((part) => part['deprecated'] === true),
  }
}

function typesOf(parts: readonly JsonSchema[]): readonly string[] {
  return [...new Set(parts.flatMap((part) => [part['type']].flat()).filter((type) => typeof type === 'string'))]
}

/** The values of `enum` and `const`, with their descriptions. */
function valuesOf(parts: readonly JsonSchema[]): Map<SchemaValue, string | undefined> {
  const values = new Map<SchemaValue, string | undefined>()
  const add = (value: unknown, meaning: unknown) => {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return
    values.set(value, values.get(value) ?? (typeof meaning === 'string' ? meaning : undefined))
  }
  for (const part of parts) {
    const meanings = listOf(part['markdownEnumDescriptions'] ?? part['enumDescriptions'])
    for (const [index, value] of listOf(part['enum']).entries()) add(value, meanings[index])
    add(part['const'], part['description'] ?? part['title'])
  }
  return values
}

function textIn(parts: readonly JsonSchema[], keyword: string): string | undefined {
  for (const part of parts) if (typeof part[keyword] === 'string') return part[keyword]
  return undefined
}

/** `"copydesk:image": true`, or `"head"`; or a format such as `image`, which other programs write too. */
function imageIn(parts: readonly JsonSchema[]): SchemaField['image'] {
  const said = parts.map((part) => part['copydesk:image'])
  if (said.includes('head')) return 'head'
  const isImage = ({ format }: JsonSchema) => typeof format === 'string' && /^(?:copydesk:)?image(?:-path)?$/.test(format)
  return said.includes(true) || parts.some(isImage) ? 'other' : undefined
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
