/** `long`: January 5, 2024; `full`: with the weekday. */
export type DateLength = 'long' | 'full'

const minute = 60_000

/**
 * Formats a date as it is written. It is not converted to another time zone, which could change the day.
 * @param iso as `readDate` gives it
 * @param language a language tag
 * @returns undefined when it is not in that form, or the date does not exist
 */
export function dateInWords(iso: string, language: string, length: DateLength = 'long'): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})?)?$/.exec(iso)
  const [, day, time, zone] = match ?? []
  // The local time, formatted as if it were UTC, so that no time zone changes it.
  const clock = Date.parse(`${day}T${time ?? '00:00:00'}Z`)
  if (day === undefined || Number.isNaN(clock)) return undefined
  return clockInWords(clock, language, length, time !== undefined) + (zone === undefined ? '' : zoneInWords(zone))
}

/** Formats an instant for an offset from UTC in minutes; only the day if no time is requested. */
export function instantInWords(instant: number, offset: number, language: string, length: DateLength = 'long'): string {
  return clockInWords(instant + offset * minute, language, length, true)
}

function clockInWords(clock: number, language: string, dateStyle: DateLength, withTime: boolean): string {
  const style: Intl.DateTimeFormatOptions = { dateStyle, timeZone: 'UTC', ...(withTime && { timeStyle: 'short' }) }
  const key = `${language} ${dateStyle} ${withTime}`
  let format = formats.get(key)
  if (!format) {
    format = inLanguage(language, (tag) => new Intl.DateTimeFormat(tag, style))
    if (formats.size >= mostFormats) formats.clear()
    formats.set(key, format)
  }
  return format.format(clock)
}

/** Cached: creating a formatter takes longer than parsing the article. */
const formats = new Map<string, Intl.DateTimeFormat>()
/** Limits the cache: a site uses few languages, but an article can name any. */
const mostFormats = 50

/** The time since or until an instant: “3 days ago”, “in 2 hours”. @param days whether the smallest unit is the day */
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
  // `Math.round` may return -0, which is formatted as “0 minutes ago”.
  const rounded = Math.round(value) + 0 || (unit === 'second' || unit === 'day' ? 0 : Math.sign(value))
  return inLanguage(language, (tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(rounded, unit))
}

function zoneInWords(zone: string): string {
  if (zone === 'Z' || zone === '+00:00') return ' UTC'
  const [, sign, hours, minutes] = /^([+-])0?(\d+):(\d{2})$/.exec(zone) ?? []
  return ` UTC${sign === '-' ? '−' : '+'}${hours}${minutes === '00' ? '' : `:${minutes}`}`
}

/** Falls back to the default language: not every engine supports every language tag. */
function inLanguage<T>(language: string, format: (language: string) => T): T {
  try {
    return format(language)
  } catch {
    return format('en')
  }
}
