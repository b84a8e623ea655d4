/** How deep values may be nested: readers and rules recurse, and no article comes near. */
export const depthLimit = 200

/** A cheap upper bound: brackets that stay open. Brackets in quotes and comments only make it stricter. */
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
