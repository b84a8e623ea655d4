import { writeSync } from 'node:fs'

/** The other end of the pipe has been closed. */
export class ReaderClosed extends Error {}

/** Pause before writing again to a full pipe. */
const retryDelayMs = 5

/**
 * Writes synchronously to a file descriptor. Node's streams would keep in memory what a pipe does not accept yet.
 * @throws ReaderClosed when the reader has closed the pipe
 */
export function writeAll(stream: number, text: string): void {
  const bytes = Buffer.from(text)
  let written = 0
  while (written < bytes.length) {
    try {
      written += writeSync(stream, bytes, written)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'EPIPE') throw new ReaderClosed()
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryDelayMs)
    }
  }
}
