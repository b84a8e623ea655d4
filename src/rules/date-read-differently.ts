import { hasZone } from '../core/dates/dates'
import { moveMessage, rewritingFix } from '../core/lint/dateProblems'
import { correctedDate, firstMove, siteDateOf, datesOf } from '../core/lint/siteDate'
import { hexo } from '../core/generators/hexo/hexo'
import { dateValueOf } from '../core/frontmatter/dateFields'
import type { Rule } from '../core/lint/rule'

export const dateReadDifferently: Rule = {
  id: 'date-read-differently',
  severity: 'warning',
  docs: {
    bySite: true,
    summary: 'The site publishes the article at the time that its date says.',
    why: 'Some site generators do not use the time zone that is written, or move the time by the zone of the computer that builds the site: the article then appears hours early or late, sometimes under the day before.',
    authority:
      'Measured on the generators: hexo-front-matter, lib/front_matter.ts; Hugo (github.com/spf13/cast, ToTimeInDefaultLocation); Docusaurus, lib/blogUtils.js',
    given: { generator: hexo },
    bad: [
      '---\ntitle: Harbour opens\ndate: ⟦2024-01-05T08:00:00+08:00⟧\n---\n',
      '---\ntitle: Harbour opens\ndate: 2024-01-05\nupdated: ⟦2024-01-05 08:00:00 Z⟧\n---\n',
    ],
    good: ['---\ntitle: Harbour opens\ndate: 2024-01-05 08:00:00\nupdated: 2024-01-06\n---\n'],
  },
  *check(article, context) {
    const { frontMatter } = article
    const dates = datesOf(article, context.generator)
    if (!frontMatter) return
    for (const { key, value, date } of dates) {
      if (!date?.exists || !hasZone(date.iso)) continue
      const site = siteDateOf(key, dateValueOf(value, frontMatter.language), context)
      const move = site && firstMove(site, Date.parse(date.iso))
      if (!move) continue
      const corrected = correctedDate(date.iso, value, frontMatter.language, context)
      yield {
        range: value.range,
        message: moveMessage(site, move, date.iso, context),
        // The article moves to the time that was meant.
        fixes: corrected ? [rewritingFix(corrected, value.range)] : [],
      }
    }
  },
}
