import * as vscode from 'vscode'
import type { Finding } from '../../core/text/problem'
import { readSettings, settingsFile, type Settings } from '../../core/settings/settings'
import { isHidden, vocabulariesOf, type FileValues, type Vocabularies } from '../../core/vocabulary/vocabulary'
import { readVocabularyFile } from '../../core/vocabulary/vocabularyFile'
import { rules } from '../../rules'
import { readText } from '../platform/fileSystem'
import { isReallyBelow } from '../platform/readBytes'
import { readStylesheet, type Stylesheet } from './stylesheet'
import type { NamedSchemas, WorkspaceSchemas } from './workspaceSchemas'

/** A `copydesk.yaml`, and what is in the files that it names. */
export interface LoadedSettings {
  readonly folder: vscode.Uri
  readonly settings: Settings
  readonly schemas: NamedSchemas
  readonly vocabularies: Vocabularies
  readonly overrideVocabularies: readonly Vocabularies[]
  readonly stylesheet: Stylesheet | undefined
  readonly problems: readonly Finding[]
}

/** Called with each file that settings name, relative to their folder, before it is read: a change of it changes the settings. */
type Watch = (path: string) => void

/** Reads the `copydesk.yaml` of a folder; undefined if it cannot be read. */
export async function loadSettings(folder: vscode.Uri, schemaFiles: WorkspaceSchemas, watch: Watch): Promise<LoadedSettings | undefined> {
  const text = await readText(vscode.Uri.joinPath(folder, settingsFile))
  if (text === undefined) return undefined
  const { settings, problems } = readSettings(text, rules)
  const failures: Finding[] = []
  const vocabularies = await readVocabularies(folder, settings, watch, failures)
  const overrideVocabularies: Vocabularies[] = []
  for (const override of settings.overrides) overrideVocabularies.push(await readVocabularies(folder, override, watch, failures))
  const schemas = await schemaFiles.named(folder, settings.schemas)
  const stylesheet = await stylesheetOf(folder, settings, watch, failures)
  return {
    folder,
    settings,
    schemas,
    vocabularies,
    overrideVocabularies,
    stylesheet,
    problems: [...problems, ...failures, ...schemas.problems],
  }
}

async function stylesheetOf(
  folder: vscode.Uri,
  { stylesheet }: Settings,
  watch: Watch,
  problems: Finding[],
): Promise<Stylesheet | undefined> {
  if (!stylesheet) return undefined
  watch(stylesheet.path)
  return readStylesheet(folder, stylesheet, problems)
}

async function readVocabularies(
  folder: vscode.Uri,
  { vocabularies }: Pick<Settings, 'vocabularies'>,
  watch: Watch,
  problems: Finding[],
): Promise<Vocabularies> {
  const loaded = new Map<string, FileValues>()
  const root = vscode.workspace.getWorkspaceFolder(folder)?.uri ?? folder
  for (const [name, { file }] of Object.entries(vocabularies)) {
    if (!file) continue
    const { path, range } = file
    watch(path)
    const uri = vscode.Uri.joinPath(folder, path)
    const text = await readText(uri)
    const read =
      text === undefined
        ? { values: undefined, message: vscode.l10n.t('The vocabulary file “{0}” does not exist or cannot be read.', path) }
        : readVocabularyFile(text, path)
    if (!read.values) problems.push({ range, message: read.message, severity: 'error' })
    else loaded.set(name, { values: read.values, areShown: !isHidden(path) && (await isReallyBelow(uri, [root])) })
  }
  return vocabulariesOf(vocabularies, (name) => loaded.get(name))
}
