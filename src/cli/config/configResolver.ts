import * as l10n from '@vscode/l10n'
import { configForPath } from '../../core/lint/articleConfig'
import type { FilesFinder, LintConfig, RuleFailed } from '../../core/lint/lintConfig'
import { homeOf, sitePlaces } from '../../core/settings/sitePlaces'
import type { FileView, SiteFiles } from '../../core/files/localFile'
import type { Rule } from '../../core/lint/rule'
import type { SettingsLayer } from '../../core/settings/extendedSettings'
import type { ProfileName } from '../../core/settings/profiles'
import { noSettings, settingsFile, type Settings } from '../../core/settings/settings'
import { generatorOf, type Scope } from '../../core/settings/siteScope'
import { detectSite, type Site } from '../../core/generators/site'
import { configurationFiles, withConfiguration } from '../../core/generators/siteConfiguration'
import type { HouseList } from '../../core/style/houseList'
import { loadHouseList } from '../../core/style/styleSettings'
import { LineMap, type Range } from '../../core/text/text'
import { isHidden, noVocabularies, vocabulariesOf, type FileValues, type Vocabularies } from '../../core/vocabulary/vocabulary'
import { ownFolder, placeBelow } from './realPlace'
import { readVocabularyFile } from '../../core/vocabulary/vocabularyFile'
import type { Files } from '../io/files'
import { filesOnDisk } from '../io/localFiles'
import { joinPath, parentOf, relativePath } from '../io/paths'
import { readText } from '../io/readText'
import { fileStart, locationOf } from '../../core/text/location'
import { readLayers } from './settingsLayers'
import { createSchemas, type NamedSchemas, type Schemas } from './schemaFiles'
import type { SettingsProblem } from './settingsProblem'

/** The configuration of an article, and the folder that its path is relative to. */
export interface ResolvedConfig extends LintConfig {
  /** Undefined when neither a `copydesk.yaml` nor a site was found. */
  readonly folder: string | undefined
  /** The folder whose articles it is compared with, as the editor decides it; undefined without a site and a `copydesk.yaml`. */
  readonly home: string | undefined
  /** The `copydesk.yaml` that applies to it. */
  readonly settingsPath: string | undefined
  /** The files that its settings come from, what counts least first. */
  readonly layers: readonly SettingsLayer[]
}

export interface ConfigResolverOptions {
  readonly files: Files
  /** The files that articles refer to; by default those of `files`. */
  readonly view?: FileView | undefined
  readonly rules: readonly Rule[]
  readonly ruleFailed: RuleFailed
  /** The settings file for all articles; undefined to search for the nearest `copydesk.yaml`. */
  readonly config: string | undefined
  /** The profile of all articles, whatever their status; undefined if the status counts. */
  readonly gate?: ProfileName | undefined
  /** Called once for each problem, when the settings are first read. */
  readonly report: (problem: SettingsProblem) => void
}

interface Surroundings {
  /** The nearest `copydesk.yaml`. */
  readonly settings: string | undefined
  readonly site: { readonly site: Site; readonly folder: string } | undefined
}

interface LoadedSettings {
  readonly layers: readonly SettingsLayer[]
  readonly settings: Settings
  readonly schemas: NamedSchemas | undefined
  readonly vocabularies: Vocabularies
  readonly overrideVocabularies: readonly Vocabularies[]
  readonly houseList?: HouseList | undefined
  readonly overrideHouseLists?: readonly (HouseList | undefined)[]
}

const nothingLoaded: LoadedSettings = {
  layers: [],
  settings: noSettings,
  schemas: undefined,
  vocabularies: noVocabularies,
  overrideVocabularies: [],
}

/**
 * Resolves the configuration of an article: the nearest `copydesk.yaml` and the nearest site, in its folder or above. Each folder is
 * listed once.
 */
export function createConfigResolver(options: ConfigResolverOptions): (article: string) => ResolvedConfig {
  const { files, rules, ruleFailed, config, gate } = options
  const schemas = createSchemas(files)
  const view = options.view ?? filesOnDisk(files)
  const surroundings = new Map<string, Surroundings>()
  const loaded = new Map<string, LoadedSettings>()
  const configs = new Map<string, ResolvedConfig>()

  function surroundingsOf(folder: string): Surroundings {
    const cached = surroundings.get(folder)
    if (cached) return cached
    const names = namesIn(files, folder)
    const site = siteIn(files, folder, names)
    const settingsHere = config ?? (names.has(settingsFile) ? joinPath(folder, settingsFile) : undefined)
    const parent = settingsHere !== undefined && site ? undefined : parentOf(folder)
    const above = parent === undefined ? undefined : surroundingsOf(parent)
    const found = { settings: settingsHere ?? above?.settings, site: site ? { site, folder } : above?.site }
    surroundings.set(folder, found)
    return found
  }

  function load(path: string): LoadedSettings {
    const cached = loaded.get(path) ?? loadSettings(path, options, schemas)
    loaded.set(path, cached)
    return cached
  }

  return (article) => {
    const parent = parentOf(article) ?? article
    let lintConfig = configs.get(parent)
    if (!lintConfig) {
      const { settings: path, site } = surroundingsOf(parent)
      const {
        settings,
        layers,
        vocabularies,
        overrideVocabularies,
        houseList,
        overrideHouseLists,
        schemas: named,
      } = path === undefined ? nothingLoaded : load(path)
      const settingsFolder = path === undefined ? undefined : parentOf(path)
      // Globs are relative to the folder of the settings, content folders to that of the site.
      const folder = settings.articles ? settingsFolder : (site?.folder ?? settingsFolder)
      const scope = { settings, site: site?.site }
      const written = { folder: site?.folder ?? folder ?? parent, schemas: generatorOf(scope).schemas }
      const schema = schemas.finder(folder ?? parent, named, written)
      const rootsFolder = settings.siteRoot === undefined ? (site?.folder ?? settingsFolder) : settingsFolder
      lintConfig = {
        scope,
        schema,
        vocabularies,
        overrideVocabularies,
        houseList,
        overrideHouseLists,
        gate,
        rules,
        ruleFailed,
        folder,
        home: homeOf(site?.folder, config === undefined ? settingsFolder : undefined, (at) => at),
        settingsPath: path,
        layers,
        files: filesFinder(view, scope, folder ?? parent, rootsFolder, site?.folder ?? settingsFolder),
      }
      configs.set(parent, lintConfig)
    }
    const settingsFolder = lintConfig.settingsPath === undefined ? undefined : parentOf(lintConfig.settingsPath)
    return settingsFolder === undefined ? lintConfig : configForPath(lintConfig, relativePath(settingsFolder, article))
  }
}

/**
 * @param base the folder that article paths are relative to
 * @param folder the folder that the roots of the site are relative to
 * @param site the folder of the site
 */
function filesFinder(view: FileView, scope: Scope, base: string, folder: string | undefined, site: string | undefined): FilesFinder {
  const absolute = (at: string) => (at.startsWith('/') ? at : `/${at}`)
  const placesOf = (path: string) => {
    const document = joinPath(base, path)
    const within = folder === undefined || !document.startsWith(joinPath(folder, '')) ? (parentOf(document) ?? base) : folder
    const folders = {
      scope,
      folder: folder && absolute(folder),
      fallback: undefined,
      within: absolute(within),
      site: site && absolute(site),
    }
    return sitePlaces({ ...folders, document: absolute(document) })
  }
  // Caches one entry: articles are checked one after another.
  let last: { readonly path: string; readonly site: SiteFiles } | undefined
  return (path) => {
    if (last?.path !== path) last = { path, site: { places: placesOf(path), view } }
    return last.site
  }
}

function loadSettings(path: string, { files, rules, report }: ConfigResolverOptions, schemas: Schemas): LoadedSettings {
  const text = readText(files, path)
  if ('refused' in text) {
    report({ path, ruleId: 'settings', message: text.refused, location: fileStart, isFatal: false })
    return nothingLoaded
  }
  const { settings, layers, problems } = readLayers(files, path, text.text, rules)
  const lines = new LineMap(text.text)
  for (const { range, message, isFatal } of problems)
    report({ path, ruleId: 'settings', message, location: locationOf(text.text, lines, range), isFatal })
  const folder = joinPath(parentOf(path) ?? '', '')
  const failedAt = (range: Range, ruleId: SettingsProblem['ruleId'], message: string) =>
    report({ path, ruleId, message, location: locationOf(text.text, lines, range), isFatal: false })
  const [vocabularies = noVocabularies, ...overrideVocabularies] = [settings, ...settings.overrides].map(({ vocabularies: listed }) =>
    vocabulariesOf(listed, (name) => {
      const file = listed[name]?.file
      return file && loadVocabulary(files, folder, file.path, (message) => failedAt(file.range, 'settings', message))
    }),
  )
  const named = schemas.named(path, settings.schemas, ({ range }, message, elsewhere) => {
    failedAt(range, 'schema', message)
    if (elsewhere) report({ ruleId: 'schema', ...elsewhere, isFatal: false })
  })
  const [houseList, ...overrideHouseLists] = [settings, ...settings.overrides].map(({ style }) => {
    const house = style && loadHouseList(style, (file) => readList(files, folder, file))
    for (const { range, message } of house?.problems ?? []) failedAt(range, 'settings', message)
    return house?.list
  })
  return { settings, layers, schemas: named, vocabularies, overrideVocabularies, houseList, overrideHouseLists }
}

/** @returns undefined when the file cannot be read */
function loadVocabulary(files: Files, folder: string, written: string, failed: (message: string) => void): FileValues | undefined {
  const path = namedPath(files, folder, written)
  const read = readText(files, path)
  if ('refused' in read) {
    failed(l10n.t('The vocabulary file “{0}” cannot be read: {1}', written, read.refused))
    return undefined
  }
  const found = readVocabularyFile(read.text, written)
  if (!found.values) {
    failed(found.message)
    return undefined
  }
  const place = placeBelow(files, path, [ownFolder(files, folder)])
  return { values: found.values, areShown: place !== undefined && !isHidden(place) }
}

/** Problems show what is in a list, and logs of builds are often public: only files of the site, none with settings or keys. */
function readList(files: Files, folder: string, written: string): ReturnType<typeof readText> {
  const path = namedPath(files, folder, written)
  const read = readText(files, path)
  const place = placeBelow(files, path, [ownFolder(files, folder)])
  return 'text' in read && (place === undefined || isHidden(place))
    ? { refused: l10n.t('It is outside of the folder of the site, or hidden.') }
    : read
}

/** The absolute path of a file that `copydesk.yaml` names. @param folder that of `copydesk.yaml`, ending with a slash */
export function namedPath(files: Files, folder: string, written: string): string {
  return files.resolve(/^(\/|[A-Za-z]:)/.test(written) ? written : folder + written)
}

function namesIn(files: Files, folder: string): ReadonlySet<string> {
  try {
    return new Set(files.list(folder).map((entry) => entry.name))
  } catch {
    // A folder that cannot be listed is treated as empty.
    return new Set()
  }
}

/** The site of a generator whose folder that is, with its configuration. */
function siteIn(files: Files, folder: string, names: ReadonlySet<string>): Site | undefined {
  const textIn = (name: string) => textOf(files, joinPath(folder, name))
  const site = detectSite(names, names.has('package.json') ? textIn('package.json') : undefined)
  return (
    site &&
    withConfiguration(
      site,
      configurationFiles(site, names).map((name) => [name, textIn(name)]),
    )
  )
}

function textOf(files: Files, path: string): string | undefined {
  const read = readText(files, path)
  return 'text' in read ? read.text : undefined
}
