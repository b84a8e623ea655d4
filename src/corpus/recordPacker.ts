import { hasMore, headWords, isDraft, isThere, isTypical, numbersOver } from './packedRecords'
import { vocabularies, type ArticleRecord, type Vocabulary } from './record'

const notAscii = /[\u0080-\uffff]/
const loneSurrogate = /\p{Surrogate}/gu

interface Finished {
  readonly ascii: Uint8Array
  readonly other: Uint8Array
  /** Bytes a number. */
  readonly each: 2 | 4
}

/** Collects records, and writes them as bytes. A lone surrogate becomes U+FFFD. */
export class RecordPacker {
  /** The first is none, so that no row begins at 0. */
  readonly #numbers: number[] = [0]
  readonly #starts: number[] = []
  readonly #names = { categories: new Map<string, number>(), tags: new Map<string, number>(), authors: new Map<string, number>() }
  readonly #nameTexts: number[] = []
  readonly #ends: readonly [ascii: number[], other: number[]] = [[], []]
  readonly #long: [ascii: string, other: string] = ['', '']
  /** In bytes. */
  readonly #lengths: [ascii: number, other: number] = [0, 0]
  #finished: Finished | undefined

  /** @param record undefined for a row without one */
  add(record: ArticleRecord | undefined, day: number, typical: boolean): void {
    const numbers = this.#numbers
    this.#starts.push(record ? numbers.length : 0)
    if (!record) return
    const { title, date, images, slug, urls, categoryPaths, draft } = record
    const more = slug !== undefined || urls.length > 0 || categoryPaths.length > 0
    numbers.push(isThere | (typical ? isTypical : 0) | (draft ? isDraft : 0) | (more ? hasMore : 0), day)
    numbers.push(this.#text(title), this.#text(date))
    for (const name of vocabularies) {
      numbers.push(record[name].length)
      for (const value of record[name]) numbers.push(this.#name(name, value))
    }
    this.#list(images)
    if (!more) return
    numbers.push(this.#text(slug))
    this.#list(urls)
    numbers.push(categoryPaths.length)
    for (const path of categoryPaths) this.#list(path)
  }

  /** In bytes; all records have to be in. */
  get length(): number {
    const { ascii, other, each } = this.#finish()
    return this.#wordCount() * 4 + this.#numbers.length * each + ascii.length + other.length
  }

  /** @param start a multiple of four */
  write(bytes: Uint8Array, start: number): void {
    const { ascii, other, each } = this.#finish()
    const [asciiEnds, otherEnds] = this.#ends
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset + start, this.#wordCount())
    const counts = [asciiEnds.length, otherEnds.length, ascii.length, other.length, this.#nameTexts.length, this.#numbers.length]
    let at = 0
    for (const part of [[this.#starts.length, ...counts, each], this.#starts, asciiEnds, otherEnds, this.#nameTexts]) {
      words.set(part, at)
      at += part.length
    }
    const place = start + at * 4
    numbersOver(bytes, place, this.#numbers.length, each).set(this.#numbers)
    const texts = place + this.#numbers.length * each
    bytes.set(ascii, texts)
    bytes.set(other, texts + ascii.length)
  }

  #finish(): Finished {
    if (this.#finished) return this.#finished
    const encoder = new TextEncoder()
    const [ascii, other] = this.#long
    const each = this.#numbers.some((number) => number > 0xffff) ? 4 : 2
    this.#finished = { ascii: encoder.encode(ascii), other: encoder.encode(other), each }
    return this.#finished
  }

  #wordCount(): number {
    const [ascii, other] = this.#ends
    return headWords + this.#starts.length + ascii.length + other.length + this.#nameTexts.length
  }

  #list(texts: readonly string[]): void {
    this.#numbers.push(texts.length)
    for (const text of texts) this.#numbers.push(this.#text(text))
  }

  #name(vocabulary: Vocabulary, value: string): number {
    const names = this.#names[vocabulary]
    let name = names.get(value)
    if (name === undefined) {
      name = this.#nameTexts.push(this.#text(value)) - 1
      names.set(value, name)
    }
    return name
  }

  #text(text: string | undefined): number {
    if (text === undefined) return 0
    const kind = notAscii.test(text) ? 1 : 0
    // Two halves from two texts would else become one character.
    const own = kind === 0 ? text : text.replace(loneSurrogate, '\uFFFD')
    this.#long[kind] += own
    this.#lengths[kind] += kind === 0 ? own.length : utf8Length(own)
    return this.#ends[kind].push(this.#lengths[kind]) * 2 - 1 + kind
  }
}

/** In bytes, of a text without lone surrogates. */
function utf8Length(text: string): number {
  let length = text.length
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) continue
    length += unit < 0x800 ? 1 : 2
    const next = (unit & 0xfc00) === 0xd800 ? text.charCodeAt(index + 1) : 0
    // A pair takes four bytes.
    if ((next & 0xfc00) === 0xdc00) index++
  }
  return length
}
