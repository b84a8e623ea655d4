import { dayMs } from '../dates'
import { existingClock, type ClockTime } from './dateReading'

const time = String.raw`(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,30}))?)?)?`
const zone = String.raw`(?:([Zz])|([+-]\d\d)(?::?(\d\d))?)?`
const afterDay = `(?:[Tt]${time}${zone})?$`
const calendar = new RegExp(String.raw`^(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?${afterDay}`)
const week = new RegExp(String.raw`^(\d{4})-?W(\d\d)(?:-?(\d))?${afterDay}`)
const ordinal = new RegExp(String.raw`^(\d{4})-?(\d{3})${afterDay}`)
const timeOnly = new RegExp(`^[Tt]?${time}${zone}$`)

/**
 * Reads ISO 8601 as Luxon's `DateTime.fromISO` does (`src/impl/regexParser.js`, parseISODate, of Luxon 3): the time comes after a `T`,
 * and days and times that do not exist are refused.
 * @returns `now` for a time without a day, which is taken for today; undefined if it cannot be read
 */
export function readLuxonDate(text: string): ClockTime | 'now' | undefined {
  let match = calendar.exec(text)
  if (match) return at(existingClock(Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)), match.slice(4))
  match = week.exec(text)
  if (match) {
    const [number, weekday] = [Number(match[2]), Number(match[3] ?? 1)]
    const fourth = existingClock(Number(match[1]), 1, 4)
    const valid = fourth !== undefined && number >= 1 && number <= 53 && weekday >= 1 && weekday <= 7
    const monday = valid ? fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs : undefined
    return at(monday === undefined ? undefined : monday + ((number - 1) * 7 + weekday - 1) * dayMs, match.slice(4))
  }
  match = ordinal.exec(text)
  if (match) {
    const first = existingClock(Number(match[1]), 1, 1)
    const number = Number(match[2])
    return at(first === undefined || number < 1 || number > 366 ? undefined : first + (number - 1) * dayMs, match.slice(3))
  }
  return timeOnly.test(text) ? 'now' : undefined
}

/** @param parts hour, minute, second, fraction, Z, hours and minutes of the offset */
function at(start: number | undefined, parts: readonly (string | undefined)[]): ClockTime | undefined {
  const [hour, minute, second] = parts.slice(0, 3).map((part) => Number(part ?? 0))
  const ms = Number((parts[3] ?? '').slice(0, 3).padEnd(3, '0'))
  const clock = existingClock(2000, 1, 1, hour, minute, second, ms)
  if (start === undefined || clock === undefined) return undefined
  const [utc, hours, minutes] = parts.slice(4)
  const offset =
    utc !== undefined ? 0 : hours === undefined ? undefined : Number(hours) * 60 + (hours.startsWith('-') ? -1 : 1) * Number(minutes ?? 0)
  return { clock: start + clock - Date.UTC(2000, 0, 1), offset }
}
