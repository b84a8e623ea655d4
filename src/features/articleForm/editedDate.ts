import type { Article } from '../../core/article/article'
import { hasZone, readDate } from '../../core/dates/dates'
import { instantOnClock, zoneOffset } from '../../core/dates/timeZone'
import { timeWrittenAs, writtenTime } from '../completion/dateItems'
import type { Clock, CompletionSources } from '../completion/completionTypes'
import { shownText, type FieldSource } from './fieldControl'
import type { DateControl } from './formTypes'

const minuteMs = 60_000
const wanted = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d)?(?:\.\d+)?)?$/

/**
 * A date as it is to be written: in the notation that the field has; in a new field as completion would write it.
 * @param clock what a picker says, such as `2024-01-05T08:00`
 * @returns undefined for what is no date; '' if the field has that date already
 */
export function editedDate(
  article: Article,
  { path, schemaField, field }: FieldSource,
  control: DateControl,
  clock: string,
  sources: CompletionSources,
): string | undefined {
  const match = wanted.exec(clock)
  const [, day = '', time, seconds = ':00'] = match ?? []
  if (!match || !readDate(clock)?.exists || !sources.clock) return undefined
  if (control.clock === (time === undefined ? day : `${day}T${time}${seconds}`)) return ''
  const source = field?.value.kind === 'scalar' ? shownText(field.value, article.text).trim() : ''
  const iso = readDate(source)?.iso ?? ''
  if (time === undefined) return day
  const shown = Date.parse(`${day}T${time}${seconds}Z`)
  // What the clock of a date without a zone shows is written as it is shown.
  if (control.hasTime && iso !== '' && !hasZone(iso)) return timeWrittenAs(source, shown, 0) ?? `${day} ${time}${seconds}`
  const { clock: ofSite } = sources
  const instant = instantOf(shown, ofSite)
  const asBefore = iso === '' ? undefined : timeWrittenAs(source, instant, minutesFor(instant, iso, ofSite))
  if (asBefore !== undefined) return asBefore
  const format = schemaField?.format === 'date-time' ? 'date-time' : undefined
  const others = article.dates.filter((date) => date.value !== field?.value)
  return writtenTime({ name: path.at(-1) ?? '', format }, others, { ...sources, clock: ofSite }, instant)
}

/** The instant at which the clock of the site shows a time. @param shown in milliseconds since 1970, as if that were UTC */
function instantOf(shown: number, { site, zoneMinutes }: Clock): number {
  const onClock = site?.timeZone === undefined ? undefined : instantOnClock(shown, site.timeZone)
  return onClock ?? shown - zoneMinutes(shown - zoneMinutes(shown) * minuteMs) * minuteMs
}

/** The offset that is written: that of the site if the date had it before, as in summer and winter; otherwise the same as before. */
function minutesFor(instant: number, iso: string, { zoneMinutes }: Clock): number {
  const before = Date.parse(iso)
  const written = zoneOffset(before, /(?:Z|[+-]\d\d:\d\d)$/.exec(iso)?.[0] ?? 'Z') ?? 0
  return zoneMinutes(before) === written ? zoneMinutes(instant) : written
}
