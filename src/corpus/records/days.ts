import { dayMs, readDate } from '../../core/dates/dates'

/** The day of a date in days since 1970; 0 if there is no date, or it cannot be read. */
export function dayIn(date: string | undefined): number {
  if (date === undefined) return 0
  const fast = date.length === 29 ? dayInGmt(date) : dayInIso(date)
  if (fast !== undefined) return fast
  const read = readDate(date)
  const day = read?.exists ? Math.floor(Date.parse(read.iso.slice(0, 10)) / dayMs) : 0
  return Math.max(0, day || 0)
}

/** Reads the common forms `2024-01-05` and `2024-01-05 10:30:00` in a tenth of the time of `readDate`; undefined for any other. */
function dayInIso(date: string): number | undefined {
  if (date.length !== 10 && date.length !== 19) return undefined
  for (let index = 0; index < date.length; index++) {
    const unit = date.charCodeAt(index)
    const form = unit >= 0x30 && unit <= 0x39 ? 0x30 : index === 10 && unit === 0x54 ? 0x20 : unit
    if (form !== isoForm.charCodeAt(index)) return undefined
  }
  const [year, month, day] = [numberIn(date, 0, 4), numberIn(date, 5, 7), numberIn(date, 8, 10)]
  if (date.length === 19 && (numberIn(date, 11, 13) > 23 || numberIn(date, 14, 16) > 59 || numberIn(date, 17, 19) > 59)) return undefined
  return dayFrom(year, month, day)
}

/** @returns undefined for a day that does not exist, or before 1970 */
function dayFrom(year: number, month: number, day: number): number | undefined {
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const at = Date.UTC(year, month - 1, day)
  return day <= 28 || new Date(at).getUTCDate() === day ? at / dayMs : undefined
}

const gmtForm =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?:[012]\d|3[01]) [A-Z][a-z][a-z] (?:19[7-9]|2\d\d)\d (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d GMT$/
const months = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/** Reads the form `Wed, 12 Jan 2022 03:35:16 GMT`; undefined for any other. */
function dayInGmt(date: string): number | undefined {
  if (!gmtForm.test(date)) return undefined
  const month = months.indexOf(date.slice(8, 11)) / 3 + 1
  return Number.isInteger(month) ? dayFrom(numberIn(date, 12, 16), month, numberIn(date, 5, 7)) : undefined
}

const isoForm = '0000-00-00 00:00:00'

/** The number that a range of digits stands for. */
function numberIn(text: string, start: number, end: number): number {
  let number = 0
  for (let index = start; index < end; index++) number = number * 10 + text.charCodeAt(index) - 0x30
  return number
}

const isoDays = new Map<number, string>()
/** About 30 years. */
const maxCachedDays = 11_000

/** A day as `2024-01-05`. Cached, so that most equal days share one string. @param day in days since 1970 */
export function isoDay(day: number): string {
  const cached = isoDays.get(day)
  if (cached !== undefined) return cached
  if (isoDays.size >= maxCachedDays) isoDays.clear()
  const text = new Date(day * dayMs).toISOString().slice(0, 10)
  isoDays.set(day, text)
  return text
}
