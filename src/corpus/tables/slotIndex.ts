import { sameValues } from '../records/record'
import { hashOf } from '../records/textHash'

/**
 * Finds the slots (small numbers that stand for articles) that hold a text. A `Map` of texts to lists of slots would take
 * three times the memory where nearly every text is held once, as titles are.
 *
 * Entries are chained by their hash. One that is taken back stays until there are many such: `keysOf` tells that it is void.
 * Nothing is kept before the first question, so that many articles are taken in quickly.
 */
export class SlotIndex {
  readonly #keysOf: (slot: number) => readonly string[]
  readonly #hashesOf: (slot: number) => readonly number[]
  readonly #slotCount: () => number
  #isKept = false
  /** By hash the number of the first entry, plus one. */
  #heads = new Int32Array(64)
  #hashes = new Int32Array(64)
  #slots = new Int32Array(64)
  /** The number of the next entry of the chain, plus one. */
  #next = new Int32Array(64)
  #size = 0
  #void = 0

  /**
   * @param keysOf the texts that a slot holds now; none for a slot that is free
   * @param slotCount how many slots there are, free ones too
   * @param hashesOf the same as the hashes of the texts, where these are quicker to have
   */
  constructor(keysOf: (slot: number) => readonly string[], slotCount: () => number, hashesOf?: (slot: number) => readonly number[]) {
    this.#keysOf = keysOf
    this.#hashesOf = hashesOf ?? ((slot) => keysOf(slot).map(hashOf))
    this.#slotCount = slotCount
  }

  /** To be called once for each text that a slot begins to hold. */
  add(key: string, slot: number): void {
    if (this.#isKept) this.#add(hashOf(key), slot)
  }

  /** To be called when a slot that was free holds texts. */
  enter(slot: number): void {
    if (this.#isKept) for (const hash of this.#hashesOf(slot)) this.#add(hash, slot)
  }

  /** To be called when slots have stopped to hold as many texts. */
  drop(count: number): void {
    if (!this.#isKept) return
    this.#void += count
    if (this.#void > 64 && this.#void * 2 > this.#size) this.#purge()
  }

  /** The slots that hold a text, each once, in no particular order. */
  *slots(key: string): Generator<number, undefined> {
    if (!this.#isKept) this.#begin()
    const hash = hashOf(key)
    // A text that was dropped and came back has two entries.
    const seen = this.#void > 0 ? new Set<number>() : undefined
    for (let entry = this.#heads[hash & (this.#heads.length - 1)] ?? 0; entry > 0; entry = this.#next[entry - 1] ?? 0) {
      const slot = this.#slots[entry - 1] ?? 0
      if (this.#hashes[entry - 1] !== hash || seen?.has(slot) || !this.#keysOf(slot).includes(key)) continue
      seen?.add(slot)
      yield slot
    }
    return undefined
  }

  #begin(): void {
    this.#isKept = true
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
    this.#hashes = larger(this.#hashes, capacity)
    this.#slots = larger(this.#slots, capacity)
    this.#next = larger(this.#next, capacity)
    this.#heads = new Int32Array(2 ** Math.floor(Math.log2(capacity)))
    for (let entry = 0; entry < this.#size; entry++) this.#link(entry, this.#hashes[entry] ?? 0, this.#slots[entry] ?? 0)
  }

  #purge(): void {
    const slots = new Set(this.#slots.subarray(0, this.#size))
    this.#heads.fill(0)
    this.#size = 0
    this.#void = 0
    for (const slot of slots) for (const hash of this.#hashesOf(slot)) this.#add(hash, slot)
  }
}

function larger(from: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(capacity)
  to.set(from)
  return to
}

/** Puts a slot under other keys than before. */
export function reindex(index: SlotIndex, slot: number, before: readonly string[], after: readonly string[]): void {
  if (sameValues(before, after)) return
  if (before.length === 0) {
    for (const key of after) index.add(key, slot)
    return
  }
  const kept = new Set(before)
  for (const key of after) if (!kept.delete(key)) index.add(key, slot)
  index.drop(kept.size)
}
