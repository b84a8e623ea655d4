import * as vscode from 'vscode'
import type { LintConfig } from '../../core/lint/checkArticle'
import { findLocalImage, type AddressPlace, type LocalImage } from '../../core/files/localImage'
import type { Finding } from '../../core/text/problem'
import { noSettings, readSettings, settingsFile, type Settings } from '../../core/settings/settings'
import { detectSite, type Site } from '../../core/site/site'
import { noVocabularies, vocabulariesOf, type Vocabularies } from '../../core/vocabulary/vocabulary'
import { readVocabularyFile } from '../../core/vocabulary/vocabularyFile'
import { rules } from '../../rules'
import { filesFinder } from './filesFinder'
import { WorkspaceFiles } from './workspaceFiles'
import type { Log } from '../platform/log'
import { entries, readText } from '../platform/fileSystem'
import { WorkspaceSchemas, type NamedSchemas } from './workspaceSchemas'
import { pathFrom } from './pathFrom'
import { readStylesheet, type Stylesheet } from './stylesheet'

/** The configuration of a folder: what its articles are checked with, and where that comes from. */
export interface ResolvedConfig extends LintConfig {
  /** The folder that an article's path is told from; undefined when nothing was found. */
  readonly folder: vscode.Uri | undefined
  /** The folder that the site's root, or those of its generator, are told from. */
  readonly rootsFolder: vscode.Uri | undefined
  /** The folder of the site, or of settings inside of it: articles with the same one share their vocabularies. */
  readonly home: vscode.Uri | undefined
  /** The folder of the `copydesk.yaml`. */
  readonly settingsFolder: vscode.Uri | undefined
  /** The newsroom's own look of the preview. */
  readonly stylesheet: Stylesheet | undefined
  /** What is wrong with the `copydesk.yaml`. */
  readonly settingsProblems: readonly Finding[]
}

/** The nearest settings and the nearest site upwards; each is looked for by itself. */
interface Surroundings {
  readonly settings: LoadedSettings | undefined
  readonly site: { readonly site: Site; readonly folder: vscode.Uri } | undefined
}

interface LoadedSettings {
  readonly folder: vscode.Uri
  readonly settings: Settings
  readonly schemas: NamedSchemas
  readonly vocabularies: Vocabularies
  readonly stylesheet: Stylesheet | undefined
  readonly problems: readonly Finding[]
}

/** What tells a site's generator. VS Code's globs know no braces in braces. */
const siteFiles = [
  'package.json',
  '_config.*',
  'hugo.*',
  'config.*',
  '.eleventy.js',
  ...['astro', 'docusaurus', 'eleventy'].map((name) => `${name}.config.*`),
]

/** How far up configuration is looked for when a file lies outside of all workspace folders. */
const outsideLevels = 6

/**
 * Finds the `copydesk.yaml` and the generator's site that an article belongs to: the nearest folder upwards. Asked on every
 * key press, so the answer is what is known so far; when more is known `onDidChange` fires.
 */
export class WorkspaceConfigResolver implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>()
  /** Fires when `of` may answer otherwise than before. */
  readonly onDidChange = this.#changed.event
  readonly #forgotten = new vscode.EventEmitter<void>()
  /** Fires when settings or the generator's files have changed: what was found by the old ones is void. */
  readonly onDidForget = this.#forgotten.event
  readonly #found = new Map<string, ResolvedConfig>()
  /** By folder, so that each is read once for all the articles below it. */
  readonly #searches = new Map<string, Promise<Surroundings>>()
  readonly #asked = new Map<string, Promise<ResolvedConfig>>()
  /** The folders that `of` could not answer for. */
  readonly #owed = new Set<string>()
  readonly #subscriptions: vscode.Disposable[]
  readonly #watchers: vscode.Disposable[] = []
  readonly #schemas = new WorkspaceSchemas()
  readonly #files = new WorkspaceFiles()
  readonly #log: Log
  readonly #none: ResolvedConfig
  readonly #failedRules = new Set<string>()
  #generation = 0

  constructor(log: Log) {
    this.#log = log
    this.#none = this.#lintConfig({ settings: undefined, site: undefined }, undefined)
    const watcher = vscode.workspace.createFileSystemWatcher(`**/{${[settingsFile, ...siteFiles].join(',')}}`)
    const forget = () => this.#forget()
    this.#subscriptions = [
      watcher,
      watcher.onDidCreate(forget),
      watcher.onDidChange(forget),
      watcher.onDidDelete(forget),
      vscode.workspace.onDidGrantWorkspaceTrust(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
      // Sooner than a watcher tells, and where there is none.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (isSettings(uri) || this.#schemas.has(uri) || this.#isStylesheet(uri)) this.#forget()
      }),
      this.#schemas,
      this.#schemas.onDidChange(forget),
      this.#schemas.onDidRead(() => this.#renew()),
      this.#files,
      this.#files.onDidChange(() => this.#renew()),
    ]
  }

  /** The configuration of a document, as far as it is loaded. */
  of(uri: vscode.Uri): ResolvedConfig {
    const key = vscode.Uri.joinPath(uri, '..').toString()
    const known = this.#found.get(key)
    if (known) return known
    this.#owed.add(key)
    void this.loaded(uri)
    return this.#none
  }

  /** Waits until the configuration of a document is loaded. */
  async loaded(uri: vscode.Uri): Promise<ResolvedConfig> {
    if (uri.scheme === 'untitled') return this.#none
    const folder = vscode.Uri.joinPath(uri, '..')
    const key = folder.toString()
    const asked = this.#asked.get(key) ?? this.#load(folder, key)
    this.#asked.set(key, asked)
    return asked
  }

  dispose(): void {
    for (const subscription of [...this.#subscriptions, ...this.#watchers]) subscription.dispose()
    this.#changed.dispose()
    this.#forgotten.dispose()
  }

  #isStylesheet(uri: vscode.Uri): boolean {
    return [...this.#found.values()].some(({ stylesheet }) => stylesheet?.uri.toString() === uri.toString())
  }

  #forget(): void {
    this.#generation++
    this.#found.clear()
    this.#asked.clear()
    this.#searches.clear()
    for (const watcher of this.#watchers.splice(0)) watcher.dispose()
    this.#schemas.forget()
    this.#forgotten.fire()
    this.#changed.fire()
  }

  async #load(folder: vscode.Uri, key: string): Promise<ResolvedConfig> {
    const generation = this.#generation
    const lintConfig = this.#lintConfig(await this.#around(folder, 0), folder)
    if (generation !== this.#generation) return lintConfig
    this.#found.set(key, lintConfig)
    // Those that waited for it know.
    if (this.#owed.delete(key) && lintConfig.folder) this.#changed.fire()
    return lintConfig
  }

  /** Fires when the configurations are the same, but something that articles are checked with has changed. */
  #renew(): void {
    for (const [key, lintConfig] of this.#found) this.#found.set(key, { ...lintConfig })
    this.#changed.fire()
  }

  #around(folder: vscode.Uri, level: number): Promise<Surroundings> {
    const key = folder.toString()
    const known = this.#searches.get(key)
    if (known) return known
    const search = this.#search(folder, level).catch((error): Surroundings => {
      this.#log.error('Looking for the settings failed', error)
      return { settings: undefined, site: undefined }
    })
    this.#searches.set(key, search)
    return search
  }

  async #search(folder: vscode.Uri, level: number): Promise<Surroundings> {
    const names = new Set((await entries(folder)).map(([name]) => name))
    const site = detectSite(names, names.has('package.json') ? await readText(vscode.Uri.joinPath(folder, 'package.json')) : undefined)
    const settings = names.has(settingsFile) ? await this.#settings(folder) : undefined
    const root = vscode.workspace.getWorkspaceFolder(folder)?.uri
    const parent = vscode.Uri.joinPath(folder, '..')
    const top = folder.toString() === root?.toString() || parent.toString() === folder.toString() || (!root && level >= outsideLevels)
    const above = top || (settings && site) ? undefined : await this.#around(parent, level + 1)
    return { settings: settings ?? above?.settings, site: site ? { site, folder } : above?.site }
  }

  async #settings(folder: vscode.Uri): Promise<LoadedSettings | undefined> {
    const text = await readText(vscode.Uri.joinPath(folder, settingsFile))
    if (text === undefined) return undefined
    const { settings, problems } = readSettings(text, rules)
    const failures: Finding[] = []
    const vocabularies = await this.#vocabularies(folder, settings, failures)
    const schemas = await this.#schemas.named(folder, settings.schemas)
    const stylesheet = await this.#stylesheet(folder, settings, failures)
    return { folder, settings, schemas, vocabularies, stylesheet, problems: [...problems, ...failures, ...schemas.problems] }
  }

  async #stylesheet(folder: vscode.Uri, { stylesheet }: Settings, problems: Finding[]): Promise<Stylesheet | undefined> {
    if (!stylesheet) return undefined
    this.#watch(folder, stylesheet.path)
    return readStylesheet(folder, stylesheet, problems)
  }

  async #vocabularies(folder: vscode.Uri, { vocabularies }: Settings, problems: Finding[]): Promise<Vocabularies> {
    const loaded = new Map<string, readonly string[] | undefined>()
    for (const [name, { file }] of Object.entries(vocabularies)) {
      if (!file) continue
      const { path, range } = file
      this.#watch(folder, path)
      const text = await readText(vscode.Uri.joinPath(folder, path))
      const read =
        text === undefined
          ? { values: undefined, message: vscode.l10n.t('The vocabulary file “{0}” is not there or cannot be read.', path) }
          : readVocabularyFile(text, path)
      loaded.set(name, read.values)
      if (!read.values) problems.push({ range, message: read.message, severity: 'error' })
    }
    return vocabulariesOf(vocabularies, (name) => loaded.get(name))
  }

  /** Watches a file that the settings name. */
  #watch(folder: vscode.Uri, path: string): void {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, path))
    const forget = () => this.#forget()
    this.#watchers.push(watcher, watcher.onDidCreate(forget), watcher.onDidChange(forget), watcher.onDidDelete(forget))
  }

  /** The file behind the address of an image, as far as it is known. */
  imageOf(document: vscode.Uri, address: string, place: AddressPlace): LocalImage | undefined {
    const { folder, files } = this.of(document)
    const site = files?.(pathFrom(folder, document))
    return site && findLocalImage(address, place, site.places, site.view)
  }

  /** Waits until what is known of an article's images is all that there is to know. @param ask asks for them */
  async knowing<T>(ask: () => T): Promise<T> {
    let answer = ask()
    // A folder is known first, then the file in it.
    while (await this.#files.settled()) answer = ask()
    return answer
  }

  /** Told to the person once a rule; each time to the log. */
  #ruleFailed(ruleId: string, error: unknown): void {
    const what = vscode.l10n.t('The rule “{0}” failed on an article; the other rules went on. This is a mistake in Copydesk.', ruleId)
    if (this.#failedRules.has(ruleId)) this.#log.error(what, error)
    else this.#log.report(what, error)
    this.#failedRules.add(ruleId)
  }

  #lintConfig({ settings: loaded, site }: Surroundings, articles: vscode.Uri | undefined): ResolvedConfig {
    const settings = loaded?.settings ?? noSettings
    const nearest = site?.folder ?? loaded?.folder
    // Globs are told from the folder of the settings, content folders from the one of the site.
    const folder = settings.articles ? loaded?.folder : nearest
    const scope = { settings, site: site?.site }
    const rootsFolder = settings.siteRoot === undefined ? nearest : loaded?.folder
    return {
      scope,
      schema: articles && this.#schemas.finder(folder ?? articles, loaded?.schemas),
      vocabularies: loaded?.vocabularies ?? noVocabularies,
      rules,
      ruleFailed: (ruleId, error) => this.#ruleFailed(ruleId, error),
      folder,
      home: deeper(site?.folder, loaded?.folder),
      rootsFolder,
      settingsFolder: loaded?.folder,
      files: articles && filesFinder(this.#files, scope, folder ?? articles, rootsFolder),
      stylesheet: loaded?.stylesheet,
      settingsProblems: loaded?.problems ?? [],
    }
  }
}

/** Both are above the same article. */
function deeper(one: vscode.Uri | undefined, other: vscode.Uri | undefined): vscode.Uri | undefined {
  return one && other ? (one.path.length > other.path.length ? one : other) : (one ?? other)
}

export function isSettings(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/${settingsFile}`)
}
