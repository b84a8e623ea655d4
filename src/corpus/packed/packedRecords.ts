import type { ArticleRecord, Vocabulary } from '../records/record'
import { hashOfBytes } from '../records/textHash'

/*
 * Records as numbers and two long texts. An object with arrays for each record takes three times the memory, and several times
 * as long to make: of 100,000 nearly none is ever looked at.
 *
 * Layout (little endian): eight u32: rows, texts in ASCII, other texts, bytes of each of the two, names, numbers, bytes a number;
 * u32 for each row where its numbers begin, 0 for none; for each text in ASCII where it ends; the same for the others; for each
 * name its text; the numbers; the texts in ASCII, one behind the other; the others in UTF-8.
 *
 * A row's numbers: flags, day, title, date, then the lists, each with its length before it: names of the three vocabularies, images. If
 * the flags say so: slug, urls, category paths. A text is its place among those of its kind, doubled, plus one in ASCII and two
 * otherwise; 0 is no text. A name is a value of one of the vocabularies.
 */

/** The order of the lists. */
const lists: Readonly<Record<Vocabulary | 'images', number>> = { categories: 0, tags: 1, authors: 2, images: 3 }

export const headWords = 8
/** The flags. */
export const recordFlag = 1
export const isTypical = 2
export const draftFlag = 4
export const extraFlag = 8

const [dayAt, titleAt, dateAt, listsAt] = [1, 2, 3, 4]
const none: readonly never[] = []
/** A byte order mark is a part of a text like any other. */
export const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Records to look at one by one: only what is looked at is decoded. The bytes are kept, and must stay as they are. */
export class PackedRecords {
  readonly count: number
  readonly #starts: Uint32Array
  readonly #numbers: Uint16Array | Uint32Array
  readonly #names: Uint32Array
  readonly #ends: readonly [ascii: Uint32Array, other: Uint32Array]
  readonly #texts: readonly [ascii: Uint8Array, other: Uint8Array]

  /**
   * @param start where the records begin in the bytes, a multiple of four in their buffer
   * @throws RangeError on bytes that hold no records for `count` rows
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

  /** The place of a row's record, for all that follows; 0 when it has none. */
  at(row: number): number {
    return this.#starts[row] ?? 0
  }

  isTypical(at: number): boolean {
    return (this.#number(at) & isTypical) !== 0
  }

  /** As `dayIn` gives it. */
  day(at: number): number {
    return this.#number(at + dayAt)
  }

  title(at: number): string | undefined {
    return this.#text(this.#number(at + titleAt))
  }

  /** The hash of the title. */
  titleHash(at: number): readonly number[] {
    const title = this.#number(at + titleAt)
    return title === 0 ? none : [this.#hash(title)]
  }

  /** The hashes of the images. */
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

  /** Gives each name of a vocabulary, as a number: it stands for one value of one vocabulary. */
  names<T>(vocabulary: Vocabulary, at: number, numberSize: (name: number) => T): readonly T[] {
    return this.#listed(this.#place(vocabulary, at), numberSize)
  }

  images(at: number): readonly string[] {
    return this.#textList(this.#place('images', at))
  }

  /** What few articles have. */
  extra(at: number): Pick<ArticleRecord, 'slug' | 'urls' | 'categoryPaths' | 'draft'> {
    const flags = this.#number(at)
    const draft = (flags & draftFlag) !== 0
    if (!(flags & extraFlag)) return draft ? onlyDraft : noExtra
    const images = this.#place('images', at)
    const place = images + 1 + this.#number(images)
    let next = place + 1
    const list = () => {
      const texts = this.#textList(next)
      next += 1 + texts.length
      return texts
    }
    const urls = list()
    const categoryPaths = Array.from({ length: this.#number(next++) }, list)
    return { slug: this.#text(this.#number(place)), urls, categoryPaths, draft }
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

const noExtra = { slug: undefined, urls: none, categoryPaths: none, draft: false } as const
const onlyDraft = { ...noExtra, draft: true } as const

/** @param numberSize bytes a number: two or four */
export function numbersOver(bytes: Uint8Array, place: number, count: number, numberSize: number): Uint16Array | Uint32Array {
  const start = bytes.byteOffset + place
  return numberSize === 2 ? new Uint16Array(bytes.buffer, start, count) : new Uint32Array(bytes.buffer, start, count)
}
