/** `long` is January 5, 2024; `full` has the weekday too. */
export type DateLength = 'long' | 'full'

const minute = 60_000

/**
 * A date as it is written, in words: never moved to another zone, which could be another day.
 * @param iso as `readDate` gives it
 * @param language a language tag
 * @returns undefined when it is not in that form, or not a date that exists
 */
export function dateInWords(iso: string, language: string, length: DateLength = 'long'): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})?)?$/.exec(iso)
  const [, day, time, zone] = match ?? []
  // The time on the author's clock, formatted as if that clock were UTC: so no zone can move it.
  const clock = Date.parse(`${day}T${time ?? '00:00:00'}Z`)
  if (day === undefined || Number.isNaN(clock)) return undefined
  return clockInWords(clock, language, length, time !== undefined) + (zone === undefined ? '' : zoneInWords(zone))
}

/** An instant on the clocks that are some minutes ahead of UTC, in words; with the day alone where no time is asked for. */
export function instantInWords(instant: number, offset: number, language: string, length: DateLength = 'long'): string {
  return clockInWords(instant + offset * minute, language, length, true)
}

function clockInWords(clock: number, language: string, dateStyle: DateLength, withTime: boolean): string {
  const style: Intl.DateTimeFormatOptions = { dateStyle, timeZone: 'UTC', ...(withTime && { timeStyle: 'short' }) }
  const key = `${language} ${dateStyle} ${withTime}`
  let format = formats.get(key)
  if (!format) {
    format = inLanguage(language, (known) => new Intl.DateTimeFormat(known, style))
    if (formats.size >= mostFormats) formats.clear()
    formats.set(key, format)
  }
  return format.format(clock)
}

/** To make one takes longer than to read the article. */
const formats = new Map<string, Intl.DateTimeFormat>()
/** A site uses few languages, but an article can name any. */
const mostFormats = 50

/** How long ago an instant was, or until it is: “3 days ago”, “in 2 hours”. @param days whether only days are told apart */
export function ageInWords(instant: number, now: number, language: string, days = false): string {
  const minutes = (instant - now) / minute
  const size = Math.abs(minutes)
  const [value, unit] = ((): [number, Intl.RelativeTimeFormatUnit] => {
    if (days ? size < 26 * 1440 : size >= 22 * 60 && size < 26 * 1440) return [minutes / 1440, 'day']
    if (size < 1) return [0, 'second']
    if (size < 45) return [minutes, 'minute']
    if (size < 22 * 60) return [minutes / 60, 'hour']
    return size < 320 * 1440 ? [minutes / 1440 / 30.44, 'month'] : [minutes / 1440 / 365.25, 'year']
  })()
  // `Math.round` may give -0, which is said as “0 minutes ago”.
  const rounded = Math.round(value) + 0 || (unit === 'second' || unit === 'day' ? 0 : Math.sign(value))
  return inLanguage(language, (known) => new Intl.RelativeTimeFormat(known, { numeric: 'auto' }).format(rounded, unit))
}

function zoneInWords(zone: string): string {
  if (zone === 'Z' || zone === '+00:00') return ' UTC'
  const [, sign, hours, minutes] = /^([+-])0?(\d+):(\d{2})$/.exec(zone) ?? []
  return ` UTC${sign === '-' ? '−' : '+'}${hours}${minutes === '00' ? '' : `:${minutes}`}`
}

/** Not every engine knows every language tag. */
function inLanguage<T>(language: string, format: (language: string) => T): T {
  try {
    return format(language)
  } catch {
    return format('en')
  }
}
