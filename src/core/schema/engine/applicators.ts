import { unevaluatedItems } from './arrayKeywords'
import type { KeywordValidator, EvaluationResult, EvaluationContext } from './evaluation'
import type { JsonSchema } from './jsonSchema'
import { unevaluatedProperties } from './objectKeywords'

/** Keywords that apply subschemas to the same instance, and references. */
export const applicators: Readonly<Record<string, KeywordValidator>> = {
  $ref: (_, context) => applyInPlace(context.registry.follow(context.schema, '$ref'), '$ref', context),
  $recursiveRef: (_, context) => applyInPlace(recursiveTarget(context), '$recursiveRef', context),
  $dynamicRef: (expected, context) => applyInPlace(dynamicTarget(String(expected), context), '$dynamicRef', context),
  allOf: (expected, context) => {
    for (const part of partsIn(expected)) applyInPlace(part, 'allOf', context)
  },
  anyOf: (expected, context) => {
    const outcomes = branches(expected, 'anyOf', context)
    const fitting = outcomes.filter(fits)
    for (const result of fitting.length > 0 ? fitting : outcomes) context.mergeAnnotations(result)
    if (fitting.length === 0) context.report('anyOf', { count: 0, branches: outcomes.map(({ violations }) => violations) })
  },
  oneOf: (expected, context) => {
    const outcomes = branches(expected, 'oneOf', context)
    const fitting = outcomes.filter(fits)
    for (const result of fitting.length > 0 ? fitting : outcomes) context.mergeAnnotations(result)
    if (fitting.length !== 1) context.report('oneOf', { count: fitting.length, branches: outcomes.map(({ violations }) => violations) })
  },
  not: (expected, context) => {
    if (fits(context.evaluate(expected, context.instance, 'not'))) context.report('not')
  },
  if: (expected, context) => {
    const result = context.evaluate(expected, context.instance, 'if')
    const next = fits(result) ? 'then' : 'else'
    if (fits(result)) context.mergeAnnotations(result)
    if (context.schema[next] !== undefined) applyInPlace(context.schema[next], next, context)
  },
  unevaluatedProperties,
  unevaluatedItems,
}

const fits = ({ violations }: EvaluationResult) => violations.length === 0

function applyInPlace(part: unknown, keyword: string, context: EvaluationContext): void {
  const result = context.evaluate(part, context.instance, keyword)
  context.addViolations(result)
  context.mergeAnnotations(result)
}

function branches(parts: unknown, keyword: string, context: EvaluationContext): readonly EvaluationResult[] {
  return partsIn(parts).map((part) => context.evaluate(part, context.instance, keyword))
}

function partsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The outermost schema resource of the dynamic scope with `$recursiveAnchor: true` (2019-09 Core, 8.2.4.2). */
function recursiveTarget({ registry, schema, location, scope }: EvaluationContext): JsonSchema | boolean | undefined {
  const plain = registry.follow(schema, '$recursiveRef')
  if (location.resource['$recursiveAnchor'] !== true) return plain
  return scope.find((resource) => resource['$recursiveAnchor'] === true) ?? plain
}

/** The outermost subschema of the dynamic scope with that `$dynamicAnchor` (2020-12 Core, 8.2.3.2). */
function dynamicTarget(reference: string, { registry, schema, scope }: EvaluationContext): JsonSchema | boolean | undefined {
  const plain = registry.follow(schema, '$dynamicRef')
  const anchor = reference.split('#')[1] ?? ''
  if (typeof plain !== 'object' || anchor === '' || plain['$dynamicAnchor'] !== anchor) return plain
  for (const resource of scope) {
    const part = registry.anchorOf(resource, anchor, true)
    if (part) return part
  }
  return plain
}
