import * as l10n from '@vscode/l10n'
import { splitGlob } from '../../core/files/globs'
import { visibleName } from '../../core/text/visible'
import { placeBelow, realPathOf } from '../../cli/config/realPlace'
import type { Files } from '../../cli/io/files'
import { parentOf } from '../../cli/io/paths'
import { ToolRefusal } from './tool'

/**
 * @param written a path or a glob, as `copydesk check` takes it; it need not exist
 * @throws ToolRefusal if it leads out of the current folder, also over links
 */
export function requireBelow(files: Files, written: string): void {
  const path = written.startsWith('!') ? written.slice(1) : written
  for (const named of [path, splitGlob(path).folder]) {
    if (!isBelow(files, files.resolve(named)))
      throw new ToolRefusal(l10n.t('“{0}” is not in the current folder. Name files and folders below it.', visibleName(written)))
  }
}

function isBelow(files: Files, path: string): boolean {
  const here = files.resolve('.')
  if (path === here) return true
  if (realPathOf(files, path) !== undefined) return placeBelow(files, path, [here]) !== undefined
  // What does not exist is where the folder above it is.
  const parent = parentOf(path)
  return parent !== undefined && isBelow(files, parent)
}
