import * as l10n from '@vscode/l10n'
import { visibleName } from '../../core/text/visible'
import { checkFiles, type FileCheckOptions, type FileResult, type Note } from '../checking/checkFiles'
import { corpusCheck } from '../checking/corpusCheck'
import { noDetails, reported, unreadable } from '../checking/reportedProblem'
import { createConfigResolver } from '../config/configResolver'
import type { SettingsProblem } from '../config/settingsProblem'
import type { Files } from '../io/files'
import type { Io } from '../io/io'
import { parentOf, relativePath } from '../io/paths'
import { findTargets, type Target, type Targets } from '../io/targets'
import { batched, type Output } from '../reporters/output'
import { pipelineOf } from '../reporters/pipeline'
import { createProblemCounter, type ProblemCounter } from '../reporters/problemCounter'
import { CannotReport, openReports, type Reports } from '../reporters/reports'
import type { CheckOptions } from './checkOptions'

/** Runs `copydesk check`. @returns the exit code */
export function runCheck(options: CheckOptions, io: Io): number {
  const { files, warn, rules, version, clock, colour, environment } = io
  const refuse = (message: string) => {
    warn(`${message}\n`)
    return 2
  }
  const { paths, config, reports: requests, quiet } = options
  const targets = findTargets(files, paths)
  if (config !== undefined && !isFile(files, config)) return refuse(l10n.t('The settings file “{0}” does not exist.', visibleName(config)))
  if (targets.missing.length > 0)
    return refuse(targets.missing.map((path) => l10n.t('“{0}” does not exist.', visibleName(path))).join('\n'))
  const output = batched(io)
  const pipeline = pipelineOf(environment, files.resolve('.'), files.append)
  try {
    const reports = openReports(requests, files, { print: output.print, colour, quiet, version, rules, clock, pipeline })
    return new CheckRun(options, io, output, reports).run(targets)
  } catch (error) {
    if (error instanceof CannotReport) return refuse(error.message)
    throw error
  }
}

function isFile(files: Files, written: string): boolean {
  try {
    return files.kind(files.resolve(written)) === 'file'
  } catch {
    return false
  }
}

/** One run of `copydesk check`. */
class CheckRun {
  readonly #options: CheckOptions
  readonly #io: Io
  readonly #here: string
  readonly #output: Output
  readonly #reports: Reports
  readonly #counter: ProblemCounter
  readonly #checking: FileCheckOptions
  /** Rules whose failure has been reported: once for each rule is enough. */
  readonly #failedRules = new Set<string>()
  /** Whether something went wrong that is not a problem of an article: the exit code is 2 then. */
  #hasFailed = false
  /** Whether a file was not written on purpose, such as one that changed in the meantime: the exit code is at least 1 then. */
  #hasLeftAlone = false

  constructor(checkOptions: CheckOptions, io: Io, output: Output, reports: Reports) {
    const { files, rules } = io
    const { config, quiet, fix } = checkOptions
    this.#options = checkOptions
    this.#io = io
    this.#here = files.resolve('.')
    this.#output = output
    this.#reports = reports
    this.#counter = createProblemCounter(reports.reporter, quiet)
    const inSettings: SettingsProblem[] = []
    const configOf = createConfigResolver({
      files,
      rules,
      config: config === undefined ? undefined : files.resolve(config),
      ruleFailed: () => {},
      report: (problem) => inSettings.push(problem),
    })
    const explain = (error: unknown) => this.#explain(error)
    const detailed = checkOptions.reports.some(({ format }) => format.needsDetails)
    const ruleFailed: FileCheckOptions['ruleFailed'] = (path, ruleId, error) => this.#reportFailedRule(path, ruleId, error)
    this.#checking = {
      files,
      here: this.#here,
      configOf,
      newInSettings: () => inSettings.splice(0),
      corpusCheck: corpusCheck(files, this.#here, ruleFailed),
      fix,
      detailed,
      ruleFailed,
      explain,
    }
  }

  /** Checks all files. @returns the exit code */
  run({ files: targets, unreadable: folders }: Targets): number {
    const started = this.#io.now()
    for (const { path, reason } of folders) {
      this.#counter.checked(0)
      this.#counter.add(unreadable(this.#relative(path), reason))
    }
    if (this.#options.fix) removeLeftovers(this.#io.files, targets)
    let done = 0
    for (const result of checkFiles(targets, this.#checking)) {
      this.#output.progress(done++, targets.length)
      this.#report(result)
    }
    this.#checkCorpus()
    return this.#end(this.#io.now() - started)
  }

  #report({ isChecked, fixed, problems, notes, inSettings }: FileResult): void {
    for (const problem of inSettings) this.#reportSettingsProblem(problem)
    for (const note of notes) this.#reportNote(note)
    if (isChecked) this.#counter.checked(fixed)
    for (const problem of problems) this.#counter.add(problem)
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
      for (const { path, article, problems } of this.#checking.corpusCheck.problems()) {
        for (const problem of reported(this.#relative(path), article, problems, this.#checking.detailed)) this.#counter.add(problem)
      }
    } catch (error) {
      this.#warnOfFailure(l10n.t('The articles could not be compared with one another: {0}', this.#explain(error)))
    }
  }

  #reportSettingsProblem({ path, ruleId, message, location }: SettingsProblem): void {
    this.#counter.add(
      { file: this.#relative(path), ruleId, severity: 'error', message, ...location, fixable: false, details: noDetails },
      true,
    )
  }

  #reportFailedRule(path: string, ruleId: string, error: unknown): void {
    this.#hasFailed = true
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

  /** Writes the summary. @returns the exit code */
  #end(ms: number): number {
    const { maxWarnings = Number.POSITIVE_INFINITY } = this.#options
    const { errors, warnings } = this.#counter.end(ms)
    const hasTooManyWarnings = warnings > maxWarnings
    if (hasTooManyWarnings)
      this.#output.warn(l10n.t('There are more warnings ({0}) than --max-warnings allows ({1}).', warnings, maxWarnings))
    for (const failure of this.#reports.commit()) this.#warnOfFailure(failure)
    this.#output.end()
    if (this.#hasFailed) return 2
    return errors > 0 || hasTooManyWarnings || this.#hasLeftAlone ? 1 : 0
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
