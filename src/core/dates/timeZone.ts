const minute = 60_000
const fixedOffset = /^(?:Z|UTC|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/** Whether a text names a time zone: an IANA name (`Asia/Shanghai`), `UTC`, `Z`, or an offset such as `+08:00`. */
export function isTimeZone(name: string): boolean {
  if (fixedOffset.test(name)) return true
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/**
 * The offset of a time zone from UTC at an instant, in minutes; positive east of Greenwich.
 * @param instant milliseconds since 1970
 * @param zone an IANA name, `UTC`, `Z`, or an offset such as `+08:00`
 * @returns undefined for an unknown zone
 */
export function zoneOffset(instant: number, zone: string): number | undefined {
  const fixed = /^(?:(Z|UTC)|([+-])(\d\d):(\d\d))$/.exec(zone)
  if (fixed) return fixed[1] ? 0 : (fixed[2] === '-' ? -1 : 1) * (Number(fixed[3]) * 60 + Number(fixed[4]))
  const clock = clockOf(zone)
  if (!clock || !Number.isFinite(instant)) return undefined
  const parts = new Map(clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const at = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  const shown = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'))
  return Math.round((shown - Math.floor(instant / 1000) * 1000) / minute)
}

/**
 * The instant of a local time in a zone. For a time that occurs twice, the first; a skipped time is converted with the offset
 * before the change.
 * @param time in ISO 8601 without a zone
 * @returns milliseconds since 1970; undefined for an unknown zone or an invalid time
 */
export function instantIn(time: string, zone: string): number | undefined {
  return instantOnClock(Date.parse(`${time}Z`), zone)
}

/**
 * The instant at which the clocks of a zone show a time: `instantIn` for a number.
 * @param clock what the clocks show, in milliseconds since 1970 as if they showed UTC
 */
export function instantOnClock(clock: number, zone: string): number | undefined {
  const day = 1440 * minute
  const before = zoneOffset(clock - day, zone)
  const after = zoneOffset(clock + day, zone)
  if (before === undefined || after === undefined) return undefined
  const first = clock - before * minute
  if (zoneOffset(first, zone) === before) return first
  const second = clock - after * minute
  return zoneOffset(second, zone) === after ? second : first
}

/**
 * The offset of a zone at a local time, in ISO 8601: `+08:00`, or `Z`.
 * @param time in ISO 8601 without a zone
 * @returns undefined for an unknown zone or an invalid time
 */
export function offsetAt(time: string, zone: string): string | undefined {
  const instant = instantIn(time, zone)
  const minutes = instant === undefined ? undefined : zoneOffset(instant, zone)
  return minutes === undefined ? undefined : writtenOffset(minutes)
}

/** An offset from UTC in ISO 8601: `+08:00`, or `Z`. @param minutes positive east of Greenwich */
export function writtenOffset(minutes: number): string {
  return minutes === 0 ? 'Z' : numericOffset(minutes)
}

/** The same with `+00:00` for UTC. */
export function numericOffset(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

const clocks = new Map<string, Intl.DateTimeFormat | undefined>()

function clockOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!clocks.has(zone)) clocks.set(zone, makeClock(zone))
  return clocks.get(zone)
}

function makeClock(timeZone: string): Intl.DateTimeFormat | undefined {
  const numeric = 'numeric'
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    })
  } catch {
    return undefined
  }
}
