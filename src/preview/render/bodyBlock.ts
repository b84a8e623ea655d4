import type { TopBlock } from '../../core/markdown/renderMarkdown'

/** The unit of rendering: a Markdown block, a line of an HTML block, or a part of a long line. Can be rendered without the blocks around it. */
export interface BodyBlock {
  /** How many source lines end with it. */
  readonly lines: number
  /** Undefined for HTML and blank lines. */
  readonly block: TopBlock | undefined
  /** The source of HTML; '' for a Markdown block. */
  readonly html: string
  /** Whether it is HTML that the site leaves out. */
  readonly omitted?: boolean
  /** What stands behind the HTML; undefined: a line end behind a Markdown block. */
  readonly end?: string
}

/** How many blocks at the start and at the end are equal. */
export interface KeptBlocks {
  readonly start: number
  readonly end: number
}

export function keptBlocks(old: readonly BodyBlock[], all: readonly BodyBlock[]): KeptBlocks {
  const shorter = Math.min(old.length, all.length)
  let start = 0
  while (start < shorter && same(old[start], all[start])) start++
  let end = 0
  while (end < shorter - start && same(old[old.length - 1 - end], all[all.length - 1 - end])) end++
  return { start, end }
}

function same(a: BodyBlock | undefined, b: BodyBlock | undefined): boolean {
  return a === b || (a?.block === b?.block && a?.html === b?.html && a?.lines === b?.lines && a?.end === b?.end)
}
