import * as l10n from '@vscode/l10n'
import { mayIdentifySite } from '../../core/generators/site'
import { configurationPaths } from '../../core/generators/siteConfiguration'
import { settingsFile } from '../../core/settings/settings'
import { visibleName } from '../../core/text/visible'
import { checkFiles, type FileResult } from '../checking/checkFiles'
import { corpusCheck, type CorpusCheck } from '../checking/corpusCheck'
import { noDetails, reported, unreadable } from '../checking/reportedProblem'
import { noFiles, noting, notingSite, type UsedFiles } from '../checking/usedFiles'
import { readConfigs, type Configs } from '../config/configs'
import type { Io } from '../io/io'
import { filesOnDisk } from '../io/localFiles'
import { joinPath, parentOf, relativePath } from '../io/paths'
import { Refusal } from '../io/refusal'
import { findTargets, isMarkdownName, missingMessage, type Target, type Targets } from '../io/targets'
import { knownProblems } from '../known/knownProblems'
import { batched } from '../reporting/output'
import { createProblemCounter } from '../reporting/problemCounter'
import { openReports } from '../reporting/reports'
import type { ReportedProblem } from '../reporters/reporter'
import { pipelineOf } from '../reporting/pipeline'
import type { CheckOptions } from './checkOptions'
import { WatchedFolders, type FolderChanges } from './watchedFolders'

/**
 * Checks, then checks again what changes, until the user ends it. After each change the whole list is printed, as `check` would print it.
 * @returns the exit code, when the user ends it
 */
export function watchCheck(options: CheckOptions, io: Io): Promise<number> {
  return new Promise((resolve, reject) => {
    const run = new WatchRun(options, io, (action) => {
      try {
        action()
      } catch (error) {
        run.end()
        reject(error)
      }
    })
    const stop = io.watcher.onInterrupt(() => {
      run.end()
      stop()
      resolve(0)
    })
    try {
      run.start()
    } catch (error) {
      run.end()
      stop()
      reject(error)
    }
  })
}

class WatchRun {
  readonly #options: CheckOptions
  readonly #io: Io
  readonly #here: string
  readonly #folders: WatchedFolders
  readonly #results = new Map<string, FileResult>()
  /** By article: what its check has read besides it. */
  readonly #used = new Map<string, UsedFiles>()
  /** What the settings were read from. */
  #settings = noFiles()
  #compared: CorpusCheck

  constructor(options: CheckOptions, io: Io, guarded: (action: () => void) => void) {
    this.#options = options
    this.#io = io
    this.#here = io.files.resolve('.')
    this.#compared = this.#newCorpus()
    this.#folders = new WatchedFolders(io.files, io.watcher, () => guarded(() => this.#next()))
  }

  /** @throws Refusal if nothing can be checked */
  start(): void {
    const { config } = this.#options
    if (config !== undefined && this.#io.files.kind(this.#io.files.resolve(config)) !== 'file')
      throw new Refusal(l10n.t('The settings file “{0}” does not exist.', visibleName(config)))
    const targets = this.#targets()
    if (targets.missing.length > 0) throw new Refusal(targets.missing.map(missingMessage).join('\n'))
    this.#round(targets, undefined)
  }

  end(): void {
    this.#folders.end()
  }

  #next(): void {
    const changes = this.#folders.take()
    if (!this.#isRelevant(changes)) return
    try {
      const targets = this.#targets()
      for (const path of targets.missing) this.#io.warn(`${missingMessage(path)}\n`)
      this.#round(targets, changes)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.#io.warn(`${error.message}\n`)
      // The next round reads everything: it is not known what of this one counts.
      this.#results.clear()
    }
  }

  #targets(): Targets & { readonly walked: ReadonlySet<string> } {
    const used = noFiles()
    const targets = findTargets(noting(this.#io.files, used), this.#options.paths)
    return { ...targets, walked: used.listed }
  }

  #isRelevant({ paths, folders }: FolderChanges): boolean {
    const all = [...this.#used.values()]
    return (
      [...paths].some((path) => isMarkdownName(path) || this.#isSettings(path) || this.#results.has(path) || this.#isFolder(path)) ||
      all.some((used) => isTouched(used, { paths, folders }))
    )
  }

  #isFolder(path: string): boolean {
    try {
      return this.#io.files.kind(path) !== 'file'
    } catch {
      return true
    }
  }

  /** Whether a change of a file may change the configuration of an article. */
  #isSettings(path: string): boolean {
    const name = path.slice(path.lastIndexOf('/') + 1)
    return (
      this.#settings.read.has(path) ||
      name === settingsFile ||
      mayIdentifySite(name) ||
      configurationPaths.some((known) => known === name || known.endsWith(`/${name}`))
    )
  }

  /** Checks what has changed, and prints the whole list. @param changes undefined to check everything */
  #round(targets: Targets & { readonly walked: ReadonlySet<string> }, changes: FolderChanges | undefined): void {
    const { files, rules, now } = this.#io
    const started = now()
    const { config, gate } = this.#options
    const isNew = !changes || this.#results.size === 0 || [...changes.paths].some((path) => this.#isSettings(path))
    const used = noFiles()
    let configs: Configs
    try {
      const view = filesOnDisk(files)
      const source = { files: noting(files, used), view, rules, config: config === undefined ? undefined : files.resolve(config), gate }
      configs = readConfigs(
        targets.files.map(({ path }) => path),
        source,
      )
    } finally {
      // More is added later: the schemas that articles name are read when these are checked.
      this.#settings = used
      // Before the articles are read, so that no change is missed.
      this.#watch(targets)
    }
    if (isNew) {
      this.#results.clear()
      this.#used.clear()
      this.#compared = this.#newCorpus()
    }
    const checked = this.#checkChanged(targets.files, configs, changes)
    this.#watch(targets)
    if (checked === 0 && changes) return
    this.#print(targets, configs, now() - started)
    const time = new Date(this.#io.clock()).toTimeString().slice(0, 8)
    this.#io.warn(
      changes
        ? `${l10n.t('{0}: files checked again: {1}. Waiting for changes; Ctrl+C ends.', time, checked)}\n`
        : `${l10n.t('{0}: Waiting for changes; Ctrl+C ends.', time)}\n`,
    )
  }

  /** @returns how many files were checked again or are gone */
  #checkChanged(targets: readonly Target[], configs: Configs, changes: FolderChanges | undefined): number {
    const there = new Set(targets.map(({ path }) => path))
    const gone = [...this.#results.keys()].filter((path) => !there.has(path))
    for (const path of gone) this.#forget(path)
    const changed = targets.filter(({ path, real }) => {
      const used = this.#used.get(path)
      return (
        !this.#results.has(path) || (changes && (changes.paths.has(path) || changes.paths.has(real) || (used && isTouched(used, changes))))
      )
    })
    for (const { path } of changed) {
      this.#forget(path)
      this.#used.set(path, noFiles())
    }
    const { files } = this.#io
    const configOf = (path: string) => notingSite(configs.configOf(path), this.#used.get(path) ?? noFiles())
    const results = checkFiles(changed, {
      files,
      here: this.#here,
      configOf,
      newInSettings: () => [],
      ruleFailed: (path, ruleId, error) => this.#failed(path, ruleId, error),
      fix: false,
      diff: false,
      showSuppressed: false,
      isWanted: () => true,
      detailed: true,
      explain: (error) => (error instanceof Error ? error.message : String(error)),
    })
    let done = 0
    for (const result of results) {
      const target = changed[done++]
      if (target) this.#results.set(target.path, result)
      if (target && result.facts) this.#compared.add(target.path, result.facts, configOf(target.path), true)
      for (const { text } of result.notes) this.#io.warn(`${text}\n`)
    }
    return changed.length + gone.length
  }

  #forget(path: string): void {
    this.#results.delete(path)
    this.#used.delete(path)
    this.#compared.remove(path)
  }

  #newCorpus(): CorpusCheck {
    return corpusCheck(this.#io.files, this.#here, (path, ruleId, error) => this.#failed(path, ruleId, error))
  }

  #failed(path: string, ruleId: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error)
    const file = visibleName(relativePath(this.#here, path))
    this.#io.warn(
      `${l10n.t('The rule “{0}” failed on {1}; the other rules still ran. This is a bug in Copydesk: {2}', ruleId, file, reason)}\n`,
    )
  }

  #print({ files: targets, unreadable: folders }: Targets, configs: Configs, ms: number): void {
    const { files, colour, version, rules, clock, environment } = this.#io
    const { baseline, reports: requests, quiet } = this.#options
    const known = baseline === undefined ? undefined : knownProblems({ file: baseline, update: false, readOnly: true }, files)
    const output = batched(this.#io)
    const pipeline = pipelineOf(environment, this.#here, files.append)
    const { reporter } = openReports(requests, undefined, files, {
      print: output.print,
      colour,
      quiet,
      version,
      rules,
      clock,
      pipeline,
      shard: undefined,
    })
    const counter = createProblemCounter(reporter, quiet)
    const add = (path: string, problem: ReportedProblem) => (known?.has(path, problem) ? counter.known() : counter.add(problem))
    for (const { path, reason } of folders) add(path, unreadable(relativePath(this.#here, path), reason))
    for (const { path, ruleId, message, location } of configs.newProblems()) {
      const file = relativePath(this.#here, path)
      counter.add({ file, ruleId, severity: 'error', message, ...location, fixable: false, details: noDetails, inSettings: true })
    }
    for (const { path } of targets) {
      const result = this.#results.get(path)
      if (result?.isChecked) counter.checked(0)
      for (const problem of result?.problems ?? []) add(path, problem)
    }
    const compared = new Map([...this.#compared.problems()].map((found) => [found.path, found]))
    for (const { path } of targets) {
      const found = compared.get(path)
      if (found) for (const problem of reported(relativePath(this.#here, path), found.article, found.problems, true)) add(path, problem)
    }
    counter.end(ms, false)
    output.end()
  }

  /** Watches the folders of all files that the result depends on. */
  #watch({ files: targets, walked }: Targets & { readonly walked: ReadonlySet<string> }): void {
    const base = joinPath(this.#here, '')
    const isHere = (path: string) => path === this.#here || path.startsWith(base)
    const settings = [...this.#settings.read].filter((path) => isHere(path) || !this.#isFolder(path))
    const used = [...this.#used.values()]
    const read = [...targets.map(({ path }) => path), ...settings, ...used.flatMap((one) => [...one.read, ...one.texts])]
    const listed = [...this.#settings.listed].filter(isHere)
    const folders = new Set([
      ...walked,
      ...listed,
      ...used.flatMap((one) => [...one.listed]),
      ...read.flatMap((path) => parentOf(path) ?? []),
    ])
    try {
      this.#folders.set(folders)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new Refusal(l10n.t('The folders cannot be watched: {0}', reason))
    }
  }
}

/** Whether a result that was made from some files may change with these changes. */
function isTouched({ read, texts, listed }: UsedFiles, { paths, folders }: FolderChanges): boolean {
  const isChanged = (path: string) => {
    for (let at: string | undefined = path; at !== undefined; at = parentOf(at)) if (paths.has(at)) return true
    return false
  }
  return [...listed].some((folder) => folders.has(folder) || isChanged(folder)) || [...read, ...texts].some(isChanged)
}
