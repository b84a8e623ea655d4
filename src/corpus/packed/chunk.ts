import { decoder, PackedRecords } from './packedRecords'
import type { FastRecordReader } from './fastRecordReader'
import type { ArticleRecord } from '../records/record'
import { RecordPacker } from './recordPacker'

/** An indexed Markdown file. */
export interface IndexedFile {
  /** Relative to the indexed folder, with forward slashes. */
  readonly path: string
  /** In bytes. */
  readonly size: number
  /** Modification time in ms since 1970; 0 if the file was modified so recently that another change may have the same time. */
  readonly changed: number
  /** Undefined for a file without front matter. */
  readonly record: ArticleRecord | undefined
  /** Whether the front matter identifies an article, independent of the file's folder (`isTypical`). */
  readonly typical: boolean
  /** The day of the record's date in days since 1970 (`dayIn`). */
  readonly day: number
}

/** A chunk: indexed files in the layout of `ChunkWriter`. */
export type ChunkBytes = Uint8Array<ArrayBuffer>

const headWords = 4
const headBytes = headWords * 4

/** The path and state of a file, without its record. */
export type FileState = Pick<IndexedFile, 'path' | 'size' | 'changed'>

/**
 * Writes indexed files as bytes, for the cache and for messages between threads. The states are first, so they can be read alone.
 *
 * Layout, little endian:
 *
 * | part | type | count | content |
 * | --- | --- | --- | --- |
 * | header | u32 | 4 | number of files; bytes of the paths; bytes of the records; 0 |
 * | sizes | f64 | files | size in bytes of each file |
 * | times | f64 | files | modification time of each file in ms since 1970, or 0 |
 * | records | `PackedRecords` | one row per file | padded to a multiple of 8 bytes |
 * | paths | UTF-8 | bytes of the paths | separated by zero bytes; padded to a multiple of 8 bytes |
 */
export class ChunkWriter {
  readonly #packer = new RecordPacker()
  readonly #files: FileState[] = []

  add(file: IndexedFile): void {
    this.#files.push(file)
    this.#packer.add(file.record, file.day, file.typical)
  }

  /** Adds the file that the reader has just read. @param day days since 1970 (`dayIn`) */
  addFromReader(file: FileState, record: FastRecordReader, day: number): void {
    this.#files.push(file)
    this.#packer.addFromReader(record, day)
  }

  /** How many files were added. */
  get count(): number {
    return this.#files.length
  }

  /** The chunk with all added files. Clears the writer, which can then be reused. */
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

/** Writes a list of files as one chunk. */
export function encodeChunk(files: readonly IndexedFile[]): ChunkBytes {
  const writer = new ChunkWriter()
  for (const file of files) writer.add(file)
  return writer.end()
}

/** The number of files. This and the following functions throw a RangeError if the bytes are not a chunk. */
export function filesIn(bytes: ChunkBytes): number {
  return layoutOf(bytes).count
}

/** The sizes and times of the files. @param bytes must start at a multiple of 8 in their buffer */
export function statesIn(bytes: ChunkBytes): { readonly sizes: Float64Array; readonly times: Float64Array } {
  const { count, doubles } = layoutOf(bytes)
  return { sizes: doubles.subarray(0, count), times: doubles.subarray(count) }
}

/** The packed records, one row for each file. @param bytes must start at a multiple of 8 in their buffer */
export function recordsIn(bytes: ChunkBytes): PackedRecords {
  const { count, records } = layoutOf(bytes)
  return new PackedRecords(bytes, records, count)
}

/** The paths, one for each file. */
export function pathsIn(bytes: ChunkBytes): readonly string[] {
  const count = filesIn(bytes)
  const found = count === 0 ? [] : pathTextIn(bytes).split('\0')
  if (found.length !== count) throw new RangeError('Not a chunk')
  return found
}

/** The paths as one text, separated by zero characters. */
export function pathTextIn(bytes: ChunkBytes): string {
  return decoder.decode(layoutOf(bytes).paths)
}

/** Splits paths that are separated by zero characters. */
export function splitPaths(paths: string): readonly string[] {
  return paths === '' ? [] : paths.split('\0')
}

/** Decodes all files. @param bytes must start at a multiple of 8 in their buffer */
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
