import * as l10n from '@vscode/l10n'
import type { FileView } from '../../core/files/localFile'
import { SiteAnswers } from '../checking/siteAnswers'
import type { ResolvedConfig } from '../config/configResolver'
import { SettingsReads } from '../config/settingsReads'
import type { Files } from '../io/files'
import { filesOnDisk } from '../io/localFiles'
import type { Target } from '../io/targets'
import { CachedCheck } from './cachedCheck'
import { cacheFile, usualCacheFolder, type CacheKind } from './cachePlace'
import { configKeys } from './configKey'

/** What a run with a cache reads through, from its beginning. */
export interface CacheReading {
  readonly reads: SettingsReads
  readonly view: FileView
}

export function cacheReading(files: Files): CacheReading {
  return { reads: new SettingsReads(files), view: filesOnDisk(files) }
}

/** What the options of the command line say of a cache. */
export interface CacheSettings extends Omit<CacheKind, 'config'> {
  /** The folder, as written on the command line; undefined for the usual one. */
  readonly cacheLocation: string | undefined
  /** The settings file for all articles, absolute. */
  readonly config: string | undefined
  readonly fix: boolean
  readonly diff: boolean
}

/** @throws Refusal if the folder of the cache is a file */
export function openCache(
  { reads, view }: CacheReading,
  settings: CacheSettings,
  targets: readonly Target[],
  configOf: (path: string) => ResolvedConfig,
  program: { readonly files: Files; readonly version: string; readonly build?: () => string; readonly start: number },
) {
  const { files, version, build, start } = program
  const { config, gate, detailed, showSuppressed, fix, diff, cacheLocation } = settings
  const folder = cacheLocation === undefined ? usualCacheFolder(files, targets[0]?.path, configOf, config) : files.resolve(cacheLocation)
  const file = cacheFile(files, folder, { config, gate, detailed, showSuppressed })
  const here = files.resolve('.')
  const answers = new SiteAnswers(view, files)
  const run = {
    files,
    here,
    start,
    program: JSON.stringify([version, build?.() ?? '', messageLanguage()]),
    configKeyOf: configKeys(here, configOf),
    answers,
    reads,
    makesFixes: fix || diff,
  }
  return { answers, reads, check: (isWanted: (real: string) => boolean) => new CachedCheck(file, run, isWanted) }
}

/** The language of messages, which are kept as they are: told by one of them. */
function messageLanguage(): string {
  return l10n.t('Standard input')
}
