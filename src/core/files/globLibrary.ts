import picomatch from 'picomatch'

/** A function that says whether a path matches one of the globs; names that start with a dot are like others. */
export function compiledGlobs(globs: string[]): (path: string) => boolean {
  return picomatch(globs, { dot: true })
}

/** The parts of a path before and from its first special character on. */
export function scanned(path: string): { readonly base: string; readonly glob: string } {
  return picomatch.scan(path)
}
