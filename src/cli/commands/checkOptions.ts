import * as l10n from '@vscode/l10n'
import type { OutputFormat } from '../reporters/reporter'
import { reporters } from '../reporters/reporters'
import { UsageError, type ParsedArguments } from './command'

export const checkOptions = {
  fix: { type: 'boolean', help: () => l10n.t('Makes the safe fixes, which keep the meaning, in the files.') },
  quiet: { type: 'boolean', help: () => l10n.t('Shows errors only.') },
  format: {
    type: 'string',
    value: () => reporters.map(({ name }) => name).join('|'),
    help: () =>
      l10n.t('Output format: {0}.', reporters.map(({ name, description }) => l10n.t('{0} ({1})', name, description())).join(l10n.t(', '))),
  },
  config: { type: 'string', value: () => l10n.t('FILE'), help: () => l10n.t('Uses this settings file instead of copydesk.yaml.') },
  'max-warnings': { type: 'string', value: () => 'N', help: () => l10n.t('Exits with 1 if there are more than N warnings.') },
} as const

export interface CheckOptions {
  /** As written on the command line; the current folder if none were. */
  readonly paths: readonly string[]
  readonly fix: boolean
  readonly quiet: boolean
  readonly reporter: OutputFormat
  /** The settings file for all articles, as written on the command line. */
  readonly config: string | undefined
  readonly maxWarnings: number | undefined
}

/** @throws UsageError when the value of an option is not allowed */
export function readCheckOptions({ values, positionals }: ParsedArguments<typeof checkOptions>): CheckOptions {
  const { fix = false, quiet = false, config, format = reporters[0].name, 'max-warnings': limit } = values
  const reporter = reporters.find(({ name }) => name === format)
  if (!reporter)
    throw new UsageError(l10n.t('--format must be one of {0}, not “{1}”.', reporters.map(({ name }) => name).join(', '), format))
  if (limit !== undefined && !/^\d{1,9}$/.test(limit))
    throw new UsageError(l10n.t('--max-warnings takes a whole number, not “{0}”.', limit))
  const paths = positionals.length > 0 ? positionals : ['.']
  return { paths, fix, quiet, reporter, config, maxWarnings: limit === undefined ? undefined : Number(limit) }
}
