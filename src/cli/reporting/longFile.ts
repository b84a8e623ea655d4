import { decodeText } from '../io/decode'
import { tooLarge } from '../io/fileErrors'
import type { Files } from '../io/files'

/** A line of a file, without its end. `from` and `bytes` say where it is. */
export interface PlacedLine {
  readonly text: string
  readonly from: number
  readonly bytes: number
}

const blockBytes = 1 << 20
const lineEnd = '\n'.charCodeAt(0)

/** The lines of a file may be written by anyone: a longer one is none of a report. */
const maxLineBytes = 64 * 1024 * 1024

/** A file that is read in blocks, so that it may be longer than what fits into memory. The last block is kept. */
export class LongFile {
  readonly #files: Files
  readonly #path: string
  #block: Uint8Array = new Uint8Array(0)
  #start = 0

  /** @param path absolute */
  constructor(files: Files, path: string) {
    this.#files = files
    this.#path = path
  }

  /** The lines that are not empty, with LF as their end. @throws Error of Node, also for a line that is too long; LineError for one that is no UTF-8 */
  *lines(): Generator<PlacedLine, undefined> {
    let from = 0
    for (let size = blockBytes; ; ) {
      const block = this.#files.readPart(this.#path, from, size)
      const isLast = block.length < size
      const end = isLast ? block.length : block.lastIndexOf(lineEnd) + 1
      if (end === 0 && !isLast) {
        if (size >= maxLineBytes) throw tooLarge(this.#path, maxLineBytes)
        size *= 4
        continue
      }
      for (let at = 0; at < end; ) {
        const next = block.indexOf(lineEnd, at)
        const stop = next < 0 || next > end ? end : next
        if (stop > at) yield { text: textOf(block.subarray(at, stop)), from: from + at, bytes: stop - at }
        at = stop + 1
      }
      if (isLast) return undefined
      from += end
      size = blockBytes
    }
  }

  /** A line that `lines` has returned. @throws as `lines` */
  line(from: number, bytes: number): string {
    if (from < this.#start || from + bytes > this.#start + this.#block.length) {
      this.#block = this.#files.readPart(this.#path, from, Math.max(bytes, blockBytes))
      this.#start = from
    }
    return textOf(this.#block.subarray(from - this.#start, from - this.#start + bytes))
  }
}

/** The message is a sentence that says why a line cannot be read. */
export class LineError extends Error {}

function textOf(bytes: Uint8Array): string {
  const decoded = decodeText(bytes)
  if ('refused' in decoded) throw new LineError(decoded.refused)
  return decoded.text
}
