import { ByteStringTable } from './byteStringTable'
import { GrowableBytes, GrowableNumbers } from './growableArrays'
import { extraFlag, headWords, draftFlag, recordFlag, isTypical, numbersOver } from './packedRecords'
import type { FastRecordReader } from './fastRecordReader'
import { vocabularies, type ArticleRecord, type Vocabulary } from '../records/record'
import type { ByteRanges } from './byteRanges'

/** The names of a vocabulary. `numbers` maps the number in `table` to the number among the names of all vocabularies. */
interface VocabularyNames {
  readonly table: ByteStringTable
  readonly numbers: GrowableNumbers
}

const encoder = new TextEncoder()

/** Collects records and writes them in the layout of `PackedRecords`. A lone surrogate becomes U+FFFD. Reusable after `clear`. */
export class RecordPacker {
  readonly #numbers = new GrowableNumbers()
  readonly #starts = new GrowableNumbers()
  readonly #names: Readonly<Record<Vocabulary, VocabularyNames>> = {
    categories: newVocabularyNames(),
    tags: newVocabularyNames(),
    authors: newVocabularyNames(),
  }
  readonly #nameTexts = new GrowableNumbers()
  readonly #ascii = { bytes: new GrowableBytes(), ends: new GrowableNumbers() }
  readonly #other = { bytes: new GrowableBytes(), ends: new GrowableNumbers() }
  /** Buffer for encoding a text. */
  #encoded = new Uint8Array(1024)
  #encodedLength = 0

  constructor() {
    this.clear()
  }

  clear(): void {
    for (const list of [this.#numbers, this.#starts, this.#nameTexts]) list.clear()
    for (const { bytes, ends } of [this.#ascii, this.#other]) {
      bytes.clear()
      ends.clear()
    }
    for (const name of vocabularies) {
      this.#names[name].table.clear()
      this.#names[name].numbers.clear()
    }
    // A dummy at index 0, which stands for a row without a record.
    this.#numbers.push(0)
  }

  /** Adds a row. @param record undefined for a row without a record. @param day days since 1970 (`dayIn`) */
  add(record: ArticleRecord | undefined, day: number, typical: boolean): void {
    const numbers = this.#numbers
    this.#starts.push(record ? numbers.length : 0)
    if (!record) return
    const { title, date, images, slug, language, story, updated, urls, categoryPaths, draft } = record
    const texts = [slug, language, story, updated]
    const hasExtra = texts.some((text) => text !== undefined) || urls.length > 0 || categoryPaths.length > 0
    numbers.push(flagsOf(typical, draft, hasExtra))
    numbers.push(day)
    this.#addText(title)
    this.#addText(date)
    for (const name of vocabularies) {
      numbers.push(record[name].length)
      for (const value of record[name]) {
        this.#encode(value)
        numbers.push(this.#name(this.#names[name], this.#encoded, 0, this.#encodedLength))
      }
    }
    this.#addTexts(images)
    if (!hasExtra) return
    for (const text of texts) this.#addText(text)
    this.#addTexts(urls)
    numbers.push(categoryPaths.length)
    for (const path of categoryPaths) this.#addTexts(path)
  }

  /** Adds a row for the record that the reader has just read. */
  addFromReader({ bytes, title, date, slug, texts, images, urls, draft, typical, names }: FastRecordReader, day: number): void {
    const numbers = this.#numbers
    this.#starts.push(numbers.length)
    const extraTexts = [slug, texts.language, texts.story, texts.updated]
    const hasExtra = extraTexts.some(({ count }) => count > 0) || urls.count > 0
    numbers.push(flagsOf(typical, draft, hasExtra))
    numbers.push(day)
    this.#addByteRange(bytes, title)
    this.#addByteRange(bytes, date)
    for (const name of vocabularies) {
      const list = names[name]
      numbers.push(list.count)
      for (let index = 0; index < list.count; index++) numbers.push(this.#name(this.#names[name], bytes, list.from(index), list.to(index)))
    }
    this.#addByteRanges(bytes, images)
    if (!hasExtra) return
    for (const text of extraTexts) this.#addByteRange(bytes, text)
    this.#addByteRanges(bytes, urls)
    // No category paths: the fast reader rejects lists of lists.
    numbers.push(0)
  }

  /** The length in bytes of the records added so far. */
  get length(): number {
    return this.#wordCount() * 4 + this.#numbers.length * this.#numberSize() + this.#ascii.bytes.length + this.#other.bytes.length
  }

  /** Writes all records. @param start offset in `bytes`, a multiple of four */
  write(bytes: Uint8Array, start: number): void {
    const [ascii, other] = [this.#ascii, this.#other]
    const lists = [this.#starts, ascii.ends, other.ends, this.#nameTexts]
    const numberSize = this.#numberSize()
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset + start, this.#wordCount())
    const counts = [ascii.ends.length, other.ends.length, ascii.bytes.length, other.bytes.length, this.#nameTexts.length]
    words.set([this.#starts.length, ...counts, this.#numbers.length, numberSize])
    let at = headWords
    for (const { all } of lists) {
      words.set(all, at)
      at += all.length
    }
    const place = start + at * 4
    numbersOver(bytes, place, this.#numbers.length, numberSize).set(this.#numbers.all)
    const texts = place + this.#numbers.length * numberSize
    bytes.set(ascii.bytes.all, texts)
    bytes.set(other.bytes.all, texts + ascii.bytes.length)
  }

  /** Bytes per number. */
  #numberSize(): 2 | 4 {
    return this.#numbers.max > 0xffff ? 4 : 2
  }

  #wordCount(): number {
    return headWords + this.#starts.length + this.#ascii.ends.length + this.#other.ends.length + this.#nameTexts.length
  }

  #addTexts(texts: readonly string[]): void {
    this.#numbers.push(texts.length)
    for (const text of texts) this.#addText(text)
  }

  #addText(text: string | undefined): void {
    if (text !== undefined) this.#encode(text)
    this.#numbers.push(text === undefined ? 0 : this.#text(this.#encoded, 0, this.#encodedLength))
  }

  #addByteRanges(bytes: Uint8Array, byteRanges: ByteRanges): void {
    this.#numbers.push(byteRanges.count)
    for (let index = 0; index < byteRanges.count; index++)
      this.#numbers.push(this.#text(bytes, byteRanges.from(index), byteRanges.to(index)))
  }

  #addByteRange(bytes: Uint8Array, byteRanges: ByteRanges): void {
    this.#numbers.push(byteRanges.count === 0 ? 0 : this.#text(bytes, byteRanges.from(0), byteRanges.to(0)))
  }

  #encode(text: string): void {
    if (text.length * 3 > this.#encoded.length) this.#encoded = new Uint8Array(text.length * 3)
    this.#encodedLength = encoder.encodeInto(text, this.#encoded).written
  }

  #name({ table, numbers }: VocabularyNames, bytes: Uint8Array, from: number, to: number): number {
    const before = table.size
    const number = table.numberOf(bytes, from, to)
    if (number === before) numbers.push(this.#nameTexts.push(this.#text(bytes, from, to)))
    return numbers.at(number)
  }

  /** @returns the reference to the text (see `PackedRecords`) */
  #text(bytes: Uint8Array, from: number, to: number): number {
    const kind = isAscii(bytes, from, to) ? 0 : 1
    const texts = kind === 0 ? this.#ascii : this.#other
    texts.bytes.add(bytes, from, to)
    return texts.ends.push(texts.bytes.length) * 2 + 1 + kind
  }
}

function newVocabularyNames(): VocabularyNames {
  return { table: new ByteStringTable(), numbers: new GrowableNumbers() }
}

function flagsOf(typical: boolean, draft: boolean, hasExtra: boolean): number {
  return recordFlag | (typical ? isTypical : 0) | (draft ? draftFlag : 0) | (hasExtra ? extraFlag : 0)
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if ((bytes[index] ?? 0) >= 0x80) return false
  return true
}
