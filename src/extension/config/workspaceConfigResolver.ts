import * as vscode from 'vscode'
import { configForPath } from '../../core/lint/articleConfig'
import type { LintConfig } from '../../core/lint/lintConfig'
import { findLocalImage, type AddressPlace, type LocalImage } from '../../core/files/localImage'
import type { Finding } from '../../core/text/problem'
import { noSettings, settingsFile } from '../../core/settings/settings'
import { detectSite, siteFiles, type Site } from '../../core/generators/site'
import { configurationFiles, configurationPaths, withConfiguration } from '../../core/generators/siteConfiguration'
import { homeOf } from '../../core/settings/sitePlaces'
import { generatorOf } from '../../core/settings/siteScope'
import { ruleFailures, stepBudget } from './ruleFailures'
import { noVocabularies } from '../../core/vocabulary/vocabulary'
import { filesFinder } from './filesFinder'
import { WorkspaceFiles } from './workspaceFiles'
import type { Log } from '../platform/log'
import { listFolder, readText } from '../platform/fileSystem'
import { patternOf, WorkspaceSchemas } from './workspaceSchemas'
import { loadSettings, type LoadedSettings } from './workspaceSettings'
import { pathFrom } from './pathFrom'
import type { Stylesheet } from './stylesheet'
import { allRules } from './rulesOnRequest'

/** The configuration of a folder: what its articles are checked with, and the folders that it was found in. */
export interface WorkspaceConfig extends LintConfig {
  /** The folder that article paths are relative to; undefined if neither `copydesk.yaml` nor a generator was found. */
  readonly folder: vscode.Uri | undefined
  /** The folder that `siteRoot`, or the generator's roots, are relative to. */
  readonly rootsFolder: vscode.Uri | undefined
  /** The folder of the site; without one, that of `copydesk.yaml`. */
  readonly siteFolder: vscode.Uri | undefined
  /** The folder of the site, or of a `copydesk.yaml` inside it. Articles with the same `home` share a corpus. */
  readonly home: vscode.Uri | undefined
  /** The folder of the `copydesk.yaml`. */
  readonly settingsFolder: vscode.Uri | undefined
  readonly stylesheet: Stylesheet | undefined
  /** The problems of the `copydesk.yaml`. */
  readonly settingsProblems: readonly Finding[]
}

/** The nearest `copydesk.yaml` and the nearest site, searched upwards independently of each other. */
interface FoundConfig {
  readonly settings: LoadedSettings | undefined
  readonly site: { readonly site: Site; readonly folder: vscode.Uri } | undefined
}

/** How many parent folders are searched for a file outside all workspace folders. */
const maxLevelsOutside = 6

/**
 * Finds the `copydesk.yaml` and the generator's site that an article belongs to, in the nearest folder upwards. `of` is called on
 * every key press and returns at once what is loaded so far; `onDidChange` fires when more is loaded.
 */
export class WorkspaceConfigResolver implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>()
  /** Fires when `of` may return another configuration than before. */
  readonly onDidChange = this.#changed.event
  readonly #forgotten = new vscode.EventEmitter<void>()
  /** Fires when `copydesk.yaml`, a file that it names, a generator's file, or `copydesk.enable` has changed: results computed with the old ones are invalid. */
  readonly onDidForget = this.#forgotten.event
  readonly #configs = new Map<string, WorkspaceConfig>()
  /** By folder, so that each folder is read once for all articles below it. */
  readonly #searches = new Map<string, Promise<FoundConfig>>()
  readonly #loading = new Map<string, Promise<WorkspaceConfig>>()
  /** The folders that `of` was called for before their configuration was loaded. */
  readonly #requested = new Set<string>()
  readonly #subscriptions: vscode.Disposable[]
  readonly #watchers: vscode.Disposable[] = []
  /** The files that settings name. */
  readonly #watched = new Set<string>()
  readonly #schemas = new WorkspaceSchemas()
  readonly #files = new WorkspaceFiles()
  readonly #log: Log
  readonly #none: WorkspaceConfig
  readonly #ruleFailed: LintConfig['ruleFailed']
  #generation = 0

  constructor(log: Log) {
    this.#log = log
    this.#ruleFailed = ruleFailures(log)
    this.#none = this.#lintConfig({ settings: undefined, site: undefined }, undefined)
    const watcher = vscode.workspace.createFileSystemWatcher(`**/{${[settingsFile, ...siteFiles, ...configurationPaths].join(',')}}`)
    const forget = () => this.#forget()
    this.#subscriptions = [
      watcher,
      watcher.onDidCreate(forget),
      watcher.onDidChange(forget),
      watcher.onDidDelete(forget),
      vscode.workspace.onDidGrantWorkspaceTrust(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
      vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('copydesk.enable') && forget()),
      // Fires earlier than the watcher, and also in hosts without file watching.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (isSettings(uri) || this.#schemas.has(uri) || this.#watched.has(uri.toString())) this.#forget()
      }),
      this.#schemas,
      this.#schemas.onDidChange(forget),
      this.#schemas.onDidRead(() => this.#renew()),
      this.#files,
      this.#files.onDidChange(() => this.#renew()),
    ]
  }

  /** The configuration of a document; an empty one while it is being loaded. */
  of(uri: vscode.Uri): WorkspaceConfig {
    const key = vscode.Uri.joinPath(uri, '..').toString()
    const cached = this.#configs.get(key)
    if (cached) return forDocument(cached, uri)
    this.#requested.add(key)
    void this.loaded(uri)
    return this.#none
  }

  /** The configuration of a document, loaded if necessary. A document that was never saved has an empty one. */
  async loaded(uri: vscode.Uri): Promise<WorkspaceConfig> {
    if (uri.scheme === 'untitled') return this.#none
    const folder = vscode.Uri.joinPath(uri, '..')
    const key = folder.toString()
    const loading = this.#loading.get(key) ?? this.#load(folder, key)
    this.#loading.set(key, loading)
    return forDocument(await loading, uri)
  }

  dispose(): void {
    for (const subscription of [...this.#subscriptions, ...this.#watchers]) subscription.dispose()
    this.#changed.dispose()
    this.#forgotten.dispose()
  }

  #forget(): void {
    this.#generation++
    this.#configs.clear()
    this.#loading.clear()
    this.#searches.clear()
    for (const watcher of this.#watchers.splice(0)) watcher.dispose()
    this.#watched.clear()
    this.#schemas.forget()
    this.#forgotten.fire()
    this.#changed.fire()
  }

  async #load(folder: vscode.Uri, key: string): Promise<WorkspaceConfig> {
    const generation = this.#generation
    const lintConfig = this.#lintConfig(await this.#lookUp(folder, 0), folder)
    if (generation !== this.#generation) return lintConfig
    this.#configs.set(key, lintConfig)
    // Callers of `loaded` get the result from their promise; callers of `of` are notified.
    if (this.#requested.delete(key) && lintConfig.folder) this.#changed.fire()
    return lintConfig
  }

  /** Replaces the cached configurations by copies, so that articles are checked again: a schema or a named file was loaded or has changed. */
  #renew(): void {
    for (const [key, lintConfig] of this.#configs) this.#configs.set(key, { ...lintConfig })
    this.#changed.fire()
  }

  #lookUp(folder: vscode.Uri, level: number): Promise<FoundConfig> {
    const key = folder.toString()
    const cached = this.#searches.get(key)
    if (cached) return cached
    const search = this.#search(folder, level).catch((error): FoundConfig => {
      this.#log.error('Looking for the settings failed', error)
      return { settings: undefined, site: undefined }
    })
    this.#searches.set(key, search)
    return search
  }

  async #search(folder: vscode.Uri, level: number): Promise<FoundConfig> {
    const names = new Set((await listFolder(folder)).map(([name]) => name))
    const site = await siteIn(folder, names)
    const settings = names.has(settingsFile) ? await loadSettings(folder, this.#schemas, (file) => this.#watch(file)) : undefined
    const root = vscode.workspace.getWorkspaceFolder(folder)?.uri
    const parent = vscode.Uri.joinPath(folder, '..')
    const top = folder.toString() === root?.toString() || parent.toString() === folder.toString() || (!root && level >= maxLevelsOutside)
    const above = top || (settings && site) ? undefined : await this.#lookUp(parent, level + 1)
    return { settings: settings ?? above?.settings, site: site ? { site, folder } : above?.site }
  }

  /** Watches a file that `copydesk.yaml` names. */
  #watch(file: vscode.Uri): void {
    const watcher = vscode.workspace.createFileSystemWatcher(patternOf(file))
    this.#watched.add(file.toString())
    const forget = () => this.#forget()
    this.#watchers.push(watcher, watcher.onDidCreate(forget), watcher.onDidChange(forget), watcher.onDidDelete(forget))
  }

  /** The file that an image address points to, by the folders and files that are loaded so far. */
  imageOf(document: vscode.Uri, address: string, place: AddressPlace): LocalImage | undefined {
    const { folder, files } = this.of(document)
    const site = files?.(pathFrom(folder, document))
    return site && findLocalImage(address, place, site.places, site.view)
  }

  /** Runs a computation again until all folders and files that it asked for are loaded. */
  async withFilesLoaded<T>(compute: () => T): Promise<T> {
    let result = compute()
    // A folder is loaded first, then the file in it, so one more run may ask for more.
    while (await this.#files.settled()) result = compute()
    return result
  }

  /** Lets the folder of a file be read again, before VS Code reports that the file was created. */
  readFolderAgain(file: vscode.Uri): void {
    this.#files.namesChanged(file)
  }

  #lintConfig({ settings: loaded, site }: FoundConfig, articles: vscode.Uri | undefined): WorkspaceConfig {
    const settings = loaded?.settings ?? noSettings
    const nearest = site?.folder ?? loaded?.folder
    // Globs are relative to the folder of `copydesk.yaml`, content folders to the folder of the site.
    const folder = settings.articles ? loaded?.folder : nearest
    const scope = { settings, site: site?.site }
    const rootsFolder = settings.siteRoot === undefined ? nearest : loaded?.folder
    return {
      scope,
      schema:
        articles &&
        this.#schemas.finder(folder ?? articles, loaded?.schemas, {
          folder: nearest ?? articles,
          schemas: generatorOf(scope).schemas,
        }),
      vocabularies: loaded?.vocabularies ?? noVocabularies,
      houseList: loaded?.houseList,
      overrideHouseLists: loaded?.overrideHouseLists,
      overrideVocabularies: loaded?.overrideVocabularies,
      get rules() {
        return allRules()
      },
      ruleFailed: this.#ruleFailed,
      stepBudget,
      folder,
      home: homeOf(site?.folder, loaded?.folder, ({ path }) => path),
      rootsFolder,
      siteFolder: nearest,
      settingsFolder: loaded?.folder,
      files: articles && filesFinder(this.#files, scope, folder ?? articles, rootsFolder, nearest),
      stylesheet: loaded?.stylesheet,
      settingsProblems: loaded?.problems ?? [],
    }
  }
}

/** What `overrides` of the settings say for a document. */
function forDocument(config: WorkspaceConfig, uri: vscode.Uri): WorkspaceConfig {
  return config.settingsFolder ? configForPath(config, pathFrom(config.settingsFolder, uri)) : config
}

/** The site of a generator whose folder that is, with its configuration. */
async function siteIn(folder: vscode.Uri, names: ReadonlySet<string>): Promise<Site | undefined> {
  const textIn = (name: string) => readText(vscode.Uri.joinPath(folder, name))
  const site = detectSite(names, names.has('package.json') ? await textIn('package.json') : undefined)
  return (
    site &&
    withConfiguration(site, await Promise.all(configurationFiles(site, names).map(async (name) => [name, await textIn(name)] as const)))
  )
}

export function isSettings(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/${settingsFile}`)
}
