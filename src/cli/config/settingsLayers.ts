import * as l10n from '@vscode/l10n'
import { readExtendedSettings, type ExtendedSettings, type SettingsFileReading } from '../../core/settings/extendedSettings'
import type { RuleInSettings } from '../../core/settings/settingsSchema'
import type { Files } from '../io/files'
import { joinPath, parentOf } from '../io/paths'
import { readText } from '../io/readText'
import { ownFolder, placeBelow } from './realPlace'

/** Reads a `copydesk.yaml` and the files that it extends. @param path absolute */
export function readLayers(files: Files, path: string, text: string, rules: readonly RuleInSettings[]): ExtendedSettings {
  const root = repositoryOf(files, path)
  const reading = readExtendedSettings({ path: slashed(path), text, root: slashed(root), rules })
  let step = reading.next()
  while (!step.done) step = reading.next(readFile(files, systemPath(step.value), root))
  return step.value
}

function readFile(files: Files, path: string, root: string): SettingsFileReading {
  if (kindOf(files, path) === undefined) return 'missing'
  if (placeBelow(files, path, [root]) === undefined) return { refused: l10n.t('It is a link to a file outside this folder.') }
  return readText(files, path)
}

/** The folder of the repository that a file is in; without one, the current folder or that of the file. */
function repositoryOf(files: Files, path: string): string {
  const folder = parentOf(path) ?? path
  for (let at: string | undefined = folder; at !== undefined; at = parentOf(at))
    if (kindOf(files, joinPath(at, '.git')) !== undefined) return at
  return ownFolder(files, folder)
}

function kindOf(files: Files, path: string) {
  try {
    return files.kind(path)
  } catch {
    return undefined
  }
}

/** As the functions of `core` expect it: on Windows with a slash before the drive. */
function slashed(path: string): string {
  return path.startsWith('/') ? path : `/${path}`
}

function systemPath(path: string): string {
  return path.replace(/^\/(?=[A-Za-z]:\/)/, '')
}
