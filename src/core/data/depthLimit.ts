/** Maximum nesting depth of values: readers and rules recurse. Far above any article. */
export const depthLimit = 200

/** A cheap upper bound of the depth: unclosed brackets. Brackets in quotes and comments only raise it. */
export function bracketsTooDeep(source: string): boolean {
  let open = 0
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i)
    if (unit === 0x5b || unit === 0x7b) open++
    else if (unit === 0x5d || unit === 0x7d) open = Math.max(0, open - 1)
    if (open > depthLimit) return true
  }
  return false
}
