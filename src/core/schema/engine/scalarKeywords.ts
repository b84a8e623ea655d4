import type { KeywordValidator, EvaluationContext } from './evaluation'
import { hasFormat } from './formats'
import { hasType, identityOf, identityOfValue } from './instance'
import { readPattern, type Pattern } from './safePattern'

const patterns = new Map<string, Pattern>()

/** A regular expression, read once. */
export function patternOf(source: string): Pattern {
  const known = patterns.get(source) ?? readPattern(source)
  if (patterns.size > 1000) patterns.clear()
  patterns.set(source, known)
  return known
}

/** The values that a list of them allows, read once. */
const allowed = new WeakMap<object, ReadonlySet<string>>()

function allows(values: readonly unknown[], context: EvaluationContext): boolean {
  const known = allowed.get(values) ?? new Set(values.map(identityOfValue))
  allowed.set(values, known)
  return known.has(identityOf(context.at.node))
}

/** A check of texts. */
const onText =
  (fits: (text: string, expected: unknown) => boolean, keyword: string): KeywordValidator =>
  (expected, { at, report }) => {
    if (at.node.kind === 'scalar' && typeof at.node.value === 'string' && !fits(at.node.value, expected)) report(keyword)
  }

/** A check of numbers. */
const onNumber =
  (fits: (number: number, expected: number) => boolean, keyword: string): KeywordValidator =>
  (expected, { at, report }) => {
    if (at.node.kind === 'scalar' && typeof at.node.value === 'number' && !fits(at.node.value, Number(expected))) report(keyword)
  }

export const scalarKeywords: Readonly<Record<string, KeywordValidator>> = {
  type: (expected, { at, report }) => {
    const fits = Array.isArray(expected) ? expected.some((type) => hasType(at.node, type)) : hasType(at.node, expected)
    if (!fits) report('type')
  },
  enum: (expected, context) => {
    if (Array.isArray(expected) && !allows(expected, context)) context.report('enum')
  },
  const: (expected, { at, report }) => {
    if (identityOfValue(expected) !== identityOf(at.node)) report('const')
  },
  minLength: onText((text, limit) => lengthOf(text) >= Number(limit), 'minLength'),
  maxLength: onText((text, limit) => lengthOf(text) <= Number(limit), 'maxLength'),
  pattern: onText((text, source) => patternOf(String(source)).test(text), 'pattern'),
  format: (expected, { at, report }) => {
    const value = at.node.kind === 'scalar' ? at.node.value : undefined
    if ((typeof value === 'string' || typeof value === 'number') && !hasFormat(String(expected), value)) report('format')
  },
  minimum: onNumber((number, limit) => number >= limit, 'minimum'),
  maximum: onNumber((number, limit) => number <= limit, 'maximum'),
  exclusiveMinimum: onNumber((number, limit) => number > limit, 'exclusiveMinimum'),
  exclusiveMaximum: onNumber((number, limit) => number < limit, 'exclusiveMaximum'),
  multipleOf: onNumber(isMultiple, 'multipleOf'),
}

/** In characters, not in UTF-16 units. */
function lengthOf(text: string): number {
  let length = text.length
  for (let i = 1; i < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) length--
  }
  return length
}

/** 0.3 is a multiple of 0.1, whatever the computer's numbers make of it. */
function isMultiple(number: number, of: number): boolean {
  const times = number / of
  return Number.isFinite(times) && Math.abs(times - Math.round(times)) <= Number.EPSILON * 4 * Math.max(1, Math.abs(times))
}
