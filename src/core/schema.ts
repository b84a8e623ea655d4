import * as l10n from '@vscode/l10n'
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv'
import Ajv2020 from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { defaultSchema } from './defaultSchema'
import { nearest } from './nearest'
import type { Finding, Fix } from './rule'
import { allowedValues, schemaMessage } from './schemaMessages'
import { fieldsOf, objectOf, type JsonSchema, type SchemaField } from './schemaFields'
import type { Range } from './text'
import { toValue, writeScalar, type Field, type ValueNode } from './yaml'

export type { SchemaField } from './schemaFields'
export type { ErrorObject }

export interface ArticleSchema {
  /** In the order of the schema. */
  readonly fields: readonly SchemaField[]
  /** Whether it is the one that ships, which asks for nothing that a site may do without. */
  readonly isDefault: boolean
  /**
   * Checks a value.
   * @param fallback where a problem of the whole block is shown: the opening fence
   */
  validate(root: ValueNode | undefined, fallback: Range): readonly SchemaFinding[]
}

export interface SchemaFinding extends Finding {
  /** The keyword of the schema that was not met. */
  readonly keyword: string
  /** The key that is missing, for `required`. */
  readonly missing?: string
}

/** A schema that cannot be used; the message says why, for its author. */
export class SchemaError extends Error {}

let compiledDefault: ArticleSchema | undefined

/** The schema that ships, compiled when first asked for. */
export function defaultArticleSchema(): ArticleSchema {
  compiledDefault ??= compileSchema(defaultSchema, true)
  return compiledDefault
}

/**
 * Compiles a JSON Schema (2020-12, 2019-09, draft-07, draft-06).
 * @throws SchemaError when it is not a schema, or refers to another file
 */
export function compileSchema(schema: unknown, isOurs = false): ArticleSchema {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema))
    throw new SchemaError(l10n.t('A schema has to be a JSON object.'))
  const validate = compile(schema, isOurs)
  const fields = fieldsOf([schema as JsonSchema], (part) => target(schema as JsonSchema, part))
  return {
    fields,
    isDefault: schema === defaultSchema,
    validate(root, fallback) {
      if (validate(toValue(root) ?? {})) return []
      const findings = meant(validate.errors ?? []).map((error) => finding(error, root, fallback))
      return findings.filter(
        (found, index) => findings.findIndex((other) => other.range === found.range && other.message === found.message) === index,
      )
    },
  }
}

/** @param trusted the schema is one of ours: to check it against the schema of schemas would cost more than all the rest */
function compile(schema: object, trusted: boolean): ValidateFunction {
  const older = /draft-0[4-7]/.test(String((schema as JsonSchema)['$schema'] ?? ''))
  const options = {
    allErrors: true,
    verbose: true,
    strict: false,
    validateFormats: true,
    logger: false,
    validateSchema: !trusted,
    meta: !trusted,
  } as const
  const ajv = older ? new Ajv(options) : new Ajv2020(options)
  addFormats(ajv as Ajv)
  // 2019-09 and draft-06 need meta-schemas of their own to be checked against; their keywords are understood without.
  const { $schema: _, ...plain } = schema as JsonSchema
  try {
    return ajv.compile(plain)
  } catch (error) {
    throw new SchemaError(error instanceof Error ? error.message : String(error))
  }
}

/** Leaves out errors that only follow from others: a branch that was not meant, and the sum over the branches. */
function meant(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const sums = errors.filter((error) => error.keyword === 'anyOf' || error.keyword === 'oneOf')
  const dropped = new Set<ErrorObject>(errors.filter((error) => error.keyword === 'if'))
  for (const sum of sums) {
    const inside = errors.filter((error) => error !== sum && error.schemaPath.startsWith(`${sum.schemaPath}/`))
    const deepest = Math.max(0, ...inside.map((error) => error.instancePath.length))
    const best =
      inside.find((error) => error.instancePath.length === deepest && error.keyword !== 'type') ??
      inside.find((error) => error.instancePath.length === deepest)
    // The branch that got furthest is the one the author meant; when none got further than the others, say the sum.
    const told = best && deepest > sum.instancePath.length ? best : mergeTypes(sum, inside)
    for (const error of [...inside, sum]) if (error !== told) dropped.add(error)
  }
  return errors.filter((error) => !dropped.has(error))
}

/** "text or a list" for branches that differ only in their type. */
function mergeTypes(sum: ErrorObject, inside: readonly ErrorObject[]): ErrorObject {
  const here = inside.filter((error) => error.instancePath === sum.instancePath)
  const first = here[0]
  if (!first) return sum
  const typed = here.every((error) => error.keyword === 'type')
  if (!typed) return here.find((error) => error.keyword !== 'type') ?? sum
  ;(first.params as Record<string, unknown>)['type'] = [
    ...new Set(here.flatMap((error) => (error.params as { type: string | string[] }).type)),
  ]
  return first
}

function finding(error: ErrorObject, root: ValueNode | undefined, fallback: Range): SchemaFinding {
  const steps = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const { node, field, name } = follow(root, steps)
  const params = error.params as Record<string, unknown>
  const unknownKey = params['additionalProperty'] ?? params['unevaluatedProperty'] ?? params['propertyName']
  const message = schemaMessage(error, name)
  const keyword = error.keyword
  if (unknownKey !== undefined && node?.kind === 'map') {
    const culprit = node.fields.find((candidate) => candidate.key === unknownKey)
    return { range: culprit?.keyRange ?? fallback, message, keyword, fixes: culprit ? renameKey(error, node.fields, culprit) : [] }
  }
  if (keyword === 'required') {
    return { range: field?.keyRange ?? fallback, message, keyword, missing: String(params['missingProperty']) }
  }
  const written = node && node.range.end > node.range.start ? node.range : field?.keyRange
  const range = node === root && node?.kind === 'map' ? fallback : (written ?? fallback)
  return { range, message, keyword, fixes: node ? replaceValue(error, node) : [] }
}

function follow(root: ValueNode | undefined, steps: readonly string[]) {
  let node = root
  let field: Field | undefined
  let name = ''
  for (const step of steps) {
    if (node?.kind === 'map') {
      field = node.fields.findLast((candidate) => candidate.key === step)
      node = field?.value
      name = step
    } else if (node?.kind === 'list') {
      node = node.items[Number(step)]?.value
    }
  }
  return { node, field, name }
}

function renameKey(error: ErrorObject, fields: readonly Field[], culprit: Field): readonly Fix[] {
  const properties: unknown = error.parentSchema?.['properties']
  if (typeof properties !== 'object' || properties === null) return []
  const free = Object.keys(properties).filter((key) => !fields.some((field) => field.key === key))
  const near = nearest(culprit.key, free)
  return near === undefined
    ? []
    : [{ title: l10n.t('Rename to “{0}”', near), edits: [{ range: culprit.keyRange, newText: near }], safe: false }]
}

function replaceValue(error: ErrorObject, node: ValueNode): readonly Fix[] {
  if (node.kind !== 'scalar' || (error.keyword !== 'enum' && error.keyword !== 'const')) return []
  const allowed = allowedValues(error)
  const texts = allowed.filter((value) => typeof value === 'string')
  const near = nearest(String(node.value), texts)
  const offered = near !== undefined ? [near] : allowed.length <= 5 ? allowed : []
  const style = node.style === 'block' ? 'plain' : node.style
  return offered.map((value) => {
    const newText = typeof value === 'string' ? writeScalar(value, style) : JSON.stringify(value)
    return { title: l10n.t('Replace by “{0}”', String(value)), edits: [{ range: node.range, newText }], safe: false }
  })
}

/** Follows a `$ref` within the same schema. */
function target(schema: JsonSchema, part: JsonSchema): JsonSchema | undefined {
  const reference = part['$ref']
  if (reference === '#') return schema
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return undefined
  let found: unknown = schema
  for (const step of reference.slice(2).split('/')) found = objectOf(found)[step.replaceAll('~1', '/').replaceAll('~0', '~')]
  return objectOf(found)
}
