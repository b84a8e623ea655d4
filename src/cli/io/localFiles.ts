import { FolderListing, type EntryKind } from '../../core/files/folderListing'
import { headLengths, needsMore, readImageContent, type ImageFile } from '../../core/files/imageFile'
import type { FileView } from '../../core/files/localFile'
import type { Files } from './files'

/** The files that the articles of a run name: each folder is listed once, and of each image only the beginning is read, once. */
export function filesOnDisk(files: Files): FileView {
  const listings = new Map<string, FolderListing | 'missing' | undefined>()
  const read = new Map<string, ImageFile | undefined>()
  return {
    list: (folder) => kept(listings, folder, () => listingOf(files, onDisk(folder))),
    read: (file) => kept(read, file, () => readImage(files, onDisk(file))),
  }
}

/** The path that the system knows: on Windows it begins with the drive. */
function onDisk(path: string): string {
  return /^\/[A-Za-z]:(\/|$)/.test(path) ? path.slice(1).replace(/^..$/, '$&/') : path
}

function kept<T>(known: Map<string, T>, path: string, find: () => T): T {
  const found = known.get(path)
  if (found !== undefined || known.has(path)) return found as T
  const made = find()
  known.set(path, made)
  return made
}

function listingOf(files: Files, folder: string): FolderListing | 'missing' | undefined {
  try {
    const entries = files.list(folder).flatMap(({ name, kind }): [string, EntryKind][] => (kind === 'other' ? [] : [[name, kind]]))
    return new FolderListing(entries)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    // Of one that may not be read nothing is known.
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : undefined
  }
}

/** @returns undefined when nothing can be said: behind a link there may be a folder, or nothing. */
function readImage(files: Files, path: string): ImageFile | undefined {
  try {
    if (files.kind(path) !== 'file') return undefined
    const { head, bytes } = files.readStart(path, headLengths.usual)
    const content = readImageContent(head, bytes)
    if (!needsMore(content, head, bytes)) return { bytes, content }
    return { bytes, content: readImageContent(files.readStart(path, headLengths.most).head, bytes) }
  } catch {
    return { bytes: 0, content: { kind: 'unreadable' } }
  }
}
