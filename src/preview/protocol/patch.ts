import type { HtmlChunk } from './htmlChunks'

/** Replaces `removed` chunks from index `from` by others. */
export interface Patch {
  readonly from: number
  readonly removed: number
  readonly chunks: readonly HtmlChunk[]
}

export function patchBetween(before: readonly HtmlChunk[], after: readonly HtmlChunk[]): Patch {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && same(before[from], after[from])) from++
  let tail = 0
  while (tail < shorter - from && same(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++
  return { from, removed: before.length - from - tail, chunks: after.slice(from, after.length - tail) }
}

function same(a: HtmlChunk | undefined, b: HtmlChunk | undefined): boolean {
  return a === b || (a?.html === b?.html && a?.kind === b?.kind && a?.lines === b?.lines)
}
