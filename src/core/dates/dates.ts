/** A day in milliseconds. */
export const dayMs = 86_400_000

/** The notation of a date. */
export type DateNotation = 'iso' | 'rfc2822' | 'program' | 'slashes' | 'unpadded' | 'month-name' | 'han'

/** A date as written in the source text, before any parser has converted it. */
export interface WrittenDate {
  readonly notation: DateNotation
  /** Whether the day and the time exist. */
  readonly exists: boolean
  /** The date in ISO 8601: in UTC for `rfc2822`; otherwise with the zone as written, or without one. */
  readonly iso: string
  /** The other reading, in ISO 8601, where the order of day and month is not sure: 12/01/2022. `iso` is the usual one. */
  readonly other?: string
  /** The zone, if it is written as letters that several zones share: `CST` is that of Chicago, Shanghai and Havana. */
  readonly sharedZone?: string
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const namedZones: Readonly<Record<string, number>> = {
  gmt: 0,
  ut: 0,
  utc: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
}
/** RFC 2822 has it for Chicago; in East Asia it is the zone of Shanghai and Taipei. */
const sharedZones = new Set(['CST'])

const time = String.raw`(?:[T\s]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?(?:\s*([AaPp]\.?[Mm]\.?))?)?`
const zone = String.raw`(?:\s*(Z|z|UTC|GMT|[A-Z]{2}T|[+-]\d{1,2}(?::?\d{2})?))?`
const numeric = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${time}${zone}$`)
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:,)?${time}${zone}$`)
const rfc2822 =
  /^(?:[A-Za-z]{3},?\s+)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+([A-Za-z]{1,4}|[+-]\d{4})(?:\s+\([^)]*\))?$/
/** As programs print dates: `Wed Jan 12 2022 11:35:16 GMT+0800 (China Standard Time)`, `Wed Jan 12 11:35:16 CST 2022`. */
const programDate =
  /^[A-Za-z]{3} ([A-Za-z]{3}) {1,2}(\d{1,2}) (?:(?=\d\d:)(\d\d:\d\d:\d\d)(?: ([A-Z]{3,4}|[+-]\d{4}))? (\d{4})|(\d{4}) (\d\d:\d\d:\d\d) (?:GMT)?([+-]\d{4})?(?:\s+\([^)]*\))?)$/
const monthFirst = new RegExp(
  String.raw`^(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}),?${time}${zone}$`,
)
const dayFirst = new RegExp(String.raw`^(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4}),?${time}${zone}$`)
const han = new RegExp(String.raw`^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]${time}${zone}$`)

/** Whether a date, as `WrittenDate` has it, is one instant everywhere. */
export function hasZone(iso: string): boolean {
  return /T.*(?:Z|[+-]\d\d:\d\d)$/.test(iso)
}

/** Parses a date. @returns undefined when the text is not in any notation for dates */
export function readDate(source: string): WrittenDate | undefined {
  const text = source.trim()
  let match = numeric.exec(text)
  if (match) {
    const [, year, separator, month, day, hour, minute, second, half, offset] = match
    const padded = month?.length === 2 && day?.length === 2 && (hour === undefined || hour.length === 2)
    const notation = separator !== '-' ? 'slashes' : padded && half === undefined ? 'iso' : 'unpadded'
    return written(notation, year, month, day, hour, minute, second, half, offset)
  }
  match = rfc2822.exec(text)
  if (match) {
    const [, day, month, year, hour, minute, second, offset] = match
    const shift = offset === undefined ? undefined : zoneMinutes(offset)
    const plain =
      shift === undefined
        ? undefined
        : written('rfc2822', year, monthNumber(month), day, hour, minute, second ?? '00', undefined, undefined)
    if (!plain || shift === undefined) return undefined
    if (!plain.exists) return plain
    // A leap second, which JavaScript does not have.
    const at = Date.parse(`${plain.iso.replace(/:60$/, ':59')}Z`) - shift * 60_000
    const iso = new Date(at).toISOString().replace('.000', '')
    return { ...plain, iso, ...(offset !== undefined && sharedZones.has(offset) && { sharedZone: offset }) }
  }
  match = yearLast.exec(text)
  if (match) {
    const [, first = '', separator, second = '', year, ...rest] = match
    const monthFirst = written('slashes', year, first, second, rest[0], rest[1], rest[2], rest[3], rest[4])
    const dayFirst = written('slashes', year, second, first, rest[0], rest[1], rest[2], rest[3], rest[4])
    if (!monthFirst?.exists || !dayFirst?.exists || first === second) return dayFirst?.exists ? dayFirst : monthFirst
    // With slashes the month usually comes first, with dots and hyphens the day.
    return separator === '/' ? { ...monthFirst, other: dayFirst.iso } : { ...dayFirst, other: monthFirst.iso }
  }
  match = programDate.exec(text)
  if (match) {
    const [, month, day, unixTime, unixZone, unixYear, year, time, offset] = match
    const [hour, minute, second] = (unixTime ?? time ?? '').split(':')
    const number = monthNumber(month)
    return number === undefined
      ? undefined
      : written('program', unixYear ?? year, number, day, hour, minute, second, undefined, unixZone ?? offset)
  }
  match = monthFirst.exec(text)
  if (match) return named(match[3], match[1], match[2], match.slice(4))
  match = dayFirst.exec(text)
  if (match) return named(match[3], match[2], match[1], match.slice(4))
  match = han.exec(text)
  if (match) return written('han', match[1], match[2], match[3], match[4], match[5], match[6], match[7], match[8])
  return undefined
}

function named(year: string | undefined, month: string | undefined, day: string | undefined, rest: readonly (string | undefined)[]) {
  const number = monthNumber(month)
  return number === undefined ? undefined : written('month-name', year, number, day, rest[0], rest[1], rest[2], rest[3], rest[4])
}

function written(
  notation: DateNotation,
  year = '',
  month = '',
  day = '',
  hour: string | undefined,
  minute = '0',
  second: string | undefined,
  half: string | undefined,
  offset: string | undefined,
): WrittenDate | undefined {
  const zone = isoZone(offset)
  if (zone === undefined) return undefined
  const [y, m, d, min, sec] = [year, month, day, minute, second ?? '0'].map(Number) as [number, number, number, number, number]
  const clock = hour === undefined ? 0 : Number(hour)
  const h = half === undefined ? clock : (clock % 12) + (/^p/i.test(half) ? 12 : 0)
  const daysInMonth = m === 2 ? (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31
  const exists =
    m >= 1 &&
    m <= 12 &&
    d >= 1 &&
    d <= daysInMonth &&
    h <= 24 &&
    (h < 24 || (min === 0 && sec === 0)) &&
    min <= 59 &&
    sec <= 60 &&
    (half === undefined || (clock >= 1 && clock <= 12))
  const two = (value: number) => String(value).padStart(2, '0')
  const date = `${year}-${two(m)}-${two(d)}`
  const iso = hour === undefined ? date : `${date}T${two(h)}:${two(min)}:${two(sec)}${zone}`
  return { notation, exists, iso, ...(offset !== undefined && sharedZones.has(offset) && { sharedZone: offset }) }
}

function monthNumber(name: string | undefined): string | undefined {
  const index = months.indexOf((name ?? '').slice(0, 3).toLowerCase())
  return index < 0 ? undefined : String(index + 1)
}

function zoneMinutes(offset: string): number | undefined {
  const named = namedZones[offset.toLowerCase()]
  if (named !== undefined) return named
  const match = /^([+-])(\d{2})(\d{2})$/.exec(offset)
  if (!match) return undefined
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]))
}

/** @returns undefined for a zone of letters that is not in the list */
function isoZone(offset: string | undefined): string | undefined {
  if (offset === undefined) return ''
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset)
  if (match) return `${match[1]}${match[2]?.padStart(2, '0')}:${match[3] ?? '00'}`
  const minutes = namedZones[offset.toLowerCase()]
  if (minutes === undefined || minutes === 0) return minutes === 0 ? 'Z' : undefined
  return `-${String(-minutes / 60).padStart(2, '0')}:00`
}
