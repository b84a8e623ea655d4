import * as l10n from '@vscode/l10n'
import type { Files } from './files'
import { joinPath } from './paths'
import { readFailure } from './readText'

/** A file to process. */
export interface Target {
  readonly path: string
  /** Whether it was named on the command line, not found in a folder. Named files need not look like articles. */
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
  /** The given paths that do not exist. */
  readonly missing: readonly string[]
}

/** Whether a file is Markdown, by its name. */
export function isMarkdownName(name: string): boolean {
  return /\.(?:md|markdown|mdx)$/i.test(name)
}

/** Finds the files that paths name: files themselves, and the Markdown files in folders. @param paths as written on the command line */
export function findTargets(files: Files, paths: readonly string[]): Targets {
  /** By the path without links. */
  const found = new Map<string, Omit<Target, 'outside'>>()
  /** The folders named, without links. */
  const roots: string[] = []
  const unreadable: { path: string; reason: string }[] = []
  const missing: string[] = []
  const walked = new Set<string>()

  function walk(folder: string, real: string): void {
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
      const target = kind === 'link' ? linkTarget(path) : { kind, real: joinPath(real, name) }
      if (target?.kind === 'folder' && !name.startsWith('.') && name !== 'node_modules') walk(path, target.real)
      else if (target?.kind === 'file' && isMarkdownName(name) && !found.has(target.real))
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

  for (const written of paths) {
    const path = files.resolve(written)
    try {
      const kind = files.kind(path)
      if (kind === undefined) missing.push(written)
      else if (kind === 'folder') {
        const real = files.realPath(path)
        roots.push(joinPath(real, ''))
        walk(path, real)
      } else if (kind === 'file') {
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
