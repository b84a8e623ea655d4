/** Errors beyond this number are not looked for: the build stops at the first one. */
export const maxMdxProblems = 100

/** What has been read with one environment of a parser: its number limits the time that a hostile text takes. */
interface Counts {
  faults: number
  /** Tags and expressions that turned out to be open. */
  open: number
}

const counts = new WeakMap<object, Counts>()

export function countsOf({ env }: { readonly env: object }): Counts {
  const found = counts.get(env) ?? { faults: 0, open: 0 }
  counts.set(env, found)
  return found
}
