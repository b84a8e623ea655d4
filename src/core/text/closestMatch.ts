import { distance } from 'fastest-levenshtein'

/** How many letters have to be put in, taken out or replaced to make one text of another. */
export const editDistance: (a: string, b: string) => number = distance

/**
 * The candidate that was most likely meant: at most one edit for short words, a third of the length for long ones.
 * Case is not counted. @returns undefined when none is near
 */
export function nearest(written: string, candidates: readonly string[]): string | undefined {
  const lower = written.toLowerCase()
  let best: string | undefined
  let least = Math.max(1, Math.floor(written.length / 3)) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - written.length) >= least) continue
    const steps = distance(lower, candidate.toLowerCase())
    if (steps < least && steps < candidate.length) {
      least = steps
      best = candidate
    }
  }
  return best
}

/**
 * The candidate that was surely meant: with at most one edit in eight letters, and no other as near.
 * Case is not counted. @returns undefined when there is none, or more than one
 */
export function onlyNearest(written: string, candidates: readonly string[]): string | undefined {
  const lower = written.toLowerCase()
  let found: readonly string[] = []
  let least = mostEdits(lower)
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - written.length) > least) continue
    const steps = distance(lower, candidate.toLowerCase())
    if (steps > least) continue
    found = steps < least ? [candidate] : [...found, candidate]
    least = steps
  }
  return found.length === 1 ? found[0] : undefined
}

/** How many edits of a name still leave it recognisable. */
export function mostEdits(name: string): number {
  return Math.max(1, Math.min(3, Math.floor(name.length / 8)))
}
