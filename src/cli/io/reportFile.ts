import fs from 'node:fs'
import path from 'node:path'
import { temporaryPath } from './temporaryFiles'

/** A file that is written by Copydesk alone, such as a report or a cache: it takes the place of what has its name. */
export interface ReportFile {
  write(content: string | Uint8Array): void
  /** Puts the file in place. */
  commit(): void
  /** Leaves what was there before. Never throws. */
  discard(): void
}

/**
 * Opens a file for writing; the old one stays until `commit`. A pipe or a device is written to at once.
 * @throws Error of Node when it cannot be written
 */
export function openReport(file: string): ReportFile {
  const found = fs.statSync(file, { throwIfNoEntry: false })
  if (found?.isDirectory()) throw Object.assign(new Error(`a folder: ${file}`), { code: 'EISDIR' })
  if (found && !found.isFile()) return openDirectly(file)
  const target = found ? fs.realpathSync.native(file) : file
  // Renaming would replace even a read-only file.
  if (found) fs.accessSync(target, fs.constants.W_OK)
  const temporary = temporaryPath(path.dirname(target))
  const handle = fs.openSync(temporary, 'wx', found?.mode ?? 0o666)
  let isOpen = true
  const close = () => {
    if (isOpen) fs.closeSync(handle)
    isOpen = false
  }
  return {
    write: (content) => writeFully(handle, content),
    commit() {
      close()
      fs.renameSync(temporary, target)
    },
    discard() {
      close()
      fs.rmSync(temporary, { force: true })
    },
  }
}

function openDirectly(file: string): ReportFile {
  const handle = fs.openSync(file, 'w')
  return { write: (content) => writeFully(handle, content), commit: () => fs.closeSync(handle), discard: () => fs.closeSync(handle) }
}

function writeFully(handle: number, content: string | Uint8Array): void {
  fs.writeFileSync(handle, content)
}
