import { arrayChecks } from './arrayKeywords'
import { objectChecks } from './objectKeywords'
import { scalarChecks } from './scalarKeywords'
import { branchChecks } from './applicators'
import { knows } from './drafts'
import type { JsonSchema } from './jsonSchema'
import { schemaAround, type Instance, type Violation } from './instance'
import type { Home, SchemaLibrary } from './registry'
import type { Check, Outcome, Trial } from './evaluation'
/** More than any article needs; a schema whose branches multiply ends here. */
const stepLimit = 200_000

/** The check has taken too many steps. */
export class TooManySteps extends Error {}

const checks: Readonly<Record<string, Check>> = { ...scalarChecks, ...objectChecks, ...arrayChecks, ...branchChecks }

/** In the order of looking: what depends on what others have looked at comes last. */
const names = Object.keys(checks)

/** Where it is not asked what was looked at. */
const unkept = { fields: new Set<string>(), items: new Set<number>() }

interface Prepared {
  readonly home: Home
  readonly checks: readonly (readonly [Check, unknown])[]
}

/**
 * Holds a value against a schema.
 * @throws TooManySteps when the schema asks for more than can be done while typing
 */
export function violationsOf(root: JsonSchema, at: Instance, library: SchemaLibrary): readonly Violation[] {
  let steps = 0
  const scope: JsonSchema[] = []
  /** Values that a part is being held against by way of a reference: to come back to one is to go round in a circle. */
  const open = new Map<JsonSchema, Set<Instance>>()

  function evaluate(schema: unknown, value: Instance, from: JsonSchema, keyword: string): Outcome {
    if (++steps > stepLimit) throw new TooManySteps()
    const outcome: Outcome = library.keepsEvaluated
      ? { violations: [], fields: new Set(), items: new Set() }
      : { violations: [], fields: unkept.fields, items: unkept.items }
    if (schema === false) outcome.violations.push({ keyword: 'false', at: value, schema: from, expected: keyword })
    if (typeof schema !== 'object' || schema === null) return outcome
    const part = schema as JsonSchema
    const prepared = prepare(part, library)
    if (!prepared) return outcome
    const isReference = keyword.startsWith('$')
    const going = isReference ? (open.get(part) ?? new Set<Instance>()) : undefined
    if (going?.has(value)) return outcome
    if (going) open.set(part, going.add(value))
    const enters = library.isDynamic && scope.at(-1) !== prepared.home.resource
    if (enters) scope.push(prepared.home.resource)
    run(part, prepared, value, outcome)
    if (enters) scope.pop()
    going?.delete(value)
    return outcome
  }

  function run(schema: JsonSchema, { home, checks: all }: Prepared, at: Instance, outcome: Outcome): void {
    let current: unknown
    const trial: Trial = {
      at,
      schema,
      home,
      library,
      outcome,
      scope,
      fail: (keyword, more) => void outcome.violations.push({ keyword, at, schema, expected: current, ...more }),
      evaluate: (part, value, keyword) => {
        if (value !== at && schema['errorMessage'] !== undefined) schemaAround.set(value, schema)
        return evaluate(part, value, schema, keyword)
      },
      violate: ({ violations }) => {
        for (const violation of violations) outcome.violations.push(violation)
      },
      adopt: ({ fields, items }) => {
        if (!library.keepsEvaluated) return
        for (const field of fields) outcome.fields.add(field)
        for (const item of items) outcome.items.add(item)
      },
    }
    for (const [check, expected] of all) {
      current = expected
      check(expected, trial)
    }
  }

  return evaluate(root, at, root, '').violations
}

const preparations = new WeakMap<JsonSchema, Prepared>()

function prepare(part: JsonSchema, library: SchemaLibrary): Prepared | undefined {
  const known = preparations.get(part)
  if (known) return known
  const home = library.homeOf(part)
  if (!home) return undefined
  const isOld = home.draft === 'draft-06' || home.draft === 'draft-07'
  // In the older drafts a reference stands alone.
  const present =
    isOld && typeof part['$ref'] === 'string' ? ['$ref'] : names.filter((name) => part[name] !== undefined && knows(home.draft, name))
  const prepared: Prepared = { home, checks: present.flatMap((name) => (checks[name] ? [[checks[name], part[name]] as const] : [])) }
  preparations.set(part, prepared)
  return prepared
}
