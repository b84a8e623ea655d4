import { carriageReturn, lineFeed, hasUnicodeSpaceAtEdge, indexOfByte, plainLength, space, startsWord, tab } from './utf8'
import { ByteRanges } from './byteRanges'
import { keyAt, type Key } from './recordKeys'
import type { TextField, Vocabulary } from '../records/record'

/*
 * Parsing front matter with all its ranges takes as long as opening and reading the file. Most front matter consists of `key: value`
 * lines and lists of names: this reader handles these on the bytes of the file, without decoding them. It rejects everything else, which
 * then goes to the full parser (`fileFacts.ts`), so a rejection costs time, but not correctness. A test checks that both readers agree.
 */

const [quote, doubleQuote, dash, hash, colon, comma] = [0x27, 0x22, 0x2d, 0x23, 0x3a, 0x2c] as const
const [bracket, bracketEnd, slash, backslash] = [0x5b, 0x5d, 0x2f, 0x5c] as const
/** Characters that may give a flow list another structure than a list of plain values. */
const flowSigns = new Set(Array.from('[]{}"\'#:&*!|>%@`\\?', (sign) => sign.charCodeAt(0)))
const [trueWord, falseWord, nullWords] = [['true'], ['false'], ['null', 'Null', 'NULL']].map((words) =>
  words.map((word) => new TextEncoder().encode(word)),
)

/** Reads plain front matter as byte ranges of its file. Reusable: each `read` replaces the previous result. */
export class FastRecordReader {
  bytes: Uint8Array = new Uint8Array(0)
  /** `title`, `date` and `slug` have at most one range. */
  readonly title = new ByteRanges()
  readonly date = new ByteRanges()
  readonly slug = new ByteRanges()
  readonly texts: Readonly<Record<TextField, ByteRanges>> = {
    language: new ByteRanges(),
    story: new ByteRanges(),
    updated: new ByteRanges(),
  }
  readonly names: Readonly<Record<Vocabulary, ByteRanges>> = {
    categories: new ByteRanges(),
    tags: new ByteRanges(),
    authors: new ByteRanges(),
  }
  readonly images = new ByteRanges()
  readonly urls = new ByteRanges()
  draft = false
  /** Whether the front matter identifies an article, independent of the file's folder (`isTypical`). */
  typical = false
  /** The values of the current key. */
  readonly #values = new ByteRanges()
  readonly #quoted: boolean[] = []
  /** The offset of the first control character of the line; -1 if there is none. */
  #control = -1

  /**
   * Reads the front matter at the start of a file.
   * @param bytes the file or its first bytes; they must not change while the ranges are used
   * @param path with forward slashes
   * @returns false if anything is not plain; the fields are then invalid
   */
  read(bytes: Uint8Array, path: string): boolean {
    this.bytes = bytes
    this.#clear()
    // As in `readRecord`.
    this.draft = path.includes('/_drafts/')
    let at = this.#opening()
    if (at < 0) return false
    let key: Key | undefined
    let hasTitle = false
    let hasCompanion = false
    /** Whether list items may follow. */
    let isList = false
    let indent = -1
    for (;;) {
      const end = this.#endOfLine(at)
      if (end < 0) return false
      const start = at
      at = end + 1
      const last = this.#trimmed(start, end)
      if (last < 0) return false
      if (last === start || bytes[start] === hash) continue
      if (this.#isFence(start, last)) break
      const item = this.#itemAt(start, last)
      if (item > 0) {
        const column = this.#skip(start, space) - start
        if (!isList || (indent >= 0 && column !== indent) || !this.#value(item, last)) return false
        indent = column
        continue
      }
      const afterColon = indexOfByte(colon, bytes, start, last) + 1
      if (afterColon === 0 || (afterColon < last && bytes[afterColon] !== space)) return false
      if (isList && !this.#store(key, true)) return false
      key = keyAt(bytes, start, afterColon - 1)
      if (!key) return false
      hasTitle ||= key.isTitle
      hasCompanion ||= key.isCompanion
      const valueStart = this.#skip(afterColon, space)
      this.#values.clear()
      indent = -1
      isList = valueStart >= last
      if (isList) continue
      const isFlow = bytes[valueStart] === bracket
      if (!(isFlow ? this.#flow(valueStart + 1, last - 1) : this.#value(valueStart, last)) || !this.#store(key, isFlow)) return false
    }
    if (!key || (isList && !this.#store(key, true))) return false
    this.typical = hasTitle && hasCompanion
    return true
  }

  #clear(): void {
    const { title, date, slug, texts, names, images, urls } = this
    for (const list of [title, date, slug, ...Object.values(texts), ...Object.values(names), images, urls, this.#values]) list.clear()
  }

  /** The offset after the line of the opening fence; -1 if there is none. */
  #opening(): number {
    const { bytes } = this
    let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
    for (;;) {
      const end = this.#endOfLine(at)
      if (end < 0) return -1
      const last = this.#trimmed(at, end)
      if (last !== at) return last > 0 && this.#isFence(at, last) ? end + 1 : -1
      at = end + 1
    }
  }

  #isFence(from: number, to: number): boolean {
    const { bytes } = this
    return to - from === 3 && bytes[from] === dash && bytes[from + 1] === dash && bytes[from + 2] === dash
  }

  /** The offset of the line feed; -1 if the line is not plain, or is not complete. */
  #endOfLine(from: number): number {
    const { bytes } = this
    const { length } = bytes
    this.#control = -1
    for (let at = from; at < length; ) {
      const byte = bytes[at] ?? 0
      if (byte === lineFeed) return at
      const size = byte < 0x80 ? 1 : plainLength(bytes, at)
      if (size === 0) return -1
      if (this.#control < 0 && (byte < space || byte === 0x7f)) this.#control = at
      at += size
    }
    return -1
  }

  /** The end of the line without trailing blanks, after `#endOfLine`; -1 if the line has a control character. */
  #trimmed(from: number, end: number): number {
    const { bytes } = this
    let last = end
    for (; last > from; last--) {
      const byte = bytes[last - 1]
      if (byte !== space && byte !== tab && byte !== carriageReturn) break
    }
    return this.#control >= 0 && this.#control < last ? -1 : last
  }

  #skip(from: number, sign: number): number {
    let at = from
    while (this.bytes[at] === sign) at++
    return at
  }

  /** The offset of the value in a line `- value`; 0 if it is another line. */
  #itemAt(from: number, to: number): number {
    const { bytes } = this
    const first = bytes[from]
    if (first !== dash && first !== space) return 0
    const sign = this.#skip(from, space)
    const value = this.#skip(sign + 1, space)
    return bytes[sign] === dash && value > sign + 1 && value < to ? value : 0
  }

  /** Adds the values of a flow list. @param to the offset where the closing bracket is expected. @returns false if the list is not plain */
  #flow(from: number, to: number): boolean {
    const { bytes } = this
    if (bytes[to] !== bracketEnd || from >= to) return false
    let start = from
    for (let at = from; at <= to; at++) {
      const byte = bytes[at] ?? 0
      if (at < to && flowSigns.has(byte)) return false
      if (at < to && byte !== comma) continue
      let end = at
      while (end > start && bytes[end - 1] === space) end--
      if (!this.#value(Math.min(end, this.#skip(start, space)), end)) return false
      start = at + 1
    }
    return true
  }

  /** Adds one value. @returns false if it is not plain */
  #value(from: number, to: number): boolean {
    const { bytes } = this
    const mark = bytes[from]
    if (mark === quote || mark === doubleQuote) {
      if (to - from < 2 || bytes[to - 1] !== mark) return false
      if (indexOfByte(mark, bytes, from + 1, to - 1) >= 0) return false
      if (mark === doubleQuote && indexOfByte(backslash, bytes, from + 1, to - 1) >= 0) return false
      return this.#add(from + 1, to - 1, true)
    }
    if (from >= to || !startsWord(bytes, from) || bytes[to - 1] === colon) return false
    for (let at = from; at < to; at++) {
      const byte = bytes[at]
      if ((byte === colon && bytes[at + 1] === space) || (byte === hash && bytes[at - 1] === space)) return false
    }
    const isNull = to - from === 4 && this.#isWord(nullWords, from, to)
    return this.#add(isNull ? to : from, to, false)
  }

  #add(from: number, to: number, quoted: boolean): boolean {
    const { bytes } = this
    let start = from
    let end = to
    while (start < end && bytes[start] === space) start++
    while (end > start && bytes[end - 1] === space) end--
    if (hasUnicodeSpaceAtEdge(bytes, start, end)) return false
    this.#quoted[this.#values.count] = quoted
    return this.#values.add(start, end)
  }

  #isWord(words: readonly Uint8Array[] | undefined, from: number, to: number): boolean {
    return words?.some((word) => word.length === to - from && word.every((byte, index) => byte === this.bytes[from + index])) ?? false
  }

  /** Stores the values of a key. @param isList whether they are in a list, or there are none. @returns false if their meaning is uncertain */
  #store(key: Key | undefined, isList: boolean): boolean {
    const kind = key?.kind
    const values = this.#values
    if (kind === undefined) return true
    if (kind === 'title' || kind === 'date' || kind === 'slug') {
      if (isList && values.count > 0) return false
      this[kind].clear()
      return this.#storeIn(this[kind])
    }
    if (kind === 'language' || kind === 'story' || kind === 'updated')
      return !(isList && values.count > 0) && this.#storeIn(this.texts[kind], true)
    if (kind === 'draft' || kind === 'published') return !isList && this.#storeDraft(kind === 'draft')
    if (kind !== 'images' && kind !== 'urls') return this.#storeIn(this.names[kind])
    // An unquoted value without a slash may be a number or a boolean, which is not an address.
    for (let index = 0; index < values.count; index++)
      if (!this.#quoted[index] && indexOfByte(slash, this.bytes, values.from(index), values.to(index)) < 0) return false
    return this.#storeIn(this[kind])
  }

  #storeIn(list: ByteRanges, replaces = false): boolean {
    const values = this.#values
    for (let index = 0; index < values.count; index++) {
      const from = values.from(index)
      const to = values.to(index)
      if (from < to && replaces) list.clear()
      if (from < to && !list.addOnce(this.bytes, from, to)) return false
    }
    return true
  }

  #storeDraft(meansDraft: boolean): boolean {
    const [from, to] = [this.#values.from(0), this.#values.to(0)]
    const isTrue = this.#isWord(trueWord, from, to)
    if (this.#values.count === 0 || this.#quoted[0] || !(isTrue || this.#isWord(falseWord, from, to))) return false
    this.draft ||= isTrue === meansDraft
    return true
  }
}
