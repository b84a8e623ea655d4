import type { BlockState } from './markdownIt'

/** What the reading of one block may do beyond its own lines, and what it did. Kept in the environment of a parser. */
export interface Lookahead {
  /** How many searches that pass a blank line may still fail; each costs time up to the end of the text. */
  searches: number
  /** The line after the last line that the reading depends on. */
  line: number
}

/** Text behind a block on which it depends: what would close it may be there. */
export interface Ahead {
  /** How many lines behind its end matter; infinite if all do. */
  readonly lines: number
  /** What was searched for in vain. While it stays away, the block stays as it is. */
  readonly missing: string
}

/** The innermost element that is open at a place in an HTML block, and those around it. */
export interface OpenElements {
  readonly name: string
  readonly depth: number
  readonly parent: OpenElements | undefined
}

/** Lines at the start or in the middle of an HTML block that passes blank lines, with no Markdown in them. */
export interface HtmlRow {
  /** The line after its last, from 0. */
  readonly endLine: number
  /** Not sanitized. */
  readonly html: string
  readonly open: OpenElements
  readonly ahead: Ahead | undefined
}

/** Divides a top-level block that begins with such lines. Kept in the environment of a parser. */
export interface HtmlRows {
  /** The lines before what is returned as the block. */
  readonly found: HtmlRow[]
  /** Nothing is read from this line on, if the block can be divided there. */
  readonly lastLine: number
  /** The elements that are open where the reading starts; afterwards, those where it ended. */
  open: OpenElements | undefined
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
