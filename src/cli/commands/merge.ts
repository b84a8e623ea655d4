import * as l10n from '@vscode/l10n'
import { visibleName } from '../../core/text/visible'
import type { Files } from '../io/files'
import type { Io } from '../io/io'
import { joinPath } from '../io/paths'
import { readFailure } from '../io/readText'
import { Refusal } from '../io/refusal'
import { batched } from '../reporting/output'
import { pipelineOf } from '../reporting/pipeline'
import { createProblemCounter } from '../reporting/problemCounter'
import { LineError, LongFile } from '../reporting/longFile'
import { MergedProblems } from '../reporting/mergedProblems'
import { readJsonl, type ReadReport } from '../reporting/readJsonl'
import { openReports } from '../reporting/reports'
import { Statistics } from '../reporting/statistics'
import { defineCommand, UsageError } from './command'
import { failureOf, readReportOptions, reportOptions, tooManyWarnings, type ReportSettings } from './reportOptions'

export const merge = defineCommand({
  name: 'merge',
  positionals: () => l10n.t('REPORTS…'),
  summary: () => l10n.t('Joins the reports of a check that ran in parts.'),
  description: () =>
    l10n.t(
      'Joins the reports that “copydesk check --shard I/N --format jsonl=FILE” has written: files, or folders with files that end in .jsonl.',
    ),
  options: reportOptions,
  run(args, io) {
    if (args.positionals.length === 0) throw new UsageError(l10n.t('Name the reports to join.'))
    try {
      return mergeReports(args.positionals, readReportOptions(args), io)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      io.warn(`${error.message}\n`)
      return 2
    }
  },
})

function mergeReports(paths: readonly string[], settings: ReportSettings, io: Io): number {
  const { files, rules, clock, colour, environment } = io
  const { quiet, statistics: showStatistics } = settings
  const problems = new MergedProblems()
  const reports = paths.flatMap((path) => reportFiles(files, path)).map((path) => ({ path, report: readReport(files, path, problems) }))
  const [first] = reports
  if (!first) throw new Refusal(l10n.t('There are no reports in “{0}”.', paths.map(visibleName).join(l10n.t(', '))))
  for (const { path, report } of reports)
    if (report.copydesk !== first.report.copydesk)
      throw new Refusal(
        l10n.t('“{0}” and “{1}” were written by different versions of Copydesk.', visibleName(first.path), visibleName(path)),
      )
  checkComplete(reports)

  const output = batched(io)
  const pipeline = pipelineOf(environment, files.resolve('.'), files.append)
  const options = { print: output.print, colour, quiet, version: first.report.copydesk, rules, clock, pipeline }
  const written = openReports(settings.reports, undefined, files, options)
  const counter = createProblemCounter(written.reporter, quiet)
  const statistics = new Statistics()
  for (const problem of problems.sorted()) {
    if (problem.suppression) written.reporter.suppressed?.(problem)
    else {
      counter.add(problem)
      statistics.add(problem)
    }
  }
  for (const { summary } of reports.map(({ report }) => report)) {
    counter.checked(summary.fixed, summary.files)
    counter.known(summary.known)
  }
  const hasFailed = reports.some(({ report }) => report.summary.hasFailed)
  const summary = counter.end(Math.max(...reports.map(({ report }) => report.summary.ms)), hasFailed)
  if (showStatistics) output.warn(statistics.table().trimEnd())
  const failure = failureOf(summary, settings)
  if (failure === 'warnings') output.warn(tooManyWarnings(summary, settings))
  for (const { path, report } of reports)
    if (report.summary.hasFailed) output.warn(l10n.t('The check of “{0}” failed: problems may be missing.', visibleName(path)))
  const notWritten = written.commit()
  for (const message of notWritten) output.warn(message)
  output.end()
  return hasFailed || notWritten.length > 0 ? 2 : failure ? 1 : 0
}

/** @throws Refusal when a shard is missing or is there twice */
function checkComplete(reports: readonly { readonly path: string; readonly report: ReadReport }[]): void {
  const byIndex = new Map<number, string>()
  const count = reports[0]?.report.shard?.count
  for (const { path, report } of reports) {
    if (report.shard?.count !== count) throw new Refusal(l10n.t('“{0}” is a part of another check.', visibleName(path)))
    if (!report.shard) continue
    const { index } = report.shard
    const other = byIndex.get(index)
    if (other !== undefined)
      throw new Refusal(
        l10n.t('Part {0} of {1} is there twice: “{2}” and “{3}”.', index, count ?? 0, visibleName(other), visibleName(path)),
      )
    byIndex.set(index, path)
  }
  for (let index = 1; index <= (count ?? 0); index++)
    if (!byIndex.has(index)) throw new Refusal(l10n.t('The report of part {0} of {1} is missing.', index, count ?? 0))
}

function readReport(files: Files, written: string, problems: MergedProblems): ReadReport {
  const file = new LongFile(files, files.resolve(written))
  try {
    return readJsonl(file.lines(), written, problems.report(file))
  } catch (error) {
    if (error instanceof Refusal) throw error
    const reason = error instanceof LineError ? error.message : readFailure(error)
    throw new Refusal(l10n.t('The report “{0}” cannot be read: {1}', visibleName(written), reason))
  }
}

/** The file itself, or those below a folder whose names end in .jsonl, sorted. */
function reportFiles(files: Files, written: string): readonly string[] {
  let kind: ReturnType<Files['kind']>
  try {
    kind = files.kind(files.resolve(written))
    if (kind !== 'folder') return [written]
    const entries = [...files.list(files.resolve(written))].sort((a, b) => (a.name < b.name ? -1 : 1))
    return entries.flatMap(({ name, kind: entryKind }) => {
      const path = joinPath(written, name)
      return entryKind === 'folder' ? reportFiles(files, path) : name.endsWith('.jsonl') ? [path] : []
    })
  } catch {
    return [written]
  }
}
