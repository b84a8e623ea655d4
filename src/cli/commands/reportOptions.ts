import * as l10n from '@vscode/l10n'
import type { Severity } from '../../core/text/problem'
import type { Summary } from '../reporters/reporter'
import { reporters } from '../reporters/reporters'
import type { ReportRequest } from '../reporting/reports'
import { worstFirst } from '../reporters/severity'
import { UsageError, type ParsedArguments } from './command'

const failLevels = [...worstFirst, 'never'] as const

const outcome = () => l10n.t('Exit code')
const output = () => l10n.t('Output')

/** The options of all commands that report problems. */
export const reportOptions = {
  quiet: { type: 'boolean', group: output, help: () => l10n.t('Shows errors only.') },
  format: {
    type: 'string',
    multiple: true,
    group: output,
    value: () => l10n.t('NAME[=FILE]'),
    values: () => reporters.map(({ name }) => name),
    help: () =>
      l10n.t(
        'Output format, to standard output or to a file; may be given several times: {0}.',
        reporters.map(({ name, description }) => l10n.t('{0} ({1})', name, description())).join(l10n.t(', ')),
      ),
  },
  statistics: { type: 'boolean', group: output, help: () => l10n.t('Shows the number of problems of each rule at the end.') },
  'fail-on': {
    type: 'string',
    group: outcome,
    value: () => failLevels.join('|'),
    values: () => failLevels,
    help: () => l10n.t('Exits with 1 if there is a problem of this severity or a worse one; by default error.'),
  },
  'max-warnings': {
    type: 'string',
    group: outcome,
    value: () => 'N',
    help: () => l10n.t('Exits with 1 if there are more than N warnings.'),
  },
} as const

export interface ReportSettings {
  readonly quiet: boolean
  readonly reports: readonly ReportRequest[]
  readonly statistics: boolean
  /** The least serious severity that fails the run. */
  readonly failOn: Severity | 'never'
  readonly maxWarnings: number | undefined
}

/** @throws UsageError when the value of an option is not allowed */
export function readReportOptions({ values }: Pick<ParsedArguments<typeof reportOptions>, 'values'>): ReportSettings {
  const { quiet = false, format = [], 'max-warnings': limit, 'fail-on': level = 'error', statistics = false } = values
  const reports = format.length === 0 ? [{ format: reporters[0], file: undefined }] : format.map(readFormat)
  if (reports.filter(({ file }) => file === undefined).length > 1)
    throw new UsageError(l10n.t('Only one format can go to standard output: name a file for the others, as in --format sarif=FILE.'))
  if (limit !== undefined && !/^\d{1,9}$/.test(limit))
    throw new UsageError(l10n.t('--max-warnings takes a whole number, not “{0}”.', limit))
  const failOn = failLevels.find((one) => one === level)
  if (!failOn) throw new UsageError(l10n.t('--fail-on must be one of {0}, not “{1}”.', failLevels.join(', '), level))
  return { quiet, reports, statistics, failOn, maxWarnings: limit === undefined ? undefined : Number(limit) }
}

function readFormat(written: string): ReportRequest {
  const at = written.indexOf('=')
  const [name, file] = at < 0 ? [written, undefined] : [written.slice(0, at), written.slice(at + 1)]
  const format = reporters.find((candidate) => candidate.name === name)
  if (!format) throw new UsageError(l10n.t('--format must be one of {0}, not “{1}”.', reporters.map((one) => one.name).join(', '), name))
  if (file === '') throw new UsageError(l10n.t('--format {0}= needs the name of a file.', name))
  return { format, file }
}

/** Why a run with such a summary fails; undefined if it does not. `problems` needs no words of its own: they have been reported. */
export function failureOf(
  summary: Summary,
  { failOn, maxWarnings = Number.POSITIVE_INFINITY }: ReportSettings,
): 'problems' | 'warnings' | undefined {
  const counts = [summary.errors, summary.warnings, summary.informations, summary.hints]
  if (summary.warnings > maxWarnings) return 'warnings'
  return failOn !== 'never' && counts.slice(0, worstFirst.indexOf(failOn) + 1).some((count) => count > 0) ? 'problems' : undefined
}

/** Says that there are too many warnings. */
export function tooManyWarnings({ warnings }: Summary, { maxWarnings = 0 }: ReportSettings): string {
  return l10n.t('There are more warnings ({0}) than --max-warnings allows ({1}).', warnings, maxWarnings)
}
