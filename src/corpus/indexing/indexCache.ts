import type { ChunkBytes } from '../packed/chunk'

/** The cached index of a folder from the previous start. */
export interface CachedIndex {
  /** The folders that may be the root of a site. */
  readonly siteFolders: readonly string[]
  /** The number of files in each chunk. */
  readonly counts: readonly number[]
  /** The bytes of a chunk, a new copy at each call; undefined if they are damaged or cannot be read. */
  chunk(number: number): ChunkBytes | undefined
}

/** Writes the cache for the next start. A cache without `end` is never read. */
export interface CacheWriter {
  /** @param order the position of the chunk; chunks without one come first */
  add(chunk: ChunkBytes, count: number, order?: number): void
  end(siteFolders: readonly string[]): void
}

/** The location of a chunk in the file, with its checksum. */
interface CachedChunk {
  readonly start: number
  readonly length: number
  readonly check: number
  readonly count: number
  readonly order: number
}

export interface CacheContents {
  readonly siteFolders: readonly string[]
  readonly chunks: readonly CachedChunk[]
}

/** Increase it when the format or the meaning of the cache changes: older caches are then ignored. */
const cacheVersion = 5
const magic = 0x78644343

/**
 * Layout of a cache file:
 *
 * | part | content |
 * | --- | --- |
 * | chunks | directly after one another (see `ChunkWriter`) |
 * | contents | JSON of `CacheContents`, padded with spaces to a multiple of 4 bytes |
 * | foot | four u32, little endian: length of the table of contents, its checksum, magic number, version |
 */
export const footBytes = 16

/** The bytes of the table of contents and the foot. */
export function encodeContents(contents: CacheContents): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(contents))
  const length = (json.length + 3) & ~3
  const bytes = new Uint8Array(length + footBytes).fill(0x20)
  bytes.set(json)
  const check = checkOf(bytes.subarray(0, length))
  new Uint32Array(bytes.buffer, length, 4).set([length, check, magic, cacheVersion])
  return bytes
}

/** The length of the table of contents in bytes. @returns undefined if the bytes are not a foot, or have another version */
export function contentsLength(foot: Uint8Array<ArrayBuffer>): number | undefined {
  if (foot.length !== footBytes) return undefined
  const [length = 0, , found, version] = new Uint32Array(foot.buffer, foot.byteOffset, 4)
  return found === magic && version === cacheVersion && length % 4 === 0 ? length : undefined
}

/** @returns undefined if the table of contents is damaged */
export function decodeContents(bytes: Uint8Array<ArrayBuffer>, foot: Uint8Array<ArrayBuffer>): CacheContents | undefined {
  const [length, check] = new Uint32Array(foot.buffer, foot.byteOffset, 2)
  return bytes.length === length && checkOf(bytes) === check ? JSON.parse(new TextDecoder().decode(bytes)) : undefined
}

/** A checksum: FNV-1a over 32-bit words. @param bytes length and offset in their buffer are multiples of 4 */
export function checkOf(bytes: ChunkBytes): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
  let hash = 0x811c9dc5
  for (let index = 0; index < words.length; index++) hash = Math.imul(hash ^ (words[index] ?? 0), 0x01000193)
  return hash >>> 0
}
