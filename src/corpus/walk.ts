import { mayTellSite, settingsFile } from '../core/site'
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
  /** Reads UTF-8, a byte order mark and all; what is none becomes U+FFFD. */
  decode(bytes: Uint8Array): string
  /** A small text; undefined when there is none. */
  text(path: string): string | undefined
}

export interface Walk {
  /** The Markdown files: those of a folder before those of the folders in it, by the order of code units. */
  readonly files: readonly string[]
  /** Folders with a `copydesk.yaml`, or with what may tell a generator. */
  readonly places: readonly string[]
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
  const found: string[] = []
  const places: string[] = []
  const root = files.realPath('')
  const outside = new Set<string>()
  const folders: { readonly path: string; readonly exclusion: Exclusion }[] = [{ path: '', exclusion }]
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const { path } = folder
    try {
      look(path, folder.exclusion)
    } catch (error) {
      listener.failed(path, error)
    }
    listener.found?.(found.length)
  }

  function look(folder: string, above: Exclusion): void {
    const entries = [...files.list(folder)].sort((a, b) => (a.name < b.name ? -1 : 1))
    const prefix = folder === '' ? '' : `${folder}/`
    const rules = entries.some(({ name }) => name === '.gitignore') ? files.text(`${prefix}.gitignore`) : undefined
    const exclusion = rules === undefined ? above : above.with(prefix, rules)
    if (entries.some(({ name }) => name === settingsFile || mayTellSite(name))) places.push(folder)
    const inside: string[] = []
    for (const { name, kind: own } of entries) {
      if (own === 'other' || (own === 'file' && !markdownName.test(name))) continue
      const path = prefix + name
      const kind = own === 'link' ? behind(path) : own
      if (kind === 'file' && markdownName.test(name) && !exclusion.excludes(path, kind)) found.push(path)
      else if (kind === 'folder' && !exclusion.excludes(path, kind)) inside.push(path)
    }
    // The last in is the first out.
    for (const path of inside.reverse()) folders.push({ path, exclusion })
  }

  function behind(path: string): EntryKind | undefined {
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

  return { files: found, places }
}
