import type { Part } from './parts'

/** What to take out of a list of parts, and what to set in there, to make another one of it. */
export interface Patch {
  readonly from: number
  readonly removed: number
  readonly parts: readonly Part[]
}

export function patchBetween(before: readonly Part[], after: readonly Part[]): Patch {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && same(before[from], after[from])) from++
  let tail = 0
  while (tail < shorter - from && same(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++
  return { from, removed: before.length - from - tail, parts: after.slice(from, after.length - tail) }
}

function same(a: Part | undefined, b: Part | undefined): boolean {
  return a === b || (a?.html === b?.html && a?.kind === b?.kind && a?.lines === b?.lines)
}
