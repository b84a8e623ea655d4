import type { ArticleRecord } from '../records/record'

/** The articles that have a value. */
export interface ArticlesWith {
  readonly count: number
  /** The day of the oldest article with a readable date. */
  readonly first?: string
  /** The articles with a readable date, latest first; `day` in ISO 8601. */
  readonly latest: readonly { readonly path: string; readonly record: ArticleRecord; readonly day: string }[]
}

/** An article with its day, in days since 1970; 0 without a date. */
export interface DatedArticle {
  readonly slot: number
  readonly path: string
  readonly day: number
}

/** The latest articles that have a date, latest first; those of one day sorted by path. */
export function latestArticles(
  slots: readonly number[],
  limit: number,
  articleOf: (slot: number) => DatedArticle,
): readonly DatedArticle[] {
  const latest: DatedArticle[] = []
  for (const slot of slots) {
    const article = articleOf(slot)
    const isBefore = (other: DatedArticle) => other.day < article.day || (other.day === article.day && article.path < other.path)
    const last = latest.at(-1)
    if (article.day === 0 || (latest.length >= limit && last && !isBefore(last))) continue
    const place = latest.findIndex(isBefore)
    latest.splice(place < 0 ? latest.length : place, 0, article)
    latest.length = Math.min(latest.length, limit)
  }
  return latest
}

/** The earliest day of the articles; 0 if none has a date. */
export function firstDay(slots: readonly number[], dayOf: (slot: number) => number): number {
  let first = 0
  for (const slot of slots) {
    const day = dayOf(slot)
    if (day > 0 && (first === 0 || day < first)) first = day
  }
  return first
}
