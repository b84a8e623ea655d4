import { encodeChunk, recordsIn } from '../packed/chunk'
import type { PackedRecords } from '../packed/packedRecords'
import type { ValueUses } from './rankedValues'
import { detached, emptyRecord, type ArticleRecord, type Vocabulary } from '../records/record'
import { hashOf } from '../records/textHash'

/** What is kept of a value. */
export type Known = (name: Vocabulary, value: string) => ValueUses

/** Packed records with what is kept of their names, as far as they were asked for. */
interface Block {
  readonly records: PackedRecords
  /** By the number of the name. */
  readonly names: (ValueUses | undefined)[]
  /** How many slots it holds the records of. */
  used: number
}

/** So many records that came singly are packed together. */
const mostLoose = 256

/** Records by slot. They are kept packed, as they come from the thread that reads the files. */
export class RecordTable {
  readonly #blocks: (Block | undefined)[] = []
  /** Where in its block the record of a slot is. */
  readonly #places: number[] = []
  /** Those that are in no block. */
  readonly #loose = new Map<number, ArticleRecord>()
  readonly #known: Known
  #last: Block | undefined

  constructor(known: Known) {
    this.#known = known
  }

  /** @param slot one that was in use, or the next to the last. The same for the following. */
  put(slot: number, record: ArticleRecord): void {
    this.clear(slot)
    this.#loose.set(slot, record)
    if (this.#loose.size >= mostLoose) this.#pack()
  }

  /** The same for a record that is packed. @param at its place there */
  putPacked(slot: number, records: PackedRecords, at: number): void {
    this.clear(slot)
    if (this.#last?.records !== records) this.#last = { records, names: Array.from({ length: records.nameCount }), used: 0 }
    this.#blocks[slot] = this.#last
    this.#places[slot] = at
    this.#last.used++
  }

  clear(slot: number): void {
    this.#loose.delete(slot)
    const block = this.#blocks[slot]
    this.#blocks[slot] = undefined
    this.#places[slot] = 0
    if (!block) return
    block.used--
    if (block.used * 4 < block.records.count) this.#unpack(block)
  }

  get(slot: number): ArticleRecord {
    const block = this.#blocks[slot]
    if (!block) return this.#loose.get(slot) ?? emptyRecord
    const { records } = block
    const at = this.#places[slot] ?? 0
    return {
      title: records.title(at),
      date: records.date(at),
      categories: this.values('categories', slot),
      tags: this.values('tags', slot),
      authors: this.values('authors', slot),
      images: records.images(at),
      ...records.extra(at),
    }
  }

  title(slot: number): string | undefined {
    const block = this.#blocks[slot]
    return block ? block.records.title(this.#places[slot] ?? 0) : this.#loose.get(slot)?.title
  }

  /** The hashes of the title, one or none, and of the images. */
  titleHash(slot: number): readonly number[] {
    const block = this.#blocks[slot]
    if (block) return block.records.titleHash(this.#places[slot] ?? 0)
    const title = this.#loose.get(slot)?.title
    return title === undefined ? [] : [hashOf(title)]
  }

  imageHashes(slot: number): readonly number[] {
    const block = this.#blocks[slot]
    return block ? block.records.imageHashes(this.#places[slot] ?? 0) : (this.#loose.get(slot) ?? emptyRecord).images.map(hashOf)
  }

  date(slot: number): string | undefined {
    const block = this.#blocks[slot]
    return block ? block.records.date(this.#places[slot] ?? 0) : this.#loose.get(slot)?.date
  }

  images(slot: number): readonly string[] {
    const block = this.#blocks[slot]
    return block ? block.records.images(this.#places[slot] ?? 0) : (this.#loose.get(slot) ?? emptyRecord).images
  }

  extra(slot: number): Pick<ArticleRecord, 'slug' | 'urls' | 'categoryPaths' | 'draft'> {
    const block = this.#blocks[slot]
    return block ? block.records.extra(this.#places[slot] ?? 0) : (this.#loose.get(slot) ?? emptyRecord)
  }

  /** The same value is the same text for all of a block, and mostly for all that there are. */
  values(name: Vocabulary, slot: number): readonly string[] {
    const block = this.#blocks[slot]
    if (!block) return (this.#loose.get(slot) ?? emptyRecord)[name]
    return block.records.names(name, this.#places[slot] ?? 0, (number) => this.#kept(block, name, number).value)
  }

  /** The same with what is kept of them. */
  kept(name: Vocabulary, slot: number): readonly ValueUses[] {
    const block = this.#blocks[slot]
    if (!block) return (this.#loose.get(slot) ?? emptyRecord)[name].map((value) => this.#known(name, value))
    return block.records.names(name, this.#places[slot] ?? 0, (number) => this.#kept(block, name, number))
  }

  /** A name stands for one value of one vocabulary. */
  #kept({ records, names }: Block, name: Vocabulary, number: number): ValueUses {
    const kept = names[number] ?? this.#known(name, records.name(number))
    names[number] = kept
    return kept
  }

  #pack(): void {
    const loose = [...this.#loose]
    const files = loose.map(([, record]) => ({ path: '', size: 0, changed: 0, record, typical: false, day: 0 }))
    const records = recordsIn(encodeChunk(files))
    for (const [row, [slot]] of loose.entries()) this.putPacked(slot, records, records.at(row))
  }

  /** Most of it is nobody's any more: the others leave it, so that it goes. */
  #unpack(block: Block): void {
    for (const [slot, own] of this.#blocks.entries()) {
      if (own !== block) continue
      this.#loose.set(slot, detached(this.get(slot)))
      this.#blocks[slot] = undefined
    }
    block.used = 0
    if (this.#loose.size >= mostLoose) this.#pack()
  }
}
