import * as l10n from '@vscode/l10n'
import { settingsFile } from '../../core/settings/settings'
import { byHand, type NewFile, type SettingsAddition } from '../../corpus/infer/inferFiles'
import { visibleName } from '../../core/text/visible'
import type { Files } from '../io/files'
import { joinPath, parentOf, relativePath } from '../io/paths'
import { readFailure, readText } from '../io/readText'
import type { Output } from '../reporting/output'

/** What is written: computed from the `copydesk.yaml` that it is added to. */
export interface SettingsWriting {
  /** The `copydesk.yaml` of the articles: nothing is written if they have several. */
  readonly settingsPaths: ReadonlySet<string | undefined>
  /** The folder to write to, as written on the command line. */
  readonly out: string | undefined
  /** @param folder of the new files, relative to that of `copydesk.yaml`: '' or with a trailing slash. @param base the folder of `copydesk.yaml` */
  addition(text: string | undefined, folder: string, base: string): SettingsAddition
  newFiles(existing: ReadonlySet<string>): readonly NewFile[]
}

/**
 * Writes schemas and vocabularies, and names them in `copydesk.yaml`. Never replaces a file other than `copydesk.yaml`.
 * @returns the exit code
 */
export function writeWithSettings({ settingsPaths, out, ...writing }: SettingsWriting, files: Files, output: Output): number {
  const currentFolder = files.resolve('.')
  const shown = (path: string) => visibleName(relativePath(currentFolder, path))
  const refuse = (message: string) => {
    output.warn(message)
    return 2
  }
  const [settingsPath, ...others] = settingsPaths
  if (others.length > 0) return refuse(l10n.t('These articles belong to several sites: name the folder of one of them.'))
  const settingsFolder = settingsPath === undefined ? currentFolder : (parentOf(settingsPath) ?? currentFolder)
  const folder = out === undefined ? settingsFolder : files.resolve(out)
  if (files.kind(folder) !== 'folder') return refuse(l10n.t('“{0}” is not a folder.', visibleName(out ?? folder)))

  const settings = readSettingsText(settingsPath ?? joinPath(folder, settingsFile), files)
  const base = parentOf(settings.path) ?? currentFolder
  const addition = writing.addition(settings.text, folder === base ? '' : joinPath(relativePath(base, folder), ''), base)
  const newFiles = writing.newFiles(addition.existing).map(({ name, text }) => ({ path: joinPath(folder, name), text }))
  const existing = newFiles.filter(({ path }) => files.kind(path) !== undefined)
  for (const { path } of existing) output.warn(l10n.t('“{0}” exists already and is unchanged. Nothing was written.', shown(path)))
  if (existing.length > 0) return 2

  for (const { path, text } of newFiles) {
    try {
      files.create(path, new TextEncoder().encode(text))
    } catch (error) {
      return refuse(l10n.t('{0} could not be written: {1}', shown(path), readFailure(error)))
    }
    output.print(`\n${l10n.t('{0} was written.', shown(path))}`)
  }
  output.print('\n')
  return writeSettings(settings, addition, shown(settings.path), files, output)
}

/** The `copydesk.yaml` to add to. */
interface SettingsText {
  readonly path: string
  readonly exists: boolean
  /** Undefined when it does not exist or cannot be read. */
  readonly text: string | undefined
}

function readSettingsText(path: string, files: Files): SettingsText {
  if (files.kind(path) === undefined) return { path, exists: false, text: undefined }
  const read = readText(files, path)
  return { path, exists: true, text: 'text' in read ? read.text : undefined }
}

/** Writes `copydesk.yaml`, or prints what to add to it by hand. @returns the exit code */
function writeSettings(
  { path, exists, text }: SettingsText,
  addition: SettingsAddition,
  name: string,
  files: Files,
  output: Output,
): number {
  if (addition.text === undefined || (exists && text === undefined)) {
    if (addition.lines !== '') output.print(byHand(addition))
    return 0
  }
  const bytes = new TextEncoder().encode(addition.text)
  try {
    if (exists) files.write(path, bytes, new TextEncoder().encode(text))
    else files.create(path, bytes)
  } catch (error) {
    output.warn(l10n.t('{0} could not be written: {1}', name, readFailure(error)))
    output.print(byHand(addition))
    return 2
  }
  output.print(`${exists ? l10n.t('{0} now names them.', name) : l10n.t('{0} was written and names them.', name)}\n`)
  return 0
}
