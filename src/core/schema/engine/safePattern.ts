import { automatonOf } from './patternAutomaton'
import { readPatternParts, type PatternPart } from './patternParts'

/** A regular expression of a schema. */
export interface Pattern {
  /** Whether a text fits. One that is too long to be held against an expression that looks around fits. */
  test(text: string): boolean
}

/** An expression that no one can promise to be quick: it repeats what repeats, and looks around. */
export class SlowPattern extends Error {}

/**
 * Reads a regular expression so that no text can hold the editor. JavaScript tries one way after the other, which for
 * `^(a+)+$` doubles with each letter: where that could happen, an automaton that follows all ways at the same time is used.
 * @throws SyntaxError when it is not a regular expression
 * @throws SlowPattern when it repeats what repeats, and looks around, so that the automaton cannot know it
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
  // So many ways there are at most: a text of this length is still quick.
  const longest = 10_000_000 ** (1 / degree)
  return { test: (text) => text.length > longest || native.test(text) }
}

function compile(source: string): RegExp {
  try {
    return new RegExp(source, 'u')
  } catch {
    return new RegExp(source)
  }
}

/** How many parts repeat without end (or so often that it comes to the same), and whether one is within another. */
function loopsIn(part: PatternPart): { readonly count: number; readonly nested: boolean } {
  switch (part.kind) {
    case 'sequence':
    case 'choice': {
      const all = part.parts.map(loopsIn)
      return { count: all.reduce((sum, { count }) => sum + count, 0), nested: all.some(({ nested }) => nested) }
    }
    case 'look':
      return loopsIn(part.part)
    case 'repeat': {
      const inner = loopsIn(part.part)
      const repeats = part.most > 1
      const endless = part.most > 100
      // A choice in a loop can offer two ways for the same text, as in `(a|aa)+`.
      const branches = endless && hasChoice(part.part)
      return {
        count: inner.count * (repeats ? 2 : 1) + (endless ? 1 : 0),
        nested: inner.nested || (repeats && inner.count > 0) || branches,
      }
    }
    default:
      return { count: 0, nested: false }
  }
}

function hasChoice(part: PatternPart): boolean {
  if (part.kind === 'choice') return true
  if (part.kind === 'repeat') return part.least !== part.most || hasChoice(part.part)
  return part.kind === 'sequence' ? part.parts.some(hasChoice) : part.kind === 'look' && hasChoice(part.part)
}

/** Whether all ways begin at the start of the text, so that not every place has to be tried. */
function startsAtStart(part: PatternPart): boolean {
  if (part.kind === 'place') return part.place === 'start'
  if (part.kind === 'choice') return part.parts.every(startsAtStart)
  if (part.kind === 'repeat') return part.least > 0 && startsAtStart(part.part)
  return part.kind === 'sequence' && part.parts[0] !== undefined && startsAtStart(part.parts[0])
}
