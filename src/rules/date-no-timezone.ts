import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import type { ScalarNode } from '../core/data/nodes'
import { hasZone, readDate } from '../core/dates/dates'
import { instantIn, offsetAt } from '../core/dates/timeZone'
import { dateValueOf } from '../core/frontmatter/dateFields'
import type { FrontMatterLanguage } from '../core/frontmatter/fences'
import { rewritingFix } from '../core/lint/dateProblems'
import { correctedDate, fateOf, instantOf, isoIn, siteDateOf, type DateSite, type SiteDate, datesOf } from '../core/lint/siteDate'
import type { Finding } from '../core/text/problem'

export const dateNoTimezone: Rule = {
  id: 'date-no-timezone',
  severity: 'hint',
  optional: true,
  docs: {
    summary: 'A date with a time includes the time zone.',
    why: 'Without a time zone, some site generators use that of the computer that builds the site. Sites with a time zone in their settings do not need this rule, so it is off by default.',
    authority: 'Google, Article structured data (datePublished)',
    given: { settings: 'timeZone: Asia/Shanghai\n' },
    bad: [
      '---\ntitle: Harbour opens\ndate: ⟦2024-01-05 08:00:00⟧\n---\n',
      "---\ntitle: Harbour opens\nupdated: ⟦'2024-01-05T08:00'⟧\n---\n",
    ],
    good: ['---\ntitle: Harbour opens\ndate: 2024-01-05T08:00:00+08:00\nupdated: 2024-01-06\nlastmod: 2024-01-06 08:00:00 Z\n---\n'],
  },
  *check(article, context) {
    const { frontMatter } = article
    const dates = datesOf(article, context.generator)
    const { timeZone } = context
    for (const { key, value, date } of dates) {
      if (!frontMatter || !date?.exists || !/T\d\d:\d\d:\d\d$/.test(date.iso)) continue
      const range = value.range
      const site = siteDateOf(key, dateValueOf(value, frontMatter.language), context)
      if (site) {
        const finding = onSite(date.iso, value, site, frontMatter.language, context)
        if (finding) yield { range, ...finding }
        continue
      }
      const offset = timeZone === undefined ? undefined : offsetAt(date.iso, timeZone)
      if (offset === undefined) {
        yield { range, message: l10n.t('This time has no time zone: write it like {0}, with your time zone.', `${date.iso}+08:00`) }
        continue
      }
      const end = range.end - (value.style === 'plain' ? 0 : 1)
      const edits = [{ range: { start: end, end }, newText: offset }]
      const fixes = [{ title: l10n.t('Add the time zone of the site: {0}', offset), edits, safe: false }]
      const message = l10n.t('This time has no time zone: write it as {0}.', date.iso + offset)
      yield { range, message, fixes: date.notation === 'iso' && value.style !== 'block' ? fixes : [] }
    }
  },
}

/** What a generator takes such a time for, and the same time, or the one that is meant, with a zone that it reads. */
function onSite(
  iso: string,
  value: ScalarNode,
  site: SiteDate,
  language: FrontMatterLanguage,
  context: DateSite,
): Pick<Finding, 'message' | 'fixes'> | undefined {
  const { generator, timeZone } = context
  if (fateOf(site) !== 'read') return undefined
  const title = generator.title ?? ''
  const read = instantOf(site)
  if (read === undefined)
    return {
      message: l10n.t(
        '{0} reads this time in the time zone of the computer that builds the site: set the time zone in the configuration of the site.',
        title,
      ),
    }
  const meant = timeZone === undefined ? undefined : instantIn(iso, timeZone)
  const written = [...new Set([isoIn(read, timeZone), ...(meant === undefined ? [] : [isoIn(meant, timeZone)])])]
  const fixes = written.flatMap((zoned) => {
    const rewriting = correctedDate(zoned, value, language, context)
    if (!rewriting || !hasZone(readDate(rewriting.date)?.iso ?? '')) return []
    return [rewritingFix(rewriting, value.range, rewriting.safe)]
  })
  // Where a zone does more harm than good, and the time is read as it is meant, there is nothing to say.
  if (fixes.length === 0 && read === meant) return undefined
  return { message: l10n.t('This time has no time zone: {0} reads it as {1}.', title, isoIn(read, timeZone)), fixes }
}
