import { dayMs } from '../dates'

/** The value of a date field, as a generator's front matter reader hands it on. */
export interface DateValue {
  /** Without quotes and without the blanks around it; '' for an empty field. */
  readonly text: string
  /**
   * How the value is typed: `plain` if it has no quotes (in YAML it may be a date or a number, in TOML it is a date), `text` if it has
   * quotes, `number` for a number. An empty field is `plain`.
   */
  readonly type: 'plain' | 'text' | 'number'
  readonly language: 'yaml' | 'toml' | 'json'
}

/** A list, a map, or true or false in place of a date. */
export interface OtherDate {
  readonly kind: 'list' | 'map' | 'boolean'
  /** The values of its entries, without quotes; of nested ones those within them. A boolean is the only entry. */
  readonly entries: readonly string[]
  /** Whether it has one entry, which is neither a list nor a map. */
  readonly isSingle: boolean
}

/** The time zones that a reading depends on: IANA names, `UTC`, or offsets such as `+08:00`. */
export interface DateZones {
  /** The zone of the computer that builds the site. */
  readonly machine: string
  /** The zone in the configuration of the site; undefined if it has none. */
  readonly site: string | undefined
}

/**
 * What a generator makes of a date.
 * - `read`: the article has the date `instant` (milliseconds since 1970). `day` is the day in the article's address, as `2022-01-12`;
 *   undefined if addresses of that generator have no date.
 * - `file`: the value is of no use, and the date of the file, or of the build, takes its place.
 * - `asked`: the value asks for the date of the file.
 * - `dropped`: the article is published without a date, and nothing is reported.
 * - `stops`: the build ends with an error.
 */
export type DateOutcome =
  | { readonly kind: 'read'; readonly instant: number; readonly day: string | undefined }
  | { readonly kind: 'file' | 'asked' | 'dropped' | 'stops' }

export type DateReader = (value: DateValue, zones: DateZones) => DateOutcome

export type OtherDateReader = (value: OtherDate, zones: DateZones) => DateOutcome

/** A time on a clock. */
export interface ClockTime {
  /** What the clock shows, in milliseconds since 1970 as if it showed UTC. */
  readonly clock: number
  /** How far the clock is ahead of UTC, in minutes; undefined for the local clock of whoever reads it. */
  readonly offset: number | undefined
}

export const takesFileDate: DateOutcome = { kind: 'file' }
export const dropsDate: DateOutcome = { kind: 'dropped' }
export const stopsBuild: DateOutcome = { kind: 'stops' }

/** An entry as a value in quotes. */
export function asText(text: string): DateValue {
  return { text, type: 'text', language: 'yaml' }
}

/** The day that clocks show. @param clock in milliseconds since 1970 as if they showed UTC */
export function dayOf(clock: number): string {
  return new Date(clock).toISOString().slice(0, 10)
}

/** Whether an instant is one that JavaScript can hold: ±8.64e15 ms (ECMA-262, time values). */
export function isInstant(instant: number): boolean {
  return Math.abs(instant) <= 8.64e15
}

/**
 * The clock time of a date that must exist.
 * @returns undefined for a day or time that does not exist; 24:00:00 exists, a 60th second does not
 */
export function existingClock(year: number, month: number, day: number, hour = 0, minute = 0, second = 0, ms = 0): number | undefined {
  const clock = Date.UTC(2000, month - 1, day, hour, minute, second, ms)
  const date = new Date(clock)
  date.setUTCFullYear(year, month - 1, day)
  const inRange = month >= 1 && month <= 12 && hour <= 24 && minute <= 59 && second <= 59 && (hour < 24 || minute + second + ms === 0)
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  if (!inRange || day < 1 || day > days) return undefined
  return Date.UTC(2000 + (year % 400), month - 1, day, hour, minute, second, ms) + Math.floor(year / 400 - 5) * yearsOf400
}

/** The Gregorian calendar repeats after 400 years. */
const yearsOf400 = 146_097 * dayMs
