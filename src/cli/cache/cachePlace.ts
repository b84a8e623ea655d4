import * as l10n from '@vscode/l10n'
import { visibleName } from '../../core/text/visible'
import type { ResolvedConfig } from '../config/configResolver'
import { contentHash } from '../io/contentHash'
import type { Files } from '../io/files'
import { systemPath } from '../io/localFiles'
import { joinPath, parentOf, relativePath } from '../io/paths'
import { readFailure } from '../io/readText'
import { Refusal } from '../io/refusal'
import { decodeCache, encodeCache, type CacheContents, type DecodedCache } from './cacheFormat'
import type { CacheRun } from './resultCache'

/** What decides which cache a run uses, besides the folder: runs that differ in it have other results for the same articles. */
export interface CacheKind {
  /** The settings file for all articles, absolute. */
  readonly config: string | undefined
  readonly gate: string | undefined
  readonly detailed: boolean
  readonly showSuppressed: boolean
}

const ownFolder = '.copydesk-cache'

/**
 * The folder for caches if none is named: `node_modules/.cache/copydesk` where the site has a `node_modules`, as other tools do
 * (npmjs.com/package/find-cache-dir), otherwise `.copydesk-cache`. It is in the folder of the site, next to its configuration, or in that of
 * the settings; without both in the current one. Never in a folder with articles of a detected site; and generators ignore such a name
 * (`io/temporaryFiles.ts` has the sources).
 * @param article the first file of the run, absolute
 * @param named the settings file for all articles, absolute
 */
export function usualCacheFolder(
  files: Files,
  article: string | undefined,
  configOf: (path: string) => ResolvedConfig,
  named: string | undefined,
): string {
  const config = article === undefined ? undefined : configOf(article)
  const site = article === undefined ? undefined : config?.files?.(article).places.site
  const settings = named ?? config?.settingsPath
  const folder =
    (site !== undefined ? systemPath(site) : undefined) ?? (settings === undefined ? undefined : parentOf(settings)) ?? files.resolve('.')
  const packages = joinPath(folder, 'node_modules')
  return kindOf(files, packages) === 'folder' ? joinPath(packages, '.cache/copydesk') : joinPath(folder, ownFolder)
}

/** The file of a cache. @param folder absolute @throws Refusal if it is a file */
export function cacheFile(files: Files, folder: string, { config, ...kind }: CacheKind): string {
  const kindNow = kindOf(files, folder)
  if (kindNow !== undefined && kindNow !== 'folder')
    throw new Refusal(
      l10n.t('--cache-location names a folder, and “{0}” is a file.', visibleName(relativePath(files.resolve('.'), folder))),
    )
  // From the cache, so that a copy of the repository in another place finds it again.
  const [here, settings] = [files.resolve('.'), config].map((path) => path !== undefined && relativePath(folder, path))
  return joinPath(folder, `check-${contentHash(JSON.stringify([here, settings, kind]))}`)
}

const nothing: CacheContents = {
  program: '',
  written: 0,
  settings: [],
  texts: [],
  configs: [],
  asked: { questions: [], hashes: [], stamps: [] },
  articles: { ids: [], stamps: [], hashes: [], configs: [], states: [], asked: [], problems: [], suppressed: [] },
  comparison: undefined,
}
const emptyCache: DecodedCache = { contents: nothing, facts: () => [] }

/**
 * Reads a cache. One that is damaged, of another program or of other settings is worth nothing.
 * @returns `note`: what to tell on standard error
 */
export function readCache(
  file: string,
  { files, here, program, reads, start }: CacheRun,
): { readonly earlier: DecodedCache; readonly note?: string } {
  const name = visibleName(relativePath(here, file))
  let found: ReturnType<typeof decodeCache>
  try {
    if (files.kind(file) === undefined) return { earlier: emptyCache }
    found = decodeCache(files.read(file))
  } catch (error) {
    return { earlier: emptyCache, note: l10n.t('The cache “{0}” cannot be read: {1}', name, readFailure(error)) }
  }
  if (found === 'damaged') return { earlier: emptyCache, note: l10n.t('The cache “{0}” is damaged, so all files were checked.', name) }
  if (found === 'other') return { earlier: emptyCache }
  const { contents } = found
  // A clock that was set back would find other dates in the future.
  const isUsable = contents.program === program && contents.written <= start && reads.hold(contents.settings)
  return { earlier: isUsable ? found : emptyCache }
}

/** @throws Error of Node when it cannot be written; the old one stays */
export function writeCache(
  file: string,
  { contents, facts }: { readonly contents: CacheContents; readonly facts: readonly string[] },
  files: Files,
): void {
  const folder = parentOf(file) ?? file
  const isNew = kindOf(files, folder) === undefined
  files.makeFolder(folder)
  // As pytest and ruff do: the folder is never committed by mistake.
  if (isNew && folder.endsWith(`/${ownFolder}`)) files.create(joinPath(folder, '.gitignore'), Buffer.from('*\n'))
  files.removeLeftovers(folder)
  const target = files.openReport(file)
  try {
    for (const piece of encodeCache(contents, facts)) target.write(piece)
    target.commit()
  } catch (error) {
    target.discard()
    throw error
  }
}

function kindOf(files: Files, path: string) {
  try {
    return files.kind(path)
  } catch {
    return undefined
  }
}
