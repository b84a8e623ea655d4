import fs from 'node:fs'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import { LeftAlone } from './fileErrors'
import { temporaryPath } from './temporaryFiles'

export interface Written {
  /** Whether the file has other names (hard links). They keep the old text. */
  readonly hasOtherNames: boolean
}

/**
 * Replaces the content of a file atomically: at every moment its name leads to the old text or to the new one. Keeps the mode, the owner
 * (if this user may set it) and the symbolic links to it.
 *
 * Compares the content right before the file is replaced, and again after it: a program that had the old file open may have written to
 * it in between. Its text then gets its name back.
 * @param expected the content that the new one was made from
 * @throws LeftAlone when the file has another content; it is unchanged then
 */
export function replaceFile(file: string, bytes: Uint8Array, expected: Uint8Array): Written {
  const target = fs.realpathSync.native(file)
  // Renaming would replace even a read-only file.
  fs.accessSync(target, fs.constants.W_OK)
  const temporary = temporaryPath(path.dirname(target))
  const old = temporaryPath(path.dirname(target))
  try {
    writeTemporary(temporary, bytes, fs.statSync(target))
    const hasLink = link(target, old)
    const before = fs.statSync(hasLink ? old : target, { bigint: true })
    const current = fs.readFileSync(target)
    // Another run of Copydesk has made the same fix.
    if (current.equals(bytes)) return { hasOtherNames: false }
    if (!current.equals(expected)) throw changed()
    const { ino, mtimeNs, size } = fs.statSync(target, { bigint: true })
    if (ino !== before.ino || mtimeNs !== before.mtimeNs || size !== before.size) throw changed()
    fs.renameSync(temporary, target)
    if (!hasLink) return { hasOtherNames: false }
    if (!fs.readFileSync(old).equals(expected)) {
      restore(old, target, bytes)
      throw changed()
    }
    return { hasOtherNames: fs.statSync(old).nlink > 1 }
  } finally {
    fs.rmSync(temporary, { force: true })
    fs.rmSync(old, { force: true })
  }
}

const changed = () => new LeftAlone(l10n.t('it was changed in the meantime'))

function writeTemporary(temporary: string, bytes: Uint8Array, { mode, uid, gid }: fs.Stats): void {
  const handle = fs.openSync(temporary, 'wx', mode)
  try {
    let written = 0
    while (written < bytes.length) written += fs.writeSync(handle, bytes, written)
    keepOwner(handle, uid, gid)
    // After the owner: changing that one clears bits of the mode.
    fs.fchmodSync(handle, mode)
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}

/** Restores the owner, which only the administrator may change, or at least the group. */
function keepOwner(handle: number, uid: number, gid: number): void {
  const made = fs.fstatSync(handle)
  if (made.uid === uid && made.gid === gid) return
  for (const owner of [uid, made.uid]) {
    try {
      fs.fchownSync(handle, owner, gid)
      return
    } catch {
      // Not allowed: the text is written, with another owner.
    }
  }
}

/** Keeps the old file under a second name. @returns false where the file system has no hard links */
function link(target: string, old: string): boolean {
  try {
    fs.linkSync(target, old)
    return true
  } catch {
    return false
  }
}

/** Gives the old file its name back, unless somebody has saved the new one since. */
function restore(old: string, target: string, bytes: Uint8Array): void {
  if (fs.readFileSync(target).equals(bytes)) fs.renameSync(old, target)
}
