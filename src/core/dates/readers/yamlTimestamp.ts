import type { ClockTime } from './dateReading'

const day = /^(\d{4})-(\d\d)-(\d\d)$/
const time = /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(Z|([-+])(\d\d?)(?::(\d\d))?))?$/

/**
 * Reads a YAML timestamp without quotes as js-yaml does (`lib/type/timestamp.js` of 4.1): without a zone it is UTC, a day or an hour
 * that does not exist is moved on, and an offset needs its colon.
 * @returns milliseconds since 1970; undefined if js-yaml takes the value for text
 */
export function readJsYamlTimestamp(text: string): number | undefined {
  const match = day.exec(text) ?? time.exec(text)
  if (!match) return undefined
  const [year, month, date, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0))
  const ms = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'))
  const offset = match[9] === undefined ? 0 : (Number(match[10]) * 60 + Number(match[11] ?? 0)) * (match[9] === '-' ? -1 : 1)
  return Date.UTC(year ?? 0, (month ?? 1) - 1, date, hour, minute, second, ms) - offset * 60_000
}

const psychDay = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const psychTime = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.(\d*))?(?:\s*(?:(Z)|([-+]\d{1,2}):?(\d\d)?))?$/

/**
 * Reads a YAML timestamp with a time, without quotes, as Ruby's Psych does (`lib/psych/scalar_scanner.rb`, TIME and `parse_time`).
 * @returns `offset` is undefined if no zone is written, in which case Psych takes UTC; undefined if it is text or a day
 */
export function readPsychTime(text: string): ClockTime | undefined {
  if (psychDay.test(text)) return undefined
  const match = psychTime.exec(text)
  if (!match) return undefined
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  // Time.utc raises for these, and the value stays text. A day up to 31 is moved on.
  if (month < 1 || month > 12 || date < 1 || date > 31 || hour > 24 || minute > 59 || second > 60) return undefined
  if (hour === 24 && minute + second > 0) return undefined
  const clock = Date.UTC(year, month - 1, date, hour, minute, second, Number((match[7] ?? '').slice(0, 3).padEnd(3, '0')))
  if (match[8] !== undefined) return { clock, offset: 0 }
  const hours = match[9]
  if (hours === undefined) return { clock, offset: undefined }
  return { clock, offset: Number(hours) * 60 + (hours.startsWith('-') ? -1 : 1) * Number(match[10] ?? 0) }
}
