import * as l10n from '@vscode/l10n'
import { decodeText, type Decoded } from './decode'
import type { Files } from './files'

/** Larger files that `copydesk.yaml` names are not read: far above the size of any vocabulary, schema or list of packages. */
const maxNamedBytes = 16 * 1024 * 1024

/** The text of a file that is not an article, or why it cannot be read. @param maxBytes a larger file is not read */
export function readText(files: Files, path: string, maxBytes = maxNamedBytes): Decoded {
  return read(files, path, maxBytes)
}

/** The text of an article, or why it cannot be read. */
export function readArticleText(files: Files, path: string): Decoded {
  return read(files, path, undefined)
}

function read(files: Files, path: string, maxBytes: number | undefined): Decoded {
  try {
    return decodeText(files.read(path, maxBytes))
  } catch (error) {
    return { refused: readFailure(error) }
  }
}

/** A sentence that says why a file or folder cannot be read. */
export function readFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return hasLostName(error) ? l10n.t('Its name is not valid UTF-8: rename it.') : l10n.t('It does not exist.')
  if (code === 'EACCES' || code === 'EPERM') return l10n.t('You are not allowed to read it.')
  if (code === 'EISDIR') return l10n.t('It is a folder.')
  if (code === 'EFTYPE') return l10n.t('It is not a file.')
  if (code === 'ERR_FS_FILE_TOO_LARGE') return l10n.t('It is too large.')
  return l10n.t('It cannot be read: {0}.', error instanceof Error ? error.message : String(error))
}

/** A sentence that says why a file cannot be written. */
export function writeFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return l10n.t('Its folder does not exist.')
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return l10n.t('You are not allowed to write it.')
  if (code === 'EISDIR') return l10n.t('It is a folder.')
  return error instanceof Error ? error.message : String(error)
}

/** Node lists invalid UTF-8 in a name as U+FFFD, and then does not find the file by that name. */
function hasLostName(error: unknown): boolean {
  return error instanceof Error && 'path' in error && String(error.path).includes('\uFFFD')
}
