import * as l10n from '@vscode/l10n'
import type { FilesFinder, LintConfig, RuleFailed } from '../../core/lint/lintConfig'
import { sitePlaces } from '../../core/settings/sitePlaces'
import type { FileView, SiteFiles } from '../../core/files/localFile'
import type { Rule } from '../../core/lint/rule'
import { noSettings, readSettings, settingsFile, type Settings } from '../../core/settings/settings'
import type { Scope } from '../../core/settings/siteScope'
import { detectSite, type Site } from '../../core/generators/site'
import { LineMap, type Range } from '../../core/text/text'
import { noVocabularies, vocabulariesOf, type Vocabularies } from '../../core/vocabulary/vocabulary'
import { readVocabularyFile } from '../../core/vocabulary/vocabularyFile'
import type { Files } from '../io/files'
import { filesOnDisk } from '../io/localFiles'
import { joinPath, parentOf } from '../io/paths'
import { readText } from '../io/readText'
import { firstPlace, placeOf } from '../reporters/reporter'
import { createSchemas, type NamedSchemas, type Schemas } from './schemaFiles'
import type { SettingsProblem } from './settingsProblem'

/** What an article is checked by, and the folder that its path is told from. */
export interface ResolvedConfig extends LintConfig {
  /** Undefined when neither settings nor a site were found. */
  readonly folder: string | undefined
  /** The `copydesk.yaml` that counts for it. */
  readonly settingsPath: string | undefined
}

export interface ConfigResolverOptions {
  readonly files: Files
  readonly rules: readonly Rule[]
  readonly ruleFailed: RuleFailed
  /** The settings for all articles, wherever they are; undefined to look for them. */
  readonly config: string | undefined
  /** Told once for each mistake, when the settings are first needed. */
  readonly report: (problem: SettingsProblem) => void
}

interface Surroundings {
  /** The `copydesk.yaml` that counts here. */
  readonly settings: string | undefined
  readonly site: { readonly site: Site; readonly folder: string } | undefined
}

interface LoadedSettings {
  readonly settings: Settings
  readonly schemas: NamedSchemas | undefined
  readonly vocabularies: Vocabularies
}

const nothingLoaded: LoadedSettings = { settings: noSettings, schemas: undefined, vocabularies: noVocabularies }

/**
 * Finds the configuration of an article: the nearest `copydesk.yaml` upwards, and the nearest site of a generator upwards. Each
 * folder is looked at once.
 */
export function createConfigResolver(options: ConfigResolverOptions): (article: string) => ResolvedConfig {
  const { files, rules, ruleFailed, config } = options
  const schemas = createSchemas(files)
  const view = filesOnDisk(files)
  const surroundings = new Map<string, Surroundings>()
  const loaded = new Map<string, LoadedSettings>()
  const configs = new Map<string, ResolvedConfig>()

  function around(folder: string): Surroundings {
    const known = surroundings.get(folder)
    if (known) return known
    const names = namesIn(files, folder)
    const site = detectSite(names, names.has('package.json') ? textOf(files, joinPath(folder, 'package.json')) : undefined)
    const own = config ?? (names.has(settingsFile) ? joinPath(folder, settingsFile) : undefined)
    const parent = own !== undefined && site ? undefined : parentOf(folder)
    const above = parent === undefined ? undefined : around(parent)
    const found = { settings: own ?? above?.settings, site: site ? { site, folder } : above?.site }
    surroundings.set(folder, found)
    return found
  }

  function load(path: string): LoadedSettings {
    const known = loaded.get(path) ?? loadSettings(path, options, schemas)
    loaded.set(path, known)
    return known
  }

  return (article) => {
    const parent = parentOf(article) ?? article
    let lintConfig = configs.get(parent)
    if (!lintConfig) {
      const { settings: path, site } = around(parent)
      const { settings, vocabularies, schemas: named } = path === undefined ? nothingLoaded : load(path)
      const settingsFolder = path === undefined ? undefined : parentOf(path)
      // Globs are told from the folder of the settings, content folders from the one of the site.
      const folder = settings.articles ? settingsFolder : (site?.folder ?? settingsFolder)
      const schema = schemas.finder(folder ?? parent, named)
      const scope = { settings, site: site?.site }
      const rootsFolder = settings.siteRoot === undefined ? (site?.folder ?? settingsFolder) : settingsFolder
      lintConfig = {
        scope,
        schema,
        vocabularies,
        rules,
        ruleFailed,
        folder,
        settingsPath: path,
        files: filesFinder(view, scope, folder ?? parent, rootsFolder),
      }
      configs.set(parent, lintConfig)
    }
    return lintConfig
  }
}

/** @param base what the articles' paths are told from @param folder what the site's roots are told from */
function filesFinder(view: FileView, scope: Scope, base: string, folder: string | undefined): FilesFinder {
  const absolute = (at: string) => (at.startsWith('/') ? at : `/${at}`)
  const placesOf = (path: string) => {
    const document = joinPath(base, path)
    const within = folder === undefined || !document.startsWith(joinPath(folder, '')) ? (parentOf(document) ?? base) : folder
    const folders = { scope, folder: folder && absolute(folder), fallback: undefined, within: absolute(within) }
    return sitePlaces({ ...folders, document: absolute(document) })
  }
  // One article is checked after the other.
  let last: { readonly path: string; readonly site: SiteFiles } | undefined
  return (path) => {
    if (last?.path !== path) last = { path, site: { places: placesOf(path), view } }
    return last.site
  }
}

function loadSettings(path: string, { files, rules, report }: ConfigResolverOptions, schemas: Schemas): LoadedSettings {
  const text = readText(files, path)
  if ('refused' in text) {
    report({ path, ruleId: 'settings', message: text.refused, place: firstPlace })
    return nothingLoaded
  }
  const { settings, problems } = readSettings(text.text, rules)
  const lines = new LineMap(text.text)
  for (const { range, message } of problems) report({ path, ruleId: 'settings', message, place: placeOf(text.text, lines, range) })
  const folder = joinPath(parentOf(path) ?? '', '')
  const failedAt = (range: Range, ruleId: SettingsProblem['ruleId'], message: string) =>
    report({ path, ruleId, message, place: placeOf(text.text, lines, range) })
  const vocabularies = vocabulariesOf(settings.vocabularies, (name) => {
    const file = settings.vocabularies[name]?.file
    return file && loadVocabulary(files, folder, file.path, (message) => failedAt(file.range, 'settings', message))
  })
  const named = schemas.named(path, settings.schemas, ({ range }, message, elsewhere) => {
    failedAt(range, 'schema', message)
    if (elsewhere) report({ ruleId: 'schema', ...elsewhere })
  })
  return { settings, schemas: named, vocabularies }
}

/** @returns undefined when the file cannot be read */
function loadVocabulary(files: Files, folder: string, written: string, failed: (message: string) => void): readonly string[] | undefined {
  const read = readText(files, namedPath(files, folder, written))
  if ('refused' in read) {
    failed(l10n.t('The vocabulary file “{0}” cannot be read: {1}', written, read.refused))
    return undefined
  }
  const found = readVocabularyFile(read.text, written)
  if (!found.values) failed(found.message)
  return found.values
}

/** A path that `copydesk.yaml` names. @param folder with a slash at its end */
export function namedPath(files: Files, folder: string, written: string): string {
  return files.resolve(/^(\/|[A-Za-z]:)/.test(written) ? written : folder + written)
}

function namesIn(files: Files, folder: string): ReadonlySet<string> {
  try {
    return new Set(files.list(folder).map((entry) => entry.name))
  } catch {
    // A folder that cannot be read has nothing to say; the one above may.
    return new Set()
  }
}

function textOf(files: Files, path: string): string | undefined {
  const read = readText(files, path)
  return 'text' in read ? read.text : undefined
}
