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

/**
 * Splits a path with a glob into the folder before it and the glob. A path without special characters is a folder with an empty glob.
 * @param written with forward slashes
 */
export function splitGlob(written: string): { readonly folder: string; readonly glob: string } {
  const { base, glob } = picomatch.scan(written.replace(/^(?:\.\/)+/, ''))
  return { folder: base === '' ? '.' : base, glob }
}
