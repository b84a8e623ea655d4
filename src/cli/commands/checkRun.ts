import * as l10n from '@vscode/l10n'
import { visibleName } from '../../core/text/visible'
import type { CachedCheck } from '../cache/cachedCheck'
import type { openCache } from '../cache/openCache'
import { checkFiles, type FileCheckOptions, type FileResult, type Note } from '../checking/checkFiles'
import { comparedProblems, type ComparedProblems } from '../checking/comparedProblems'
import { corpusCheck, type CorpusCheck } from '../checking/corpusCheck'
import { noDetails, unreadable } from '../checking/reportedProblem'
import type { Configs } from '../config/configs'
import { checkInThreads, threadCount, type ThreadSetup } from '../checking/threadedCheck'
import type { SettingsProblem } from '../config/settingsProblem'
import type { Files } from '../io/files'
import type { Io } from '../io/io'
import { joinPath, parentOf, relativePath } from '../io/paths'
import type { Target, Targets } from '../io/targets'
import type { Changes } from '../known/changes'
import type { KnownProblems } from '../known/knownProblems'
import type { Output } from '../reporting/output'
import { createProblemCounter, type ProblemCounter } from '../reporting/problemCounter'
import type { ReportedProblem } from '../reporters/reporter'
import type { Reports } from '../reporting/reports'
import { Statistics } from '../reporting/statistics'
import { needsDetails, type CheckOptions } from './checkOptions'
import { failureOf, tooManyWarnings } from './reportOptions'

const everyLine = { first: 1, last: Number.POSITIVE_INFINITY }

export interface RunParts {
  readonly output: Output
  readonly configs: Configs
  readonly reports: Reports
  /** The files of this shard, without symbolic links; undefined for all. */
  readonly chosen: ReadonlySet<string> | undefined
  /** What is reported: only what these touch. */
  readonly changes: Changes | undefined
  /** What formats may show first. */
  readonly preferred: Changes | undefined
  /** What is not reported. */
  readonly known: KnownProblems | undefined
  /** Undefined for a check that keeps nothing. */
  readonly cache: ReturnType<typeof openCache> | undefined
}

/** One run of `copydesk check`. */
export class CheckRun {
  readonly #options: CheckOptions
  readonly #io: Io
  readonly #here: string
  readonly #output: Output
  readonly #parts: RunParts
  readonly #statistics = new Statistics()
  /** The files that were checked or are no articles. */
  readonly #done = new Set<string>()
  readonly #counter: ProblemCounter
  readonly #checking: FileCheckOptions
  readonly #corpusCheck: CorpusCheck
  readonly #cache: CachedCheck | undefined
  /** Rules whose failure has been reported: once for each rule is enough. */
  readonly #failedRules = new Set<string>()
  /** Whether something went wrong that is not a problem of an article: the exit code is 2 then. */
  #hasFailed = false
  /** Whether a file was not written on purpose, such as one that changed in the meantime: the exit code is at least 1 then. */
  #hasLeftAlone = false

  constructor(checkOptions: CheckOptions, io: Io, parts: RunParts) {
    const { files } = io
    const { quiet, fix, diff, showSuppressed } = checkOptions
    this.#options = checkOptions
    this.#io = io
    this.#here = files.resolve('.')
    this.#output = parts.output
    this.#parts = parts
    this.#counter = createProblemCounter(parts.reports.reporter, quiet)
    const explain = (error: unknown) => this.#explain(error)
    const ruleFailed: FileCheckOptions['ruleFailed'] = (path, ruleId, error) => this.#reportFailedRule(path, ruleId, error)
    const { chosen, changes, cache } = parts
    const isWanted = (path: string) => (changes?.has(path) ?? true) && (chosen?.has(path) ?? true)
    this.#cache = cache?.check(isWanted)
    this.#corpusCheck = corpusCheck(this.#cache?.files ?? files, this.#here, ruleFailed)
    this.#checking = {
      files,
      here: this.#here,
      configOf: parts.configs.configOf,
      newInSettings: parts.configs.newProblems,
      ruleFailed,
      fix,
      diff,
      showSuppressed,
      isWanted,
      answers: cache?.answers,
      detailed: needsDetails(checkOptions),
      explain,
    }
  }

  /** Checks all files. @returns the exit code */
  run({ files: targets, unreadable: folders }: Targets): number {
    const started = this.#io.now()
    // Folders belong to no shard: the first one reports them.
    for (const { path, reason } of (this.#options.shard?.index ?? 1) === 1 ? folders : []) {
      this.#counter.checked(0)
      this.#add(path, path, unreadable(this.#relative(path), reason))
    }
    if (this.#options.fix) removeLeftovers(this.#io.files, targets)
    let done = 0
    for (const result of this.#results(targets)) {
      this.#output.progress(done, targets.length)
      const target = targets[done++]
      if (target) this.#report(target, result)
    }
    this.#checkCorpus()
    for (const note of this.#cache?.end() ?? []) this.#output.warn(note)
    return this.#end(this.#io.now() - started)
  }

  #results(targets: readonly Target[]): Iterable<FileResult> {
    const check = (missing: readonly Target[]) => this.#checked(missing)
    return this.#cache ? this.#cache.results(targets, check, this.#checking.newInSettings) : check(targets)
  }

  /** In threads if there are enough files. Files are written, and standard input is read, in this thread alone. */
  #checked(targets: readonly Target[]): Iterable<FileResult> {
    const { fix, diff, stdin, jobs, config, gate, showSuppressed } = this.#options
    const { threads, files, rules } = this.#io
    const count = threads && !fix && !diff && stdin === undefined ? threadCount(jobs, targets.length, threads.processors) : 1
    if (!threads || count < 2) return checkFiles(targets, this.#checking)
    const setup: ThreadSetup = {
      targets: targets.map((target) => [target, this.#checking.isWanted(target.real)]),
      here: this.#here,
      config: config === undefined ? undefined : files.resolve(config),
      gate,
      showSuppressed,
      detailed: this.#checking.detailed,
      isChinese: threads.isChinese,
      withSources: this.#cache !== undefined,
    }
    return checkInThreads(count, threads.start, setup, this.#checking, { files, rules, gathered: this.#parts.cache })
  }

  #report({ path, real }: Target, result: FileResult): void {
    const { isChecked, fixed, problems, suppressed, diff, notes, inSettings, facts } = result
    for (const problem of inSettings) this.#reportSettingsProblem(problem)
    for (const note of notes) this.#reportNote(note)
    if (isChecked) this.#counter.checked(fixed)
    if (facts && !this.#cache) this.#corpusCheck.add(path, facts, this.#checking.configOf(path), this.#checking.isWanted(real))
    if (diff !== '') this.#output.print(diff)
    for (const problem of problems) this.#add(path, real, problem)
    for (const problem of suppressed) this.#addSuppressed(real, problem)
    // Only the baseline asks for them.
    if (this.#parts.known && this.#checking.isWanted(real) && !problems.some(({ ruleId }) => ruleId === 'unreadable')) this.#done.add(path)
  }

  #addSuppressed(real: string, problem: ReportedProblem): void {
    if (this.#isTouched(real, problem)) this.#parts.reports.reporter.suppressed?.(problem)
  }

  #isTouched(real: string, { details }: ReportedProblem): boolean {
    return this.#parts.changes?.touches(real, details?.reach ?? everyLine) ?? true
  }

  /** Counts and reports a problem, if it is one of those that were asked for. @param real the path without symbolic links */
  #add(path: string, real: string, problem: ReportedProblem): void {
    if (!this.#isTouched(real, problem)) return
    if (this.#parts.known?.has(path, problem)) this.#counter.known()
    else {
      this.#statistics.add(problem)
      const isInChange = this.#parts.preferred?.touches(real, problem.details?.reach ?? everyLine)
      this.#counter.add(isInChange === undefined ? problem : { ...problem, isInChange })
    }
  }

  #reportNote({ text, kind }: Note): void {
    if (kind === 'skipped' && this.#options.quiet) return
    if (kind === 'failed') this.#hasFailed = true
    if (kind === 'leftAlone') this.#hasLeftAlone = true
    this.#output.warn(text)
  }

  /** Runs the rules that compare articles, which need all of them. */
  #checkCorpus(): void {
    try {
      for (const { path, problems, suppressed } of this.#compared()) {
        const real = this.#io.files.realPath(path)
        for (const problem of problems) this.#add(path, real, problem)
        for (const problem of suppressed) this.#addSuppressed(real, problem)
      }
    } catch (error) {
      this.#warnOfFailure(l10n.t('The articles could not be compared with one another: {0}', this.#explain(error)))
    }
  }

  #compared(): Iterable<ComparedProblems> {
    const cache = this.#cache
    if (!cache) return this.#compare().found
    return cache.comparison(this.#options.paths, () => {
      const { configOf, isWanted } = this.#checking
      for (const { target, facts } of cache.compared())
        this.#corpusCheck.add(target.path, facts, cache.noting(configOf(target.path)), isWanted(target.real))
      return this.#compare()
    })
  }

  #compare(): { readonly found: Iterable<ComparedProblems>; readonly isWhole: boolean } {
    const { detailed, showSuppressed, configOf } = this.#checking
    const isWhole = this.#corpusCheck.addOthers(configOf, (folder) => this.#isWalked(folder))
    return { found: comparedProblems(this.#corpusCheck, (path) => this.#relative(path), detailed, showSuppressed), isWhole }
  }

  /** Whether all files of a folder are among those that were asked for. */
  #isWalked(folder: string): boolean {
    const { paths } = this.#options
    return (paths.length > 0 ? paths : ['.']).some((written) => {
      const path = this.#io.files.resolve(written)
      return folder === path || folder.startsWith(joinPath(path, ''))
    })
  }

  #reportSettingsProblem({ path, ruleId, message, location }: SettingsProblem): void {
    const file = this.#relative(path)
    this.#counter.add({ file, ruleId, severity: 'error', message, ...location, fixable: false, details: noDetails, inSettings: true })
  }

  #reportFailedRule(path: string, ruleId: string, error: unknown): void {
    this.#hasFailed = true
    this.#cache?.failed(path)
    if (this.#failedRules.has(ruleId)) return
    this.#failedRules.add(ruleId)
    const [file, reason] = [this.#shown(path), this.#explain(error)]
    this.#output.warn(
      l10n.t('The rule “{0}” failed on {1}; the other rules still ran. This is a bug in Copydesk: {2}', ruleId, file, reason),
    )
  }

  #warnOfFailure(message: string): void {
    this.#hasFailed = true
    this.#output.warn(message)
  }

  /** Writes the summary, the reports and the baseline. @returns the exit code */
  #end(ms: number): number {
    const summary = this.#counter.end(ms, this.#hasFailed)
    const failure = failureOf(summary, this.#options)
    if (this.#options.statistics) this.#showStatistics()
    if (failure === 'warnings') this.#output.warn(tooManyWarnings(summary, this.#options))
    for (const message of this.#parts.reports.commit()) this.#warnOfFailure(message)
    this.#endBaseline()
    this.#output.end()
    if (this.#hasFailed) return 2
    return failure || this.#hasLeftAlone ? 1 : 0
  }

  /** On standard output only if that has text for people. */
  #showStatistics(): void {
    const table = this.#statistics.table()
    const isText = this.#options.reports.some(({ format, file }) => file === undefined && format.name === 'text')
    if (isText) this.#output.print(table)
    else if (table !== '') this.#output.warn(table.trimEnd())
  }

  #endBaseline(): void {
    const { known } = this.#parts
    // A rule that failed found nothing, which does not mean that its problems are gone.
    if (!known || this.#hasFailed) return
    const { note, failed } = known.end(this.#done)
    if (note !== undefined) this.#output.warn(note)
    if (failed) this.#hasFailed = true
  }

  #relative(path: string): string {
    return relativePath(this.#here, path)
  }

  /** For standard error. */
  #shown(path: string): string {
    return visibleName(this.#relative(path))
  }

  #explain(error: unknown): string {
    if (!(error instanceof Error)) return String(error)
    return this.#io.debug ? (error.stack ?? error.message) : error.message
  }
}

/** Removes what killed runs have left in the folders that this run writes to. */
function removeLeftovers(files: Files, targets: readonly Target[]): void {
  for (const folder of new Set(targets.flatMap(({ real, outside }) => (outside ? [] : (parentOf(real) ?? [])))))
    files.removeLeftovers(folder)
}
