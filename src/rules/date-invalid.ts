import * as l10n from '@vscode/l10n'
import { dateValueOf, fileDate, type DateField } from '../core/frontmatter/dateFields'
import type { FrontMatterLanguage } from '../core/frontmatter/fences'
import {
  compactDate,
  isDayFirstOnly,
  isReadBy,
  narrowDate,
  numberMessage,
  plainMessage,
  rewritingFix,
  siteMessage,
} from '../core/lint/dateProblems'
import { correctedDate, siteDateOf, type DateSite, type SiteDate, datesOf } from '../core/lint/siteDate'
import { otherDateFindings } from '../core/lint/otherDates'
import { writerOf, type FrontMatterWriter } from '../core/frontmatter/writer'
import type { Rule } from '../core/lint/rule'
import type { Fix } from '../core/text/problem'
import type { ScalarNode } from '../core/data/nodes'

export const dateInvalid: Rule = {
  id: 'date-invalid',
  severity: 'error',
  docs: {
    effect: 'stops',
    summary: 'Dates are real days and times, in a form that site generators can read.',
    why: 'When Hexo cannot read a date, it uses the date of the file instead, without a warning. Other site generators stop the build.',
    authority: 'Hexo, lib/plugins/processor/common.ts (toDate)',
    bad: [
      '---\ntitle: Harbour opens\ndate: ⟦Invalid Date⟧\n---\n',
      '---\ntitle: Harbour opens\ndate: ⟦2020/13/45⟧\n---\n',
      "---\ntitle: Harbour opens\nupdated: ⟦'2023-02-29'⟧\n---\n",
      '---\ntitle: Harbour opens\ndate: ⟦[2024-01-05]⟧\n---\n',
      '---\ntitle: 港口开放\ndate: ⟦2024年1月5日⟧\n---\n',
      '---\ntitle: 港口开放\ndate: ⟦2024-01-05 08：30⟧\nupdated: ⟦２０２４—０１—０６⟧\n---\n',
    ],
    good: [
      '---\ntitle: Harbour opens\ndate: 2024-02-29 08:00:00 +08:00\n---\n',
      '---\ntitle: Harbour opens\ndate: 2016-04-01 10:30:00 -4\npublished: false\n---\n',
      '---\ntitle: Harbour opens\ndate:\n---\n',
      '---\ntitle: Harbour opens\ndate: <%= now %>\n---\n',
    ],
  },
  *check(article, context) {
    const { frontMatter } = article
    if (!frontMatter) return
    yield* otherDateFindings(article, context)
    const { language } = frontMatter
    for (const field of datesOf(article, context.generator)) {
      const { key, value, source, date } = field
      const fromName = key === 'date' ? fileNameFix(context.path, value, writerOf(language)) : []
      const site = siteDateOf(key, dateValueOf(value, language), context)
      const range = value.range
      if (typeof value.value === 'number') {
        const message = numberMessage(value.value, source, site, context)
        const fixes = [...rewritten(compactDate(source), field, site, language, context), ...fromName]
        if (message !== undefined) yield { range, message, fixes }
        continue
      }
      if (date?.exists === false) {
        yield { range, message: l10n.t('“{0}” is a day or time that does not exist.', source), fixes: fromName }
        continue
      }
      const isRead = site ? isReadBy(site) : date !== undefined && date.notation !== 'han' && !isDayFirstOnly(source)
      if (isRead) continue
      const meant = date ? [date.iso, ...(date.other === undefined ? [] : [date.other])] : (narrowDate(source) ?? compactDate(source))
      const fixes = [...rewritten(meant, field, site, language, context), ...fromName]
      yield { range, message: site ? siteMessage(site, source, date, context) : plainMessage(source, date), fixes }
    }
  },
}

function rewritten(
  meant: readonly string[],
  { value }: DateField,
  site: SiteDate | undefined,
  language: FrontMatterLanguage,
  context: DateSite,
): readonly Fix[] {
  return meant.flatMap((iso) => {
    const found = site ? correctedDate(iso, value, language, context) : { date: iso, newText: writerOf(language).date(iso, value.style) }
    if (!found) return []
    return [rewritingFix(found, value.range)]
  })
}

/** The value is not a date, but the file name has one. */
function fileNameFix(path: string, { range, style }: ScalarNode, notation: FrontMatterWriter): readonly Fix[] {
  const day = fileDate(path)
  if (day === undefined) return []
  const title = l10n.t('Use the date in the file name: {0}', day)
  return [{ title, edits: [{ range, newText: notation.date(day, style) }], safe: false }]
}
