import * as l10n from '@vscode/l10n'
import { hugo } from '../core/generators/hugo/hugo'
import { publicationOf } from '../core/frontmatter/dateFields'
import type { Rule } from '../core/lint/rule'
import { datesOf, expiryOf, spanOf } from '../core/lint/siteDate'

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
    const { generator, now } = context
    const expiry = expiryOf(article, context)
    if (!expiry || expiry.last >= now) return
    const publication = publicationOf(datesOf(article, generator))
    const from = publication && article.frontMatter && spanOf(publication, article.frontMatter.language, context)
    if (from && expiry.last < from.first) return
    const { value, date } = expiry.field
    yield {
      range: value.range,
      message: l10n.t('{0} has left this article out of the site since {1}.', generator.title ?? '', date?.iso ?? ''),
    }
  },
}
