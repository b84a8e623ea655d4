import * as l10n from '@vscode/l10n'
import { datedWeekdays, mayHaveWeekday, weekdayLike, weekdayName, type DatedWeekday } from '../core/dates/weekdays'
import type { Article } from '../core/article/article'
import { dayMs } from '../core/dates/dates'
import { datesOf } from '../core/lint/siteDate'
import { datelineOf } from '../core/frontmatter/dateFields'
import type { Rule, RuleContext } from '../core/lint/rule'
import { proseOf } from '../core/prose/prose'
import { sourceRange, type ProseRun } from '../core/prose/proseRun'
import { wordEdit } from '../core/prose/wordEdit'
import { outsideQuotations } from '../core/style/wordBounds'
import type { Edit } from '../core/text/text'
import type { Finding, Fix } from '../core/text/problem'

/** A date without a year is of the article's year if it is so near to the article's date. In days. */
const nearDays = 45
/** Until then some countries had another calendar. */
const firstYear = 1925

export const weekdayMismatch: Rule = {
  id: 'weekday-mismatch',
  severity: 'warning',
  docs: {
    summary: 'A weekday in the text is that of the date beside it.',
    why: 'Readers who want to be there in time do not know which of the two is right.',
    authority: 'The Gregorian calendar (ISO 8601)',
    bad: [
      'The harbour opens on ⟦Wednesday⟧, January 13, 2022.\n',
      'The harbour opens on 13 January 2022 (⟦Wed⟧).\n',
      '港口将于2022年1月12日（星期⟦四⟧）开放。\n',
      '---\ntitle: Harbour opens\ndate: 2022-01-05\n---\n\nIt opens on *⟦Wednesday⟧*, Jan. 13.\n',
      '---\ntitle: 港口开放\ndate: 2022-01-05\n---\n\n港口1月12日（周⟦四⟧）开放。\n',
      // The year was not turned over.
      '---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\nIt opens on ⟦Monday⟧, 8 January 2023.\n',
    ],
    good: [
      'Open on Thursday, January 13, 2022, Wed, 12 Jan 2022 and 2022-01-13 (Thu).\n',
      '港口于2022年1月12日（星期三）、1月13日周四、去年1月12日（周五）开放。\n',
      '---\ntitle: Harbour opens\ndate: 2022-01-05\n---\n\nFriday and Saturday, January 13 and 14; Wednesday, Jan. 13–14. In 1921, on Wednesday, January 13.\n',
      '> On Wednesday, January 13, 2022, as he said.\n',
      'As the Baltimore Sun, Jan. 13, 2022, and The Sun, 13 January 2022, report.\n',
    ],
  },
  *check(article, context) {
    if (!mayHaveWeekday(article.masked)) return
    for (const run of proseOf(article, mayHaveWeekday)) {
      if (run.place === 'code' || run.isQuoted) continue
      const found = outsideQuotations(run.text, datedWeekdays(run.text))
      const years = found.length === 0 ? [] : yearsIn(run.text)
      for (const one of found) {
        const near = nearDay(one, article, context)
        const day = one.year === undefined ? meant(near, years) : dayIn(one.year, one)
        const finding = day === undefined ? undefined : findingOf(run, one, day, near)
        if (finding) yield finding
      }
    }
  },
}

/** @param near the day with this date that is near the date of the article */
function findingOf(run: ProseRun, one: DatedWeekday, day: number, near: number | undefined): Finding | undefined {
  const right = new Date(day).getUTCDay()
  const range = sourceRange(run, one.start, one.end)
  if (right === one.weekday || !range) return undefined
  const name = weekdayLike(right, run.text.slice(one.start, one.end))
  const said = [isoDay(day), weekdayName(right), weekdayName(one.weekday)] as const
  const isOtherYear = near !== undefined && one.year !== undefined && new Date(near).getUTCDay() === one.weekday
  if (!isOtherYear)
    return {
      range,
      message: l10n.t('{0} is a {1}, not a {2}.', ...said),
      fixes: fixesOf([[name, wordEdit(run, one.start, one.end, name)]]),
    }
  const [written, year] = [run.text.slice(one.date.start, one.date.end), isoDay(near).slice(0, 4)]
  const start = one.date.start + written.indexOf(String(one.year))
  return {
    range,
    message: l10n.t('{0} is a {1}, not a {2}; {3} is one.', ...said, isoDay(near)),
    fixes: fixesOf([
      [written.replace(String(one.year), year), wordEdit(run, start, start + year.length, year)],
      [name, wordEdit(run, one.start, one.end, name)],
    ]),
  }
}

function fixesOf(ways: readonly (readonly [text: string, edit: Edit | undefined])[]): readonly Fix[] {
  return ways.flatMap(([text, edit]) => (edit ? [{ title: l10n.t('Write “{0}”', text), edits: [edit], safe: false }] : []))
}

function isoDay(day: number): string {
  return new Date(day).toISOString().slice(0, 10)
}

/** The day in milliseconds since 1970; undefined if it does not exist. */
function dayIn(year: number, { month, day }: DatedWeekday): number | undefined {
  const at = Date.UTC(year, month - 1, day)
  return year >= firstYear && new Date(at).getUTCDate() === day && month >= 1 && month <= 12 ? at : undefined
}

function yearsIn(text: string): readonly number[] {
  return [...new Set(text.match(/(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/g)?.map(Number))]
}

/** The day of a date without a year; undefined if it is not sure which year is meant. @param years that are in the same paragraph */
function meant(near: number | undefined, years: readonly number[]): number | undefined {
  // Another year in the same paragraph may be the one that is meant.
  return near !== undefined && years.every((each) => each === new Date(near).getUTCFullYear()) ? near : undefined
}

/** The day with the month and day of a date that is near the date of the article; undefined if there is none. */
function nearDay(one: DatedWeekday, article: Article, context: RuleContext): number | undefined {
  const iso = datelineOf(datesOf(article, context.generator))?.date?.iso
  if (iso === undefined) return undefined
  const published = Date.parse(iso.slice(0, 10))
  const year = Number(iso.slice(0, 4))
  return [year - 1, year, year + 1].flatMap((each) => dayIn(each, one) ?? []).find((at) => Math.abs(at - published) <= nearDays * dayMs)
}
