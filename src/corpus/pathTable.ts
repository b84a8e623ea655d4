import { copied } from './record'
import { SlotIndex } from './slotIndex'

/** Paths by slot, without the folders that many share. */
export class PathTable {
  readonly #folders: (string | undefined)[] = []
  readonly #names: (string | undefined)[] = []
  /** Each folder once. */
  readonly #known = new Map<string, string>()
  readonly #slots = new SlotIndex(
    (slot) => [this.get(slot)],
    () => this.slotCount,
  )
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
    return this.#slots.first(path)
  }

  /** @returns an empty text for a slot that is free */
  get(slot: number): string {
    return this.folder(slot) + (this.#names[slot] ?? '')
  }

  /** With the slash at its end. */
  folder(slot: number): string {
    return this.#folders[slot] ?? ''
  }

  /**
   * @param slot one that is free, or the next to the last
   * @param folder that of the path, with the slash at its end
   * @param name the rest of it; kept as it is: it should be no piece of a longer text that nobody else needs
   */
  set(slot: number, path: string, folder: string, name: string): void {
    let known = this.#known.get(folder)
    if (known === undefined) {
      known = copied(folder)
      this.#known.set(known, known)
    }
    this.#folders[slot] = known
    this.#names[slot] = name
    this.#slots.add(path, slot)
    this.#size++
  }

  clear(slot: number): void {
    this.#folders[slot] = undefined
    this.#names[slot] = undefined
    this.#slots.drop(1)
    this.#size--
  }

  /** Those that are not free. */
  *all(): Generator<number, undefined> {
    for (let slot = 0; slot < this.#names.length; slot++) if (this.#names[slot] !== undefined) yield slot
    return undefined
  }
}

/** With the slash at its end. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
