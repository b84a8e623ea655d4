import { FolderListing, type EntryKind } from './folderListing'
import type { FileView } from './localFile'
import { isBelow } from './siteAddress'

/** A file or folder that is moved or renamed: absolute paths with forward slashes. What is in a folder moves with it. */
export interface Move {
  readonly from: string
  readonly to: string
}

/** The move that concerns a path: its own, or that of a folder above it. */
export function moveOf(path: string, moves: readonly Move[]): Move | undefined {
  return moves.find(({ from }) => path === from || isBelow(from, path))
}

/** Where a path is after the moves. */
export function movedPath(path: string, moves: readonly Move[]): string {
  const move = moveOf(path, moves)
  return move ? move.to + path.slice(move.from.length) : path
}

/** The file system as it is after the moves. @param view as it is before them */
export function viewAfter(view: FileView, moves: readonly Move[]): FileView {
  const before = (path: string) => {
    const move = moves.find(({ to }) => path === to || isBelow(to, path))
    return move ? move.from + path.slice(move.to.length) : path
  }
  return {
    list: (folder) => listAfter(view, folder, before(folder), moves),
    read: (file) => view.read(before(file)),
    text: (file) => view.text(before(file)),
  }
}

function listAfter(view: FileView, folder: string, source: string, moves: readonly Move[]): ReturnType<FileView['list']> {
  const isGone = source === folder && moveOf(folder, moves) !== undefined
  const listed = isGone ? 'missing' : view.list(source)
  if (listed === undefined) return undefined
  const entries = new Map<string, EntryKind>()
  if (listed !== 'missing')
    for (const name of listed.names) {
      const isSame = movedPath(join(source, name), moves) === join(folder, name)
      if (isSame) entries.set(name, listed.kindOf(name) ?? 'file')
    }
  for (const { from, to } of moves) {
    if (!isBelow(folder, to)) continue
    const [name = '', ...rest] = to.slice(join(folder, '').length).split('/')
    const kind = rest.length > 0 ? 'folder' : kindAt(view, from)
    if (kind === undefined) return undefined
    if (!entries.has(name)) entries.set(name, kind)
  }
  return listed === 'missing' && entries.size === 0 ? 'missing' : new FolderListing(entries)
}

function kindAt(view: FileView, path: string): EntryKind | undefined {
  const at = path.lastIndexOf('/')
  const listed = view.list(at === 0 ? '/' : path.slice(0, at))
  return listed === undefined || listed === 'missing' ? undefined : listed.kindOf(path.slice(at + 1))
}

function join(folder: string, name: string): string {
  return `${folder === '/' ? '' : folder}/${name}`
}
