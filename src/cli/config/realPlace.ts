import type { Files } from '../io/files'
import { joinPath } from '../io/paths'

/** @returns undefined if there is no such file */
export function realPathOf(files: Files, path: string): string | undefined {
  try {
    return files.realPath(path)
  } catch {
    return undefined
  }
}

/** The path of a file relative to one of some folders after following links. @returns undefined if it is in none of them */
export function placeBelow(files: Files, path: string, folders: readonly string[]): string | undefined {
  const real = realPathOf(files, path) ?? path
  for (const folder of folders) {
    const root = joinPath(realPathOf(files, folder) ?? folder, '')
    if (real.startsWith(root)) return real.slice(root.length)
  }
  return undefined
}

/** The folders that files named by settings belong to: the current one, or that of the settings if they are elsewhere. */
export function ownFolder(files: Files, settingsFolder: string): string {
  const here = joinPath(files.resolve('.'), '')
  return joinPath(settingsFolder, '').startsWith(here) ? here : joinPath(settingsFolder, '')
}
