import type { ClockTime } from './dateReading'

const zoneHours: Readonly<Record<string, number>> = {
  utc: 0,
  z: 0,
  ut: 0,
  gmt: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
}
const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'

const timeOfDay =
  /(\d+)\s*:\s*(\d+)(?:\s*:\s*(\d+)(?:[,.](\d*))?)?(?:\s*([ap])\.?m\.?\b)?(?:\s*((?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[a-z.\s]+(?:standard|daylight)\stime\b|[a-z]+(?:\sdst)?\b))?/i
const dayMonthName = new RegExp(String.raw`(\d+)[^-\d\s]*\s*(${months})[^-\d\s']*(?:\s*(-?\d+))?`, 'i')
const monthNameDay = new RegExp(String.raw`\b(${months})[^-\d\s']*\s*(\d+)[^-\d\s']*(?:\s*,?\s*(-?\d+))?`, 'i')
const threeNumbers = [/(\d+)-(\d+)-(\d+)/, /(\d+)\/\s*(\d+)(?:\D\s*(\d+))?/, /(\d+)\.\s*(\d+)\.\s*(\d+)/]

/**
 * Reads a date as Ruby's `Time.parse` does (`lib/time.rb`, `ext/date/date_parse.c`): a year of more than two digits is found wherever it
 * is, so that 12/01/2022 is 12 January. Only the notations that articles have are covered.
 * @returns `now` for a text without a day, which is taken for today; `offset` is undefined for a local time, also after a zone that Ruby
 * does not know, such as `+8`; undefined if Ruby raises an error
 */
export function readRubyDate(text: string): ClockTime | 'now' | undefined {
  const compact = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[-+]\d{4})?)?$/i.exec(text)
  if (compact) return at(compact.slice(1, 4), compact.slice(4, 7), undefined, compact[7])
  // Other numbers: a day of the year, a month and a day, and so on, in lengths that do not fit times in seconds.
  if (/^[-+]?\d+(?:\.\d*)?$/.test(text)) return undefined
  const cleaned = text.replace(/[^-+',./:@\w[\]\u0080-\uffff]+/g, ' ')
  const time = timeOfDay.exec(cleaned)
  const rest = time ? `${cleaned.slice(0, time.index)} ${cleaned.slice(time.index + time[0].length)}` : cleaned
  const day = dayIn(rest)
  // Lone numbers are taken for a month and a day, or a day of the year, which rarely exist.
  if (!day) return time && !/\d/.test(rest) ? 'now' : undefined
  return at(day, time?.slice(1, 4) ?? [], time?.[5], time?.[6], time?.[4])
}

/** Year, month and day. */
function dayIn(text: string): readonly (string | undefined)[] | undefined {
  const european = dayMonthName.exec(text)
  if (european) return sorted(european[3], monthNumber(european[2]), european[1])
  const american = monthNameDay.exec(text)
  if (american) return sorted(american[3], monthNumber(american[1]), american[2])
  for (const notation of threeNumbers) {
    const match = notation.exec(text)
    if (match) return sorted(match[1], match[2], match[3])
  }
  return undefined
}

function monthNumber(name: string | undefined): string {
  return String(months.split('|').indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1)
}

/** The number of more than two digits is the year (`s3e` in date_parse.c). */
function sorted(year: string | undefined, month: string | undefined, day: string | undefined): readonly (string | undefined)[] {
  return (day?.length ?? 0) > 2 ? [day, month, year] : [year, month, day]
}

/** `Time.make_time`: a day up to the 31st is moved on into the next month; other values out of range raise an error. */
function at(
  [year, month, day]: readonly (string | undefined)[],
  time: readonly (string | undefined)[],
  half: string | undefined,
  zone: string | undefined,
  fraction = '',
): ClockTime | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day ?? 1)]
  const [hour, minute, second] = [0, 1, 2].map((index) => Number(time[index] ?? 0)) as [number, number, number]
  const h = half === undefined ? hour : (hour % 12) + (/p/i.test(half) ? 12 : 0)
  if (year === undefined || Number.isNaN(y) || m < 1 || m > 12 || d < 1 || d > 31 || minute > 59 || second > 60) return undefined
  if (h > 24 || (h === 24 && minute + second > 0)) return undefined
  const short = year.length <= 2 ? y + (y >= 69 ? 1900 : 2000) : y
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'))
  return { clock: Date.UTC(short, m - 1, d, h, minute, second, ms), offset: zone === undefined ? undefined : offsetOf(zone) }
}

/** `Time.zone_offset` */
function offsetOf(zone: string): number | undefined {
  const named = zoneHours[zone.toLowerCase()]
  if (named !== undefined) return named * 60
  const match = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(zone)
  if (!match) return undefined
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
  return match[1] === '-' ? -minutes : minutes
}
