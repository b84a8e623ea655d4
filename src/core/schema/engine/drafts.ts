import * as l10n from '@vscode/l10n'
import { isRecord } from '../../data/isRecord'
import type { JsonSchema } from './jsonSchema'
import { readPattern, SlowPattern } from './safePattern'

/** The supported drafts of JSON Schema, the oldest first. */
const drafts = ['draft-06', 'draft-07', '2019-09', '2020-12'] as const
export type Draft = (typeof drafts)[number]

/** The URLs of the metaschemas. They identify the draft of a schema and are never fetched. */
const draftAddress = /^https?:\/\/json-schema\.org\/(draft-0[3-7]|draft\/(?:2019-09|2020-12))\/(?:schema|meta\/[a-z-]+)#?$/

/** Whether a URL is that of a metaschema. */
export function isDraftAddress(address: string): boolean {
  return draftAddress.test(address)
}

/** The draft that `$schema` names. Drafts before 06 are read as draft-06, unknown URLs as `otherwise`. */
export function draftOf(address: unknown, otherwise: Draft = '2020-12'): Draft {
  const name = typeof address === 'string' ? draftAddress.exec(address)?.[1]?.replace('draft/', '') : undefined
  if (name === undefined) return otherwise
  return drafts.find((draft) => draft === name) ?? 'draft-06'
}

/** What the value of a keyword must be. */
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
  | 'patternMap'
  | 'schemaOrSchemas'
  | 'schemaOrNames'

const keywordsByShape: Readonly<Record<Shape, string>> = {
  any: 'const',
  text: '$id $schema $ref $anchor $recursiveRef $dynamicRef $dynamicAnchor format',
  flag: '$recursiveAnchor uniqueItems',
  number: 'minimum maximum exclusiveMinimum exclusiveMaximum',
  positive: 'multipleOf',
  count: 'minProperties maxProperties minContains maxContains minItems maxItems minLength maxLength',
  list: 'enum',
  names: 'required',
  nameLists: 'dependentRequired',
  type: 'type',
  pattern: 'pattern',
  schema: 'additionalProperties propertyNames unevaluatedProperties additionalItems unevaluatedItems contains not if then else',
  schemas: 'prefixItems allOf anyOf oneOf',
  schemaMap: '$defs definitions properties dependentSchemas',
  patternMap: 'patternProperties',
  schemaOrSchemas: 'items',
  schemaOrNames: 'dependencies',
}
const shapes: ReadonlyMap<string, Shape> = new Map(
  (Object.entries(keywordsByShape) as [Shape, string][]).flatMap(([shape, names]) => names.split(' ').map((name) => [name, shape])),
)

const only2019 = '$recursiveRef $recursiveAnchor'
const keywordsByDraft: Readonly<Partial<Record<Draft, string>>> = {
  'draft-07': 'if then else',
  '2019-09': `$anchor dependentRequired dependentSchemas unevaluatedProperties unevaluatedItems minContains maxContains ${only2019}`,
  '2020-12': '$dynamicRef $dynamicAnchor prefixItems',
}
const introducedIn: ReadonlyMap<string, Draft> = new Map(
  (Object.entries(keywordsByDraft) as [Draft, string][]).flatMap(([draft, names]) => names.split(' ').map((name) => [name, draft])),
)
const removedIn2020 = new Set([...only2019.split(' '), 'additionalItems'])

const types = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'])

/** Whether a draft defines a keyword. Keywords that it does not define are ignored. */
export function hasKeyword(draft: Draft, keyword: string): boolean {
  const isIntroduced = drafts.indexOf(draft) >= drafts.indexOf(introducedIn.get(keyword) ?? 'draft-06')
  return shapes.has(keyword) && isIntroduced && !(draft === '2020-12' && removedIn2020.has(keyword))
}

/** Whether the value of a keyword is data, in which nothing is a keyword. */
export function holdsData(keyword: string): boolean {
  return keyword === 'enum' || keyword === 'const' || keyword === 'default' || keyword === 'examples' || keyword === 'errorMessage'
}

/** Whether the value of a keyword maps names to subschemas, so that its keys are not keywords. */
export function hasNamedSubschemas(keyword: string): boolean {
  const shape = shapes.get(keyword)
  return shape === 'schemaMap' || shape === 'patternMap' || shape === 'schemaOrNames'
}

function expectationOf(keyword: string, shape: Shape, value: unknown): string {
  if (keyword === 'items' && Array.isArray(value)) return l10n.t('a schema; use “prefixItems” for one schema per position')
  if (shape === 'pattern' && typeof value === 'string') return patternProblem(value) ?? expectation(shape)
  const slow =
    shape === 'patternMap' && isMapOf(value, isSchema) ? Object.keys(value as object).find((source) => !isPattern(source)) : undefined
  return (slow !== undefined ? patternProblem(slow) : undefined) ?? expectation(shape)
}

/**
 * Finds the first keyword of a subschema whose value its draft does not allow.
 * @returns the keyword, and what its value should be; undefined when all are valid
 */
export function findInvalidKeyword(part: JsonSchema, draft: Draft): { readonly keyword: string; readonly expected: string } | undefined {
  for (const [keyword, value] of Object.entries(part)) {
    if (!hasKeyword(draft, keyword)) continue
    const shape = shapes.get(keyword) ?? 'any'
    // From 2020-12 on, the schemas by position are in `prefixItems`.
    const fits = shape === 'schemaOrSchemas' && draft === '2020-12' ? isSchema(value) : isShaped(shape, value)
    if (!fits) return { keyword, expected: expectationOf(keyword, shape, value) }
  }
  return undefined
}

const isType = (value: unknown) => typeof value === 'string' && types.has(value)
const isSchema = (value: unknown) => typeof value === 'boolean' || isRecord(value)
const isSchemas = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isSchema)
const isNames = (value: unknown) => Array.isArray(value) && value.every((name) => typeof name === 'string')
const isMapOf = (value: unknown, holds: (part: unknown) => boolean) => isRecord(value) && Object.values(value).every(holds)

function isPattern(source: string): boolean {
  return patternProblem(source) === undefined
}

function patternProblem(source: unknown): string | undefined {
  try {
    readPattern(String(source))
    return undefined
  } catch (error) {
    return error instanceof SlowPattern
      ? l10n.t('an expression that is fast on any text; “{0}” could take minutes', String(source))
      : l10n.t('a regular expression')
  }
}

function isShaped(shape: Shape, value: unknown): boolean {
  switch (shape) {
    case 'any':
      return true
    case 'text':
      return typeof value === 'string'
    case 'pattern':
      return typeof value === 'string' && isPattern(value)
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
    case 'patternMap':
      return isMapOf(value, isSchema) && Object.keys(value as object).every(isPattern)
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
      return l10n.t('a number greater than 0')
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
      return l10n.t('a list of at least one schema')
    case 'pattern':
      return l10n.t('a regular expression')
    case 'patternMap':
    case 'schemaMap':
    case 'schemaOrNames':
      return l10n.t('a group of schemas')
    default:
      return l10n.t('text')
  }
}
