import * as l10n from '@vscode/l10n'
import { visibleMessage, visibleText } from '../../core/text/visible'
import type { ReportedPlace } from '../infer/inferReport'
import type { Imported } from './importedSchema'

/** How the articles of one schema fare. */
export interface SchemaTrial {
  readonly articles: number
  readonly failing: number
}

export interface ImportReport {
  /** The program, and its configuration as it is shown. */
  readonly program: string
  readonly source: string
  readonly imported: Imported
  /** In the order of the schemas. */
  readonly trials: readonly SchemaTrial[]
  readonly misfits: readonly ReportedPlace[]
}

/** Further lines are only counted. */
const maxLines = 50

/** What would be imported, and how many articles would fail, in Markdown that is readable as plain text too. */
export function importReportText(
  { program, source, imported, trials, misfits }: ImportReport,
  linked: (path: string, line: number) => string = (path, line) => `${path}:${line}`,
): string {
  const { schemas, names, notes } = imported
  const [articles, failing] = [sum(trials.map((trial) => trial.articles)), sum(trials.map((trial) => trial.failing))]
  const parts = [
    `# ${program}: ${source}`,
    schemas
      .map(({ name, files, schema }, index) => {
        const fields = Object.keys((schema['properties'] ?? {}) as object).length
        const trial = trials[index] ?? { articles: 0, failing: 0 }
        return `- ${l10n.t('{0} ({1}): {2} fields, {3} articles, {4} of them do not match', name, files.join(', ') || '**', fields, trial.articles, trial.failing)}`
      })
      .join('\n'),
    [...names].map(([name, values]) => `- ${l10n.t('{0}: {1} names', name, values.length)}`).join('\n'),
    `## ${failing === 0 ? l10n.t('All of them match the schema') : l10n.t('{0} of {1} articles do not match', failing, articles)}`,
    lines(misfits.map(({ path, line, message }) => `${linked(path, line)} ${message}`)),
    notes.length > 0 ? `## ${l10n.t('Not taken over')}` : '',
    lines(notes),
  ]
  return visibleText(`${parts.filter((part) => part !== '').join('\n\n')}\n`)
}

function lines(all: readonly string[]): string {
  const shown = all.slice(0, maxLines).map((line) => `- ${visibleMessage(line)}`)
  return [...shown, ...(all.length > maxLines ? [`- ${l10n.t('… and {0} more', all.length - maxLines)}`] : [])].join('\n')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
