/** `link`: a symbolic link to a file or a folder. */
export type EntryKind = 'file' | 'folder' | 'link'

/** File extensions of the images that browsers show. */
const imageName = /\.(?:jpe?g|jfif|a?png|gif|webp|avif|svg|bmp|ico)$/i

/** Whether a file name, or an address without its query, is that of an image. */
export function isImageName(name: string): boolean {
  return imageName.test(name)
}

/** The content of a folder, with names as they are on the disk. */
export class FolderListing {
  readonly #kinds: ReadonlyMap<string, EntryKind>
  #folded: Map<string, string[]> | undefined
  #images: readonly string[] | undefined

  constructor(entries: Iterable<readonly [name: string, kind: EntryKind]>) {
    this.#kinds = new Map(entries)
  }

  get names(): Iterable<string> {
    return this.#kinds.keys()
  }

  /** The names of the images in it. */
  get images(): readonly string[] {
    this.#images ??= [...this.#kinds.keys()].filter((name) => this.#kinds.get(name) !== 'folder' && isImageName(name))
    return this.#images
  }

  get folders(): readonly string[] {
    return [...this.#kinds.keys()].filter((name) => this.#kinds.get(name) === 'folder')
  }

  /** Undefined when no entry has exactly this name. */
  kindOf(name: string): EntryKind | undefined {
    return this.#kinds.get(name)
  }

  /**
   * The names that are equal except for letter case and Unicode normalization (NFC or NFD: macOS has its own form).
   */
  alike(name: string): readonly string[] {
    if (!this.#folded) {
      this.#folded = new Map()
      for (const entry of this.#kinds.keys()) {
        const key = folded(entry)
        this.#folded.set(key, [...(this.#folded.get(key) ?? []), entry])
      }
    }
    return this.#folded.get(folded(name)) ?? []
  }
}

/** Whether two names are equal after Unicode normalization. */
export function isSameName(a: string, b: string): boolean {
  return a === b || a.normalize() === b.normalize()
}

function folded(name: string): string {
  return name.normalize().toLowerCase()
}

/** Listings of all folders of a set of absolute paths. */
export function listingsOf(files: Iterable<string>): ReadonlyMap<string, FolderListing> {
  const folders = new Map<string, Map<string, EntryKind>>()
  for (const file of files) {
    let at = ''
    for (const [index, name] of file.split('/').entries()) {
      if (index === 0) continue
      const folder = at === '' ? '/' : at
      at = `${at}/${name}`
      const entries = folders.get(folder) ?? new Map<string, EntryKind>()
      entries.set(name, at === file ? 'file' : 'folder')
      folders.set(folder, entries)
    }
  }
  return new Map([...folders].map(([folder, entries]) => [folder, new FolderListing(entries)]))
}
