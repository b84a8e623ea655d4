import type { BlockState } from './markdownIt'

/** What the reading of one block may do beyond its own lines, and what it did. Kept in the environment of a parser. */
export interface Lookahead {
  /** How many searches that pass a blank line may still fail; each costs time up to the end of the text. */
  searches: number
  /** The line after the last line that the reading depends on. */
  line: number
}

/** The searches that may fail in one document: with more, it is broken anyway. */
export const maxFailedSearches = 8

const lookaheads = new WeakMap<object, Lookahead>()

/** The lookahead of a parser's environment. */
export function lookaheadOf({ env }: Pick<BlockState, 'env'>): Lookahead {
  const found = lookaheads.get(env) ?? { searches: maxFailedSearches, line: 0 }
  lookaheads.set(env, found)
  return found
}
