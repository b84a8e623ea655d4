import type { KeywordValidator, EvaluationContext } from './evaluation'
import { objectOf } from './jsonSchema'
import { fieldInstance, fieldsByKey, keyInstance } from './instance'
import { patternOf } from './scalarKeywords'
import type { Field } from '../../data/nodes'

type Fields = ReadonlyMap<string, Field>

const onFields =
  (validate: (fields: Fields, expected: unknown, context: EvaluationContext) => void): KeywordValidator =>
  (expected, context) => {
    if (context.instance.node.kind === 'map') validate(fieldsByKey(context.instance.node), expected, context)
  }

export const objectKeywords: Readonly<Record<string, KeywordValidator>> = {
  required: onFields((fields, expected, { report }) => {
    for (const key of namesIn(expected)) if (!fields.has(key)) report('required', { key })
  }),
  minProperties: onFields((fields, expected, { report }) => {
    if (fields.size < Number(expected)) report('minProperties')
  }),
  maxProperties: onFields((fields, expected, { instance, report }) => {
    const field = [...fields.values()][Number(expected)]
    if (field) report('maxProperties', { offending: keyInstance(instance, field) })
  }),
  dependentRequired: onFields((fields, expected, context) => {
    for (const [key, names] of Object.entries(objectOf(expected))) requireKeys(fields, key, names, 'dependentRequired', context)
  }),
  dependencies: onFields((fields, expected, context) => {
    for (const [key, part] of Object.entries(objectOf(expected))) {
      if (Array.isArray(part)) requireKeys(fields, key, part, 'dependencies', context)
      else if (fields.has(key)) applyInPlace(part, 'dependencies', context)
    }
  }),
  dependentSchemas: onFields((fields, expected, context) => {
    for (const [key, part] of Object.entries(objectOf(expected))) if (fields.has(key)) applyInPlace(part, 'dependentSchemas', context)
  }),
  propertyNames: onFields((fields, expected, context) => {
    for (const field of fields.values()) {
      const name = keyInstance(context.instance, field)
      const { violations } = context.evaluate(expected, name, 'propertyNames')
      if (violations.length > 0) context.report('propertyNames', { key: field.key, offending: name, branches: [violations] })
    }
  }),
  properties: onFields((fields, expected, context) => {
    const parts = objectOf(expected)
    // Loops over the shorter of the two.
    if (fields.size > 100) {
      for (const key of Object.keys(parts)) evaluateField(fields.get(key), parts[key], 'properties', context)
    } else {
      for (const [key, field] of fields) if (Object.hasOwn(parts, key)) evaluateField(field, parts[key], 'properties', context)
    }
  }),
  patternProperties: onFields((fields, expected, context) => {
    for (const [source, part] of Object.entries(objectOf(expected))) {
      const pattern = patternOf(source)
      for (const [key, field] of fields) if (pattern.test(key)) evaluateField(field, part, 'patternProperties', context)
    }
  }),
  additionalProperties: onFields((fields, expected, context) => {
    const named = objectOf(context.schema['properties'])
    const patterns = Object.keys(objectOf(context.schema['patternProperties'])).map(patternOf)
    for (const [key, field] of fields) {
      if (!Object.hasOwn(named, key) && !patterns.some((pattern) => pattern.test(key)))
        evaluateOther(field, expected, 'additionalProperties', context)
    }
  }),
}

/** Applies to the properties that no other keyword has evaluated. */
export const unevaluatedProperties: KeywordValidator = onFields((fields, expected, context) => {
  const seen = new Set(context.result.fields)
  for (const [key, field] of fields) if (!seen.has(key)) evaluateOther(field, expected, 'unevaluatedProperties', context)
})

function evaluateOther(field: Field, part: unknown, keyword: string, context: EvaluationContext): void {
  if (part === false) context.report(keyword, { key: field.key, offending: keyInstance(context.instance, field) })
  else evaluateField(field, part, keyword, context)
}

function evaluateField(field: Field | undefined, part: unknown, keyword: string, context: EvaluationContext): void {
  if (!field) return
  if (context.registry.keepsEvaluated) context.result.fields.add(field.key)
  if (part !== true) context.addViolations(context.evaluate(part, fieldInstance(context.instance, field), keyword))
}

function applyInPlace(part: unknown, keyword: string, context: EvaluationContext): void {
  const result = context.evaluate(part, context.instance, keyword)
  context.addViolations(result)
  context.mergeAnnotations(result)
}

function requireKeys(fields: Fields, key: string, names: unknown, keyword: string, { report }: EvaluationContext): void {
  const dependentOn = fields.get(key)
  if (!dependentOn) return
  for (const name of namesIn(names)) if (!fields.has(name)) report(keyword, { key: name, dependentOn })
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []
}
