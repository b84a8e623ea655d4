/** The values that are compared at most. Aliases can make a value of a few lines endless. */
export const maxCompared = 100_000

/**
 * Compares two values that were read from front matter, as JSON would write them; dates by their time.
 * @returns false if they differ, or if there are too many values to compare
 */
export function equalValues(a: unknown, b: unknown, budget = { left: maxCompared }): boolean {
  if (Object.is(a, b)) return true
  if (budget.left-- <= 0 || typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a instanceof Date || b instanceof Date) return a instanceof Date && b instanceof Date && Object.is(a.getTime(), b.getTime())
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [one, other] = [Object.entries(a), Object.entries(b)]
  return (
    one.length === other.length && one.every(([key, value], at) => key === other[at]?.[0] && equalValues(value, other[at]?.[1], budget))
  )
}
