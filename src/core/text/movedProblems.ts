import type { Problem } from './problem'
import type { Range } from './text'

/** A change of a text: the range that was replaced, and the length of the new text in UTF-16 code units. */
export interface Change {
  readonly replaced: Range
  readonly length: number
}

/**
 * Where the problems of an earlier text are now. They have no fixes: these were for the earlier text.
 * @param changes one after the other, each of the text that those before it left
 */
export function movedProblems(problems: readonly Problem[], changes: readonly Change[]): readonly Problem[] {
  return problems.map((problem) => ({
    ...problem,
    range: movedRange(problem.range, changes),
    related: problem.related.map((related) => ({ ...related, range: movedRange(related.range, changes) })),
    fixes: [],
  }))
}

function movedRange(range: Range, changes: readonly Change[]): Range {
  let { start, end } = range
  for (const { replaced, length } of changes) {
    const grown = length - (replaced.end - replaced.start)
    // What is inserted at an end of the range is outside of it.
    const newStart = start < replaced.start ? start : start >= replaced.end ? start + grown : replaced.start + length
    const newEnd = end <= replaced.start ? end : end >= replaced.end ? end + grown : replaced.start
    ;[start, end] = newStart <= newEnd ? [newStart, newEnd] : [replaced.start, replaced.start]
  }
  return { start, end }
}
