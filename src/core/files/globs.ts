import picomatch from 'picomatch'

/** Creates a function that says whether a path (relative to the folder of the settings, with forward slashes) matches one of the globs. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const cached = matchers.get(globs)
  if (cached) return cached
  const matcher = picomatch(
    globs.map((glob) => glob.replace(/^\.?\//, '')),
    { dot: true },
  )
  matchers.set(globs, matcher)
  return matcher
}

const matchers = new WeakMap<readonly string[], (path: string) => boolean>()
