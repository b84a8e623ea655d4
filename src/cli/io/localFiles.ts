import { FolderListing, type EntryKind } from '../../core/files/folderListing'
import { headLengths, needsMore, readImageContent, type ImageFile } from '../../core/files/imageFile'
import { maxTextBytes, type FileView, type SiteText } from '../../core/files/localFile'
import { decodeText } from './decode'
import type { Files } from './files'

/** The files that articles refer to. Each folder is listed once; of each image only the first bytes are read, once. */
export function filesOnDisk(files: Files): FileView {
  const listings = new Map<string, FolderListing | 'missing' | undefined>()
  const read = new Map<string, ImageFile | undefined>()
  const texts = new Map<string, SiteText>()
  return {
    list: (folder) => cachedIn(listings, folder, () => listingOf(files, systemPath(folder))),
    read: (file) => cachedIn(read, file, () => readImage(files, systemPath(file))),
    text: (file) => cachedIn(texts, file, () => textOf(files, systemPath(file))),
  }
}

/** The path as the operating system expects it: on Windows it begins with the drive. */
export function systemPath(path: string): string {
  return /^\/[A-Za-z]:(\/|$)/.test(path) ? path.slice(1).replace(/^..$/, '$&/') : path
}

function cachedIn<T>(cache: Map<string, T>, path: string, find: () => T): T {
  const found = cache.get(path)
  if (found !== undefined || cache.has(path)) return found as T
  const made = find()
  cache.set(path, made)
  return made
}

function listingOf(files: Files, folder: string): FolderListing | 'missing' | undefined {
  try {
    const entries = files.list(folder).flatMap(({ name, kind }): [string, EntryKind][] => (kind === 'other' ? [] : [[name, kind]]))
    return new FolderListing(entries)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    // Undefined: the content of a folder that may not be read is unknown.
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : undefined
  }
}

function textOf(files: Files, path: string): SiteText {
  try {
    if (files.kind(path) !== 'file') return 'missing'
    const decoded = decodeText(files.readStart(path, maxTextBytes).head)
    return 'text' in decoded ? { text: decoded.text } : 'missing'
  } catch {
    return 'missing'
  }
}

/** @returns undefined for a link to a folder or to nothing */
function readImage(files: Files, path: string): ImageFile | undefined {
  try {
    if (files.kind(path) !== 'file') return undefined
    const { head, bytes } = files.readStart(path, headLengths.usual)
    const content = readImageContent(head, bytes)
    if (!needsMore(content, head, bytes)) return { bytes, content }
    return { bytes, content: readImageContent(files.readStart(path, headLengths.max).head, bytes) }
  } catch {
    return { bytes: 0, content: { kind: 'unreadable' } }
  }
}
