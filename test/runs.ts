/**
 * Two profiles. The quick one (`npm run test:unit`) does few runs of each property test and samples the real articles. The long
 * one (`npm run test:long`, COPYDESK_LONG=1) does many runs and reads all articles. COPYDESK_LONG=10 does ten times as many runs.
 */
const factor = Number(process.env['COPYDESK_LONG'] ?? 0)

export const isLong = factor > 0

/** The number of runs of a property test. `long` is the number for COPYDESK_LONG=1. */
export function runs(quick: number, long: number): { readonly numRuns: number } {
  return { numRuns: isLong ? Math.ceil(long * factor) : quick }
}

/** All items in the long profile; every `step`-th item, beginning with the first, in the quick one. */
export function sample<T>(items: readonly T[], step: number): readonly T[] {
  return isLong ? items : items.filter((_, index) => index % step === 0)
}
