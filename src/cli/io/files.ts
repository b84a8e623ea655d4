import fs from 'node:fs'
import path from 'node:path'
import { readInto, readPart, readStart, type FileStart } from './readFile'
import { replaceFile, type Written } from './replaceFile'
import { openReport, type ReportFile } from './reportFile'
import type { Stamp } from './stamp'
import { removeLeftovers } from './temporaryFiles'

export type FileKind = 'file' | 'folder' | 'other'

export interface Entry {
  readonly name: string
  /** `link` is a symbolic link to anything. */
  readonly kind: FileKind | 'link'
}

/** The file system. Paths are absolute, with forward slashes. All methods throw the errors of Node; `kind` returns undefined for a missing file. */
export interface Files {
  /** The absolute path for a path as written on the command line. */
  resolve(written: string): string
  /** The kind of the file, following links; undefined if it does not exist. */
  kind(path: string): FileKind | undefined
  /** The size of a file in bytes; 0 if it cannot be found out. */
  size(path: string): number
  /** What the file system says of a file or folder, following links; undefined if it does not exist or may not be looked at. Never throws. */
  stamp(path: string): Stamp | undefined
  list(folder: string): readonly Entry[]
  /** The path without symbolic links. */
  realPath(path: string): string
  /** The bytes of a regular file of at most `maxBytes` (default: 256 MB). The next call overwrites them. */
  read(path: string, maxBytes?: number): Uint8Array
  /** Some bytes of a regular file; fewer at its end. */
  readPart(path: string, from: number, bytes: number): Uint8Array
  /** The first bytes of a regular file, and its size. */
  readStart(path: string, maxBytes: number): FileStart
  /**
   * Replaces a file atomically; keeps its mode and the symbolic links to it.
   * @param expected the content that the new one was made from
   * @throws LeftAlone when the file has another content
   */
  write(path: string, bytes: Uint8Array, expected: Uint8Array): Written
  /** Removes the temporary files that killed runs have left in a folder. Never throws. */
  removeLeftovers(folder: string): void
  /** Creates a file. Throws if it exists. */
  create(path: string, bytes: Uint8Array): void
  /** Creates a folder and those above it, as far as they do not exist. */
  makeFolder(path: string): void
  /** Opens a file that Copydesk alone writes; its old content stays until the end. Throws if it cannot be written. */
  openReport(path: string): ReportFile
  /** Adds to the end of a file. */
  append(path: string, text: string): void
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
    size: (file) => {
      try {
        return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0
      } catch {
        return 0
      }
    },
    stamp: (file) => {
      try {
        const found = fs.statSync(file, { throwIfNoEntry: false })
        return found && { size: found.size, modified: found.mtimeMs, changed: found.ctimeMs, inode: found.ino }
      } catch {
        return undefined
      }
    },
    list: (file) =>
      fs
        .readdirSync(file, { withFileTypes: true })
        .map((entry) => ({ name: entry.name, kind: entry.isSymbolicLink() ? 'link' : kindOf(entry) })),
    realPath: (file) => slashed(fs.realpathSync.native(file)),
    read: (file, maxBytes = maxFileBytes) => readInto(buffer, file, maxBytes),
    readPart,
    readStart,
    write: replaceFile,
    removeLeftovers,
    create: (file, bytes) => fs.writeFileSync(file, bytes, { flag: 'wx' }),
    makeFolder: (folder) => void fs.mkdirSync(folder, { recursive: true }),
    openReport,
    append: fs.appendFileSync,
  }
}

function slashed(file: string): string {
  return path.sep === '/' ? file : file.replaceAll(path.sep, '/')
}

function kindOf(entry: fs.Dirent | fs.Stats): FileKind {
  if (entry.isFile()) return 'file'
  return entry.isDirectory() ? 'folder' : 'other'
}
