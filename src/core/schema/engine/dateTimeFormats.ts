/** RFC 3339, 5.6: `full-date`. */
export function isDate(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!found) return false
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/** RFC 3339, 5.6: `full-time`. The offset is required. */
export function isTime(text: string): boolean {
  return isTimeWith(/^(?:z|([+-])(\d{2}):(\d{2}))$/i, text)
}

/** ISO 8601, 5.3.3: the offset may be missing, or lack the colon or the minutes. */
export function isIsoTime(text: string): boolean {
  return isTimeWith(/^(?:z|([+-])(\d{2})(?::?(\d{2}))?)?$/i, text)
}

/** RFC 3339, 5.6: `date-time`; the separator is T or, by the note there, a space. */
export function isDateTime(text: string): boolean {
  return isDate(text.slice(0, 10)) && /^[t\s]$/i.test(text.slice(10, 11)) && isTime(text.slice(11))
}

/** Like `isDateTime`, with a time by `isIsoTime`. */
export function isIsoDateTime(text: string): boolean {
  return isDate(text.slice(0, 10)) && /^[t\s]$/i.test(text.slice(10, 11)) && isIsoTime(text.slice(11))
}

/** RFC 3339, appendix A: `duration`. Units may not be skipped: no `P1Y2D`. */
export function isDuration(text: string): boolean {
  return duration.test(text)
}

const durationTime = 'T(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)'
const durationDate = `(?:\\d+Y(?:\\d+M(?:\\d+D)?)?|\\d+M(?:\\d+D)?|\\d+D)(?:${durationTime})?`
const duration = new RegExp(`^P(?:${durationDate}|${durationTime}|\\d+W)$`)

/** RFC 3339, appendix C. */
function daysIn(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeapYear ? 29 : ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0)
}

/** @param offset sign, hours and minutes in its groups */
function isTimeWith(offset: RegExp, text: string): boolean {
  const time = /^(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?/.exec(text)
  const zone = time && offset.exec(text.slice(time[0].length))
  if (!time || !zone) return false
  const [hours, minutes, seconds] = time.slice(1).map(Number) as [number, number, number]
  const [zoneHours, zoneMinutes] = [Number(zone[2] ?? 0), Number(zone[3] ?? 0)]
  if (hours > 23 || minutes > 59 || zoneHours > 23 || zoneMinutes > 59) return false
  if (seconds < 60) return true
  // A leap second is at 23:59:60 UTC (RFC 3339, 5.7).
  const offsetMinutes = (zoneHours * 60 + zoneMinutes) * (zone[1] === '-' ? -1 : 1)
  const minutesOfDay = 24 * 60
  return seconds === 60 && (hours * 60 + minutes - offsetMinutes + minutesOfDay) % minutesOfDay === minutesOfDay - 1
}
