import { mayIdentifySite } from '../../core/generators/site'
import { settingsFile } from '../../core/settings/settingsFileName'
import type { Exclusion } from './exclusion'

export type EntryKind = 'file' | 'folder' | 'link' | 'other'

/** Synchronous access to the files of a folder. Paths are relative to it, with forward slashes; '' is the folder itself. */
export interface IndexFiles {
  /** @throws if the folder cannot be read */
  list(folder: string): readonly { readonly name: string; readonly kind: EntryKind }[]
  /** The state of a file, following links; `changed` in ms since 1970. @returns undefined if it does not exist. @throws if it cannot be read */
  stat(path: string): { readonly kind: EntryKind; readonly size: number; readonly changed: number } | undefined
  /** The absolute path without links. @throws if the file does not exist */
  realPath(path: string): string
  /** The first bytes, as a view that the next call overwrites, with the state of the file. @throws if it cannot be read */
  start(path: string, bytes: number): { readonly bytes: Uint8Array; readonly size: number; readonly changed: number }
  /** Decodes UTF-8, keeping a byte order mark; invalid bytes become U+FFFD. @param from start offset. @param to end offset (exclusive) */
  decode(bytes: Uint8Array, from?: number, to?: number): string
  /** The text of a small file; undefined if it does not exist or is too large. */
  text(path: string): string | undefined
}

export interface Walk {
  /**
   * The Markdown files, separated by zero characters as in chunks, because usually they are only compared with those. Sorted by code
   * units; the files of a folder come before those of its subfolders.
   */
  readonly paths: string
  readonly count: number
  /** The folders with a `copydesk.yaml`, or with a file that may identify a generator. */
  readonly siteFolders: readonly string[]
}

export interface WalkListener {
  /** Called for each folder that cannot be read. */
  failed(path: string, error: unknown): void
  /** Called after each folder with the number of files so far. */
  found?(count: number): void
}

const markdownName = /\.(?:md|markdown|mdx)$/i

export function isMarkdownName(path: string): boolean {
  return markdownName.test(path)
}

/**
 * Finds the Markdown files of a folder. Skips a link to a target inside the folder, because that is found anyway; follows a link to a
 * target outside, once per target.
 */
export function walk(files: IndexFiles, exclusion: Exclusion, listener: WalkListener): Walk {
  /** The paths of each folder, separated by zero characters. */
  const found: string[] = []
  let count = 0
  const siteFolders: string[] = []
  const root = files.realPath('')
  const outside = new Set<string>()
  const folders: { readonly path: string; readonly exclusion: Exclusion }[] = [{ path: '', exclusion }]
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const { path } = folder
    try {
      readFolder(path, folder.exclusion)
    } catch (error) {
      listener.failed(path, error)
    }
    listener.found?.(count)
  }

  function readFolder(folder: string, above: Exclusion): void {
    const entries = files.list(folder)
    const prefix = folder === '' ? '' : `${folder}/`
    const rules = entries.some(({ name }) => name === '.gitignore') ? files.text(`${prefix}.gitignore`) : undefined
    const exclusion = rules === undefined ? above : above.with(prefix, rules)
    if (entries.some(({ name }) => name === settingsFile || mayIdentifySite(name))) siteFolders.push(folder)
    const names: string[] = []
    const inside: string[] = []
    const links: string[] = []
    const add = (name: string, kind: EntryKind | undefined) => {
      if (kind === 'file' && markdownName.test(name) && !exclusion.excludes(prefix + name, kind)) names.push(name)
      else if (kind === 'folder' && !exclusion.excludes(prefix + name, kind)) inside.push(prefix + name)
    }
    for (const { name, kind } of entries)
      if (kind === 'link') links.push(name)
      else add(name, kind)
    // Of two links to the same target the first is followed.
    for (const name of links.sort()) add(name, linkTarget(prefix + name))
    count += names.length
    if (names.length > 0) found.push(prefix + names.sort().join(`\0${prefix}`))
    // Reversed, because the list is used as a stack.
    for (const path of inside.sort().reverse()) folders.push({ path, exclusion })
  }

  function linkTarget(path: string): EntryKind | undefined {
    try {
      const real = files.realPath(path)
      if (real === root || real.startsWith(`${root}/`) || outside.has(real)) return undefined
      outside.add(real)
      return files.stat(path)?.kind
    } catch {
      // A broken link.
      return undefined
    }
  }

  return { paths: found.join('\0'), count, siteFolders }
}
