import type { KeywordValidator, EvaluationContext } from './evaluation'
import { objectOf } from './jsonSchema'
import { fieldInstance, fieldsByKey, keyInstance } from './instance'
import { patternOf } from './scalarKeywords'
import type { Field } from '../../data/nodes'

type Fields = ReadonlyMap<string, Field>

const onFields =
  (look: (fields: Fields, expected: unknown, context: EvaluationContext) => void): KeywordValidator =>
  (expected, context) => {
    if (context.at.node.kind === 'map') look(fieldsByKey(context.at.node), expected, context)
  }

export const objectKeywords: Readonly<Record<string, KeywordValidator>> = {
  required: onFields((fields, expected, { report }) => {
    for (const key of namesIn(expected)) if (!fields.has(key)) report('required', { key })
  }),
  minProperties: onFields((fields, expected, { report }) => {
    if (fields.size < Number(expected)) report('minProperties')
  }),
  maxProperties: onFields((fields, expected, { at, report }) => {
    const field = [...fields.values()][Number(expected)]
    if (field) report('maxProperties', { offending: keyInstance(at, field) })
  }),
  dependentRequired: onFields((fields, expected, context) => {
    for (const [key, names] of Object.entries(objectOf(expected))) require(fields, key, names, 'dependentRequired', context)
  }),
  dependencies: onFields((fields, expected, context) => {
    for (const [key, part] of Object.entries(objectOf(expected))) {
      if (Array.isArray(part)) require(fields, key, part, 'dependencies', context)
      else if (fields.has(key)) also(part, 'dependencies', context)
    }
  }),
  dependentSchemas: onFields((fields, expected, context) => {
    for (const [key, part] of Object.entries(objectOf(expected))) if (fields.has(key)) also(part, 'dependentSchemas', context)
  }),
  propertyNames: onFields((fields, expected, context) => {
    for (const field of fields.values()) {
      const name = keyInstance(context.at, field)
      const { violations } = context.evaluate(expected, name, 'propertyNames')
      if (violations.length > 0) context.report('propertyNames', { key: field.key, offending: name, branches: [violations] })
    }
  }),
  properties: onFields((fields, expected, context) => {
    const parts = objectOf(expected)
    // The shorter of the two is gone through.
    if (fields.size > 100) {
      for (const key of Object.keys(parts)) look(fields.get(key), parts[key], 'properties', context)
    } else {
      for (const [key, field] of fields) if (Object.hasOwn(parts, key)) look(field, parts[key], 'properties', context)
    }
  }),
  patternProperties: onFields((fields, expected, context) => {
    for (const [source, part] of Object.entries(objectOf(expected))) {
      const pattern = patternOf(source)
      for (const [key, field] of fields) if (pattern.test(key)) look(field, part, 'patternProperties', context)
    }
  }),
  additionalProperties: onFields((fields, expected, context) => {
    const named = objectOf(context.schema['properties'])
    const patterns = Object.keys(objectOf(context.schema['patternProperties'])).map(patternOf)
    for (const [key, field] of fields) {
      if (!Object.hasOwn(named, key) && !patterns.some((pattern) => pattern.test(key)))
        lookAtOther(field, expected, 'additionalProperties', context)
    }
  }),
}

/** Looks at what no other keyword has looked at. */
export const unevaluatedProperties: KeywordValidator = onFields((fields, expected, context) => {
  const seen = new Set(context.result.fields)
  for (const [key, field] of fields) if (!seen.has(key)) lookAtOther(field, expected, 'unevaluatedProperties', context)
})

function lookAtOther(field: Field, part: unknown, keyword: string, context: EvaluationContext): void {
  if (part === false) context.report(keyword, { key: field.key, offending: keyInstance(context.at, field) })
  else look(field, part, keyword, context)
}

function look(field: Field | undefined, part: unknown, keyword: string, context: EvaluationContext): void {
  if (!field) return
  if (context.registry.keepsEvaluated) context.result.fields.add(field.key)
  if (part !== true) context.addViolations(context.evaluate(part, fieldInstance(context.at, field), keyword))
}

function also(part: unknown, keyword: string, context: EvaluationContext): void {
  const result = context.evaluate(part, context.at, keyword)
  context.addViolations(result)
  context.mergeAnnotations(result)
}

function require(fields: Fields, key: string, names: unknown, keyword: string, { report }: EvaluationContext): void {
  const dependentOn = fields.get(key)
  if (!dependentOn) return
  for (const name of namesIn(names)) if (!fields.has(name)) report(keyword, { key: name, dependentOn })
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []
}
