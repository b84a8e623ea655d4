import { automatonOf } from './patternAutomaton'
import { readPatternParts, type PatternPart } from './patternParts'

/** A regular expression of a schema. */
export interface Pattern {
  /** Whether the expression matches. A text that is too long to be tested in time counts as a match. */
  test(text: string): boolean
}

/** The expression could take exponential time: it has nested quantifiers, and lookarounds or back references. */
export class SlowPattern extends Error {}

/**
 * Compiles a regular expression so that no text can block the editor. JavaScript's engine backtracks: for `^(a+)+$` its time doubles
 * with each letter. Expressions for which that could happen run as an automaton (NFA) that follows all branches at the same time.
 * @throws SyntaxError when it is not a regular expression
 * @throws SlowPattern when it has nested quantifiers and something that the automaton does not support
 */
export function readPattern(source: string): Pattern {
  const native = compile(source)
  const parts = readPatternParts(source)
  const loops = loopsIn(parts)
  const degree = loops.count + (startsAtStart(parts) ? 0 : 1)
  if (!loops.nested && degree <= 1) return native
  const matches = automatonOf(parts, native.flags)
  if (matches) return { test: matches }
  if (loops.nested) throw new SlowPattern(source)
  // Polynomial time: at this length there are about 10 million paths at most.
  const maxLength = 10_000_000 ** (1 / degree)
  return { test: (text) => text.length > maxLength || native.test(text) }
}

function compile(source: string): RegExp {
  try {
    return new RegExp(source, 'u')
  } catch {
    return new RegExp(source)
  }
}

/** Counts the quantifiers without a bound (or with one over 100), and finds out whether they are nested. */
function loopsIn(part: PatternPart): { readonly count: number; readonly nested: boolean } {
  switch (part.kind) {
    case 'sequence':
    case 'alternation': {
      const all = part.parts.map(loopsIn)
      return { count: all.reduce((sum, { count }) => sum + count, 0), nested: all.some(({ nested }) => nested) }
    }
    case 'lookaround':
      return loopsIn(part.part)
    case 'quantifier': {
      const inner = loopsIn(part.part)
      const repeats = part.max > 1
      const endless = part.max > 100
      // An alternation in a loop can match the same text in two ways, as in `(a|aa)+`.
      const branches = endless && hasAlternation(part.part)
      return {
        count: inner.count * (repeats ? 2 : 1) + (endless ? 1 : 0),
        nested: inner.nested || (repeats && inner.count > 0) || branches,
      }
    }
    default:
      return { count: 0, nested: false }
  }
}

function hasAlternation(part: PatternPart): boolean {
  if (part.kind === 'alternation') return true
  if (part.kind === 'quantifier') return part.min !== part.max || hasAlternation(part.part)
  return part.kind === 'sequence' ? part.parts.some(hasAlternation) : part.kind === 'lookaround' && hasAlternation(part.part)
}

/** Whether every branch is anchored to the start of the text, so that only one position is tried. */
function startsAtStart(part: PatternPart): boolean {
  if (part.kind === 'assertion') return part.assertion === 'start'
  if (part.kind === 'alternation') return part.parts.every(startsAtStart)
  if (part.kind === 'quantifier') return part.min > 0 && startsAtStart(part.part)
  return part.kind === 'sequence' && part.parts[0] !== undefined && startsAtStart(part.parts[0])
}
