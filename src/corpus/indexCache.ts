import { padded } from './chunk'

/** To be raised when a chunk or a record changes its meaning: older caches are then read as none. */
export const cacheVersion = 1
const magic = 0x78644343
const headBytes = 16

/**
 * The bytes of a cache. Layout (little endian): u32 magic, u32 version, u32 number of chunks, u32 check over all that follows;
 * then each chunk with u32 length, u32 0 before it, filled up to a multiple of eight bytes.
 */
export function encodeCache(chunks: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headBytes + chunks.reduce((sum, { length }) => sum + 8 + padded(length), 0))
  let at = headBytes
  for (const chunk of chunks) {
    new Uint32Array(bytes.buffer, at, 1)[0] = chunk.length
    bytes.set(chunk, at + 8)
    at += 8 + padded(chunk.length)
  }
  new Uint32Array(bytes.buffer, 0, 4).set([magic, cacheVersion, chunks.length, checkOf(bytes)])
  return bytes
}

/**
 * The chunks of a cache, as views.
 * @returns undefined when it is not whole, was damaged, or is of another version
 */
export function decodeCache(bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] | undefined {
  if (bytes.length < headBytes || bytes.length % 8 !== 0 || bytes.byteOffset % 8 !== 0) return undefined
  const [found, version, count = 0, check] = new Uint32Array(bytes.buffer, bytes.byteOffset, 4)
  if (found !== magic || version !== cacheVersion || check !== checkOf(bytes)) return undefined
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let at = headBytes
  while (chunks.length < count) {
    if (at + 8 > bytes.length) return undefined
    const [length = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset + at, 1)
    if (at + 8 + padded(length) > bytes.length) return undefined
    chunks.push(bytes.subarray(at + 8, at + 8 + length))
    at += 8 + padded(length)
  }
  return at === bytes.length ? chunks : undefined
}

/** FNV-1a by words of 32 bits, over all behind the head. */
function checkOf(bytes: Uint8Array<ArrayBuffer>): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + headBytes, (bytes.length - headBytes) >> 2)
  let hash = 0x811c9dc5
  for (let index = 0; index < words.length; index++) hash = Math.imul(hash ^ (words[index] ?? 0), 0x01000193)
  return hash >>> 0
}
