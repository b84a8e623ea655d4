import { arrayKeywords } from './arrayKeywords'
import { objectKeywords } from './objectKeywords'
import { scalarKeywords, valuesAsWritten } from './scalarKeywords'
import { applicators } from './applicators'
import { hasKeyword } from './drafts'
import type { JsonSchema } from './jsonSchema'
import { schemaAround, type Instance, type ValueReading, type Violation } from './instance'
import type { SchemaLocation, SchemaRegistry } from './registry'
import type { KeywordValidator, EvaluationResult, EvaluationContext } from './evaluation'

/** Evaluations of a subschema for one article: more than any article needs, and a limit for schemas whose branches multiply. */
const maxSteps = 200_000

/** The evaluation has taken more than `maxSteps`. */
export class TooManySteps extends Error {}

const validators: Readonly<Record<string, KeywordValidator>> = { ...scalarKeywords, ...objectKeywords, ...arrayKeywords, ...applicators }

/** Evaluation order; `unevaluated*` keywords come last. */
const keywordNames = Object.keys(validators)

/** Shared by all results of a schema without `unevaluated*` keywords, which needs no annotations. */
const noAnnotations = { fields: new Set<string>(), items: new Set<number>() }

interface Prepared {
  readonly location: SchemaLocation
  readonly validators: readonly (readonly [KeywordValidator, unknown])[]
}

/**
 * Evaluates an instance against a schema.
 * @param values how values are read before they are checked; as JSON Schema defines them by default
 * @throws TooManySteps when the schema takes more steps than are acceptable while typing
 */
export function violationsOf(
  root: JsonSchema,
  instance: Instance,
  registry: SchemaRegistry,
  values: ValueReading = valuesAsWritten,
): readonly Violation[] {
  let steps = 0
  const scope: JsonSchema[] = []
  /** Instances that are being evaluated against the target of a reference: to meet one again is an endless loop. */
  const open = new Map<JsonSchema, Set<Instance>>()

  function evaluate(schema: unknown, value: Instance, from: JsonSchema, keyword: string): EvaluationResult {
    if (++steps > maxSteps) throw new TooManySteps()
    const result: EvaluationResult = registry.keepsEvaluated
      ? { violations: [], fields: new Set(), items: new Set() }
      : { violations: [], fields: noAnnotations.fields, items: noAnnotations.items }
    if (schema === false) result.violations.push({ keyword: 'false', instance: value, schema: from, expected: keyword })
    if (typeof schema !== 'object' || schema === null) return result
    const part = schema as JsonSchema
    const prepared = prepare(part, registry)
    if (!prepared) return result
    const isReference = keyword.startsWith('$')
    const active = isReference ? (open.get(part) ?? new Set<Instance>()) : undefined
    if (active?.has(value)) return result
    if (active) open.set(part, active.add(value))
    const enters = registry.isDynamic && scope.at(-1) !== prepared.location.resource
    if (enters) scope.push(prepared.location.resource)
    run(part, prepared, value, result)
    if (enters) scope.pop()
    active?.delete(value)
    return result
  }

  function run(schema: JsonSchema, { location, validators: all }: Prepared, instance: Instance, result: EvaluationResult): void {
    let current: unknown
    const context: EvaluationContext = {
      instance,
      schema,
      location,
      registry,
      result,
      values,
      scope,
      report: (keyword, more) => void result.violations.push({ keyword, instance, schema, expected: current, ...more }),
      evaluate: (part, value, keyword) => {
        if (value !== instance && schema['errorMessage'] !== undefined) schemaAround.set(value, schema)
        return evaluate(part, value, schema, keyword)
      },
      addViolations: ({ violations }) => {
        for (const violation of violations) result.violations.push(violation)
      },
      mergeAnnotations: ({ fields, items }) => {
        if (!registry.keepsEvaluated) return
        for (const field of fields) result.fields.add(field)
        for (const item of items) result.items.add(item)
      },
    }
    for (const [validate, expected] of all) {
      current = expected
      validate(expected, context)
    }
  }

  return evaluate(root, instance, root, '').violations
}

const preparations = new WeakMap<JsonSchema, Prepared>()

function prepare(part: JsonSchema, registry: SchemaRegistry): Prepared | undefined {
  const cached = preparations.get(part)
  if (cached) return cached
  const location = registry.locationOf(part)
  if (!location) return undefined
  const isOld = location.draft === 'draft-06' || location.draft === 'draft-07'
  // In the older drafts, `$ref` makes its siblings ignored.
  const present =
    isOld && typeof part['$ref'] === 'string'
      ? ['$ref']
      : keywordNames.filter((name) => part[name] !== undefined && hasKeyword(location.draft, name))
  const prepared: Prepared = {
    location,
    validators: present.flatMap((name) => (validators[name] ? [[validators[name], part[name]] as const] : [])),
  }
  preparations.set(part, prepared)
  return prepared
}
