import type { ArticleRecord, TextField, Vocabulary } from '../records/record'
import { hashOfBytes } from '../records/textHash'

/*
 * Records packed as numbers and two long byte strings. An object with arrays for each record takes three times the memory and several
 * times as long to create, and of 100,000 records only a few are ever read.
 *
 * Layout, little endian, all parts directly after one another:
 *
 * | part | type | count | content |
 * | --- | --- | --- | --- |
 * | header | u32 | 8 | rows; ASCII texts; other texts; bytes of ASCII texts; bytes of other texts; names; numbers; bytes per number (2 or 4) |
 * | row starts | u32 | rows | index of the row's first number; 0 for a row without a record |
 * | ASCII ends | u32 | ASCII texts | end offset of each text in the ASCII bytes |
 * | other ends | u32 | other texts | end offset of each text in the other bytes |
 * | name texts | u32 | names | text reference of each name |
 * | numbers | u16 or u32 | numbers | the rows' numbers, see below; index 0 is unused |
 * | ASCII bytes | u8 | bytes of ASCII texts | the texts without separators |
 * | other bytes | u8 | bytes of other texts | the texts in UTF-8 without separators |
 *
 * The numbers of a row:
 *
 * | number | content |
 * | --- | --- |
 * | flags | 1 has a record, 2 typical article, 4 draft, 8 has the extra fields |
 * | day | days since 1970 of the date; 0 without a date that can be read |
 * | title | text reference |
 * | date | text reference |
 * | categories, tags, authors | for each: length, then name numbers |
 * | images | length, then text references |
 * | slug, language, story, updated | text references (extra) |
 * | urls | length, then text references (extra) |
 * | category paths | number of paths; for each: length, then text references (extra) |
 *
 * A text reference is 0 for no text, 2 * index + 1 for an ASCII text, 2 * index + 2 for another one. A name is a value of one
 * vocabulary; its number is its index in "name texts".
 */

/** The order of the lists in a row. */
const lists: Readonly<Record<Vocabulary | 'images', number>> = { categories: 0, tags: 1, authors: 2, images: 3 }

export const headWords = 8
/** The flags of a row. */
export const recordFlag = 1
export const isTypical = 2
export const draftFlag = 4
export const extraFlag = 8

const [dayAt, titleAt, dateAt, listsAt] = [1, 2, 3, 4]
const none: readonly never[] = []
/** Keeps a byte order mark as a part of the text. */
export const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The fields that few articles have. */
export type Extra = Pick<ArticleRecord, 'slug' | TextField | 'urls' | 'categoryPaths' | 'draft'>

/** Read access to packed records. Decodes only the requested fields. Keeps the bytes, which must not change. */
export class PackedRecords {
  readonly count: number
  readonly #starts: Uint32Array
  readonly #numbers: Uint16Array | Uint32Array
  readonly #names: Uint32Array
  readonly #ends: readonly [ascii: Uint32Array, other: Uint32Array]
  readonly #texts: readonly [ascii: Uint8Array, other: Uint8Array]

  /**
   * @param start offset of the header in `bytes`; a multiple of four in the underlying buffer
   * @throws RangeError if the bytes do not contain packed records with `count` rows
   */
  constructor(bytes: Uint8Array, start: number, count: number) {
    const place = bytes.byteOffset + start
    if (place % 4 !== 0 || start + headWords * 4 > bytes.length) throw new RangeError('Not a chunk')
    const head = new Uint32Array(bytes.buffer, place, headWords)
    const [rows, ascii = 0, other = 0, asciiBytes = 0, otherBytes = 0, names = 0, numbers = 0, numberSize = 0] = head
    const words = headWords + count + ascii + other + names
    const texts = start + words * 4 + numbers * numberSize
    if (rows !== count || (numberSize !== 2 && numberSize !== 4) || texts + asciiBytes + otherBytes > bytes.length)
      throw new RangeError('Not a chunk')
    const all = new Uint32Array(bytes.buffer, place, words)
    let end = headWords
    const part = (length: number) => {
      end += length
      return all.subarray(end - length, end)
    }
    this.count = count
    this.#starts = part(count)
    this.#ends = [part(ascii), part(other)]
    this.#names = part(names)
    this.#numbers = numbersOver(bytes, start + words * 4, numbers, numberSize)
    const asciiEnd = texts + asciiBytes
    this.#texts = [bytes.subarray(texts, asciiEnd), bytes.subarray(asciiEnd, asciiEnd + otherBytes)]
  }

  /** The position of a row's record, the `at` of the other methods; 0 if the row has no record. */
  at(row: number): number {
    return this.#starts[row] ?? 0
  }

  isTypical(at: number): boolean {
    return (this.#number(at) & isTypical) !== 0
  }

  /** Days since 1970; 0 without a date (`dayIn`). */
  day(at: number): number {
    return this.#number(at + dayAt)
  }

  title(at: number): string | undefined {
    return this.#text(this.#number(at + titleAt))
  }

  /** The hash of the title (`hashOf`); empty without a title. */
  titleHash(at: number): readonly number[] {
    const title = this.#number(at + titleAt)
    return title === 0 ? none : [this.#hash(title)]
  }

  /** The hashes of the image addresses. */
  imageHashes(at: number): readonly number[] {
    return this.#listed(this.#place('images', at), (text) => this.#hash(text))
  }

  date(at: number): string | undefined {
    return this.#text(this.#number(at + dateAt))
  }

  get nameCount(): number {
    return this.#names.length
  }

  /** The text of a name. */
  name(name: number): string {
    return this.#text(this.#names[name] ?? 0) ?? ''
  }

  /** Maps the name numbers of a vocabulary. A name number stands for one value of one vocabulary. */
  names<T>(vocabulary: Vocabulary, at: number, numberSize: (name: number) => T): readonly T[] {
    return this.#listed(this.#place(vocabulary, at), numberSize)
  }

  images(at: number): readonly string[] {
    return this.#textList(this.#place('images', at))
  }

  /** The fields that few articles have. */
  extra(at: number): Extra {
    const flags = this.#number(at)
    const draft = (flags & draftFlag) !== 0
    if (!(flags & extraFlag)) return draft ? onlyDraft : noExtra
    const images = this.#place('images', at)
    const place = images + 1 + this.#number(images)
    let next = place + 4
    const list = () => {
      const texts = this.#textList(next)
      next += 1 + texts.length
      return texts
    }
    const urls = list()
    const categoryPaths = Array.from({ length: this.#number(next++) }, list)
    const [slug, language, story, updated] = [0, 1, 2, 3].map((part) => this.#text(this.#number(place + part)))
    return { slug, language, story, updated, urls, categoryPaths, draft }
  }

  record(at: number): ArticleRecord {
    const values = (vocabulary: Vocabulary) => this.names(vocabulary, at, (name) => this.name(name))
    return {
      title: this.title(at),
      date: this.date(at),
      categories: values('categories'),
      tags: values('tags'),
      authors: values('authors'),
      images: this.images(at),
      ...this.extra(at),
    }
  }

  #number(place: number): number {
    return this.#numbers[place] ?? 0
  }

  #place(list: keyof typeof lists, at: number): number {
    let place = at + listsAt
    for (let passed = 0; passed < lists[list]; passed++) place += 1 + this.#number(place)
    return place
  }

  #textList(place: number): readonly string[] {
    return this.#listed(place, (text) => this.#text(text) ?? '')
  }

  #listed<T>(place: number, numberSize: (number: number) => T): readonly T[] {
    const count = this.#number(place)
    if (count === 0) return none
    const found: T[] = []
    for (let passed = 1; passed <= count; passed++) found.push(numberSize(this.#number(place + passed)))
    return found
  }

  #text(number: number): string | undefined {
    if (number === 0) return undefined
    const { bytes, from, to } = this.#bytesOf(number)
    return decoder.decode(bytes.subarray(from, to))
  }

  #hash(number: number): number {
    const { bytes, from, to } = this.#bytesOf(number)
    return hashOfBytes(bytes, from, to)
  }

  #bytesOf(number: number) {
    const kind = (number - 1) & 1 ? 1 : 0
    const index = (number - 1) >>> 1
    const ends = this.#ends[kind]
    return { bytes: this.#texts[kind], from: index === 0 ? 0 : (ends[index - 1] ?? 0), to: ends[index] ?? 0 }
  }
}

const noTexts = { slug: undefined, language: undefined, story: undefined, updated: undefined }
const noExtra = { ...noTexts, urls: none, categoryPaths: none, draft: false } as const
const onlyDraft = { ...noExtra, draft: true } as const

/** A view of numbers in `bytes`. @param place offset in `bytes`. @param numberSize bytes per number: 2 or 4 */
export function numbersOver(bytes: Uint8Array, place: number, count: number, numberSize: number): Uint16Array | Uint32Array {
  const start = bytes.byteOffset + place
  return numberSize === 2 ? new Uint16Array(bytes.buffer, start, count) : new Uint32Array(bytes.buffer, start, count)
}
