import fs from 'node:fs'
import { notRegular, tooLarge } from './fileErrors'

export interface FileStart {
  readonly head: Uint8Array
  /** Size of the whole file. */
  readonly bytes: number
}

/** A pipe that replaces a file after `stat` must not block the opening. Windows has no such flag. */
const flags = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0)

/** Opens a regular file. Anything else is not even opened: a pipe might never end, and opening a device can have effects. */
function openRegular(file: string): { readonly handle: number; readonly size: number } {
  const found = fs.statSync(file)
  if (found.isDirectory()) throw Object.assign(new Error(`a folder: ${file}`), { code: 'EISDIR' })
  if (!found.isFile()) throw notRegular(file)
  return { handle: fs.openSync(file, flags), size: found.size }
}

/**
 * Reads a regular file into a shared buffer: allocating one for each file costs more than the reading.
 * @throws Error for anything but a regular file, and for a file of more than `maxBytes`
 */
export function readInto(shared: Buffer, file: string, maxBytes: number): Uint8Array {
  const { handle, size } = openRegular(file)
  try {
    if (size > maxBytes) throw tooLarge(file, maxBytes)
    let buffer = shared
    let length = 0
    for (;;) {
      const count = fs.readSync(handle, buffer, length, buffer.length - length, null)
      if (count === 0) return buffer.subarray(0, length)
      length += count
      // Files of /proc have the size 0.
      if (length > maxBytes) throw tooLarge(file, maxBytes)
      if (length < buffer.length) continue
      const larger = Buffer.allocUnsafe(buffer.length * 4)
      buffer.copy(larger, 0, 0, length)
      buffer = larger
    }
  } finally {
    fs.closeSync(handle)
  }
}

/** @throws Error for anything but a regular file */
export function readStart(file: string, maxBytes: number): FileStart {
  const { handle, size } = openRegular(file)
  try {
    const head = Buffer.allocUnsafe(Math.min(size, maxBytes))
    let length = 0
    while (length < head.length) {
      const count = fs.readSync(handle, head, length, head.length - length, length)
      if (count === 0) break
      length += count
    }
    return { head: head.subarray(0, length), bytes: size }
  } finally {
    fs.closeSync(handle)
  }
}

/** @returns fewer bytes at the end of the file @throws Error for anything but a regular file */
export function readPart(file: string, from: number, bytes: number): Uint8Array {
  const { handle } = openRegular(file)
  try {
    const part = Buffer.allocUnsafe(bytes)
    let length = 0
    while (length < bytes) {
      const count = fs.readSync(handle, part, length, bytes - length, from + length)
      if (count === 0) break
      length += count
    }
    return part.subarray(0, length)
  } finally {
    fs.closeSync(handle)
  }
}
