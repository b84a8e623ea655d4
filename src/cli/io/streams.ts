import { readSync, writeSync } from 'node:fs'

/** Reads a file descriptor to its end. */
export function readAll(stream: number): Uint8Array {
  const pieces: Buffer[] = []
  const buffer = Buffer.allocUnsafe(1 << 16)
  for (;;) {
    try {
      const length = readSync(stream, buffer, 0, buffer.length, null)
      if (length === 0) return Buffer.concat(pieces)
      pieces.push(Buffer.from(buffer.subarray(0, length)))
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      // Windows reports the end of a pipe as an error.
      if (code === 'EOF') return Buffer.concat(pieces)
      if (code !== 'EAGAIN') throw error
      pause()
    }
  }
}

/** The other end of the pipe has been closed. */
export class ReaderClosed extends Error {}

/** Pause before reading an empty pipe again, or writing to a full one. */
const retryDelayMs = 5

/**
 * Writes synchronously to a file descriptor. Node's streams would keep in memory what a pipe does not accept yet.
 * @throws ReaderClosed when the reader has closed the pipe
 */
export function writeAll(stream: number, text: string | Uint8Array): void {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  let written = 0
  while (written < bytes.length) {
    try {
      written += writeSync(stream, bytes, written)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'EPIPE') throw new ReaderClosed()
      if (code !== 'EAGAIN') throw error
      pause()
    }
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryDelayMs)
}
