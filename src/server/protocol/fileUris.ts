import { sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The absolute path, with forward slashes, that a URI names; undefined for an untitled document and what else is no file. */
export function pathOfUri(uri: unknown): string | undefined {
  if (typeof uri !== 'string' || !/^file:/i.test(uri)) return undefined
  try {
    const path = fileURLToPath(uri)
    return sep === '/' ? path : path.replaceAll(sep, '/')
  } catch {
    return undefined
  }
}

export function uriOfPath(path: string): string {
  return pathToFileURL(path).href
}
