import * as l10n from '@vscode/l10n'
import { readDate, type WrittenDate } from '../dates/dates'
import { fateOf, instantInUtc, instantOf, isoIn, type DateSite, type Rewriting, type SiteDate } from './siteDate'
import type { SiteGenerator } from '../generators/shared/generator'
import type { Fix } from '../text/problem'
import type { Range } from '../text/text'

const readFates: ReadonlySet<string> = new Set(['read', 'asked'])

/** Whether a site takes a date from a value, or the value asks for the date of the file. */
export function isReadBy(site: SiteDate): boolean {
  return readFates.has(fateOf(site))
}

/** Why a site cannot use a date, and what to write. @param date what is meant, if that is known */
export function siteMessage(
  site: SiteDate,
  source: string,
  date: WrittenDate | undefined,
  { generator }: Pick<DateSite, 'generator'>,
): string {
  const narrow = narrowDate(source)
  if (narrow) return l10n.t('This date has full-width characters: write it as {0}.', narrow[0] ?? '')
  const title = generator.title ?? ''
  const fate = fateOf(site)
  const happens =
    fate === 'stops'
      ? l10n.t('{0} cannot read “{1}” as a date, and stops the build.', title, source)
      : fate === 'dropped'
        ? l10n.t('{0} cannot read “{1}” as a date, and publishes the article without one.', title, source)
        : l10n.t('{0} cannot read “{1}” as a date, and uses that of the file instead.', title, source)
  const advice =
    date === undefined
      ? l10n.t('Write it like 2024-01-05.')
      : date.other === undefined
        ? l10n.t('Write it as {0}.', date.iso)
        : l10n.t('It can mean {0} or {1}: write the one that is meant.', date.iso, date.other)
  return `${happens} ${advice}`
}

/** Why most site generators cannot use a date. */
export function plainMessage(source: string, date: WrittenDate | undefined): string {
  if (date) return l10n.t('Site generators cannot read “{0}” as a date: write it as {1}.', source, date.iso)
  const narrow = narrowDate(source)
  return narrow
    ? l10n.t('This date has full-width characters: write it as {0}.', narrow[0] ?? '')
    : l10n.t('“{0}” cannot be read as a date: write it like 2024-01-05 or 2024-01-05T08:00:00+08:00.', source)
}

/** What is wrong with a number. A time in seconds or milliseconds is a date to some generators; a year alone is 1970 to them. */
export function numberMessage(value: number, source: string, site: SiteDate | undefined, { generator }: DateSite): string | undefined {
  const incomplete = l10n.t('“{0}” is not a complete date: write it like 2024-01-05.', source)
  if (!site) return value < 1e8 ? incomplete : undefined
  return isReadBy(site) ? timeMessage(site, source, generator) : siteMessage(site, source, undefined, { generator })
}

/** What is wrong with a value that is read as a time since 1970; undefined if an article may be from that time. */
export function timeMessage(site: SiteDate, source: string, generator: SiteGenerator): string | undefined {
  const instant = instantInUtc(site) ?? 0
  if (instant > Date.UTC(1990, 0) && instant < Date.UTC(2200, 0)) return undefined
  return l10n.t(
    '{0} reads {1} as a time since 1970, which gives {2}: write the date like 2024-01-05.',
    generator.title ?? '',
    source,
    isoIn(instant, undefined),
  )
}

/** The date as it would be in the letters of ASCII; undefined when it is none then either. */
export function narrowDate(source: string): readonly string[] | undefined {
  const narrow = source.normalize('NFKC').replace(/[–—−]/g, '-')
  const date = narrow === source ? undefined : readDate(narrow)
  return date?.exists ? [date.iso] : undefined
}

/** The day that eight digits stand for: 20220112. */
export function compactDate(source: string): readonly string[] {
  const iso = source.replace(/^((?:19|20)\d\d)(\d\d)(\d\d)$/, '$1-$2-$3')
  return iso !== source && readDate(iso)?.exists ? [iso] : []
}

/** 13/01/2022: JavaScript and most other readers want the month first. */
export function isDayFirstOnly(source: string): boolean {
  return /^(?:1[3-9]|[23]\d)\D\d\d?\D\d{4}/.test(source)
}

/**
 * How a site reads another time than the one that is written.
 * @param move as `firstMove` returns it
 * @param iso the date as it is meant, in ISO 8601 with a zone
 */
export function moveMessage(
  site: SiteDate,
  move: { readonly machine: string; readonly instant: number },
  iso: string,
  context: DateSite,
): string {
  const { generator, timeZone } = context
  const [title, read, written] = [generator.title ?? '', isoIn(move.instant, timeZone), isoIn(Date.parse(iso), timeZone)]
  return instantOf(site) === undefined
    ? l10n.t(
        '{0} moves this time if the computer that builds the site is in another time zone: on one in {1}, {2} becomes {3}.',
        title,
        move.machine,
        written,
        read,
      )
    : l10n.t('{0} does not use the time zone that is written here: it publishes the article at {1}, not at {2}.', title, read, written)
}

/** Writes a date in another notation. @param safe left out if the article may move */
export function rewritingFix({ date, newText }: Pick<Rewriting, 'date' | 'newText'>, range: Range, safe = false): Fix {
  return { title: l10n.t('Write the date as {0}', date), edits: [{ range, newText }], safe }
}
