import { existingClock, type ClockTime } from './dateReading'

const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'
const days = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const longDays = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)'
/** What Go's `time.Parse` takes for each part of a layout (`time/format.go`). A fraction may follow any second. */
const parts: Readonly<Record<string, string>> = {
  Y: String.raw`(?<year>\d{4})`,
  y: String.raw`(?<short>\d\d)`,
  M: String.raw`(?<month>\d\d)`,
  B: `(?<name>${months})`,
  D: String.raw`(?<day>\d\d)`,
  // `_2`: one or two digits, padded with a blank.
  d: String.raw` ?(?<day>\d\d?)`,
  a: days,
  A: longDays,
  t: String.raw`(?<hour>\d\d?):(?<minute>\d\d):(?<second>\d\d)(?:[.,](?<fraction>\d+))?`,
  h: String.raw`(?<hour>\d\d?):(?<minute>\d\d)`,
  // `-0700`, `-07:00`, `Z0700` and `Z07:00`
  o: String.raw`(?<sign>[+-])(?<hours>\d\d)(?<minutes>\d\d)`,
  c: String.raw`(?<sign>[+-])(?<hours>\d\d):(?<minutes>\d\d)`,
  z: String.raw`(?:(?<utc>Z)|(?<sign>[+-])(?<hours>\d\d)(?<minutes>\d\d))`,
  Z: String.raw`(?:(?<utc>Z)|(?<sign>[+-])(?<hours>\d\d):(?<minutes>\d\d))`,
  // A zone by its name, which is not used.
  n: '(?:[A-Z]{3,4}T?|GMT[+-][0-9]{1,2}|[+-][0-9]{2})',
}

/**
 * The layouts that Hugo tries, in its order (github.com/spf13/cast, `caste.go`, timeFormats; for `2006-01-02 15:04:05 -0700 MST` the
 * offset counts). Those of a time alone are left out: they give no day.
 */
const layouts = [
  'Y-M-D',
  'Y-M-DTtZ',
  'Y-M-DTt',
  'a, D B Y t o',
  'a, D B Y t n',
  'D B y h o',
  'D B y h n',
  'A, D-B-y t n',
  'Y-M-D t o n',
  'Y-M-DTto',
  'Y-M-D tz',
  'Y-M-D t',
  'a B d t Y',
  'a B d t n Y',
  'a B D t o Y',
  'Y-M-D tZ',
  'D B Y',
  'Y-M-D t c',
  'Y-M-D t o',
].map((layout) => new RegExp(`^${layout.replace(/[A-SU-Za-z]/g, (letter) => parts[letter] ?? letter)}$`, 'i'))

/**
 * Reads a date that is text as Hugo does. A zone by its name (`GMT`, `CST`) does not count: such a time is local.
 * @returns undefined if it is in none of Hugo's layouts, or does not exist
 */
export function readGoDate(text: string): ClockTime | undefined {
  for (const layout of layouts) {
    const found = layout.exec(text)?.groups
    // Letters in layouts, such as T and Z, must have their case.
    if (!found || /[tz]/.test(text.replace(/[A-Z]?[a-z]{2,}/g, ''))) continue
    const short = Number(found['short'])
    const year = found['year'] === undefined ? short + (short >= 69 ? 1900 : 2000) : Number(found['year'])
    const month =
      found['name'] === undefined ? Number(found['month']) : months.toLowerCase().split('|').indexOf(found['name'].toLowerCase()) + 1
    const hour = Number(found['hour'] ?? 0)
    const ms = Number((found['fraction'] ?? '').slice(0, 3).padEnd(3, '0'))
    const clock =
      hour > 23
        ? undefined
        : existingClock(year, month, Number(found['day']), hour, Number(found['minute'] ?? 0), Number(found['second'] ?? 0), ms)
    if (clock === undefined) return undefined
    if (found['utc'] !== undefined) return { clock, offset: 0 }
    if (found['sign'] === undefined) return { clock, offset: undefined }
    const offset = Number(found['hours']) * 60 + Number(found['minutes'])
    return { clock, offset: found['sign'] === '-' ? -offset : offset }
  }
  return undefined
}
