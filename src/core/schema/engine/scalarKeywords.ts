import type { KeywordValidator, EvaluationContext } from './evaluation'
import { hasFormat } from './formats'
import { hasType, identityOf, identityOfValue, type ValueReading } from './instance'
import { readPattern, type Pattern } from './safePattern'

const patterns = new Map<string, Pattern>()

/** A regular expression, compiled once. */
export function patternOf(source: string): Pattern {
  const pattern = patterns.get(source) ?? readPattern(source)
  if (patterns.size > 1000) patterns.clear()
  patterns.set(source, pattern)
  return pattern
}

/** The identities of the values of an `enum`, computed once. */
const allowed = new WeakMap<object, ReadonlySet<string>>()

function allows(values: readonly unknown[], context: EvaluationContext): boolean {
  const identities = allowed.get(values) ?? new Set(values.map(identityOfValue))
  allowed.set(values, identities)
  return identities.has(identityOf(context.instance.node))
}

/** A keyword for strings. */
const onText =
  (fits: (text: string, expected: unknown) => boolean, keyword: string): KeywordValidator =>
  (expected, { instance, report }) => {
    if (instance.node.kind === 'scalar' && typeof instance.node.value === 'string' && !fits(instance.node.value, expected)) report(keyword)
  }

/** A keyword for numbers. */
const onNumber =
  (fits: (number: number, expected: number) => boolean, keyword: string): KeywordValidator =>
  (expected, { instance, report }) => {
    if (instance.node.kind === 'scalar' && typeof instance.node.value === 'number' && !fits(instance.node.value, Number(expected)))
      report(keyword)
  }

/** Values as JSON Schema defines them. */
export const valuesAsWritten: ValueReading = {
  hasType,
  hasFormat: ({ value }, format) => (typeof value !== 'string' && typeof value !== 'number') || hasFormat(format, value),
}

export const scalarKeywords: Readonly<Record<string, KeywordValidator>> = {
  type: (expected, { instance, schema, values, report }) => {
    if (![expected].flat().some((type) => values.hasType(instance.node, type, schema))) report('type')
  },
  enum: (expected, context) => {
    if (Array.isArray(expected) && !allows(expected, context)) context.report('enum')
  },
  const: (expected, { instance, report }) => {
    if (identityOfValue(expected) !== identityOf(instance.node)) report('const')
  },
  minLength: onText((text, limit) => lengthOf(text) >= Number(limit), 'minLength'),
  maxLength: onText((text, limit) => lengthOf(text) <= Number(limit), 'maxLength'),
  pattern: onText((text, source) => patternOf(String(source)).test(text), 'pattern'),
  format: (expected, { instance: { node }, schema, values, report }) => {
    if (node.kind !== 'scalar' || (typeof node.value !== 'string' && typeof node.value !== 'number')) return
    if (!values.hasFormat(node, String(expected), schema)) report('format')
  },
  minimum: onNumber((number, limit) => number >= limit, 'minimum'),
  maximum: onNumber((number, limit) => number <= limit, 'maximum'),
  exclusiveMinimum: onNumber((number, limit) => number > limit, 'exclusiveMinimum'),
  exclusiveMaximum: onNumber((number, limit) => number < limit, 'exclusiveMaximum'),
  multipleOf: onNumber(isMultiple, 'multipleOf'),
}

/** The length in Unicode code points (RFC 8259 characters), not in UTF-16 code units. */
function lengthOf(text: string): number {
  let length = text.length
  for (let i = 1; i < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) length--
  }
  return length
}

/** Allows for the rounding of binary fractions: 0.3 is a multiple of 0.1. */
function isMultiple(number: number, of: number): boolean {
  const times = number / of
  return Number.isFinite(times) && Math.abs(times - Math.round(times)) <= Number.EPSILON * 4 * Math.max(1, Math.abs(times))
}
