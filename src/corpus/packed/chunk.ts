import { decoder, PackedRecords } from './packedRecords'
import type { FastRecordReader } from './fastRecordReader'
import type { ArticleRecord } from '../records/record'
import { RecordPacker } from './recordPacker'

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

/** Files as bytes. */
export type ChunkBytes = Uint8Array<ArrayBuffer>

const headWords = 4
const headBytes = headWords * 4

/** What is told of a file beside its record. */
export type FileState = Pick<IndexedFile, 'path' | 'size' | 'changed'>

/**
 * Writes files as bytes: for the cache, and from thread to thread. The states come first and can be read alone.
 *
 * Layout (little endian): u32 number of files, u32 bytes of the paths, u32 bytes of the records, u32 0; f64 sizes; f64 times; the
 * records, as `RecordPacker` writes them, at a multiple of eight; the paths (UTF-8, a zero byte between two).
 */
export class ChunkWriter {
  readonly #packer = new RecordPacker()
  readonly #files: FileState[] = []

  add(file: IndexedFile): void {
    this.#files.push(file)
    this.#packer.add(file.record, file.day, file.typical)
  }

  /** @param day of its date, as `dayIn` gives it */
  addFromReader(file: FileState, record: FastRecordReader, day: number): void {
    this.#files.push(file)
    this.#packer.addFromReader(record, day)
  }

  /** How many there are. */
  get count(): number {
    return this.#files.length
  }

  /** All that was added; then it can be used anew. */
  end(): ChunkBytes {
    const files = this.#files
    const paths = new TextEncoder().encode(files.map(({ path }) => path).join('\0'))
    const states = headBytes + files.length * 16
    const records = padTo8(this.#packer.length)
    const bytes = new Uint8Array(states + records + padTo8(paths.length))
    new Uint32Array(bytes.buffer, 0, headWords).set([files.length, paths.length, records, 0])
    const doubles = new Float64Array(bytes.buffer, headBytes, files.length * 2)
    for (const [index, { size, changed }] of files.entries()) {
      doubles[index] = size
      doubles[files.length + index] = changed
    }
    this.#packer.write(bytes, states)
    bytes.set(paths, states + records)
    this.#packer.clear()
    files.length = 0
    return bytes
  }
}

/** The same for files that are all there. */
export function encodeChunk(files: readonly IndexedFile[]): ChunkBytes {
  const writer = new ChunkWriter()
  for (const file of files) writer.add(file)
  return writer.end()
}

/** How many files these are. The same is thrown by those below. @throws RangeError on bytes that are no chunk */
export function filesIn(bytes: ChunkBytes): number {
  return layoutOf(bytes).count
}

/** The sizes and times of the files alone. @param bytes start at a multiple of eight in their buffer */
export function statesIn(bytes: ChunkBytes): { readonly sizes: Float64Array; readonly times: Float64Array } {
  const { count, doubles } = layoutOf(bytes)
  return { sizes: doubles.subarray(0, count), times: doubles.subarray(count) }
}

/** The records alone, as they are kept; a row for each file. @param bytes start at a multiple of eight in their buffer */
export function recordsIn(bytes: ChunkBytes): PackedRecords {
  const { count, records } = layoutOf(bytes)
  return new PackedRecords(bytes, records, count)
}

/** The paths alone, one for each file. */
export function pathsIn(bytes: ChunkBytes): readonly string[] {
  const count = filesIn(bytes)
  const found = count === 0 ? [] : pathTextIn(bytes).split('\0')
  if (found.length !== count) throw new RangeError('Not a chunk')
  return found
}

/** The same as they stand there: in one text with a zero between two. */
export function pathTextIn(bytes: ChunkBytes): string {
  return decoder.decode(layoutOf(bytes).paths)
}

/** @param paths in one text with a zero between two */
export function splitPaths(paths: string): readonly string[] {
  return paths === '' ? [] : paths.split('\0')
}

/** All of it. @param bytes start at a multiple of eight in their buffer */
export function decodeChunk(bytes: ChunkBytes): readonly IndexedFile[] {
  const records = recordsIn(bytes)
  const { sizes, times } = statesIn(bytes)
  return pathsIn(bytes).map((path, row) => {
    const state = { path, size: sizes[row] ?? 0, changed: times[row] ?? 0 }
    const at = records.at(row)
    return at === 0
      ? { ...state, record: undefined, typical: false, day: 0 }
      : { ...state, record: records.record(at), typical: records.isTypical(at), day: records.day(at) }
  })
}

function layoutOf(bytes: ChunkBytes) {
  if (bytes.length < headBytes) throw new RangeError('Not a chunk')
  const [count = 0, pathBytes = 0, recordBytes = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, headWords)
  const records = headBytes + count * 16
  const paths = records + recordBytes
  if (paths + pathBytes > bytes.length || recordBytes % 8 !== 0) throw new RangeError('Not a chunk')
  const doubles = new Float64Array(bytes.buffer, bytes.byteOffset + headBytes, count * 2)
  return { count, doubles, records, paths: bytes.subarray(paths, paths + pathBytes) }
}

function padTo8(length: number): number {
  return (length + 7) & ~7
}
