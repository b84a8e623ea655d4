import * as l10n from '@vscode/l10n'
import { dayMs } from '../core/dates/dates'
import { hugo } from '../core/generators/hugo/hugo'
import { datelineOf, publicationOf } from '../core/frontmatter/dateFields'
import type { Rule } from '../core/lint/rule'
import { datesOf, spanOf } from '../core/lint/siteDate'

export const dateOrder: Rule = {
  id: 'date-order',
  severity: 'information',
  docs: {
    summary: 'An article is not changed or taken down before the day it is from.',
    why: 'One of the two dates is a mistake: readers see it, or lists and sitemaps are sorted by it. Hugo never publishes an article that expires before it appears.',
    authority: 'Hugo, configuration (front matter: lastmod, expiryDate); Hexo, front matter (updated)',
    given: { generator: hugo },
    bad: [
      '---\ntitle: Harbour opens\ndate: 2024-01-05T08:00:00Z\nlastmod: ⟦2023-01-06⟧\n---\n',
      '---\ntitle: Harbour opens\ndate: 2024-01-05\nexpiryDate: ⟦2024-01-04⟧\n---\n',
    ],
    good: [
      '---\ntitle: Harbour opens\ndate: 2024-01-05\nlastmod: 0001-01-01\nexpiryDate: 0001-01-01T00:00:00Z\n---\n',
      '---\ntitle: Harbour opens\ndate: 2024-01-05T08:00:00Z\nlastmod: 2024-01-05\nexpiryDate: 2999-01-05\n---\n',
      '---\ntitle: Harbour opens\ndate: 2024-01-05\nlastmod: 2024-01-04T20:00:00Z\n---\n',
    ],
  },
  *check(article, context) {
    const { frontMatter } = article
    const { generator } = context
    const { updatedKeys, expiryKeys } = generator.dates
    if (!frontMatter || updatedKeys.length + expiryKeys.length === 0) return
    const dates = datesOf(article, generator)
    if (dates.length < 2) return
    const [dateline, publication] = [datelineOf(dates), publicationOf(dates)]
    for (const field of dates) {
      const isExpiry = expiryKeys.includes(field.key)
      const start = isExpiry ? publication : updatedKeys.includes(field.key) ? dateline : undefined
      const from = start && spanOf(start, frontMatter.language, context)
      const until = start && spanOf(field, frontMatter.language, context)
      // What is prepared today may be dated tomorrow.
      if (!start || !from || !until || until.last + (isExpiry ? 0 : dayMs) >= from.first) continue
      const [written, first] = [field.date?.iso ?? '', start.date?.iso ?? '']
      yield isExpiry
        ? {
            range: field.value.range,
            severity: 'warning',
            message: l10n.t(
              '{0} never publishes this article: it expires on {1}, before it appears on {2}.',
              generator.title ?? '',
              written,
              first,
            ),
          }
        : { range: field.value.range, message: l10n.t('The article was changed on {0}, before the day it is from, {1}.', written, first) }
    }
  },
}
