import * as l10n from '@vscode/l10n'
import { reporters } from '../reporters/reporters'
import type { ReportRequest } from '../reporters/reports'
import { UsageError, type ParsedArguments } from './command'

export const checkOptions = {
  fix: { type: 'boolean', help: () => l10n.t('Makes the safe fixes, which keep the meaning, in the files.') },
  quiet: { type: 'boolean', help: () => l10n.t('Shows errors only.') },
  format: {
    type: 'string',
    multiple: true,
    value: () => l10n.t('NAME[=FILE]'),
    help: () =>
      l10n.t(
        'Output format, to standard output or to a file; may be given several times: {0}.',
        reporters.map(({ name, description }) => l10n.t('{0} ({1})', name, description())).join(l10n.t(', ')),
      ),
  },
  config: { type: 'string', value: () => l10n.t('FILE'), help: () => l10n.t('Uses this settings file instead of copydesk.yaml.') },
  'max-warnings': { type: 'string', value: () => 'N', help: () => l10n.t('Exits with 1 if there are more than N warnings.') },
} as const

export interface CheckOptions {
  /** As written on the command line; the current folder if none were. */
  readonly paths: readonly string[]
  readonly fix: boolean
  readonly quiet: boolean
  readonly reports: readonly ReportRequest[]
  /** The settings file for all articles, as written on the command line. */
  readonly config: string | undefined
  readonly maxWarnings: number | undefined
}

/** @throws UsageError when the value of an option is not allowed */
export function readCheckOptions({ values, positionals }: ParsedArguments<typeof checkOptions>): CheckOptions {
  const { fix = false, quiet = false, config, format = [], 'max-warnings': limit } = values
  const reports = format.length === 0 ? [{ format: reporters[0], file: undefined }] : format.map(readFormat)
  if (reports.filter(({ file }) => file === undefined).length > 1)
    throw new UsageError(l10n.t('Only one format can go to standard output: name a file for the others, as in --format sarif=FILE.'))
  if (limit !== undefined && !/^\d{1,9}$/.test(limit))
    throw new UsageError(l10n.t('--max-warnings takes a whole number, not “{0}”.', limit))
  const paths = positionals.length > 0 ? positionals : ['.']
  return { paths, fix, quiet, reports, config, maxWarnings: limit === undefined ? undefined : Number(limit) }
}

function readFormat(written: string): ReportRequest {
  const at = written.indexOf('=')
  const [name, file] = at < 0 ? [written, undefined] : [written.slice(0, at), written.slice(at + 1)]
  const format = reporters.find((candidate) => candidate.name === name)
  if (!format) throw new UsageError(l10n.t('--format must be one of {0}, not “{1}”.', reporters.map((one) => one.name).join(', '), name))
  if (file === '') throw new UsageError(l10n.t('--format {0}= needs the name of a file.', name))
  return { format, file }
}
