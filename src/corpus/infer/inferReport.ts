import * as l10n from '@vscode/l10n'
import { visibleMessage, visibleText } from '../../core/text/visible'
import { typeName } from '../../core/schema/schemaMessages'
import type { InferredKey, InferredSchema } from './inferSchema'
import { minArticles } from './schemaLimits'

/** A line of an article that does not match the schema, or that may be a mistake. */
export interface ReportedPlace {
  /** For display. */
  readonly path: string
  /** From 1. */
  readonly line: number
  readonly message: string
}

export interface SchemaReport {
  readonly inferred: InferredSchema
  /** How many articles would fail. */
  readonly failing: number
  /** The lines where they would fail. */
  readonly misfits: readonly ReportedPlace[]
  readonly notes: readonly ReportedPlace[]
  /** The articles that were skipped, because their front matter has syntax errors. */
  readonly unreadable: readonly string[]
}

/** Further lines are only counted. */
const maxLines = 50

/**
 * The report on an inferred schema, in Markdown that is readable as plain text too.
 * @param linked formats a path and line
 */
export function reportText(report: SchemaReport, linked: (path: string, line: number) => string = plainPlace): string {
  const { inferred, failing, misfits, notes, unreadable } = report
  const { articles, keys } = inferred
  const places = (list: readonly ReportedPlace[]) =>
    [
      ...list.slice(0, maxLines).map(({ path, line, message }) => `- ${visibleMessage(`${linked(path, line)} ${message}`)}`.trimEnd()),
      ...(list.length > maxLines ? [`- ${l10n.t('… and {0} more', list.length - maxLines)}`] : []),
    ].join('\n')
  const parts = [
    `# ${l10n.t('What the articles have in common ({0})', articles)}`,
    articles < minArticles ? l10n.t('There are too few articles to find fixed habits, so the schema requires little.') : '',
    table(
      [l10n.t('Key'), l10n.t('Articles'), l10n.t('Content')],
      keys.map((key) => [code(key.key), shareOf(key.count, articles), heldBy(key, inferred)]),
    ),
    `## ${failing === 0 ? l10n.t('All of them match the schema') : l10n.t('{0} of {1} articles do not match the schema ({2})', failing, articles, shareOf(failing, articles))}`,
    places(misfits),
    ...(notes.length > 0 ? [`## ${l10n.t('Worth checking')}`, places(notes)] : []),
    ...(unreadable.length > 0
      ? [
          `## ${l10n.t('Not read: the front matter of these articles must be fixed first')}`,
          places(unreadable.map((path) => ({ path, line: 1, message: '' }))),
        ]
      : []),
  ]
  return visibleText(`${parts.filter((part) => part !== '').join('\n\n')}\n`)
}

function plainPlace(path: string, line: number): string {
  return `${path}:${line}`
}

function heldBy(key: InferredKey, { names }: InferredSchema): string {
  const parts = [key.types.map(({ type, count }) => `${typeName(type)}${key.types.length > 1 ? ` (${count})` : ''}`).join(', ')]
  if (key.isRequired) parts.unshift(l10n.t('required'))
  if (key.dates.length > 0) parts.push(l10n.t('dates such as {0}', key.dates.map(({ value, count }) => `${value} (${count})`).join(', ')))
  const vocabularyNames = key.vocabulary === undefined ? undefined : [...names].find(([name]) => name === key.vocabulary)?.[1]
  if (vocabularyNames) parts.push(l10n.t('names in use: {0}', vocabularyNames.length))
  else if (key.isChoice) parts.push(l10n.t('one of: {0}', key.values.map(({ value, count }) => `${code(value)} (${count})`).join(', ')))
  return parts.join('; ')
}

/** A percentage that is never rounded to 0 or 100. */
function shareOf(count: number, all: number): string {
  const percent = all === 0 ? 0 : (count / all) * 100
  if (count > 0 && percent < 1) return '< 1%'
  return `${count < all ? Math.min(99, Math.floor(percent)) : 100}%`
}

/** A text from an article as inline code. */
function code(text: string): string {
  const plain = visibleMessage(text.replaceAll('|', ' '))
  return plain.includes('`') ? plain : `\`${plain}\``
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) => Math.min(40, Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0))))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n')
}
