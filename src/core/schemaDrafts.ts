import * as l10n from '@vscode/l10n'
import type { JsonSchema } from './schemaFields'

/** The drafts of JSON Schema that are understood, the oldest first. */
const drafts = ['draft-06', 'draft-07', '2019-09', '2020-12'] as const
export type Draft = (typeof drafts)[number]

/** The addresses of the schemas of schemas. They say what draft a schema is written in, and are never fetched. */
const draftAddress = /^https?:\/\/json-schema\.org\/(draft-0[3-7]|draft\/(?:2019-09|2020-12))\/(?:schema|meta\/[a-z-]+)#?$/

/** Whether an address is the one of a schema of schemas. */
export function isDraftAddress(address: string): boolean {
  return draftAddress.test(address)
}

/** The draft that `$schema` names. What is older than draft-06 is read as that, and what is not known as the latest. */
export function draftOf(address: unknown, otherwise: Draft = '2020-12'): Draft {
  const name = typeof address === 'string' ? draftAddress.exec(address)?.[1]?.replace('draft/', '') : undefined
  if (name === undefined) return otherwise
  return drafts.find((draft) => draft === name) ?? 'draft-06'
}

/** What may stand as the value of a keyword. */
type Shape =
  | 'any'
  | 'text'
  | 'flag'
  | 'number'
  | 'positive'
  | 'count'
  | 'list'
  | 'names'
  | 'nameLists'
  | 'type'
  | 'pattern'
  | 'schema'
  | 'schemas'
  | 'schemaMap'
  | 'schemaOrSchemas'
  | 'schemaOrNames'

interface Keyword {
  readonly shape: Shape
  readonly since?: Draft
  readonly until?: Draft
}

const since2019 = { since: '2019-09' } as const
const since2020 = { since: '2020-12' } as const
const until2019 = { until: '2019-09' } as const

const keywords: Readonly<Record<string, Keyword>> = {
  $id: { shape: 'text' },
  $schema: { shape: 'text' },
  $ref: { shape: 'text' },
  $anchor: { shape: 'text', ...since2019 },
  $recursiveRef: { shape: 'text', since: '2019-09', until: '2019-09' },
  $recursiveAnchor: { shape: 'flag', since: '2019-09', until: '2019-09' },
  $dynamicRef: { shape: 'text', ...since2020 },
  $dynamicAnchor: { shape: 'text', ...since2020 },
  $defs: { shape: 'schemaMap' },
  definitions: { shape: 'schemaMap' },
  type: { shape: 'type' },
  enum: { shape: 'list' },
  const: { shape: 'any' },
  required: { shape: 'names' },
  properties: { shape: 'schemaMap' },
  patternProperties: { shape: 'schemaMap' },
  additionalProperties: { shape: 'schema' },
  propertyNames: { shape: 'schema' },
  minProperties: { shape: 'count' },
  maxProperties: { shape: 'count' },
  dependencies: { shape: 'schemaOrNames' },
  dependentRequired: { shape: 'nameLists', ...since2019 },
  dependentSchemas: { shape: 'schemaMap', ...since2019 },
  unevaluatedProperties: { shape: 'schema', ...since2019 },
  prefixItems: { shape: 'schemas', ...since2020 },
  items: { shape: 'schemaOrSchemas' },
  additionalItems: { shape: 'schema', ...until2019 },
  unevaluatedItems: { shape: 'schema', ...since2019 },
  contains: { shape: 'schema' },
  minContains: { shape: 'count', ...since2019 },
  maxContains: { shape: 'count', ...since2019 },
  minItems: { shape: 'count' },
  maxItems: { shape: 'count' },
  uniqueItems: { shape: 'flag' },
  minLength: { shape: 'count' },
  maxLength: { shape: 'count' },
  pattern: { shape: 'pattern' },
  format: { shape: 'text' },
  minimum: { shape: 'number' },
  maximum: { shape: 'number' },
  exclusiveMinimum: { shape: 'number' },
  exclusiveMaximum: { shape: 'number' },
  multipleOf: { shape: 'positive' },
  not: { shape: 'schema' },
  if: { shape: 'schema', since: 'draft-07' },
  then: { shape: 'schema', since: 'draft-07' },
  else: { shape: 'schema', since: 'draft-07' },
  allOf: { shape: 'schemas' },
  anyOf: { shape: 'schemas' },
  oneOf: { shape: 'schemas' },
}

const types = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'])

/** Whether a draft knows a keyword. One that it does not know says nothing. */
export function knows(draft: Draft, keyword: string): boolean {
  const found = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined
  const at = drafts.indexOf(draft)
  return found !== undefined && at >= drafts.indexOf(found.since ?? 'draft-06') && at <= drafts.indexOf(found.until ?? '2020-12')
}

/** Whether what stands below a keyword is data, in which nothing is a keyword. */
export function holdsData(keyword: string): boolean {
  return keyword === 'enum' || keyword === 'const' || keyword === 'default' || keyword === 'examples' || keyword === 'errorMessage'
}

/** Whether the keys below a keyword are names, and not keywords. */
export function holdsNames(keyword: string): boolean {
  const { shape } = (Object.hasOwn(keywords, keyword) && keywords[keyword]) || { shape: 'any' }
  return shape === 'schemaMap' || shape === 'schemaOrNames'
}

/**
 * What is wrong with the keywords of one part of a schema.
 * @returns the keyword, and what it should be; undefined when all is well
 */
export function faultOf(part: JsonSchema, draft: Draft): { readonly keyword: string; readonly expected: string } | undefined {
  for (const [keyword, value] of Object.entries(part)) {
    if (!knows(draft, keyword)) continue
    const shape = keywords[keyword]?.shape ?? 'any'
    // From 2020-12 on, the entries by place are in `prefixItems`.
    const fits = shape === 'schemaOrSchemas' && draft === '2020-12' ? isSchema(value) : isShaped(shape, value)
    if (!fits) return { keyword, expected: keyword === 'items' && Array.isArray(value) ? l10n.t('a schema; one for each place belongs in “prefixItems”') : expectation(shape) }
  }
  return undefined
}

const isType = (value: unknown) => typeof value === 'string' && types.has(value)
const isSchema = (value: unknown) => typeof value === 'boolean' || isObject(value)
const isSchemas = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isSchema)
const isNames = (value: unknown) => Array.isArray(value) && value.every((name) => typeof name === 'string')
const isMapOf = (value: unknown, holds: (part: unknown) => boolean) => isObject(value) && Object.values(value).every(holds)
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

function isShaped(shape: Shape, value: unknown): boolean {
  switch (shape) {
    case 'any':
      return true
    case 'text':
    case 'pattern':
      return typeof value === 'string'
    case 'flag':
      return typeof value === 'boolean'
    case 'number':
      return typeof value === 'number'
    case 'positive':
      return typeof value === 'number' && value > 0
    case 'count':
      return Number.isInteger(value) && Number(value) >= 0
    case 'list':
      return Array.isArray(value)
    case 'names':
      return isNames(value)
    case 'nameLists':
      return isMapOf(value, isNames)
    case 'type':
      return Array.isArray(value) ? value.length > 0 && value.every(isType) : isType(value)
    case 'schema':
      return isSchema(value)
    case 'schemas':
      return isSchemas(value)
    case 'schemaMap':
      return isMapOf(value, isSchema)
    case 'schemaOrSchemas':
      return isSchema(value) || (Array.isArray(value) && value.every(isSchema))
    case 'schemaOrNames':
      return isMapOf(value, (part) => isSchema(part) || isNames(part))
  }
}

function expectation(shape: Shape): string {
  switch (shape) {
    case 'flag':
      return l10n.t('true or false')
    case 'number':
      return l10n.t('a number')
    case 'positive':
      return l10n.t('a number above 0')
    case 'count':
      return l10n.t('a whole number, 0 or more')
    case 'list':
      return l10n.t('a list')
    case 'names':
      return l10n.t('a list of names')
    case 'nameLists':
      return l10n.t('a group of lists of names')
    case 'type':
      return [...types].join(', ')
    case 'schema':
    case 'schemaOrSchemas':
      return l10n.t('a schema')
    case 'schemas':
      return l10n.t('a list of schemas, at least one')
    case 'schemaMap':
    case 'schemaOrNames':
      return l10n.t('a group of schemas')
    default:
      return l10n.t('text')
  }
}
