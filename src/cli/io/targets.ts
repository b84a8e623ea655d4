import * as l10n from '@vscode/l10n'
import { globMatcher, splitGlob } from '../../core/files/globs'
import { visibleName } from '../../core/text/visible'
import type { FileKind, Files } from './files'
import { joinPath } from './paths'
import { readFailure } from './readText'

/** A file to process. */
export interface Target {
  readonly path: string
  /** Whether it was named on the command line, not found in a folder or by a glob. Named files need not look like articles. */
  readonly named: boolean
  /** The path without symbolic links. */
  readonly real: string
  /** Whether it was found in a folder, through a link to a file that is in none of the folders named: it is read, never written. */
  readonly outside: boolean
}

export interface Targets {
  /** Each file once, even if several links lead to it; in the order of the given paths, within a folder by name. */
  readonly files: readonly Target[]
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[]
  /** The given paths that do not exist, and globs that match no file; not the exclusions. */
  readonly missing: readonly string[]
}

/** Whether a file is Markdown, by its name. */
export function isMarkdownName(name: string): boolean {
  return /\.(?:md|markdown|mdx)$/i.test(name)
}

/** Says that a path is missing. @param written as in `Targets` */
export function missingMessage(written: string): string {
  return splitGlob(written).glob === ''
    ? l10n.t('“{0}” does not exist.', visibleName(written))
    : l10n.t('No file matches “{0}”.', visibleName(written))
}

/**
 * Finds the files that paths name: files themselves, the Markdown files in folders, and those that a glob matches. A path that starts with `!`
 * excludes what it names, and all below it. What exists under a name is never taken for a glob.
 * @param paths as written on the command line; if there are only exclusions, what is left of the current folder
 */
export function findTargets(files: Files, paths: readonly string[]): Targets {
  const isExclusion = (written: string) => written.startsWith('!') && kindOf(files, written) === undefined
  const excluded = paths.filter(isExclusion).map((written) => matcherOf(files, written.slice(1)))
  const included = paths.filter((written) => !isExclusion(written))
  return find(files, included.length > 0 ? included : ['.'], (path) => excluded.some((matches) => matches(path)))
}

function find(files: Files, paths: readonly string[], isExcluded: (path: string) => boolean): Targets {
  /** By the path without links. */
  const found = new Map<string, Omit<Target, 'outside'>>()
  /** The folders named, without links. */
  const roots: string[] = []
  const unreadable: { path: string; reason: string }[] = []
  const missing: string[] = []

  /** @param walked the folders that were entered, without links */
  function walk(folder: string, real: string, isWanted: (path: string) => boolean, walked: Set<string>): void {
    if (walked.has(real)) return
    walked.add(real)
    let entries: ReturnType<Files['list']>
    try {
      entries = files.list(folder)
    } catch (error) {
      unreadable.push({ path: folder, reason: readFailure(error) })
      return
    }
    // Sorted by UTF-16 code units: the same order in every language and on every system.
    for (const { name, kind } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = joinPath(folder, name)
      if (isExcluded(path)) continue
      const target = kind === 'link' ? linkTarget(path) : { kind, real: real === folder ? path : joinPath(real, name) }
      if (target?.kind === 'folder' && !name.startsWith('.') && name !== 'node_modules') walk(path, target.real, isWanted, walked)
      else if (target?.kind === 'file' && isMarkdownName(name) && isWanted(path) && !found.has(target.real))
        found.set(target.real, { path, named: false, real: target.real })
    }
  }

  /** The target of a link; undefined if it does not exist. */
  function linkTarget(path: string) {
    try {
      const kind = files.kind(path)
      return kind && { kind, real: files.realPath(path) }
    } catch {
      return undefined
    }
  }

  function walkAll(folder: string, isWanted: (path: string) => boolean, walked: Set<string>): void {
    const real = files.realPath(folder)
    roots.push(joinPath(real, ''))
    walk(folder, real, isWanted, walked)
  }

  function findMatches(written: string): void {
    const { folder, glob } = splitGlob(written)
    const before = found.size
    const matches = matcherOf(files, written)
    if (glob !== '' && kindOf(files, folder) === 'folder') walkAll(files.resolve(folder), matches, new Set())
    const isFound = found.size > before || [...found.values()].some(({ path }) => matches(path))
    if (!isFound) missing.push(written)
  }

  const walkedByName = new Set<string>()
  for (const written of paths) {
    const path = files.resolve(written)
    try {
      const kind = files.kind(path)
      if (kind === undefined) findMatches(written)
      else if (isExcluded(path)) continue
      else if (kind === 'folder') walkAll(path, () => true, walkedByName)
      else if (kind === 'file') {
        const real = files.realPath(path)
        found.set(real, { path, named: true, real })
      }
      // A pipe or a device: reading it might never end.
      else unreadable.push({ path, reason: l10n.t('It is not a file.') })
    } catch (error) {
      unreadable.push({ path, reason: readFailure(error) })
    }
  }
  const isOutside = ({ named, real }: Omit<Target, 'outside'>) => !named && !roots.some((root) => real.startsWith(root))
  return { files: [...found.values()].map((target) => ({ ...target, outside: isOutside(target) })), unreadable, missing }
}

/** Says whether an absolute path is what a path or a glob names, or is below it. */
function matcherOf(files: Files, written: string): (path: string) => boolean {
  const { folder, glob } = splitGlob(written)
  const base = files.resolve(folder)
  const prefix = joinPath(base, '')
  if (glob === '') return (path) => path === base || path.startsWith(prefix)
  const matches = globMatcher([glob, `${glob.replace(/\/+$/, '')}/**`])
  return (path) => path.startsWith(prefix) && matches(path.slice(prefix.length))
}

function kindOf(files: Files, written: string): FileKind | undefined {
  try {
    return files.kind(files.resolve(written))
  } catch {
    return undefined
  }
}
