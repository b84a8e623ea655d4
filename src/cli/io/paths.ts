import { posix } from 'node:path'

/** Paths in this folder are absolute and have forward slashes, on Windows too (`C:/news/a.md`). */

/** The folder above; undefined for a root. */
export function parentOf(path: string): string | undefined {
  const parent = posix.dirname(path)
  // `C:` alone would be the current folder of that drive.
  const folder = /^[A-Za-z]:$/.test(parent) ? `${parent}/` : parent
  return folder === path || folder === '.' ? undefined : folder
}

export function joinPath(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`
}

/** A path relative to a folder, with `..` where needed. */
export function relativePath(folder: string, path: string): string {
  const prefix = joinPath(folder, '')
  if (path.startsWith(prefix)) return path.slice(prefix.length)
  return posix.relative(folder, path) || '.'
}
