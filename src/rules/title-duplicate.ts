import * as l10n from '@vscode/l10n'
import { fieldOf } from '../core/frontmatter/frontMatter'
import type { Rule } from '../core/lint/rule'
import { scalarText } from '../core/vocabulary/vocabulary'

/** A title that at least this many other articles have is the name of a series. */
const minSeriesArticles = 4

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
          title.endsWith('opens') ? { count: 1, some: [{ path: 'city/harbour.md', day: '2021-06-01' }] } : { count: 0, some: [] },
      },
    },
    bad: ['---\ntitle: ⟦"Harbour opens"⟧\ndate: 2024-01-05\n---\n'],
    good: ['---\ntitle: Harbour opens again\ndate: 2024-01-05\n---\n'],
  },
  *check({ frontMatter, text }, { corpus }) {
    const title = fieldOf(frontMatter, 'title')?.value
    const written = title && scalarText(title, text)
    if (!title || written === undefined || !corpus) return
    const { count, some } = corpus.withTitle(written)
    const [other] = some
    // `article-duplicate` reports copies with the same date.
    if (!other || count >= minSeriesArticles || some.some(({ day }) => day !== undefined && day === corpus.day)) return
    yield {
      range: title.range,
      message:
        count === 1
          ? l10n.t('Another article has the same title: {0}.', other.path)
          : l10n.t('{0} other articles have the same title, for example {1}.', count, other.path),
    }
  },
}
