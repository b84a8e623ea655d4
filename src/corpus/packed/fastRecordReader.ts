import { isImageField } from '../../core/frontmatter/imageFields'
import { companions } from '../../core/settings/siteScope'
import { vocabularyOf } from '../../core/vocabulary/vocabulary'
import { ByteStringTable } from './byteStringTable'
import { carriageReturn, lineFeed, hasUnicodeSpaceAtEdge, indexOfByte, plainLength, space, startsWord, tab } from './utf8'
import { urlKeys, vocabularies, type Vocabulary } from '../records/record'
import { ByteRanges } from './byteRanges'

/*
 * To read the front matter of a file with the ranges of all its parts takes as long as to open and read the file. Most are lines of
 * `key: value` and lists of names: these are read here, from the bytes of the file, and no text is made of them. What is not surely
 * understood is left to the thorough reader, so a doubt costs time, never correctness: a test holds the two equal.
 */

type Kind = Vocabulary | 'title' | 'date' | 'slug' | 'draft' | 'published' | 'images' | 'urls'

interface Key {
  readonly kind: Kind | undefined
  readonly isTitle: boolean
  /** One of those by which, beside a title, front matter is that of an article. */
  readonly isCompanion: boolean
}

const keyName = /^[A-Za-z_][\w-]*$/
const [maxKeyLength, maxKeys] = [100, 1000]
const names = new ByteStringTable()
const keys: (Key | undefined)[] = []

/** What a key says; undefined for one that is not plain. A newsroom has few, and the same in all articles. */
function keyAt(bytes: Uint8Array, from: number, to: number): Key | undefined {
  if (to - from > maxKeyLength) return undefined
  if (names.size >= maxKeys) {
    names.clear()
    keys.length = 0
  }
  const number = names.numberOf(bytes, from, to)
  if (number < keys.length) return keys[number]
  const name = String.fromCharCode(...bytes.subarray(from, to))
  const key = keyName.test(name) ? keyOf(name) : undefined
  keys.push(key)
  return key
}

function keyOf(name: string): Key {
  const vocabularyName = vocabularyOf(name)
  const field = (['title', 'date', 'slug', 'draft', 'published'] as const).find((known) => known === name)
  const address = isImageField(name) ? 'images' : urlKeys.has(name) ? 'urls' : undefined
  const kind = vocabularies.find((known) => known === vocabularyName) ?? field ?? address
  return { kind, isTitle: name === 'title', isCompanion: companions.includes(name) }
}

const [quote, doubleQuote, dash, hash, colon] = [0x27, 0x22, 0x2d, 0x23, 0x3a] as const
const [comma, bracket, bracketEnd, slash, backslash] = [0x2c, 0x5b, 0x5d, 0x2f, 0x5c] as const
/** What would make more of a list in brackets than names. */
const flowSigns = new Set(Array.from('[]{}"\'#:&*!|>%@`\\?', (sign) => sign.charCodeAt(0)))
const [trueWord, falseWord, nullWords] = [['true'], ['false'], ['null', 'Null', 'NULL']].map((words) =>
  words.map((word) => new TextEncoder().encode(word)),
)

/** Front matter that is plain, as stretches of the bytes that it was read from. To be used again and again. */
export class FastRecordReader {
  bytes: Uint8Array = new Uint8Array(0)
  /** One or none; the same for the two below. */
  readonly title = new ByteRanges()
  readonly date = new ByteRanges()
  readonly slug = new ByteRanges()
  readonly names: Readonly<Record<Vocabulary, ByteRanges>> = {
    categories: new ByteRanges(),
    tags: new ByteRanges(),
    authors: new ByteRanges(),
  }
  readonly images = new ByteRanges()
  readonly urls = new ByteRanges()
  draft = false
  /** Whether it is that of an article by itself, wherever the file lies. */
  typical = false
  /** The values of the key that is being read. */
  readonly #values = new ByteRanges()
  readonly #quoted: boolean[] = []
  /** Of a line the first control character; -1 when there is none. */
  #control = -1

  /**
   * Reads the front matter at the start of a file.
   * @param bytes all or the first ones: they have to stay as they are for as long as the stretches are used
   * @param path with forward slashes
   * @returns false at the first doubt: then what is here counts for nothing
   */
  read(bytes: Uint8Array, path: string): boolean {
    this.bytes = bytes
    this.#clear()
    this.draft = path.includes('/_drafts/')
    let at = this.#opening()
    if (at < 0) return false
    let key: Key | undefined
    let hasTitle = false
    let hasCompanion = false
    /** Whether items may follow. */
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
    for (const list of [this.title, this.date, this.slug, this.images, this.urls, this.#values]) list.clear()
    for (const name of vocabularies) this.names[name].clear()
  }

  /** Behind the line of the first fence; -1 when there is none. */
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

  /** -1 when what is written is not plain, or goes on behind the bytes. */
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

  /** Where a line that was just gone through ends, without the blanks behind it; -1 when a control character is left. */
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

  /** Where the value of a line `- value` begins; 0 when it is none. */
  #itemAt(from: number, to: number): number {
    const { bytes } = this
    const first = bytes[from]
    if (first !== dash && first !== space) return 0
    const sign = this.#skip(from, space)
    const value = this.#skip(sign + 1, space)
    return bytes[sign] === dash && value > sign + 1 && value < to ? value : 0
  }

  /** Takes in the values of a list in brackets. @param to where the bracket should close it */
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

  /** Takes in one value. */
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

  /** @param isList whether the values stand in a list, or none is written at all. @returns false when it is not sure what they mean */
  #store(key: Key | undefined, isList: boolean): boolean {
    const kind = key?.kind
    const values = this.#values
    if (kind === undefined) return true
    if (kind === 'title' || kind === 'date' || kind === 'slug') {
      if (isList && values.count > 0) return false
      this[kind].clear()
      return this.#storeIn(this[kind])
    }
    if (kind === 'draft' || kind === 'published') return !isList && this.#storeDraft(kind === 'draft')
    if (kind !== 'images' && kind !== 'urls') return this.#storeIn(this.names[kind])
    // A number or a yes is no address.
    for (let index = 0; index < values.count; index++)
      if (!this.#quoted[index] && indexOfByte(slash, this.bytes, values.from(index), values.to(index)) < 0) return false
    return this.#storeIn(this[kind])
  }

  #storeIn(list: ByteRanges): boolean {
    const values = this.#values
    for (let index = 0; index < values.count; index++) {
      const from = values.from(index)
      const to = values.to(index)
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
