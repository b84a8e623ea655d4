import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import type { FrontMatterWriter } from '../../core/frontmatter/writer'
import type { SchemaField } from '../../core/schema/fields'
import { isReadAs, siteDateOf } from '../../core/lint/siteDate'
import { rank, type Clock, type CompletionItem, type CompletionSources, type CompletionTarget, type ValueContext } from './completionTypes'

/** The notation of a date: which parts of ISO 8601 it has, and how they are separated. */
interface DateForm {
  readonly separator: string
  readonly seconds: boolean
  readonly zone: string
}

const isoForm: DateForm = { separator: 'T', seconds: true, zone: '+00:00' }
const forms = /^\d{4}-\d\d-\d\d(?:(T| )\d\d:\d\d(:\d\d)?(?:\.\d+)?( ?(?:Z|[+-]\d\d:?\d\d))?)?$/

/** The current time as `writtenTime` writes it; undefined without a clock. */
export function writtenNow(
  field: Pick<SchemaField, 'name' | 'format'>,
  dates: Article['dates'],
  { clock, corpus }: Pick<CompletionSources, 'clock' | 'corpus'>,
): string | undefined {
  return clock && writtenTime(field, dates, { clock, corpus }, clock.now)
}

/**
 * A time in the notation of the article's other dates, else in that of most articles, else in ISO 8601 with the zone.
 * @param time in milliseconds since 1970, UTC
 */
export function writtenTime(
  { name, format }: Pick<SchemaField, 'name' | 'format'>,
  dates: Article['dates'],
  { clock, corpus }: { readonly clock: Clock; readonly corpus: CompletionSources['corpus'] },
  time: number,
): string {
  const form = format === 'date' ? 'day' : formFor(name, dates, corpus.usualDate?.())
  return form === 'day' ? dayOf(time, clock.zoneMinutes(time)) : timeAt(form, name, time, clock)
}

/**
 * A time in the notation of another date: with its separators, and with a zone or seconds only if that one has them.
 * @param time in milliseconds since 1970: UTC, or what the clock shows, as if that were UTC, for a notation without a zone
 * @param zoneMinutes the offset from UTC; 0 for a notation without a zone
 * @returns undefined if that one is not ISO 8601, or has no time
 */
export function timeWrittenAs(source: string, time: number, zoneMinutes: number): string | undefined {
  const form = formOf(source)
  return form === undefined || form === 'day' ? undefined : timeIn(form, time, zoneMinutes)
}

/** A date in the notation of the article, and its origin in words. */
export interface SuggestedDate {
  readonly date: string
  readonly origin: string
}

/** Dates for a field, the most likely first, in the notation of the article's other dates. Empty without a clock. */
export function suggestedDates(
  key: string,
  format: string | undefined,
  dates: Article['dates'],
  { clock, file, corpus }: CompletionSources,
): readonly SuggestedDate[] {
  if (!clock) return []
  const form = format === 'date' ? 'day' : formFor(key, dates, corpus.usualDate?.())
  const at = (time: number) => timeAt(form === 'day' ? isoForm : form, key, time, clock)
  const day = (time: number) => dayOf(time, clock.zoneMinutes(time))
  const now = { date: at(clock.now), origin: l10n.t('now') }
  const today = { date: day(clock.now), origin: l10n.t('today') }
  const fileNameDate = /^(\d{4}-\d\d-\d\d)(?!\d)/.exec(file?.name ?? '')?.[1]
  const fromFile = (time: number | undefined, origin: string) =>
    time === undefined ? [] : [{ date: form === 'day' ? day(time) : at(time), origin }]
  const choices: readonly SuggestedDate[] = [
    ...(form !== 'day' ? [now, ...(format === 'date-time' ? [] : [today])] : format === 'date' ? [today] : [today, now]),
    ...(fileNameDate === undefined || format === 'date-time' ? [] : [{ date: fileNameDate, origin: l10n.t('from the file name') }]),
    ...fromFile(file?.created, l10n.t('file created')),
    ...fromFile(file?.modified, l10n.t('file last changed')),
  ]
  const written = new Set<string>()
  return choices.filter(({ date }) => !written.has(date) && written.add(date))
}

/** The items for a field that holds a date, the most likely date first. */
export function dateItems(
  context: ValueContext,
  field: SchemaField | undefined,
  { datesOf, writer }: CompletionTarget,
  sources: CompletionSources,
): readonly CompletionItem[] {
  const key = context.path.at(-1) ?? ''
  return suggestedDates(key, field?.format, datesOf(), sources).map(({ date, origin }, index) =>
    dateItem(date, origin, index, context, writer),
  )
}

function dateItem(
  date: string,
  detail: string,
  index: number,
  { range, style, before, after }: ValueContext,
  writer: FrontMatterWriter,
): CompletionItem {
  const quote = style === 'plain' ? '' : style === 'single' ? "'" : '"'
  const written = writer.date(date, style)
  // Typing a word of the detail, such as “today”, finds the date as well.
  const filterText = `${quote}${date} ${detail}${quote}`
  return { label: date, kind: 'date', newText: before + written + after, range, filterText, sortText: rank(index), detail }
}

function formFor(key: string, dates: Article['dates'], usual: string | undefined): DateForm | 'day' {
  const others = dates.filter((date) => date.key !== key).map(({ source }) => source)
  for (const source of [...others, ...(usual === undefined ? [] : [usual])]) {
    const form = formOf(source)
    if (form) return form
  }
  return isoForm
}

/** Undefined for a date that is not ISO 8601. */
function formOf(source: string): DateForm | 'day' | undefined {
  const match = forms.exec(source)
  if (!match) return undefined
  return match[1] === undefined ? 'day' : { separator: match[1], seconds: match[2] !== undefined, zone: match[3] ?? '' }
}

const naiveForm: DateForm = { separator: ' ', seconds: true, zone: '' }

/** A time in a form that the generator reads as that time, the one asked for if it does: without a zone some of them take it for UTC. */
function timeAt(form: DateForm, key: string, time: number, { zoneMinutes, site }: Clock): string {
  const minutes = zoneMinutes(time)
  const wanted = timeIn(form, time, minutes)
  if (!site || siteDateOf(key, { text: wanted, type: 'plain', language: 'yaml' }, site) === undefined) return wanted
  const written = [wanted, timeIn(isoForm, time, minutes), timeIn(naiveForm, time, minutes), timeIn(form, time, 0)]
  const isRead = (offset: number | undefined) => written.find((date) => isReadAs(date, time, site, offset))
  // If none is read alike on all computers, one that is on the author's.
  return isRead(undefined) ?? isRead(minutes) ?? wanted
}

function timeIn({ separator, seconds, zone }: DateForm, time: number, zoneMinutes: number): string {
  const isUtc = zone.trim() === 'Z'
  const shifted = new Date(time + (isUtc ? 0 : zoneMinutes * 60_000)).toISOString()
  return shifted.slice(0, 10) + separator + shifted.slice(11, seconds ? 19 : 16) + (isUtc ? zone : zone && writtenZone(zone, zoneMinutes))
}

function dayOf(time: number, zoneMinutes: number): string {
  return new Date(time + zoneMinutes * 60_000).toISOString().slice(0, 10)
}

/** An offset such as ` +08:00` or `+0800`, with or without space and colon as in the example. */
function writtenZone(like: string, minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const size = Math.abs(minutes)
  const colon = like.includes(':') ? ':' : ''
  return `${like.startsWith(' ') ? ' ' : ''}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${colon}${two(Math.round(size % 60))}`
}
