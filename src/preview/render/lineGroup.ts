import { maxFailedSearches, type Ahead, type OpenElements } from '../../core/markdown/lookahead'
import type { BodyBlock } from './bodyBlock'

/** A Markdown block or a line of an HTML block, with the blank lines after it. */
export interface LineGroup extends BodyBlock {
  readonly omitted: boolean
  /** In UTF-16 code units of the body. */
  readonly length: number
  /** Whether it is a further line of an HTML block. */
  readonly continues: boolean
  /** The elements that are open before it, if it is one of an HTML block that passes blank lines. */
  readonly open: OpenElements | undefined
  /** How many searches for the end of a construct may still fail, from this line group on. */
  readonly searches: number
  readonly ahead: Ahead | undefined
  /** What a paragraph of elements is divided into. */
  readonly rows: readonly BodyBlock[] | undefined
}

/** In which state a line group is read. */
export type State = Pick<LineGroup, 'continues' | 'open' | 'searches'>

export const atStart: State = { continues: false, open: undefined, searches: maxFailedSearches }

export function stateOf({ continues, open, searches }: State = atStart): State {
  return { continues, open, searches }
}

export function isSameState(a: State, b: State): boolean {
  return a.continues === b.continues && a.searches === b.searches && isSameOpen(a.open, b.open)
}

/** Whether the same elements are open. */
export function isSameOpen(a: OpenElements | undefined, b: OpenElements | undefined): boolean {
  if (a?.depth !== b?.depth) return false
  let [x, y] = [a, b]
  while (x !== y) {
    if (x?.name !== y?.name) return false
    x = x?.parent
    y = y?.parent
  }
  return true
}
