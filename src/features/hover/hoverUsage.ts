import * as l10n from '@vscode/l10n'
import { dateInWords } from '../../core/dates/dateWords'
import type { Ranking } from '../../corpus/corpus'
import type { ArticlesWith } from '../../corpus/tables/latestArticles'
import type { HoverPart } from './hoverPart'

const maxValues = 5

/** The values that other articles use most. */
export function usedMost(usage: Ranking): readonly HoverPart[] {
  if (usage.length === 0) return []
  const shown: string[] = []
  usage.some(({ value, count }) => shown.push(l10n.t('{0} ({1})', value, count)) === maxValues)
  return [{ kind: 'text', text: l10n.t('Most used: {0}.', shown.join(', ')) }]
}

/** How many other articles have the same head image. */
export function backlinks(paths: readonly string[], currentPath: string): readonly HoverPart[] {
  const count = paths.filter((path) => path !== currentPath).length
  if (count === 0) return []
  const text = count === 1 ? l10n.t('One other article uses this image.') : l10n.t('{0} other articles use this image.', count)
  return [{ kind: 'text', text }]
}

/** How many other articles use a value, and the latest of them. */
export function usageParts({ count, first, latest }: ArticlesWith, language: string): readonly HoverPart[] {
  const last = latest[0] && dateInWords(latest[0].day, language)
  // Not needed if the first article is in the list.
  const begin = first === undefined || latest.some(({ day }) => day === first) ? undefined : dateInWords(first, language)
  const articles = latest.flatMap(({ path, record: { title } }) => (title === undefined ? [] : [{ path, title }]))
  return [
    { kind: 'text', text: usedIn(count, last) },
    ...(articles.length > 0 ? [{ kind: 'articles', articles } as const] : []),
    ...(begin !== undefined ? [{ kind: 'text', text: l10n.t('The first is dated {0}.', begin) } as const] : []),
  ]
}

function usedIn(count: number, last: string | undefined): string {
  if (count === 0) return l10n.t('No other article uses it.')
  if (last === undefined) return count === 1 ? l10n.t('One other article uses it.') : l10n.t('{0} other articles use it.', count)
  return count === 1
    ? l10n.t('One other article uses it, dated {0}:', last)
    : l10n.t('{0} other articles use it, the latest dated {1}:', count, last)
}
