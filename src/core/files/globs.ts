import * as l10n from '@vscode/l10n'
import type * as Library from './globLibrary'

/** Loaded on request: most sites and commands have no globs. */
function library(): typeof Library {
  return require('./globLibrary')
}

/**
 * Creates a function that says whether a path (relative to the folder of the settings, with forward slashes) matches one of the globs. A glob
 * that starts with `!` excludes what it matches; with exclusions alone, all other paths match.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const cached = matchers.get(globs)
  if (cached) return cached
  const excluded = globs.filter(isExclusion)
  const wanted = globs.filter((glob) => !isExclusion(glob))
  const isWanted = wanted.length > 0 || excluded.length === 0 ? anyOf(wanted) : () => true
  const isExcluded = excluded.length > 0 ? anyOf(excluded.map((glob) => glob.slice(1))) : () => false
  const matcher = (path: string) => isWanted(path) && !isExcluded(path)
  matchers.set(globs, matcher)
  return matcher
}

/** Whether a glob excludes. `!(a|b)` is a pattern of its own. */
function isExclusion(glob: string): boolean {
  return glob.startsWith('!') && !glob.startsWith('!(')
}

function anyOf(globs: readonly string[]): (path: string) => boolean {
  return library().compiledGlobs(globs.map((glob) => glob.replace(/^\.?\//, '')))
}

/** Why a glob of the settings matches nothing, as a sentence; undefined if it can be used. */
export function patternProblem(glob: string): string | undefined {
  if (glob.includes('\\')) return l10n.t('“{0}” has a backslash: write the path with forward slashes.', glob)
  if (/^!?(?:[A-Za-z]:|~)?\/?(?:.*\/)?\.\.(?:\/|$)/.test(glob) || /^!?(?:[A-Za-z]:|~)/.test(glob))
    return l10n.t('“{0}” leads out of the folder of copydesk.yaml.', glob)
  if (/^[!/.]*$/.test(glob)) return l10n.t('“{0}” matches no file.', glob)
  const open = unclosed(glob)
  return open === undefined ? undefined : l10n.t('“{0}” has a “{1}” without its counterpart.', glob, open)
}

/** The first bracket of a glob without its counterpart. */
function unclosed(glob: string): string | undefined {
  const waiting: string[] = []
  for (const sign of glob) {
    const at = ')]}'.indexOf(sign)
    if ('([{'.includes(sign)) waiting.push(sign)
    else if (at >= 0 && waiting.pop() !== '([{'[at]) return sign
  }
  return waiting[0]
}

const matchers = new WeakMap<readonly string[], (path: string) => boolean>()

/**
 * Splits a path with a glob into the folder before it and the glob. A path without special characters is a folder with an empty glob.
 * @param written with forward slashes
 */
export function splitGlob(written: string): { readonly folder: string; readonly glob: string } {
  const { base, glob } = library().scanned(written.replace(/^(?:\.\/)+/, ''))
  return { folder: base === '' ? '.' : base, glob }
}
