import { sameValues } from '../records/record'
import { hashOf } from '../records/textHash'

/**
 * An index from texts to the slots (small numbers for articles) that have them. A `Map` from texts to lists of slots would take three
 * times the memory if nearly every text occurs once, like titles.
 *
 * A hash table with chaining. Removed entries stay until there are many; lookups skip them by checking `keysOf`. The index is built on the
 * first lookup, so that adding many articles is fast.
 */
export class SlotIndex {
  readonly #keysOf: (slot: number) => readonly string[]
  readonly #hashesOf: (slot: number) => readonly number[]
  readonly #slotCount: () => number
  #isBuilt = false
  /** By hash, the number of the first entry of the chain, plus one. */
  #heads = new Int32Array(64)
  #hashes = new Int32Array(64)
  #slots = new Int32Array(64)
  /** The number of the next entry of the chain, plus one. */
  #next = new Int32Array(64)
  #size = 0
  #staleCount = 0

  /**
   * @param keysOf the current texts of a slot; none for a free slot
   * @param slotCount the number of slots, including free ones
   * @param hashesOf the hashes of the texts of a slot, if these are faster to get than the texts
   */
  constructor(keysOf: (slot: number) => readonly string[], slotCount: () => number, hashesOf?: (slot: number) => readonly number[]) {
    this.#keysOf = keysOf
    this.#hashesOf = hashesOf ?? ((slot) => keysOf(slot).map(hashOf))
    this.#slotCount = slotCount
  }

  /** Call once for each text that is added to a slot. */
  add(key: string, slot: number): void {
    if (this.#isBuilt) this.#add(hashOf(key), slot)
  }

  /** Call when a free slot has got its texts. */
  enter(slot: number): void {
    if (this.#isBuilt) for (const hash of this.#hashesOf(slot)) this.#add(hash, slot)
  }

  /** Call when texts were removed from slots. @param count how many */
  drop(count: number): void {
    if (!this.#isBuilt) return
    this.#staleCount += count
    if (this.#staleCount > 64 && this.#staleCount * 2 > this.#size) this.#purge()
  }

  /** The slots that have a text, each once, in no particular order. */
  *slots(key: string): Generator<number, undefined> {
    if (!this.#isBuilt) this.#build()
    const hash = hashOf(key)
    // A text that was removed and added again has two entries.
    const seen = this.#staleCount > 0 ? new Set<number>() : undefined
    for (let entry = this.#heads[hash & (this.#heads.length - 1)] ?? 0; entry > 0; entry = this.#next[entry - 1] ?? 0) {
      const slot = this.#slots[entry - 1] ?? 0
      if (this.#hashes[entry - 1] !== hash || seen?.has(slot) || !this.#keysOf(slot).includes(key)) continue
      seen?.add(slot)
      yield slot
    }
    return undefined
  }

  #build(): void {
    this.#isBuilt = true
    for (let slot = 0; slot < this.#slotCount(); slot++) for (const hash of this.#hashesOf(slot)) this.#add(hash, slot)
  }

  #add(hash: number, slot: number): void {
    if (this.#size === this.#slots.length) this.#grow()
    this.#link(this.#size++, hash, slot)
  }

  #link(entry: number, hash: number, slot: number): void {
    const bucket = hash & (this.#heads.length - 1)
    this.#hashes[entry] = hash
    this.#slots[entry] = slot
    this.#next[entry] = this.#heads[bucket] ?? 0
    this.#heads[bucket] = entry + 1
  }

  #grow(): void {
    const capacity = Math.ceil(this.#size * 1.5) + 64
    this.#hashes = enlarged(this.#hashes, capacity)
    this.#slots = enlarged(this.#slots, capacity)
    this.#next = enlarged(this.#next, capacity)
    this.#heads = new Int32Array(2 ** Math.floor(Math.log2(capacity)))
    for (let entry = 0; entry < this.#size; entry++) this.#link(entry, this.#hashes[entry] ?? 0, this.#slots[entry] ?? 0)
  }

  #purge(): void {
    const slots = new Set(this.#slots.subarray(0, this.#size))
    this.#heads.fill(0)
    this.#size = 0
    this.#staleCount = 0
    for (const slot of slots) for (const hash of this.#hashesOf(slot)) this.#add(hash, slot)
  }
}

function enlarged(from: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(capacity)
  to.set(from)
  return to
}

/** Updates the index for a slot whose texts have changed. */
export function reindex(index: SlotIndex, slot: number, before: readonly string[], after: readonly string[]): void {
  if (sameValues(before, after)) return
  if (before.length === 0) {
    for (const key of after) index.add(key, slot)
    return
  }
  const removed = new Set(before)
  for (const key of after) if (!removed.delete(key)) index.add(key, slot)
  index.drop(removed.size)
}
