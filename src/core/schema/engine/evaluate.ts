import { arrayKeywords } from './arrayKeywords'
import { objectKeywords } from './objectKeywords'
import { scalarKeywords } from './scalarKeywords'
import { applicators } from './applicators'
import { knows } from './drafts'
import type { JsonSchema } from './jsonSchema'
import { schemaAround, type Instance, type Violation } from './instance'
import type { SchemaLocation, SchemaRegistry } from './registry'
import type { KeywordValidator, EvaluationResult, EvaluationContext } from './evaluation'
/** More than any article needs; a schema whose branches multiply ends here. */
const stepLimit = 200_000

/** The check has taken too many steps. */
export class TooManySteps extends Error {}

const checks: Readonly<Record<string, KeywordValidator>> = { ...scalarKeywords, ...objectKeywords, ...arrayKeywords, ...applicators }

/** In the order of looking: what depends on what others have looked at comes last. */
const names = Object.keys(checks)

/** Where it is not asked what was looked at. */
const unkept = { fields: new Set<string>(), items: new Set<number>() }

interface Prepared {
  readonly location: SchemaLocation
  readonly checks: readonly (readonly [KeywordValidator, unknown])[]
}

/**
 * Holds a value against a schema.
 * @throws TooManySteps when the schema asks for more than can be done while typing
 */
export function violationsOf(root: JsonSchema, at: Instance, registry: SchemaRegistry): readonly Violation[] {
  let steps = 0
  const scope: JsonSchema[] = []
  /** Values that a part is being held against by way of a reference: to come back to one is to go round in a circle. */
  const open = new Map<JsonSchema, Set<Instance>>()

  function evaluate(schema: unknown, value: Instance, from: JsonSchema, keyword: string): EvaluationResult {
    if (++steps > stepLimit) throw new TooManySteps()
    const result: EvaluationResult = registry.keepsEvaluated
      ? { violations: [], fields: new Set(), items: new Set() }
      : { violations: [], fields: unkept.fields, items: unkept.items }
    if (schema === false) result.violations.push({ keyword: 'false', at: value, schema: from, expected: keyword })
    if (typeof schema !== 'object' || schema === null) return result
    const part = schema as JsonSchema
    const prepared = prepare(part, registry)
    if (!prepared) return result
    const isReference = keyword.startsWith('$')
    const going = isReference ? (open.get(part) ?? new Set<Instance>()) : undefined
    if (going?.has(value)) return result
    if (going) open.set(part, going.add(value))
    const enters = registry.isDynamic && scope.at(-1) !== prepared.location.resource
    if (enters) scope.push(prepared.location.resource)
    run(part, prepared, value, result)
    if (enters) scope.pop()
    going?.delete(value)
    return result
  }

  function run(schema: JsonSchema, { location, checks: all }: Prepared, at: Instance, result: EvaluationResult): void {
    let current: unknown
    const context: EvaluationContext = {
      at,
      schema,
      location,
      registry,
      result,
      scope,
      report: (keyword, more) => void result.violations.push({ keyword, at, schema, expected: current, ...more }),
      evaluate: (part, value, keyword) => {
        if (value !== at && schema['errorMessage'] !== undefined) schemaAround.set(value, schema)
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
    for (const [check, expected] of all) {
      current = expected
      check(expected, context)
    }
  }

  return evaluate(root, at, root, '').violations
}

const preparations = new WeakMap<JsonSchema, Prepared>()

function prepare(part: JsonSchema, registry: SchemaRegistry): Prepared | undefined {
  const known = preparations.get(part)
  if (known) return known
  const location = registry.locationOf(part)
  if (!location) return undefined
  const isOld = location.draft === 'draft-06' || location.draft === 'draft-07'
  // In the older drafts a reference stands alone.
  const present =
    isOld && typeof part['$ref'] === 'string' ? ['$ref'] : names.filter((name) => part[name] !== undefined && knows(location.draft, name))
  const prepared: Prepared = { location, checks: present.flatMap((name) => (checks[name] ? [[checks[name], part[name]] as const] : [])) }
  preparations.set(part, prepared)
  return prepared
}
