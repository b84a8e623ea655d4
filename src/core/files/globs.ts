import picomatch from 'picomatch'

/** Creates a function that says whether a path (relative to the folder of the settings, with forward slashes) matches one of the globs. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const known = matchers.get(globs)
  if (known) return known
  const matcher = picomatch(
    globs.map((glob) => glob.replace(/^\.?\//, '')),
    { dot: true },
  )
  matchers.set(globs, matcher)
  return matcher
}

const matchers = new WeakMap<readonly string[], (path: string) => boolean>()
