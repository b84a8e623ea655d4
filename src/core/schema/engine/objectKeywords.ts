import type { Check, Trial } from './evaluation'
import { objectOf } from './jsonSchema'
import { fieldInstance, fieldsByKey, keyInstance } from './instance'
import { patternOf } from './scalarKeywords'
import type { Field } from '../../data/nodes'

type Fields = ReadonlyMap<string, Field>

const onFields =
  (look: (fields: Fields, expected: unknown, trial: Trial) => void): Check =>
  (expected, trial) => {
    if (trial.at.node.kind === 'map') look(fieldsByKey(trial.at.node), expected, trial)
  }

export const objectChecks: Readonly<Record<string, Check>> = {
  required: onFields((fields, expected, { fail }) => {
    for (const key of namesIn(expected)) if (!fields.has(key)) fail('required', { key })
  }),
  minProperties: onFields((fields, expected, { fail }) => {
    if (fields.size < Number(expected)) fail('minProperties')
  }),
  maxProperties: onFields((fields, expected, { at, fail }) => {
    const field = [...fields.values()][Number(expected)]
    if (field) fail('maxProperties', { culprit: keyInstance(at, field) })
  }),
  dependentRequired: onFields((fields, expected, trial) => {
    for (const [key, names] of Object.entries(objectOf(expected))) require(fields, key, names, 'dependentRequired', trial)
  }),
  dependencies: onFields((fields, expected, trial) => {
    for (const [key, part] of Object.entries(objectOf(expected))) {
      if (Array.isArray(part)) require(fields, key, part, 'dependencies', trial)
      else if (fields.has(key)) also(part, 'dependencies', trial)
    }
  }),
  dependentSchemas: onFields((fields, expected, trial) => {
    for (const [key, part] of Object.entries(objectOf(expected))) if (fields.has(key)) also(part, 'dependentSchemas', trial)
  }),
  propertyNames: onFields((fields, expected, trial) => {
    for (const field of fields.values()) {
      const name = keyInstance(trial.at, field)
      const { violations } = trial.evaluate(expected, name, 'propertyNames')
      if (violations.length > 0) trial.fail('propertyNames', { key: field.key, culprit: name, branches: [violations] })
    }
  }),
  properties: onFields((fields, expected, trial) => {
    const parts = objectOf(expected)
    // The shorter of the two is gone through.
    if (fields.size > 100) {
      for (const key of Object.keys(parts)) look(fields.get(key), parts[key], 'properties', trial)
    } else {
      for (const [key, field] of fields) if (Object.hasOwn(parts, key)) look(field, parts[key], 'properties', trial)
    }
  }),
  patternProperties: onFields((fields, expected, trial) => {
    for (const [source, part] of Object.entries(objectOf(expected))) {
      const pattern = patternOf(source)
      for (const [key, field] of fields) if (pattern.test(key)) look(field, part, 'patternProperties', trial)
    }
  }),
  additionalProperties: onFields((fields, expected, trial) => {
    const named = objectOf(trial.schema['properties'])
    const patterns = Object.keys(objectOf(trial.schema['patternProperties'])).map(patternOf)
    for (const [key, field] of fields) {
      if (!Object.hasOwn(named, key) && !patterns.some((pattern) => pattern.test(key)))
        lookAtOther(field, expected, 'additionalProperties', trial)
    }
  }),
}

/** Looks at what no other keyword has looked at. */
export const unevaluatedProperties: Check = onFields((fields, expected, trial) => {
  const seen = new Set(trial.outcome.fields)
  for (const [key, field] of fields) if (!seen.has(key)) lookAtOther(field, expected, 'unevaluatedProperties', trial)
})

function lookAtOther(field: Field, part: unknown, keyword: string, trial: Trial): void {
  if (part === false) trial.fail(keyword, { key: field.key, culprit: keyInstance(trial.at, field) })
  else look(field, part, keyword, trial)
}

function look(field: Field | undefined, part: unknown, keyword: string, trial: Trial): void {
  if (!field) return
  if (trial.library.keepsEvaluated) trial.outcome.fields.add(field.key)
  if (part !== true) trial.violate(trial.evaluate(part, fieldInstance(trial.at, field), keyword))
}

function also(part: unknown, keyword: string, trial: Trial): void {
  const outcome = trial.evaluate(part, trial.at, keyword)
  trial.violate(outcome)
  trial.adopt(outcome)
}

function require(fields: Fields, key: string, names: unknown, keyword: string, { fail }: Trial): void {
  const trigger = fields.get(key)
  if (!trigger) return
  for (const name of namesIn(names)) if (!fields.has(name)) fail(keyword, { key: name, trigger })
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []
}
