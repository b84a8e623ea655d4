import * as l10n from '@vscode/l10n'
import type { Files } from './files'
import { joinPath } from './paths'
import { readFailure } from './readText'

/** A file to look at. */
export interface Target {
  readonly path: string
  /** Named by the person rather than found in a folder: then it need not look like an article. */
  readonly named: boolean
}

export interface Targets {
  /** Each file once, however many links lead to it; in the order of the paths asked for, within a folder by name. */
  readonly files: readonly Target[]
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[]
  /** The paths, as they were written, where nothing is. */
  readonly missing: readonly string[]
}

const markdownName = /\.(?:md|markdown|mdx)$/i

/** Finds the files that paths stand for: themselves, and the Markdown files in folders. */
export function findTargets(files: Files, paths: readonly string[]): Targets {
  /** By the path without links. */
  const found = new Map<string, Target>()
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
    // By UTF-16 units, so that the order is the same in every language and on every system.
    for (const { name, kind } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = joinPath(folder, name)
      const at = kind === 'link' ? behind(path) : { kind, real: joinPath(real, name) }
      if (at?.kind === 'folder' && !name.startsWith('.') && name !== 'node_modules') walk(path, at.real)
      else if (at?.kind === 'file' && markdownName.test(name) && !found.has(at.real)) found.set(at.real, { path, named: false })
    }
  }

  /** Where a link leads; undefined when it leads nowhere. */
  function behind(path: string) {
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
      else if (kind === 'folder') walk(path, files.realPath(path))
      else if (kind === 'file') found.set(files.realPath(path), { path, named: true })
      // A pipe, or a device: reading it might never end.
      else unreadable.push({ path, reason: l10n.t('It is not a file.') })
    } catch (error) {
      unreadable.push({ path, reason: readFailure(error) })
    }
  }
  return { files: [...found.values()], unreadable, missing }
}
