import fs from 'node:fs'
import path from 'node:path'
import type { ChunkBytes } from '../corpus/packed/chunk'
import {
  checkOf,
  decodeContents,
  contentsLength,
  encodeContents,
  footBytes,
  type CacheWriter,
  type CacheContents,
  type CachedIndex,
} from '../corpus/indexing/indexCache'

/** A temporary file of this age was left by a process that ended while writing; a younger one may be in use. */
const abandonedMs = 3_600_000

/** An open cache file. It stays readable when it is replaced by a new one. */
export class CacheFile implements CachedIndex {
  readonly siteFolders: readonly string[]
  readonly counts: readonly number[]
  /** Identifies this version of the file. */
  readonly id: string
  readonly #handle: number
  readonly #contents: CacheContents

  private constructor(handle: number, id: string, contents: CacheContents) {
    this.#handle = handle
    this.#contents = contents
    this.id = id
    this.siteFolders = contents.siteFolders
    this.counts = contents.chunks.map(({ count }) => count)
  }

  /** Opens a cache, which the caller has to close. @returns undefined if there is none, or it is not usable */
  static open(file: string): CacheFile | undefined {
    let handle: number | undefined
    try {
      handle = fs.openSync(file, 'r')
      const { size, ino, mtimeMs } = fs.fstatSync(handle)
      const foot = bytesAt(handle, size - footBytes, footBytes)
      const length = foot && contentsLength(foot)
      const bytes = length === undefined ? undefined : bytesAt(handle, size - footBytes - length, length)
      const contents = foot && bytes && decodeContents(bytes, foot)
      if (contents) return new CacheFile(handle, `${ino} ${size} ${mtimeMs}`, contents)
    } catch {
      // Works without a cache; the next start has one again.
    }
    if (handle !== undefined) fs.closeSync(handle)
    return undefined
  }

  chunk(number: number): ChunkBytes | undefined {
    const part = this.#contents.chunks[number]
    try {
      const bytes = part && bytesAt(this.#handle, part.start, part.length)
      return bytes && checkOf(bytes) === part.check ? bytes : undefined
    } catch {
      return undefined
    }
  }

  close(): void {
    fs.closeSync(this.#handle)
  }
}

/** Writes a temporary file and renames it over the old cache at the end, so that a complete cache exists at any time. */
export class CacheFileWriter implements CacheWriter {
  readonly #file: string
  readonly #temporary: string
  readonly #failed: (error: unknown) => void
  readonly #chunks: CacheContents['chunks'][number][] = []
  #handle: number | undefined
  #length = 0

  /** @param failed called at most once; after that nothing is written and the old file stays */
  constructor(file: string, failed: (error: unknown) => void) {
    this.#file = file
    this.#temporary = `${file}.${process.pid}-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}.tmp`
    this.#failed = failed
    try {
      fs.mkdirSync(path.dirname(file), { recursive: true })
      this.#handle = fs.openSync(this.#temporary, 'wx')
    } catch (error) {
      failed(error)
    }
  }

  add(chunk: ChunkBytes, count: number, order = -1): void {
    this.#try((handle) => {
      writeAll(handle, chunk)
      this.#chunks.push({ start: this.#length, length: chunk.length, check: checkOf(chunk), count, order })
      this.#length += chunk.length
    })
  }

  end(siteFolders: readonly string[]): void {
    this.#try((handle) => {
      this.#chunks.sort((a, b) => a.order - b.order)
      writeAll(handle, encodeContents({ siteFolders, chunks: this.#chunks }))
      fs.closeSync(handle)
      this.#handle = undefined
      fs.renameSync(this.#temporary, this.#file)
      removeAbandoned(path.dirname(this.#file), `${path.basename(this.#file)}.`)
    })
  }

  /** Deletes the temporary file unless `end` was called. The old file stays. */
  abandon(): void {
    if (this.#handle === undefined) return
    fs.closeSync(this.#handle)
    this.#handle = undefined
    fs.rmSync(this.#temporary, { force: true })
  }

  #try(step: (handle: number) => void): void {
    if (this.#handle === undefined) return
    try {
      step(this.#handle)
    } catch (error) {
      this.#failed(error)
      this.abandon()
      fs.rmSync(this.#temporary, { force: true })
    }
  }
}

/** @returns undefined if the file has fewer bytes */
function bytesAt(handle: number, start: number, count: number): Uint8Array<ArrayBuffer> | undefined {
  if (start < 0) return undefined
  const bytes = new Uint8Array(count)
  let length = 0
  for (let read = -1; read !== 0 && length < count; length += read)
    read = fs.readSync(handle, bytes, length, count - length, start + length)
  return length === count ? bytes : undefined
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += fs.writeSync(handle, bytes, written)
}

function removeAbandoned(folder: string, prefix: string): void {
  for (const name of fs.readdirSync(folder)) {
    if (!name.startsWith(prefix) || !name.endsWith('.tmp')) continue
    const stats = fs.statSync(path.join(folder, name), { throwIfNoEntry: false })
    if (stats && stats.mtimeMs < Date.now() - abandonedMs) fs.rmSync(path.join(folder, name), { force: true })
  }
}
