import type { ArticleRecord } from './record'

/** A Markdown file as it was found. */
export interface IndexedFile {
  /** From the folder that is indexed, with forward slashes. */
  readonly path: string
  /** In bytes. */
  readonly size: number
  /** The time of the last change in milliseconds; 0 when it is not sure that no later one has the same. */
  readonly changed: number
  /** Undefined for a file without front matter. */
  readonly record: ArticleRecord | undefined
  /** Whether its front matter is that of an article by itself, wherever the file lies. */
  readonly typical: boolean
  /** The day of the record's date, as `dayIn` gives it. */
  readonly day: number
}

/** What tells a file from its next state, without its record. */
export type FileState = Pick<IndexedFile, 'path' | 'size' | 'changed'>

const headBytes = 16
const none: readonly never[] = []

/**
 * Files as bytes: for the cache, and from thread to thread. The states come first and can be read alone.
 *
 * Layout (little endian): u32 number of files, u32 bytes of the paths, u32 bytes of the records, u32 0; f64 sizes; f64 times; the
 * paths (UTF-8, a zero byte between two); the records (JSON: texts, then numbers that point to them).
 */
export function encodeChunk(files: readonly IndexedFile[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const paths = encoder.encode(files.map(({ path }) => path).join('\0'))
  const records = encoder.encode(JSON.stringify(packed(files)))
  const numbers = headBytes + files.length * 16
  const bytes = new Uint8Array(numbers + padded(paths.length + records.length))
  new Uint32Array(bytes.buffer, 0, 3).set([files.length, paths.length, records.length])
  const doubles = new Float64Array(bytes.buffer, headBytes, files.length * 2)
  files.forEach(({ size, changed }, index) => {
    doubles[index] = size
    doubles[files.length + index] = changed
  })
  bytes.set(paths, numbers)
  bytes.set(records, numbers + paths.length)
  return bytes
}

/** The states alone. Throws on bytes that are no chunk. @param bytes start at a multiple of eight in their buffer */
export function decodeStates(bytes: Uint8Array<ArrayBuffer>): readonly FileState[] {
  const { count, paths, doubles } = partsOf(bytes)
  return paths.map((path, index) => ({ path, size: doubles[index] ?? 0, changed: doubles[count + index] ?? 0 }))
}

/** Throws on bytes that are no chunk. @param bytes start at a multiple of eight in their buffer */
export function decodeChunk(bytes: Uint8Array<ArrayBuffer>): readonly IndexedFile[] {
  const { count, paths, doubles, records } = partsOf(bytes)
  const read = unpacker(JSON.parse(new TextDecoder().decode(records)))
  return paths.map((path, index) => {
    const { record, typical, day } = read()
    return { path, size: doubles[index] ?? 0, changed: doubles[count + index] ?? 0, record, typical, day }
  })
}

function partsOf(bytes: Uint8Array<ArrayBuffer>) {
  const [count = 0, pathBytes = 0, recordBytes = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 3)
  const numbers = headBytes + count * 16
  if (numbers + pathBytes + recordBytes > bytes.length) throw new RangeError('Not a chunk')
  const doubles = new Float64Array(bytes.buffer, bytes.byteOffset + headBytes, count * 2)
  // A byte order mark is a part of a name like any other.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(numbers, numbers + pathBytes))
  const paths = count === 0 ? [] : text.split('\0')
  if (paths.length !== count) throw new RangeError('Not a chunk')
  return { count, paths, doubles, records: bytes.subarray(numbers + pathBytes, numbers + pathBytes + recordBytes) }
}

export function padded(length: number): number {
  return (length + 7) & ~7
}

/** Texts, each once, and for each file a row of numbers. */
type Packed = readonly [texts: readonly string[], numbers: readonly number[]]

const hasRecord = 1
const isTypical = 2
const isDraft = 4
const hasMore = 8

function packed(files: readonly IndexedFile[]): Packed {
  const texts: string[] = []
  const known = new Map<string, number>()
  const numbers: number[] = []
  /** Zero stands for no text. */
  const put = (text: string | undefined) => {
    if (text === undefined) return void numbers.push(0)
    let at = known.get(text)
    if (at === undefined) {
      at = texts.push(text)
      known.set(text, at)
    }
    numbers.push(at)
  }
  const putList = (list: readonly string[]) => {
    numbers.push(list.length)
    for (const text of list) put(text)
  }
  for (const { record, typical, day } of files) {
    if (!record) {
      numbers.push(0)
      continue
    }
    const { title, date, categories, tags, authors, images, slug, urls, categoryPaths, draft } = record
    const more = slug !== undefined || urls.length > 0 || categoryPaths.length > 0
    numbers.push(hasRecord | (typical ? isTypical : 0) | (draft ? isDraft : 0) | (more ? hasMore : 0))
    numbers.push(day)
    put(title)
    put(date)
    for (const list of [categories, tags, authors, images]) putList(list)
    if (!more) continue
    put(slug)
    putList(urls)
    numbers.push(categoryPaths.length)
    categoryPaths.forEach(putList)
  }
  return [texts, numbers]
}

function unpacker([texts, numbers]: Packed): () => Pick<IndexedFile, 'record' | 'typical' | 'day'> {
  let at = 0
  const number = () => {
    const found = numbers[at++]
    if (found === undefined) throw new RangeError('Not a chunk')
    return found
  }
  const text = () => {
    const index = number()
    return index === 0 ? undefined : texts[index - 1]
  }
  const list = () => {
    const length = number()
    if (length === 0) return none
    if (length > numbers.length - at) throw new RangeError('Not a chunk')
    const found: string[] = []
    for (let index = 0; index < length; index++) found.push(text() ?? '')
    return found
  }
  return () => {
    const flags = number()
    if (!(flags & hasRecord)) return { record: undefined, typical: false, day: 0 }
    const day = number()
    const [title, date, categories, tags, authors, images] = [text(), text(), list(), list(), list(), list()]
    const [draft, typical] = [(flags & isDraft) !== 0, (flags & isTypical) !== 0]
    let [slug, urls, categoryPaths]: [string | undefined, readonly string[], readonly (readonly string[])[]] = [undefined, none, none]
    if (flags & hasMore) {
      slug = text()
      urls = list()
      categoryPaths = Array.from({ length: Math.min(number(), numbers.length) }, list)
    }
    return { record: { title, date, categories, tags, authors, categoryPaths, images, urls, slug, draft }, typical, day }
  }
}
