/** A link may lead to either. */
export type EntryKind = 'file' | 'folder' | 'link'

/** What ends the name of a picture that browsers show. */
const imageName = /\.(?:jpe?g|jfif|a?png|gif|webp|avif|svg|bmp|ico)$/i

/** Whether a name, or an address without its query, is one of a picture. */
export function isImageName(name: string): boolean {
  return imageName.test(name)
}

/** What is in one folder, as it is written on the disk. */
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

  /** The names of the pictures in it. */
  get images(): readonly string[] {
    this.#images ??= [...this.#kinds.keys()].filter((name) => this.#kinds.get(name) !== 'folder' && isImageName(name))
    return this.#images
  }

  get folders(): readonly string[] {
    return [...this.#kinds.keys()].filter((name) => this.#kinds.get(name) === 'folder')
  }

  /** Undefined when nothing has just this name. */
  kindOf(name: string): EntryKind | undefined {
    return this.#kinds.get(name)
  }

  /**
   * The names that are this one but for the case of letters. Names that only differ in how their accents are put
   * together (Unicode's NFC and NFD) are one: macOS writes them in its own way.
   */
  alike(name: string): readonly string[] {
    if (!this.#folded) {
      this.#folded = new Map()
      for (const known of this.#kinds.keys()) {
        const key = folded(known)
        this.#folded.set(key, [...(this.#folded.get(key) ?? []), known])
      }
    }
    return this.#folded.get(folded(name)) ?? []
  }
}

/** Whether two names are the same characters, however these are put together. */
export function isSameName(a: string, b: string): boolean {
  return a === b || a.normalize() === b.normalize()
}

function folded(name: string): string {
  return name.normalize().toLowerCase()
}

/** What is in each of the folders that absolute paths go through. */
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
