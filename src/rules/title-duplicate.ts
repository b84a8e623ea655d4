import * as l10n from '@vscode/l10n'
import { fieldOf } from '../core/frontmatter/frontMatter'
import type { Rule } from '../core/lint/rule'
import { scalarText } from '../core/vocabulary/vocabulary'

/** A title that at least this many other articles have is the name of a series. */
const minSeriesArticles = 4
/** Articles so far apart are a letter of each year, an award of each year. */
const farApartMs = 180 * 24 * 60 * 60 * 1000

export const titleDuplicate: Rule = {
  id: 'title-duplicate',
  severity: 'information',
  needs: 'corpus',
  docs: {
    summary: 'No two articles have the same title.',
    why: 'In lists, search results and shared links, readers cannot tell the articles apart.',
    authority: 'Google Search Central, title links: a title of its own for each page',
    given: {
      corpus: {
        day: '2024-01-05',
        withTitle: (title) =>
          title.endsWith('opens')
            ? { count: 1, some: [{ path: 'city/harbour.md', day: title.endsWith('year opens') ? '2021-06-01' : '2024-01-11' }] }
            : { count: 0, some: [] },
      },
    },
    bad: ['---\ntitle: ⟦"Harbour opens"⟧\ndate: 2024-01-05\n---\n'],
    good: ['---\ntitle: Harbour opens again\ndate: 2024-01-05\n---\n', '---\ntitle: The harbour year opens\ndate: 2024-01-05\n---\n'],
  },
  *check({ frontMatter, text }, { corpus }) {
    const title = fieldOf(frontMatter, 'title')?.value
    const written = title && scalarText(title, text)
    if (!title || written === undefined || !corpus) return
    const { count, some } = corpus.withTitle(written)
    const [other] = some
    // `article-duplicate` reports copies with the same date.
    if (!other || (count === some.length && some.every(({ day }) => areFarApart(day, corpus.day)))) return
    if (count >= minSeriesArticles || some.some(({ day }) => day !== undefined && day === corpus.day)) return
    yield {
      range: title.range,
      message:
        count === 1
          ? l10n.t('Another article has the same title: {0}.', other.path)
          : l10n.t('{0} other articles have the same title, for example {1}.', count, other.path),
    }
  },
}

/** @param day of another article @param own the day of the article itself */
function areFarApart(day: string | undefined, own: string | undefined): boolean {
  return day !== undefined && own !== undefined && Math.abs(Date.parse(day) - Date.parse(own)) >= farApartMs
}
