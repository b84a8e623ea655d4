import { copied } from '../records/record'

/** A folder in which articles lie. */
interface Folder {
  /** With the slash at its end. */
  readonly path: string
  /** Those of its articles, by their names in the order of code units. */
  readonly slots: number[]
}

const none: readonly never[] = []

/**
 * Paths by slot, without the folders that many share. Files come folder by folder and in the order of their names, so that mostly
 * a new one stands behind all others of its folder, and nothing has to be looked up.
 */
export class PathTable {
  readonly #known = new Map<string, Folder>()
  /** By slot. */
  readonly #folders: (Folder | undefined)[] = []
  readonly #names: (string | undefined)[] = []
  #size = 0

  /** Free slots too. */
  get slotCount(): number {
    return this.#names.length
  }

  get size(): number {
    return this.#size
  }

  /** @returns undefined for what is not known */
  slot(path: string): number | undefined {
    const folder = folderOf(path)
    return this.slotIn(folder, path.slice(folder.length))
  }

  /** The same for a path in two parts. @param folder with the slash at its end */
  slotIn(folder: string, name: string): number | undefined {
    const known = this.#known.get(folder)
    const slot = known?.slots[this.#placeIn(known, name)]
    return slot !== undefined && this.#names[slot] === name ? slot : undefined
  }

  /** @returns an empty text for a slot that is free */
  get(slot: number): string {
    return (this.#folders[slot]?.path ?? '') + (this.#names[slot] ?? '')
  }

  /** The slots of those that lie in a folder itself, by their names. @param folder with the slash at its end */
  inFolder(folder: string): readonly number[] {
    return this.#known.get(folder)?.slots ?? none
  }

  /**
   * @param slot one that is free, or the next to the last
   * @param folder that of a path which no slot has, with the slash at its end
   * @param name the rest of it; kept as it is: it should be no piece of a longer text that nobody else needs
   */
  set(slot: number, folder: string, name: string): void {
    let known = this.#known.get(folder)
    if (!known) {
      known = { path: copied(folder), slots: [] }
      this.#known.set(known.path, known)
    }
    known.slots.splice(this.#placeIn(known, name), 0, slot)
    this.#folders[slot] = known
    this.#names[slot] = name
    this.#size++
  }

  /** Makes a slot free that was not. */
  clear(slot: number): void {
    const folder = this.#folders[slot]
    if (!folder) return
    folder.slots.splice(this.#placeIn(folder, this.#names[slot] ?? ''), 1)
    if (folder.slots.length === 0) this.#known.delete(folder.path)
    this.#folders[slot] = undefined
    this.#names[slot] = undefined
    this.#size--
  }

  /** Those that are not free. */
  *all(): Generator<number, undefined> {
    for (let slot = 0; slot < this.#names.length; slot++) if (this.#names[slot] !== undefined) yield slot
    return undefined
  }

  /** How many of a folder's names come before one. */
  #placeIn({ slots }: Folder, name: string): number {
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

/** With the slash at its end. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
