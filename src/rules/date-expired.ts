import * as l10n from '@vscode/l10n'
import { hugo } from '../core/generators/hugo/hugo'
import { publicationOf } from '../core/frontmatter/dateFields'
import type { Rule } from '../core/lint/rule'
import { datesOf, spanOf } from '../core/lint/siteDate'

export const dateExpired: Rule = {
  id: 'date-expired',
  severity: 'information',
  docs: {
    summary: 'The article has not expired.',
    why: 'Hugo leaves articles out of the site once their `expiryDate` has passed, without a warning: links to them lead nowhere.',
    authority: 'Hugo, configuration (buildExpired)',
    given: { generator: hugo },
    bad: ['---\ntitle: Harbour opens\ndate: 2024-01-05\nexpiryDate: ⟦2024-02-05⟧\n---\n'],
    good: [
      '---\ntitle: Harbour opens\ndate: 2024-01-05\nexpiryDate: 2999-01-05\n---\n',
      // It never appeared: `date-order`.
      '---\ntitle: Harbour opens\ndate: 2024-01-05\nexpiryDate: 2024-01-04\n---\n',
    ],
  },
  *check(article, context) {
    const { frontMatter } = article
    const { generator, now } = context
    const { expiryKeys } = generator.dates
    if (!frontMatter || expiryKeys.length === 0) return
    const dates = datesOf(article, generator)
    const expiry = dates.findLast(({ key }) => expiryKeys.includes(key))
    const until = expiry && spanOf(expiry, frontMatter.language, context)
    if (!expiry || !until || until.last >= now) return
    const publication = publicationOf(dates)
    const from = publication && spanOf(publication, frontMatter.language, context)
    if (from && until.last < from.first) return
    yield {
      range: expiry.value.range,
      message: l10n.t('{0} has left this article out of the site since {1}.', generator.title ?? '', expiry.date?.iso ?? ''),
    }
  },
}
