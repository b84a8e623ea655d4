import { distance } from 'fastest-levenshtein'
import { countSteps } from './stepBudget'

/** The Levenshtein distance of two texts. */
export const editDistance: (a: string, b: string) => number = distance

/**
 * The candidate that was most likely meant: with at most one edit for short words, a third of the length for long ones.
 * Ignores case. @returns undefined when no candidate is near enough
 */
export function nearest(written: string, candidates: readonly string[]): string | undefined {
  const lower = written.toLowerCase()
  let best: string | undefined
  let minSteps = Math.max(1, Math.floor(written.length / 3)) + 1
  for (const candidate of candidates) {
    countSteps(1)
    if (Math.abs(candidate.length - written.length) >= minSteps) continue
    const steps = distance(lower, candidate.toLowerCase())
    if (steps < minSteps && steps < candidate.length) {
      minSteps = steps
      best = candidate
    }
  }
  return best
}

/**
 * The candidate that was certainly meant: with at most one edit in eight letters, and no other as near.
 * Ignores case. @returns undefined when there is none, or more than one
 */
export function onlyNearest(written: string, candidates: readonly string[]): string | undefined {
  const lower = written.toLowerCase()
  let found: readonly string[] = []
  let minSteps = maxEdits(lower)
  for (const candidate of candidates) {
    countSteps(1)
    if (Math.abs(candidate.length - written.length) > minSteps) continue
    const steps = distance(lower, candidate.toLowerCase())
    if (steps > minSteps) continue
    found = steps < minSteps ? [candidate] : [...found, candidate]
    minSteps = steps
  }
  return found.length === 1 ? found[0] : undefined
}

/** Maximum number of edits after which a name is still recognisable. */
export function maxEdits(name: string): number {
  return Math.max(1, Math.min(3, Math.floor(name.length / 8)))
}
