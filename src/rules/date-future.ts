import * as l10n from '@vscode/l10n'
import { dateValueOf, publicationOf } from '../core/frontmatter/dateFields'
import { hugo } from '../core/generators/hugo/hugo'
import { earliestOf, instantOf, isoIn, siteDateOf, datesOf } from '../core/lint/siteDate'
import type { Rule } from '../core/lint/rule'

export const dateFuture: Rule = {
  id: 'date-future',
  severity: 'information',
  docs: {
    summary: 'The date of publication is not in the future.',
    why: 'Hugo and Jekyll leave articles with a date in the future out of the site, without a warning. The site has to be built again when the day has come.',
    authority: 'Hugo, configuration (buildFuture); Jekyll, configuration (future)',
    given: { generator: hugo },
    bad: ['---\ntitle: Harbour opens\ndate: ⟦2999-01-05⟧\n---\n'],
    good: ['---\ntitle: Harbour opens\ndate: 2024-01-05\nexpiryDate: 2999-01-05\n---\n'],
  },
  *check(article, context) {
    const { frontMatter } = article
    const dates = datesOf(article, context.generator)
    const { generator, timeZone, now } = context
    if (!generator.dates.hidesFuture || !frontMatter) return
    const publishing = publicationOf(dates)
    const site = publishing && siteDateOf(publishing.key, dateValueOf(publishing.value, frontMatter.language), context)
    const instant = site && earliestOf(site)
    // A number that is not meant as a date is another mistake.
    if (!publishing?.date?.exists || instant === undefined || instant <= now) return
    yield {
      range: publishing.value.range,
      message: l10n.t(
        '{0} leaves this article out of the site until {1}.',
        generator.title ?? '',
        site && instantOf(site) !== undefined ? isoIn(instant, timeZone) : publishing.date.iso,
      ),
    }
  },
}
