import { mayIdentifySite } from '../../core/generators/site'
import { settingsFile } from '../../core/settings/settingsFileName'
import type { Exclusion } from './exclusion'

export type EntryKind = 'file' | 'folder' | 'link' | 'other'

/** The files of a folder, read at once. Paths are from that folder, with forward slashes; '' is the folder itself. */
export interface IndexFiles {
  /** Throws when the folder cannot be read. */
  list(folder: string): readonly { readonly name: string; readonly kind: EntryKind }[]
  /** What is there, behind links; undefined for nothing. Throws when it cannot be told. Time in milliseconds. */
  stat(path: string): { readonly kind: EntryKind; readonly size: number; readonly changed: number } | undefined
  /** The absolute path without links. Throws when there is nothing. */
  realPath(path: string): string
  /** The first bytes, as a view that the next call writes over, with the state of the file. Throws. */
  start(path: string, bytes: number): { readonly bytes: Uint8Array; readonly size: number; readonly changed: number }
  /** Reads UTF-8, a byte order mark and all; what is none becomes U+FFFD. @param from the first byte to be read; `to` that behind the last */
  decode(bytes: Uint8Array, from?: number, to?: number): string
  /** A small text; undefined when there is none. */
  text(path: string): string | undefined
}

export interface Walk {
  /**
   * The Markdown files: those of a folder before those of the folders in it, by the order of code units. They stand in one text with a
   * zero between two, as in chunks: mostly they are only compared with these.
   */
  readonly paths: string
  readonly count: number
  /** Folders with a `copydesk.yaml`, or with what may identify a generator. */
  readonly siteFolders: readonly string[]
}

export interface WalkListener {
  /** Told of each folder that cannot be read. */
  failed(path: string, error: unknown): void
  /** Told from time to time how many files there are so far. */
  found?(count: number): void
}

const markdownName = /\.(?:md|markdown|mdx)$/i

export function isMarkdownName(path: string): boolean {
  return markdownName.test(path)
}

/**
 * Finds the Markdown files of a folder. A link that leads to another place in the folder is left out, since what is there is
 * found by itself; one that leads out of it is followed, once.
 */
export function walk(files: IndexFiles, exclusion: Exclusion, listener: WalkListener): Walk {
  /** One text for each folder. */
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
    // Of two that lead to the same place the first counts.
    for (const name of links.sort()) add(name, linkTarget(prefix + name))
    count += names.length
    if (names.length > 0) found.push(prefix + names.sort().join(`\0${prefix}`))
    // The last in is the first out.
    for (const path of inside.sort().reverse()) folders.push({ path, exclusion })
  }

  function linkTarget(path: string): EntryKind | undefined {
    try {
      const real = files.realPath(path)
      if (real === root || real.startsWith(`${root}/`) || outside.has(real)) return undefined
      outside.add(real)
      return files.stat(path)?.kind
    } catch {
      // A link that leads nowhere.
      return undefined
    }
  }

  return { paths: found.join('\0'), count, siteFolders }
}
