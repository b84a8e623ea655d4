import { unevaluatedItems } from './arrayKeywords'
import type { Check, Outcome, Trial } from './evaluation'
import type { JsonSchema } from './jsonSchema'
import { unevaluatedProperties } from './objectKeywords'

/** What makes one schema of several, and what refers to others. */
export const branchChecks: Readonly<Record<string, Check>> = {
  $ref: (_, trial) => hold(trial.library.follow(trial.schema, '$ref'), '$ref', trial),
  $recursiveRef: (_, trial) => hold(recursiveTarget(trial), '$recursiveRef', trial),
  $dynamicRef: (expected, trial) => hold(dynamicTarget(String(expected), trial), '$dynamicRef', trial),
  allOf: (expected, trial) => {
    for (const part of partsIn(expected)) hold(part, 'allOf', trial)
  },
  anyOf: (expected, trial) => {
    const outcomes = branches(expected, 'anyOf', trial)
    const fitting = outcomes.filter(fits)
    for (const outcome of fitting.length > 0 ? fitting : outcomes) trial.adopt(outcome)
    if (fitting.length === 0) trial.fail('anyOf', { count: 0, branches: outcomes.map(({ violations }) => violations) })
  },
  oneOf: (expected, trial) => {
    const outcomes = branches(expected, 'oneOf', trial)
    const fitting = outcomes.filter(fits)
    for (const outcome of fitting.length > 0 ? fitting : outcomes) trial.adopt(outcome)
    if (fitting.length !== 1) trial.fail('oneOf', { count: fitting.length, branches: outcomes.map(({ violations }) => violations) })
  },
  not: (expected, trial) => {
    if (fits(trial.evaluate(expected, trial.at, 'not'))) trial.fail('not')
  },
  if: (expected, trial) => {
    const outcome = trial.evaluate(expected, trial.at, 'if')
    const next = fits(outcome) ? 'then' : 'else'
    if (fits(outcome)) trial.adopt(outcome)
    if (trial.schema[next] !== undefined) hold(trial.schema[next], next, trial)
  },
  unevaluatedProperties,
  unevaluatedItems,
}

const fits = ({ violations }: Outcome) => violations.length === 0

function hold(part: unknown, keyword: string, trial: Trial): void {
  const outcome = trial.evaluate(part, trial.at, keyword)
  trial.violate(outcome)
  trial.adopt(outcome)
}

function branches(parts: unknown, keyword: string, trial: Trial): readonly Outcome[] {
  return partsIn(parts).map((part) => trial.evaluate(part, trial.at, keyword))
}

function partsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The outermost schema on the way here that lets itself be extended (2019-09, 8.2.4.2). */
function recursiveTarget({ library, schema, home, scope }: Trial): JsonSchema | boolean | undefined {
  const plain = library.follow(schema, '$recursiveRef')
  if (home.resource['$recursiveAnchor'] !== true) return plain
  return scope.find((resource) => resource['$recursiveAnchor'] === true) ?? plain
}

/** The outermost part of that name on the way here (2020-12, 8.2.3.2). */
function dynamicTarget(reference: string, { library, schema, scope }: Trial): JsonSchema | boolean | undefined {
  const plain = library.follow(schema, '$dynamicRef')
  const anchor = reference.split('#')[1] ?? ''
  if (typeof plain !== 'object' || anchor === '' || plain['$dynamicAnchor'] !== anchor) return plain
  for (const resource of scope) {
    const part = library.anchorOf(resource, anchor, true)
    if (part) return part
  }
  return plain
}
