import * as l10n from '@vscode/l10n'
import { hasZone } from '../core/dates/dates'
import { dateValueOf, type DateField } from '../core/frontmatter/dateFields'
import type { FrontMatterLanguage } from '../core/frontmatter/fences'
import { writerOf } from '../core/frontmatter/writer'
import {
  correctedDate,
  fateOf,
  firstMove,
  instantInUtc,
  instantOf,
  isoIn,
  keepingDate,
  siteDateOf,
  type DateSite,
  type Rewriting,
  type SiteDate,
  datesOf,
} from '../core/lint/siteDate'
import { rewritingFix } from '../core/lint/dateProblems'
import type { Rule } from '../core/lint/rule'
import type { Finding, Severity } from '../core/text/problem'

export const dateFormat: Rule = {
  id: 'date-format',
  severity: 'information',
  docs: {
    bySite: true,
    summary: 'Dates are written in the international form (ISO 8601).',
    why: 'Only some site generators can read other forms. Such dates are sorted wrongly in lists, and mean different days in different countries.',
    authority: 'ISO 8601; Google, Article structured data (datePublished)',
    bad: [
      '---\ntitle: Harbour opens\ndate: ⟦Fri, 05 Jan 2024 08:00:00 GMT⟧\n---\n',
      "---\ntitle: Harbour opens\ndate: ⟦'2024/1/5 08:00'⟧\n---\n",
      '---\ntitle: Harbour opens\ndate: ⟦January 5, 2024⟧\n---\n',
      '---\ntitle: Harbour opens\ndate: ⟦5.1.2024⟧\n---\n',
    ],
    good: ['---\ntitle: Harbour opens\ndate: 2024-01-05\nupdated: 2024-01-05 08:00:00\n---\n'],
  },
  *check(article, context) {
    const { frontMatter } = article
    const dates = datesOf(article, context.generator)
    if (!frontMatter) return
    for (const field of dates) {
      const site = siteDateOf(field.key, dateValueOf(field.value, frontMatter.language), context)
      const finding = findingFor(field, site, frontMatter.language, context)
      if (finding) yield finding
    }
  },
}

function findingFor(field: DateField, site: SiteDate | undefined, language: FrontMatterLanguage, context: DateSite): Finding | undefined {
  const { value, source, date } = field
  // What the site cannot read, or reads as another time, is reported by other rules.
  if (site && fateOf(site) !== 'read') return undefined
  if (!date) return site && typeof value.value !== 'number' ? unusual(field, site, language, context) : undefined
  const isPlain = date.notation === 'iso' && date.sharedZone === undefined
  if (!date.exists || isPlain || date.notation === 'han') return undefined
  if (site && hasZone(date.iso) && firstMove(site, Date.parse(date.iso))) return undefined
  const { title } = context.generator
  const read = site && instantInUtc(site)
  if (date.other !== undefined) {
    const choices = [date.iso, date.other]
    const distance = (iso: string) => Math.abs(Date.parse(iso.slice(0, 10)) - (read ?? 0))
    return {
      range: value.range,
      message:
        read === undefined
          ? l10n.t('“{0}” can mean {1} or {2}: write the one that is meant.', source, ...choices)
          : l10n.t(
              '“{0}” can mean {1} or {2}, and {3} reads {4}: write the one that is meant.',
              source,
              ...choices,
              title ?? '',
              distance(date.iso) < distance(date.other) ? date.iso : date.other,
            ),
      fixes: choices.flatMap((iso) => rewritingOf(iso, field, site, language, context) ?? []).map((one) => rewritingFix(one, value.range)),
    }
  }
  const rewritten = rewritingOf(date.iso, field, site, language, context)
  const message =
    date.sharedZone === undefined
      ? l10n.t('The date is not in the international form: write it as {0}.', rewritten?.date ?? date.iso)
      : l10n.t('“{0}” is the name of several time zones: this is read as {1}.', date.sharedZone, date.iso)
  const isSafe = rewritten?.safe === true && date.sharedZone === undefined
  // A site that reads it as it is meant loses nothing.
  const severity: Severity = site && date.sharedZone === undefined ? 'hint' : 'information'
  return { range: value.range, message, severity, fixes: rewritten ? [rewritingFix(rewritten, value.range, isSafe)] : [] }
}

/** A notation that only the generator knows. */
function unusual({ value, source }: DateField, site: SiteDate, language: FrontMatterLanguage, context: DateSite): Finding | undefined {
  const instant = instantOf(site)
  if (instant === undefined) return undefined
  const iso = isoIn(instant, undefined).replace('T00:00:00Z', '')
  const rewritten = keepingDate(iso, value, language, context)
  return {
    range: value.range,
    message: l10n.t('“{0}” is not a date in the international form. {1} reads it as {2}.', source, context.generator.title ?? '', iso),
    fixes: rewritten ? [rewritingFix(rewritten, value.range)] : [],
  }
}

/** The notation in which the site reads the same as before, or else the one in which it reads what is meant. */
function rewritingOf(
  iso: string,
  { value, date }: DateField,
  site: SiteDate | undefined,
  language: FrontMatterLanguage,
  context: DateSite,
): Rewriting | undefined {
  if (site) return keepingDate(iso, value, language, context) ?? correctedDate(iso, value, language, context)
  // The zone is written, so it is the same instant. In the other notations the order of day and month is a guess.
  const safe = (date?.notation === 'rfc2822' || date?.notation === 'program') && hasZone(iso)
  return { date: iso, newText: writerOf(language).date(iso, value.style), safe }
}
