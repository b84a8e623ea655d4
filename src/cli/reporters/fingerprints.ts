import { createHash } from 'node:crypto'
import type { ReportedProblem } from './reporter'

/** Names the problems of one run. */
export interface Fingerprints {
  /**
   * 32 hexadecimal digits. The same problem has the same ones in the next run, whether or not lines were added above it. Of problems with the
   * same text, the first, the second and so on are told apart. Call it once for each problem that has details.
   */
  next(problem: ReportedProblem): string
}

export function createFingerprints(): Fingerprints {
  const seen = new Map<string, number>()
  return {
    next({ file, ruleId, details }) {
      const hash = createHash('sha256').update(JSON.stringify([file, ruleId, details?.excerpt]))
      const key = hash.copy().digest('base64')
      const count = seen.get(key) ?? 0
      seen.set(key, count + 1)
      return hash.update(String(count)).digest('hex').slice(0, 32)
    },
  }
}
