import * as vscode from 'vscode'
import type { Finding } from '../../core/text/problem'
import { readExtendedSettings, type ExtendedSettings, type SettingsFileReading } from '../../core/settings/extendedSettings'
import { settingsFile, type Settings } from '../../core/settings/settings'
import type { HouseList } from '../../core/style/houseList'
import { loadHouseList, type ListText } from '../../core/style/styleSettings'
import { isHidden, vocabulariesOf, type FileValues, type Vocabularies } from '../../core/vocabulary/vocabulary'
import { readVocabularyFile } from '../../core/vocabulary/vocabularyFile'
import { readText } from '../platform/fileSystem'
import { isReallyBelow } from '../platform/readBytes'
import { readStylesheet, type Stylesheet } from './stylesheet'
import type { NamedSchemas, WorkspaceSchemas } from './workspaceSchemas'
import { allRules } from './rulesOnRequest'

/** A `copydesk.yaml`, and what is in the files that it names. */
export interface LoadedSettings {
  readonly folder: vscode.Uri
  readonly settings: Settings
  readonly schemas: NamedSchemas
  readonly vocabularies: Vocabularies
  readonly overrideVocabularies: readonly Vocabularies[]
  readonly houseList: HouseList | undefined
  readonly overrideHouseLists: readonly (HouseList | undefined)[]
  readonly stylesheet: Stylesheet | undefined
  readonly problems: readonly Finding[]
}

/** Called with each file that settings name, before it is read: a change of it changes the settings. */
type Watch = (file: vscode.Uri) => void

/** Reads the `copydesk.yaml` of a folder; undefined if it cannot be read. */
export async function loadSettings(folder: vscode.Uri, schemaFiles: WorkspaceSchemas, watch: Watch): Promise<LoadedSettings | undefined> {
  const text = await readText(vscode.Uri.joinPath(folder, settingsFile))
  if (text === undefined) return undefined
  const { settings, problems } = await readLayers(folder, text, watch)
  const failures: Finding[] = []
  const vocabularies = await readVocabularies(folder, settings, watch, failures)
  const overrideVocabularies: Vocabularies[] = []
  for (const override of settings.overrides) overrideVocabularies.push(await readVocabularies(folder, override, watch, failures))
  const houseLists: (HouseList | undefined)[] = []
  for (const part of [settings, ...settings.overrides]) houseLists.push(await readHouseList(folder, part, watch, failures))
  const [houseList, ...overrideHouseLists] = houseLists
  const schemas = await schemaFiles.named(folder, settings.schemas)
  const stylesheet = await stylesheetOf(folder, settings, watch, failures)
  return {
    folder,
    settings,
    schemas,
    vocabularies,
    overrideVocabularies,
    houseList,
    overrideHouseLists,
    stylesheet,
    problems: [...problems, ...failures, ...schemas.problems],
  }
}

/** Reads the files that a `copydesk.yaml` extends. */
async function readLayers(folder: vscode.Uri, text: string, watch: Watch): Promise<ExtendedSettings> {
  const root = await repositoryOf(folder)
  const path = vscode.Uri.joinPath(folder, settingsFile).path
  const reading = readExtendedSettings({ path, text, root: root.path, rules: allRules() })
  let step = reading.next()
  while (!step.done) {
    const uri = folder.with({ path: step.value })
    // Watched before it is read, so that no change is missed.
    watch(uri)
    step = reading.next(await readLayer(uri, root))
  }
  return step.value
}

async function readLayer(uri: vscode.Uri, root: vscode.Uri): Promise<SettingsFileReading> {
  if (!(await isThere(uri))) return 'missing'
  if (!(await isReallyBelow(uri, [root]))) return { refused: vscode.l10n.t('It is a link to a file outside this folder.') }
  const text = await readText(uri)
  return text === undefined ? { refused: vscode.l10n.t('It does not exist or cannot be read.') } : { text }
}

/** The folder of the repository that a folder is in; without one, or if it is not trusted, the workspace folder. */
async function repositoryOf(folder: vscode.Uri): Promise<vscode.Uri> {
  const inWorkspace = vscode.workspace.getWorkspaceFolder(folder)?.uri ?? folder
  if (!vscode.workspace.isTrusted) return inWorkspace
  for (let at = folder, above = parentOf(at); ; at = above, above = parentOf(at)) {
    if (await isThere(vscode.Uri.joinPath(at, '.git'))) return at
    if (above.path === at.path) return inWorkspace
  }
}

function parentOf(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, '..')
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri)
    return true
  } catch {
    return false
  }
}

async function stylesheetOf(
  folder: vscode.Uri,
  { stylesheet }: Settings,
  watch: Watch,
  problems: Finding[],
): Promise<Stylesheet | undefined> {
  if (!stylesheet) return undefined
  watch(vscode.Uri.joinPath(folder, stylesheet.path))
  return readStylesheet(folder, stylesheet, problems)
}

async function readHouseList(
  folder: vscode.Uri,
  { style }: Pick<Settings, 'style'>,
  watch: Watch,
  failures: Finding[],
): Promise<HouseList | undefined> {
  if (!style) return undefined
  const root = vscode.workspace.getWorkspaceFolder(folder)?.uri ?? folder
  const texts = new Map<string, ListText>()
  for (const { path } of style.lists) {
    const uri = vscode.Uri.joinPath(folder, path)
    watch(uri)
    const isOurs = !isHidden(path) && (await isReallyBelow(uri, [root]))
    const text = isOurs ? await readText(uri) : undefined
    const refused = isOurs
      ? vscode.l10n.t('It does not exist or cannot be read.')
      : vscode.l10n.t('It is outside of the folder of the site, or hidden.')
    texts.set(path, text === undefined ? { refused } : { text })
  }
  const { list, problems } = loadHouseList(
    style,
    (path) => texts.get(path) ?? { refused: vscode.l10n.t('It does not exist or cannot be read.') },
  )
  for (const { range, message } of problems) failures.push({ range, message, severity: 'error' })
  return list
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
    const uri = vscode.Uri.joinPath(folder, path)
    watch(uri)
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
