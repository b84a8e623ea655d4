import fs from 'node:fs'
import path from 'node:path'

export type FileKind = 'file' | 'folder' | 'other'

export interface Entry {
  readonly name: string
  /** `link` is a symbolic link to anything. */
  readonly kind: FileKind | 'link'
}

export interface FileStart {
  readonly head: Uint8Array
  readonly bytes: number
}

/** The file system. Paths are absolute, with forward slashes. All methods throw the errors of Node; `kind` returns undefined for a missing file. */
export interface Files {
  /** The absolute path for a path as written on the command line. */
  resolve(written: string): string
  /** The kind of the file, following links; undefined if it does not exist. */
  kind(path: string): FileKind | undefined
  list(folder: string): readonly Entry[]
  /** The path without symbolic links. */
  realPath(path: string): string
  /** The bytes of a file. The next call overwrites them. */
  read(path: string): Uint8Array
  /** The first bytes of a file, and its size. */
  readStart(path: string, maxBytes: number): FileStart
  /** Replaces a file atomically; keeps its mode and the links to it. */
  write(path: string, bytes: Uint8Array): void
  /** Creates a file. Throws if it exists. */
  create(path: string, bytes: Uint8Array): void
}

const defaultBufferBytes = 256 * 1024
/** Larger files are not read into memory: far above the size of any article. */
const maxFileBytes = 256 * 1024 * 1024

/** The files on the disk. @param folder base of relative paths */
export function nodeFiles(folder: string): Files {
  const buffer = Buffer.allocUnsafe(defaultBufferBytes)
  return {
    resolve: (written) => slashed(path.resolve(folder, written)),
    kind: (file) => {
      const found = fs.statSync(file, { throwIfNoEntry: false })
      return found && kindOf(found)
    },
    list: (file) =>
      fs
        .readdirSync(file, { withFileTypes: true })
        .map((entry) => ({ name: entry.name, kind: entry.isSymbolicLink() ? 'link' : kindOf(entry) })),
    realPath: (file) => slashed(fs.realpathSync.native(file)),
    read: (file) => readInto(buffer, file),
    readStart,
    write: replaceFile,
    create: (file, bytes) => fs.writeFileSync(file, bytes, { flag: 'wx' }),
  }
}

function slashed(file: string): string {
  return path.sep === '/' ? file : file.replaceAll(path.sep, '/')
}

function kindOf(entry: fs.Dirent | fs.Stats): FileKind {
  if (entry.isFile()) return 'file'
  return entry.isDirectory() ? 'folder' : 'other'
}

/** Reads into a shared buffer: allocating one for each file costs more than the reading. */
function readInto(shared: Buffer, file: string): Uint8Array {
  const handle = fs.openSync(file, 'r')
  try {
    let buffer = shared
    let length = 0
    for (;;) {
      const count = fs.readSync(handle, buffer, length, buffer.length - length, null)
      if (count === 0) return buffer.subarray(0, length)
      length += count
      if (length < buffer.length) continue
      if (length >= maxFileBytes) throw new RangeError('larger than 256 MB')
      const larger = Buffer.allocUnsafe(buffer.length * 4)
      buffer.copy(larger, 0, 0, length)
      buffer = larger
    }
  } finally {
    fs.closeSync(handle)
  }
}

function readStart(file: string, maxBytes: number): FileStart {
  const handle = fs.openSync(file, 'r')
  try {
    const { size } = fs.fstatSync(handle)
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

function replaceFile(file: string, bytes: Uint8Array): void {
  const target = fs.realpathSync.native(file)
  // Renaming would replace even a read-only file.
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

/** Restores the owner, which only the administrator may change. */
function keepOwner(handle: number, uid: number, gid: number): void {
  const made = fs.fstatSync(handle)
  if (made.uid === uid && made.gid === gid) return
  try {
    fs.fchownSync(handle, uid, gid)
  } catch {
    // Not allowed: the text is written, with another owner.
  }
}
