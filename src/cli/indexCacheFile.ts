import fs from 'node:fs'
import path from 'node:path'
import { decodeCache, encodeCache } from '../corpus/indexCache'

/** Left by one that was ended while it wrote; another may be writing now. */
const abandonedMs = 3_600_000

/** @returns undefined when there is none, or none that can be used */
export function readCache(file: string): readonly Uint8Array<ArrayBuffer>[] | undefined {
  try {
    const { buffer, byteOffset, byteLength } = fs.readFileSync(file)
    if (!(buffer instanceof ArrayBuffer)) return undefined
    // Numbers of eight bytes are read from it in place.
    const bytes = new Uint8Array(buffer, byteOffset, byteLength)
    return decodeCache(byteOffset % 8 === 0 ? bytes : bytes.slice())
  } catch {
    return undefined
  }
}

/** Writes a new file and puts it in the place of the old one, so that there is a whole one at any time. Throws. */
export function writeCache(file: string, chunks: readonly Uint8Array<ArrayBuffer>[]): void {
  const folder = path.dirname(file)
  fs.mkdirSync(folder, { recursive: true })
  const temporary = `${file}.${process.pid}-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}.tmp`
  try {
    fs.writeFileSync(temporary, encodeCache(chunks), { flag: 'wx' })
    fs.renameSync(temporary, file)
  } catch (error) {
    fs.rmSync(temporary, { force: true })
    throw error
  }
  removeAbandoned(folder, `${path.basename(file)}.`)
}

function removeAbandoned(folder: string, prefix: string): void {
  for (const name of fs.readdirSync(folder)) {
    if (!name.startsWith(prefix) || !name.endsWith('.tmp')) continue
    const stats = fs.statSync(path.join(folder, name), { throwIfNoEntry: false })
    if (stats && stats.mtimeMs < Date.now() - abandonedMs) fs.rmSync(path.join(folder, name), { force: true })
  }
}
