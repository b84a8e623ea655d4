import { encodeChunk, recordsIn } from '../packed/chunk'
import type { Extra, PackedRecords } from '../packed/packedRecords'
import type { ValueUsage } from './rankedValues'
import { detached, emptyRecord, type ArticleRecord, type RecordTexts, type Vocabulary } from '../records/record'
import { hashOf } from '../records/textHash'

/** Looks up the stored usage of a value. */
export type ValueLookup = (name: Vocabulary, value: string) => ValueUsage

/** A block of packed records. The usages of its names are cached when they are first requested. */
interface Block {
  readonly records: PackedRecords
  /** By name number. */
  readonly names: (ValueUsage | undefined)[]
  /** How many slots have their record in this block. */
  used: number
}

/** Records that are added singly are packed together when there are this many. */
const maxUnpacked = 256

/** Records by slot. Stored packed, as they come from the index thread. */
export class RecordTable {
  readonly #blocks: (Block | undefined)[] = []
  /** By slot, the position of the record in its block. */
  readonly #places: number[] = []
  /** The records that are not in a block. */
  readonly #unpacked = new Map<number, ArticleRecord>()
  readonly #lookUp: ValueLookup
  #last: Block | undefined

  constructor(lookUp: ValueLookup) {
    this.#lookUp = lookUp
  }

  /** Stores a record. @param slot a slot that was used before, or the next new one */
  put(slot: number, record: ArticleRecord): void {
    this.clear(slot)
    this.#unpacked.set(slot, record)
    if (this.#unpacked.size >= maxUnpacked) this.#pack()
  }

  /** Stores a packed record. @param at its position in `records` */
  putPacked(slot: number, records: PackedRecords, at: number): void {
    this.clear(slot)
    if (this.#last?.records !== records) this.#last = { records, names: Array.from({ length: records.nameCount }), used: 0 }
    this.#blocks[slot] = this.#last
    this.#places[slot] = at
    this.#last.used++
  }

  clear(slot: number): void {
    this.#unpacked.delete(slot)
    const block = this.#blocks[slot]
    this.#blocks[slot] = undefined
    this.#places[slot] = 0
    if (!block) return
    block.used--
    if (block.used * 4 < block.records.count) this.#unpack(block)
  }

  get(slot: number): ArticleRecord {
    const block = this.#blocks[slot]
    if (!block) return this.#unpacked.get(slot) ?? emptyRecord
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
    return block ? block.records.title(this.#places[slot] ?? 0) : this.#unpacked.get(slot)?.title
  }

  /** The hash of the title; empty without a title. */
  titleHash(slot: number): readonly number[] {
    const block = this.#blocks[slot]
    if (block) return block.records.titleHash(this.#places[slot] ?? 0)
    const title = this.#unpacked.get(slot)?.title
    return title === undefined ? [] : [hashOf(title)]
  }

  imageHashes(slot: number): readonly number[] {
    const block = this.#blocks[slot]
    return block ? block.records.imageHashes(this.#places[slot] ?? 0) : (this.#unpacked.get(slot) ?? emptyRecord).images.map(hashOf)
  }

  date(slot: number): string | undefined {
    const block = this.#blocks[slot]
    return block ? block.records.date(this.#places[slot] ?? 0) : this.#unpacked.get(slot)?.date
  }

  images(slot: number): readonly string[] {
    const block = this.#blocks[slot]
    return block ? block.records.images(this.#places[slot] ?? 0) : (this.#unpacked.get(slot) ?? emptyRecord).images
  }

  extra(slot: number): Extra {
    const block = this.#blocks[slot]
    return block ? block.records.extra(this.#places[slot] ?? 0) : (this.#unpacked.get(slot) ?? emptyRecord)
  }

  /** The parts that are one text. The title is decoded when it is asked for. */
  texts(slot: number): RecordTexts {
    const { language, story, updated } = this.extra(slot)
    const title = () => this.title(slot)
    return {
      language,
      story,
      updated,
      get title() {
        return title()
      },
    }
  }

  /** The values of a vocabulary. Equal values of a block share one string. */
  values(name: Vocabulary, slot: number): readonly string[] {
    const block = this.#blocks[slot]
    if (!block) return (this.#unpacked.get(slot) ?? emptyRecord)[name]
    return block.records.names(name, this.#places[slot] ?? 0, (number) => this.#usageOf(block, name, number).value)
  }

  /** The usages of the values of a vocabulary. */
  valueUsages(name: Vocabulary, slot: number): readonly ValueUsage[] {
    const block = this.#blocks[slot]
    if (!block) return (this.#unpacked.get(slot) ?? emptyRecord)[name].map((value) => this.#lookUp(name, value))
    return block.records.names(name, this.#places[slot] ?? 0, (number) => this.#usageOf(block, name, number))
  }

  /** The cached usage of a name. A name number stands for one value of one vocabulary. */
  #usageOf({ records, names }: Block, name: Vocabulary, number: number): ValueUsage {
    const usage = names[number] ?? this.#lookUp(name, records.name(number))
    names[number] = usage
    return usage
  }

  #pack(): void {
    const unpacked = [...this.#unpacked]
    const files = unpacked.map(([, record]) => ({ path: '', size: 0, changed: 0, record, typical: false, day: 0 }))
    const records = recordsIn(encodeChunk(files))
    for (const [row, [slot]] of unpacked.entries()) this.putPacked(slot, records, records.at(row))
  }

  /** Moves the remaining records out of a mostly unused block, so that its memory is released. */
  #unpack(block: Block): void {
    for (const [slot, other] of this.#blocks.entries()) {
      if (other !== block) continue
      this.#unpacked.set(slot, detached(this.get(slot)))
      this.#blocks[slot] = undefined
    }
    block.used = 0
    if (this.#unpacked.size >= maxUnpacked) this.#pack()
  }
}
