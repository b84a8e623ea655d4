import type { ChunkBytes } from '../packed/chunk'

/** What is kept of a folder from one start to the next. */
export interface CachedIndex {
  /** The folders where a site may begin. */
  readonly siteFolders: readonly string[]
  /** How many files each chunk holds. */
  readonly counts: readonly number[]
  /** The bytes of a chunk, new ones at each call; undefined when they are damaged, or cannot be read. */
  chunk(number: number): ChunkBytes | undefined
}

/** Takes what the next start should know. Only what is written to its end is ever read. */
export interface CacheWriter {
  /** @param order where it belongs among those that have one, which come after those that have none */
  add(chunk: ChunkBytes, count: number, order?: number): void
  end(siteFolders: readonly string[]): void
}

/** A chunk in the file. */
interface CachedChunk {
  readonly start: number
  readonly length: number
  readonly check: number
  readonly count: number
  readonly order: number
}

export interface Directory {
  readonly siteFolders: readonly string[]
  readonly chunks: readonly CachedChunk[]
}

/** To be raised when a chunk or a record changes its meaning: older caches are then read as none. */
const cacheVersion = 3
const magic = 0x78644343

/**
 * A cache is: its chunks, one behind the other; the directory (JSON, filled up with spaces to a multiple of four bytes); the foot: u32
 * length of the directory, u32 check of it, u32 magic, u32 version, little endian.
 */
export const footBytes = 16

/** The directory and the foot. */
export function encodeDirectory(directory: Directory): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(directory))
  const length = (json.length + 3) & ~3
  const bytes = new Uint8Array(length + footBytes).fill(0x20)
  bytes.set(json)
  const check = checkOf(bytes.subarray(0, length))
  new Uint32Array(bytes.buffer, length, 4).set([length, check, magic, cacheVersion])
  return bytes
}

/** The length of the directory. @returns undefined when the bytes are no foot, or one of another version */
export function directoryLength(foot: Uint8Array<ArrayBuffer>): number | undefined {
  if (foot.length !== footBytes) return undefined
  const [length = 0, , found, version] = new Uint32Array(foot.buffer, foot.byteOffset, 4)
  return found === magic && version === cacheVersion && length % 4 === 0 ? length : undefined
}

/** @returns undefined when it was damaged */
export function decodeDirectory(bytes: Uint8Array<ArrayBuffer>, foot: Uint8Array<ArrayBuffer>): Directory | undefined {
  const [length, check] = new Uint32Array(foot.buffer, foot.byteOffset, 2)
  return bytes.length === length && checkOf(bytes) === check ? JSON.parse(new TextDecoder().decode(bytes)) : undefined
}

/** FNV-1a by words of 32 bits. @param bytes a multiple of four, starting at such a one in their buffer */
export function checkOf(bytes: ChunkBytes): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
  let hash = 0x811c9dc5
  for (let index = 0; index < words.length; index++) hash = Math.imul(hash ^ (words[index] ?? 0), 0x01000193)
  return hash >>> 0
}
