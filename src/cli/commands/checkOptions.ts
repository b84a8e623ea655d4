import * as l10n from '@vscode/l10n'
import { profileNames, type ProfileName } from '../../core/settings/profiles'
import type { Shard } from '../known/shards'
import { UsageError, type ParsedArguments } from './command'
import { readReportOptions, reportOptions, type ReportSettings } from './reportOptions'

const input = () => l10n.t('Standard input')
const fixes = () => l10n.t('Fixes')
const scope = () => l10n.t('What is reported')

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
  jobs: {
    type: 'string',
    value: () => 'N',
    help: () =>
      l10n.t(
        'Checks in N threads. By default, one thread checks up to 2,000 files, and one for each processor (at most 4) checks more. Fixes are made in one.',
      ),
  },
  cache: {
    type: 'boolean',
    help: () => l10n.t('Keeps the results, and checks only what has changed since the last run with --cache.'),
  },
  'cache-location': {
    type: 'string',
    value: () => l10n.t('FOLDER'),
    help: () =>
      l10n.t(
        'The folder for the results; by default node_modules/.cache/copydesk in the folder of the site, or .copydesk-cache if that has no node_modules.',
      ),
  },
  fix: { type: 'boolean', group: fixes, help: () => l10n.t('Makes the safe fixes, which keep the meaning, in the files.') },
  diff: {
    type: 'boolean',
    group: fixes,
    help: () => l10n.t('Shows what --fix would change, as a patch, and writes nothing.'),
  },
  watch: {
    type: 'boolean',
    group: scope,
    help: () => l10n.t('Checks again what changes, and shows the whole list each time, until Ctrl+C.'),
  },
  gate: {
    type: 'string',
    group: scope,
    value: () => profileNames.join('|'),
    values: () => profileNames,
    help: () =>
      l10n.t('Checks all articles as if they had this status, such as “publish” before they are published, whatever their status says.'),
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
  shard: {
    type: 'string',
    group: scope,
    value: () => 'I/N',
    help: () =>
      l10n.t('Reports only part I of N equal parts of the articles, for jobs that run side by side; “copydesk merge” joins their reports.'),
  },
  'show-suppressed': {
    type: 'boolean',
    group: scope,
    help: () => l10n.t('Adds what comments in articles suppress, marked as such, to the formats that can say so: sarif and jsonl.'),
  },
  ...reportOptions,
} as const

export interface CheckOptions extends ReportSettings {
  /** As written on the command line; the current folder if none were. */
  readonly paths: readonly string[]
  readonly fix: boolean
  /** The settings file for all articles, as written on the command line. */
  readonly config: string | undefined
  /** The profile of all articles, whatever their status. */
  readonly gate: ProfileName | undefined
  /** What the files are compared with; '' for the usual. */
  readonly changed: string | undefined
  readonly baseline: string | undefined
  readonly updateBaseline: boolean
  readonly showSuppressed: boolean
  readonly listRules: boolean
  readonly shard: Shard | undefined
  /** The file that standard input stands for; undefined if that is not read. */
  readonly stdin: string | undefined
  readonly diff: boolean
  /** Whether what changes is checked again until the user ends it. */
  readonly watch: boolean
  readonly cache: boolean
  /** The folder of the cache, as written on the command line. */
  readonly cacheLocation: string | undefined
  /** The number of threads; undefined to choose it by the number of files. */
  readonly jobs: number | undefined
}

/** @throws UsageError when the value of an option is not allowed */
export function readCheckOptions({ values, positionals }: ParsedArguments<typeof checkOptions>): CheckOptions {
  const {
    fix = false,
    config,
    changed,
    baseline,
    'update-baseline': updateBaseline = false,
    'show-suppressed': showSuppressed = false,
  } = values
  if (updateBaseline && baseline === undefined) throw new UsageError(l10n.t('--update-baseline needs --baseline, which names the file.'))
  if (updateBaseline && changed !== undefined)
    throw new UsageError(l10n.t('--update-baseline takes all problems of the articles: it cannot be used with --changed.'))
  const { cache = false, 'cache-location': cacheLocation } = values
  if (cacheLocation !== undefined && !cache) throw new UsageError(l10n.t('--cache-location needs --cache.'))
  if (cacheLocation === '') throw new UsageError(l10n.t('--cache-location needs the name of a folder.'))
  const { stdin = false, 'stdin-filename': name, diff = false, 'list-rules': listRules = false, shard, gate, watch = false, jobs } = values
  if (shard !== undefined && updateBaseline)
    throw new UsageError(l10n.t('--update-baseline takes all problems of the articles: it cannot be used with --shard.'))
  if (stdin && (positionals.length > 0 || changed !== undefined || updateBaseline))
    throw new UsageError(l10n.t('--stdin checks one text: it cannot be used with paths, --changed or --update-baseline.'))
  if (stdin && cache) throw new UsageError(l10n.t('--stdin checks one text, which is in no file: it cannot be used with --cache.'))
  if (watch && cache) throw new UsageError(l10n.t('--watch keeps the results in memory: it cannot be used with --cache.'))
  if (name !== undefined && !stdin) throw new UsageError(l10n.t('--stdin-filename needs --stdin.'))
  if (diff && fix) throw new UsageError(l10n.t('--diff shows the fixes and --fix makes them: use one of the two.'))
  if (diff && values.format?.some((written) => !written.includes('=')))
    throw new UsageError(l10n.t('--diff writes to standard output: name a file for the format, as in --format sarif=FILE.'))
  const once = (
    ['fix', 'diff', 'stdin', 'changed', 'update-baseline', 'shard', 'list-rules', 'statistics', 'show-suppressed'] as const
  ).find((option) => values[option] !== undefined)
  if (watch && once) throw new UsageError(l10n.t('--watch checks again and again: it cannot be used with --{0}.', once))
  if (watch && values.format?.some((written) => written.includes('=')))
    throw new UsageError(l10n.t('--watch writes to standard output: give formats without a file.'))
  return {
    ...readReportOptions({ values }),
    paths: positionals.length > 0 ? positionals : ['.'],
    fix,
    config,
    gate: gate === undefined ? undefined : readGate(gate),
    changed,
    baseline,
    updateBaseline,
    showSuppressed,
    listRules,
    shard: shard === undefined ? undefined : readShard(shard),
    stdin: stdin ? (name ?? defaultName) : undefined,
    diff,
    watch,
    cache,
    cacheLocation,
    jobs: jobs === undefined ? undefined : readJobs(jobs),
  }
}

/** Whether problems need `details`: for a format, for the changed lines, or for the excerpts of a baseline. */
export function needsDetails({ changed, baseline, reports }: Pick<CheckOptions, 'changed' | 'baseline' | 'reports'>): boolean {
  return changed !== undefined || baseline !== undefined || reports.some(({ format }) => format.needsDetails)
}

function readGate(written: string): ProfileName {
  const gate = profileNames.find((name) => name === written)
  if (!gate) throw new UsageError(l10n.t('--gate takes one of {0}, not “{1}”.', profileNames.join(', '), written))
  return gate
}

/** What a text of standard input is called without --stdin-filename. */
const defaultName = 'stdin.md'

/** @throws UsageError for anything but a number from 1 to 99 */
function readJobs(written: string): number {
  if (!/^[1-9]\d?$/.test(written)) throw new UsageError(l10n.t('--jobs takes a number of threads from 1 to 99, not “{0}”.', written))
  return Number(written)
}

const maxShards = 1000

function readShard(written: string): Shard {
  const [, index = '0', count = '0'] = /^(\d{1,4})\/(\d{1,4})$/.exec(written) ?? []
  const shard = { index: Number(index), count: Number(count) }
  if (shard.index < 1 || shard.index > shard.count || shard.count > maxShards)
    throw new UsageError(l10n.t('--shard takes a part and the number of parts, such as 1/4, not “{0}”.', written))
  return shard
}
