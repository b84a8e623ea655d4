import { copied } from '../records/record'

/** A folder with articles. */
interface Folder {
  /** With a trailing slash. */
  readonly path: string
  /** The slots of its articles, sorted by name (code units). */
  readonly slots: number[]
}

const none: readonly never[] = []

/**
 * Paths by slot; the folder paths are stored once. Files are added folder by folder and sorted by name, so a new one usually goes to the
 * end of its folder's list.
 */
export class PathTable {
  readonly #foldersByPath = new Map<string, Folder>()
  /** By slot. */
  readonly #folders: (Folder | undefined)[] = []
  readonly #names: (string | undefined)[] = []
  #size = 0

  /** The number of slots, including free ones. */
  get slotCount(): number {
    return this.#names.length
  }

  get size(): number {
    return this.#size
  }

  /** @returns undefined for a path that is not in the table */
  slot(path: string): number | undefined {
    const folder = folderOf(path)
    return this.slotIn(folder, path.slice(folder.length))
  }

  /** The slot of a path that is given in two parts. @param folder with a trailing slash */
  slotIn(folder: string, name: string): number | undefined {
    const entry = this.#foldersByPath.get(folder)
    const slot = entry?.slots[this.#indexIn(entry, name)]
    return slot !== undefined && this.#names[slot] === name ? slot : undefined
  }

  /** The path of a slot; empty for a free slot. */
  get(slot: number): string {
    return (this.#folders[slot]?.path ?? '') + (this.#names[slot] ?? '')
  }

  /** The slots of the files directly in a folder, sorted by name. @param folder with a trailing slash */
  inFolder(folder: string): readonly number[] {
    return this.#foldersByPath.get(folder)?.slots ?? none
  }

  /**
   * Adds a path that is not in the table.
   * @param slot a free slot, or the next new one
   * @param folder with a trailing slash
   * @param name the rest of the path; stored without copying, so it should not be a substring of a longer text (see `copied`)
   */
  set(slot: number, folder: string, name: string): void {
    let entry = this.#foldersByPath.get(folder)
    if (!entry) {
      entry = { path: copied(folder), slots: [] }
      this.#foldersByPath.set(entry.path, entry)
    }
    entry.slots.splice(this.#indexIn(entry, name), 0, slot)
    this.#folders[slot] = entry
    this.#names[slot] = name
    this.#size++
  }

  /** Frees a slot. */
  clear(slot: number): void {
    const folder = this.#folders[slot]
    if (!folder) return
    folder.slots.splice(this.#indexIn(folder, this.#names[slot] ?? ''), 1)
    if (folder.slots.length === 0) this.#foldersByPath.delete(folder.path)
    this.#folders[slot] = undefined
    this.#names[slot] = undefined
    this.#size--
  }

  /** The slots that are not free. */
  *all(): Generator<number, undefined> {
    for (let slot = 0; slot < this.#names.length; slot++) if (this.#names[slot] !== undefined) yield slot
    return undefined
  }

  /** The index of a name in its folder's list: how many names precede it. */
  #indexIn({ slots }: Folder, name: string): number {
    let [from, to] = [0, slots.length]
    if (to === 0 || this.#isBefore(slots[to - 1], name)) return to
    while (from < to) {
      const middle = (from + to) >>> 1
      if (this.#isBefore(slots[middle], name)) from = middle + 1
      else to = middle
    }
    return from
  }

  #isBefore(slot: number | undefined, name: string): boolean {
    return slot !== undefined && (this.#names[slot] ?? '') < name
  }
}

/** The folder of a path, with a trailing slash. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
