import fs from 'node:fs'
import path from 'node:path'

export type FileKind = 'file' | 'folder' | 'other'

export interface Entry {
  readonly name: string
  /** `link` is a symbolic link, whatever it leads to. */
  readonly kind: FileKind | 'link'
}

export interface FileStart {
  readonly head: Uint8Array
  readonly bytes: number
}

/** The files that the command works on. Paths are absolute, with forward slashes. All but `kind` throw what Node throws. */
export interface Files {
  /** The absolute path of what a person wrote. */
  resolve(written: string): string
  /** What is there, behind links; undefined when nothing is. */
  kind(path: string): FileKind | undefined
  list(folder: string): readonly Entry[]
  /** The path without symbolic links. */
  realPath(path: string): string
  /** The bytes of a file: a view that the next call writes over. */
  read(path: string): Uint8Array
  /** The first bytes of a file, at most so many, and its size. */
  readStart(path: string, most: number): FileStart
  /** Replaces a file at once or not at all; its mode, and the links that lead to it, stay. */
  write(path: string, bytes: Uint8Array): void
  /** Makes a new file, only where nothing is. */
  create(path: string, bytes: Uint8Array): void
}

const usualSize = 256 * 1024
/** Far above any article; what is larger is not read into memory. */
const sizeLimit = 256 * 1024 * 1024

/** The files on this computer. @param folder what relative paths start from */
export function nodeFiles(folder: string): Files {
  const usual = Buffer.allocUnsafe(usualSize)
  return {
    resolve: (written) => slashed(path.resolve(folder, written)),
    kind: (at) => {
      const found = fs.statSync(at, { throwIfNoEntry: false })
      return found && kindOf(found)
    },
    list: (at) =>
      fs
        .readdirSync(at, { withFileTypes: true })
        .map((entry) => ({ name: entry.name, kind: entry.isSymbolicLink() ? 'link' : kindOf(entry) })),
    realPath: (at) => slashed(fs.realpathSync.native(at)),
    read: (at) => readInto(usual, at),
    readStart,
    write: replaceFile,
    create: (at, bytes) => fs.writeFileSync(at, bytes, { flag: 'wx' }),
  }
}

function slashed(at: string): string {
  return path.sep === '/' ? at : at.replaceAll(path.sep, '/')
}

function kindOf(entry: fs.Dirent | fs.Stats): FileKind {
  if (entry.isFile()) return 'file'
  return entry.isDirectory() ? 'folder' : 'other'
}

/** One buffer serves all files: a new one for each costs more than the reading. */
function readInto(usual: Buffer, at: string): Uint8Array {
  const handle = fs.openSync(at, 'r')
  try {
    let buffer = usual
    let length = 0
    for (;;) {
      const count = fs.readSync(handle, buffer, length, buffer.length - length, null)
      if (count === 0) return buffer.subarray(0, length)
      length += count
      if (length < buffer.length) continue
      if (length >= sizeLimit) throw new RangeError('larger than 256 MB')
      const larger = Buffer.allocUnsafe(buffer.length * 4)
      buffer.copy(larger, 0, 0, length)
      buffer = larger
    }
  } finally {
    fs.closeSync(handle)
  }
}

function readStart(at: string, most: number): FileStart {
  const handle = fs.openSync(at, 'r')
  try {
    const { size } = fs.fstatSync(handle)
    const head = Buffer.allocUnsafe(Math.min(size, most))
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

function replaceFile(at: string, bytes: Uint8Array): void {
  const target = fs.realpathSync.native(at)
  // Renaming would replace a file that is protected from writing.
  fs.accessSync(target, fs.constants.W_OK)
  const { mode, uid, gid } = fs.statSync(target)
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.copydesk-${process.pid}`)
  const handle = fs.openSync(temporary, 'wx', mode)
  try {
    try {
      let written = 0
      while (written < bytes.length) written += fs.writeSync(handle, bytes, written)
      fs.fchmodSync(handle, mode)
      keepOwner(handle, uid, gid)
      fs.fsyncSync(handle)
    } finally {
      fs.closeSync(handle)
    }
    fs.renameSync(temporary, target)
  } catch (error) {
    fs.rmSync(temporary, { force: true })
    throw error
  }
}

/** Only the administrator may give files away; for anybody else the file is theirs already. */
function keepOwner(handle: number, uid: number, gid: number): void {
  const made = fs.fstatSync(handle)
  if (made.uid === uid && made.gid === gid) return
  try {
    fs.fchownSync(handle, uid, gid)
  } catch {
    // The text matters more than the owner.
  }
}
