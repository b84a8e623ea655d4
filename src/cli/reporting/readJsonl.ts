import * as l10n from '@vscode/l10n'
import { isRecord } from '../../core/data/isRecord'
import { visibleName } from '../../core/text/visible'
import { Refusal } from '../io/refusal'
import type { ReportedProblem, Summary } from '../reporters/reporter'
import { worstFirst } from '../reporters/severity'
import type { PlacedLine } from './longFile'

/** A report that `jsonl` has written. */
export interface ReadReport {
  /** The version of Copydesk. */
  readonly copydesk: string
  readonly shard: { readonly index: number; readonly count: number } | undefined
  readonly summary: Pick<Summary, 'files' | 'fixed' | 'known' | 'hasFailed' | 'ms'>
}

/**
 * Reads a report back.
 * @param name of the file, for messages
 * @param found called for each problem, with the place of its line
 * @throws Refusal when it is no such report, is incomplete, or is from a newer version
 */
export function readJsonl(
  lines: Iterable<PlacedLine>,
  name: string,
  found: (problem: ReportedProblem, place: PlacedLine) => void,
): ReadReport {
  const shown = visibleName(name)
  const damaged = () => new Refusal(l10n.t('“{0}” is no report that --format jsonl has written, or is damaged.', shown))
  let run: Line | undefined
  let last: { readonly line: Line; readonly place: PlacedLine } | undefined
  for (const place of lines) {
    const line = parse(place.text) ?? fail(damaged)
    if (!run) {
      run = line
      if (run['type'] !== 'run' || typeof run['copydesk'] !== 'string') throw damaged()
      if (run['version'] !== 1) throw new Refusal(l10n.t('The report “{0}” was written by a newer version of Copydesk.', shown))
      continue
    }
    // The last one is the summary.
    if (last) found(isProblem(last.line) ? restored(last.line) : fail(damaged), last.place)
    last = { line, place }
  }
  if (typeof run?.['copydesk'] !== 'string') throw damaged()
  if (last?.line['type'] !== 'summary')
    throw new Refusal(l10n.t('The report “{0}” is incomplete: its check did not come to an end.', shown))
  const { files, fixed, known, failed, ms } = last.line
  if (![files, fixed, known, ms].every(isCount)) throw damaged()
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(String(run['shard'] ?? '')) ?? []
  return {
    copydesk: run['copydesk'],
    shard: index === undefined || count === undefined ? undefined : { index: Number(index), count: Number(count) },
    summary: { files: Number(files), fixed: Number(fixed), known: Number(known), ms: Number(ms), hasFailed: failed === true },
  }
}

/** The problem of a line of a report. @returns undefined if it is none, as after a change of the report */
export function problemOfLine(text: string): ReportedProblem | undefined {
  const line = parse(text)
  return line && isProblem(line) ? restored(line) : undefined
}

type Line = Readonly<Record<string, unknown>>

/** The members that every problem has; `fixes`, `related` and `excerpt` are those of its details. */
type ProblemLine = Line &
  Omit<ReportedProblem, 'details' | 'suppression'> &
  Pick<NonNullable<ReportedProblem['details']>, 'fixes' | 'related' | 'excerpt'>

function isProblem(line: Line): line is ProblemLine {
  const places = [line['line'], line['column'], line['endLine'], line['endColumn']]
  const texts = [line['file'], line['ruleId'], line['message'], line['excerpt']]
  return (
    line['type'] === 'problem' &&
    places.every(isCount) &&
    texts.every((text) => typeof text === 'string') &&
    worstFirst.some((severity) => severity === line['severity']) &&
    Array.isArray(line['fixes']) &&
    Array.isArray(line['related'])
  )
}

function restored(problem: ProblemLine): ReportedProblem {
  const { file, ruleId, severity, message, line, column, endLine, endColumn, fixable, fixes, related, excerpt } = problem
  const reason = problem['reason']
  return {
    file,
    ruleId,
    severity,
    message,
    line,
    column,
    endLine,
    endColumn,
    fixable,
    details: { fixes, related, excerpt, reach: { first: line, last: endLine } },
    ...(problem['suppressed'] === true ? { suppression: { reason: typeof reason === 'string' ? reason : undefined } } : {}),
    ...(problem.inSettings ? { inSettings: true } : {}),
    ...(typeof problem.isInChange === 'boolean' ? { isInChange: problem.isInChange } : {}),
  }
}

function parse(line: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function fail(error: () => Error): never {
  throw error()
}
