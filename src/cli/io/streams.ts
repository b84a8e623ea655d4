import { writeSync } from 'node:fs'

/** Thrown when the other end of a pipe has been closed: nobody reads any further. */
export class ReaderLeft extends Error {}

/** How long to wait for a reader that is slower than we are, in ms. */
const pause = 5

/** Writes to a stream at once: Node's own streams keep in memory what a pipe does not take yet. */
export function writeAll(stream: number, text: string): void {
  const bytes = Buffer.from(text)
  let written = 0
  while (written < bytes.length) {
    try {
      written += writeSync(stream, bytes, written)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'EPIPE') throw new ReaderLeft()
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
    }
  }
}
