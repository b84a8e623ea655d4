import fs from 'node:fs'
import path from 'node:path'
import { exclusionBy, type Exclusion } from '../corpus/indexing/exclusion'
import type { EntryKind, IndexFiles } from '../corpus/indexing/walk'

/** Far above any list that a person keeps. */
const maxTextBytes = 1_048_576

/** The files of a folder on this computer. */
export function nodeIndexFiles(root: string): IndexFiles {
  let buffer = Buffer.allocUnsafeSlow(4096)
  // Joined by hand: `path.join` takes longer than the reading.
  const at = (relative: string) => (relative === '' ? root : `${root}/${relative}`)
  return {
    list: (folder) => fs.readdirSync(at(folder), { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
    stat(file) {
      const stats = fs.statSync(at(file), { throwIfNoEntry: false })
      return stats && { kind: kindOf(stats), size: stats.size, changed: changedAt(stats) }
    },
    realPath: (file) => fs.realpathSync.native(at(file)).replaceAll(path.sep, '/'),
    start(file, bytes) {
      if (buffer.length < bytes) buffer = Buffer.allocUnsafeSlow(bytes)
      // What has become a pipe since it was listed must not be waited for.
      const handle = fs.openSync(at(file), fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0))
      try {
        const stats = fs.fstatSync(handle)
        if (!stats.isFile()) throw new Error('It is not a file.')
        let length = 0
        for (let count = -1; count !== 0 && length < bytes; length += count)
          count = fs.readSync(handle, buffer, length, bytes - length, null)
        return { bytes: length === buffer.length ? buffer : buffer.subarray(0, length), size: stats.size, changed: changedAt(stats) }
      } finally {
        fs.closeSync(handle)
      }
    },
    // Twice as fast for short texts as a `TextDecoder`.
    decode: (bytes, from, to) =>
      (Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)).toString('utf8', from, to),
    text(file) {
      try {
        const stats = fs.statSync(at(file), { throwIfNoEntry: false })
        return stats?.isFile() && stats.size <= maxTextBytes ? fs.readFileSync(at(file), 'utf8') : undefined
      } catch {
        return undefined
      }
    },
  }
}

/** What VS Code's globs and Git leave out below a folder: also by the `.gitignore` files between it and the repository's top. */
export function exclusionFor(root: string, globs: readonly string[], indexedElsewhere: readonly string[]): Exclusion {
  let exclusion = exclusionBy(globs, indexedElsewhere)
  const folders: string[] = []
  for (let folder = root; !fs.existsSync(path.join(folder, '.git')); folder = path.dirname(folder)) {
    if (path.dirname(folder) === folder) return exclusion
    folders.push(path.dirname(folder))
  }
  for (const folder of folders.reverse()) {
    const rules = nodeIndexFiles(folder).text('.gitignore')
    const prefix = `${path.relative(folder, root).replaceAll(path.sep, '/')}/`
    if (rules !== undefined) exclusion = exclusion.with('', rules, prefix)
  }
  return exclusion
}

function kindOf(entry: fs.Dirent | fs.Stats): EntryKind {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  return entry.isSymbolicLink() ? 'link' : 'other'
}

/** The later one: a file that is moved over another brings its old time along, but not the time of that. */
function changedAt({ mtimeMs, ctimeMs }: fs.Stats): number {
  return Math.max(mtimeMs, ctimeMs)
}
