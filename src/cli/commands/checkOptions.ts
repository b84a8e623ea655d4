import * as l10n from '@vscode/l10n'
import type { Severity } from '../../core/text/problem'
import { reporters } from '../reporters/reporters'
import type { ReportRequest } from '../reporters/reports'
import { worstFirst } from '../reporters/severity'
import { UsageError, type ParsedArguments } from './command'

const failLevels = [...worstFirst, 'never'] as const

const input = () => l10n.t('Standard input')
const fixes = () => l10n.t('Fixes')
const scope = () => l10n.t('What is reported')
const outcome = () => l10n.t('Exit code')
const output = () => l10n.t('Output')

export const checkOptions = {
  config: { type: 'string', value: () => l10n.t('FILE'), help: () => l10n.t('Uses this settings file instead of copydesk.yaml.') },
  'list-rules': { type: 'boolean', help: () => l10n.t('Shows all rules with the severity that they have here, and checks nothing.') },
  stdin: {
    type: 'boolean',
    group: input,
    help: () =>
      l10n.t('Checks the text of standard input. With --fix, the fixed text goes to standard output, and the problems to standard error.'),
  },
  'stdin-filename': {
    type: 'string',
    group: input,
    value: () => l10n.t('FILE'),
    help: () => l10n.t('The file that the text of standard input belongs to: it decides which settings apply. It need not exist.'),
  },
  fix: { type: 'boolean', group: fixes, help: () => l10n.t('Makes the safe fixes, which keep the meaning, in the files.') },
  diff: {
    type: 'boolean',
    group: fixes,
    help: () => l10n.t('Shows what --fix would change, as a patch, and writes nothing.'),
  },
  changed: {
    type: 'string',
    valueIsOptional: true,
    group: scope,
    value: () => l10n.t('COMMIT'),
    help: () =>
      l10n.t(
        'Reports problems only on lines that differ from a commit: from the target of the pull request in a pipeline, otherwise from the last commit.',
      ),
  },
  baseline: {
    type: 'string',
    group: scope,
    value: () => l10n.t('FILE'),
    help: () => l10n.t('Does not report the problems that this file lists.'),
  },
  'update-baseline': { type: 'boolean', group: scope, help: () => l10n.t('Writes all problems to the file that --baseline names.') },
  'show-suppressed': {
    type: 'boolean',
    group: scope,
    help: () => l10n.t('Adds what comments in articles suppress, marked as such, to the formats that can say so: sarif and jsonl.'),
  },
  quiet: { type: 'boolean', group: scope, help: () => l10n.t('Shows errors only.') },
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

export interface CheckOptions {
  /** As written on the command line; the current folder if none were. */
  readonly paths: readonly string[]
  readonly fix: boolean
  readonly quiet: boolean
  readonly reports: readonly ReportRequest[]
  /** The settings file for all articles, as written on the command line. */
  readonly config: string | undefined
  readonly maxWarnings: number | undefined
  /** What the files are compared with; '' for the usual. */
  readonly changed: string | undefined
  readonly baseline: string | undefined
  readonly updateBaseline: boolean
  /** The least serious severity that fails the run. */
  readonly failOn: Severity | 'never'
  readonly statistics: boolean
  readonly showSuppressed: boolean
  readonly listRules: boolean
  /** The file that standard input stands for; undefined if that is not read. */
  readonly stdin: string | undefined
  readonly diff: boolean
}

/** @throws UsageError when the value of an option is not allowed */
export function readCheckOptions({ values, positionals }: ParsedArguments<typeof checkOptions>): CheckOptions {
  const { fix = false, quiet = false, config, format = [], 'max-warnings': limit } = values
  const reports = format.length === 0 ? [{ format: reporters[0], file: undefined }] : format.map(readFormat)
  if (reports.filter(({ file }) => file === undefined).length > 1)
    throw new UsageError(l10n.t('Only one format can go to standard output: name a file for the others, as in --format sarif=FILE.'))
  if (limit !== undefined && !/^\d{1,9}$/.test(limit))
    throw new UsageError(l10n.t('--max-warnings takes a whole number, not “{0}”.', limit))
  const { changed, baseline, 'update-baseline': updateBaseline = false, 'fail-on': level = 'error' } = values
  const { statistics = false, 'show-suppressed': showSuppressed = false } = values
  const failOn = failLevels.find((one) => one === level)
  if (!failOn) throw new UsageError(l10n.t('--fail-on must be one of {0}, not “{1}”.', failLevels.join(', '), level))
  if (updateBaseline && baseline === undefined) throw new UsageError(l10n.t('--update-baseline needs --baseline, which names the file.'))
  if (updateBaseline && changed !== undefined)
    throw new UsageError(l10n.t('--update-baseline takes all problems of the articles: it cannot be used with --changed.'))
  const { stdin = false, 'stdin-filename': name, diff = false, 'list-rules': listRules = false } = values
  if (stdin && (positionals.length > 0 || changed !== undefined || updateBaseline))
    throw new UsageError(l10n.t('--stdin checks one text: it cannot be used with paths, --changed or --update-baseline.'))
  if (name !== undefined && !stdin) throw new UsageError(l10n.t('--stdin-filename needs --stdin.'))
  if (diff && fix) throw new UsageError(l10n.t('--diff shows the fixes and --fix makes them: use one of the two.'))
  if (diff && format.some((written) => !written.includes('=')))
    throw new UsageError(l10n.t('--diff writes to standard output: name a file for the format, as in --format sarif=FILE.'))
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    fix,
    quiet,
    reports,
    config,
    maxWarnings: limit === undefined ? undefined : Number(limit),
    changed,
    baseline,
    updateBaseline,
    failOn,
    statistics,
    showSuppressed,
    listRules,
    stdin: stdin ? (name ?? defaultName) : undefined,
    diff,
  }
}

/** What a text of standard input is called without --stdin-filename. */
const defaultName = 'stdin.md'

function readFormat(written: string): ReportRequest {
  const at = written.indexOf('=')
  const [name, file] = at < 0 ? [written, undefined] : [written.slice(0, at), written.slice(at + 1)]
  const format = reporters.find((candidate) => candidate.name === name)
  if (!format) throw new UsageError(l10n.t('--format must be one of {0}, not “{1}”.', reporters.map((one) => one.name).join(', '), name))
  if (file === '') throw new UsageError(l10n.t('--format {0}= needs the name of a file.', name))
  return { format, file }
}
