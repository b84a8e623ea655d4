import type { ClockTime } from './dateReading'

// The reader of `new Date(text)` in V8 (`src/date/dateparser.h`, `dateparser-inl.h`), which Node has: ISO 8601 as in ECMA-262 first, and
// a lenient reader for the rest. Written here because the built-in one depends on the zone of the computer that runs Copydesk.

type Token =
  | { readonly kind: 'number'; readonly value: number; readonly length: number }
  | { readonly kind: 'word'; readonly word: string; readonly length: number }
  | { readonly kind: 'sign'; readonly sign: string }

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const zones: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  z: 0,
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

const iso =
  /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?:[Tt]([01]\d|2[0-4]):([0-5]\d)(?::([0-5]\d)(?:\.(\d+))?)?(?:([Zz])|([+-])([01]\d|2[0-3]):?([0-5]\d))?)?$/

/**
 * Reads a date as `new Date(text)` does in V8.
 * @returns `offset` is undefined for a local time; undefined if it cannot be read
 */
export function readJavaScriptDate(text: string): ClockTime | undefined {
  const match = iso.exec(text)
  if (match) {
    const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)]
    const [hour, minute, second] = [Number(match[4] ?? 0), Number(match[5] ?? 0), Number(match[6] ?? 0)]
    const ms = milliseconds(match[7] ?? '')
    if (hour === 24 && minute + second + ms > 0) return undefined
    const offset =
      match[4] === undefined || match[8] !== undefined ? 0 : match[9] === undefined ? undefined : Number(match[10]) * 60 + Number(match[11])
    return { clock: utc(year, month, day, hour, minute, second, ms), offset: offset && match[9] === '-' ? -offset : offset }
  }
  // An ISO day with a time that is not ISO is refused.
  if (/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[Tt](?![A-Za-z])/.test(text)) return undefined
  return readLenient(tokensOf(text))
}

function readLenient(tokens: readonly Token[]): ClockTime | undefined {
  const day: number[] = []
  const time: number[] = []
  let [month, half, sign, zoneHour, zoneMinute]: (number | undefined)[] = []
  let hasNumber = false
  let at = 0
  const symbol = (wanted: string) => {
    const token = tokens[at]
    return token?.kind === 'sign' && token.sign === wanted
  }
  const expects = (n: number) => (time.length === 1 || time.length === 2 ? n < 60 : time.length === 3 && n < 1000)
  while (at < tokens.length) {
    const token = tokens[at++]
    if (!token) break
    if (token.kind === 'number') {
      hasNumber = true
      const n = token.value
      if (symbol(':')) {
        at++
        const twice = symbol(':')
        if (twice) at++
        if (time.length > (twice ? 0 : 3)) return undefined
        time.push(n, ...(twice ? [0] : []))
      } else if (symbol('.') && expects(n)) {
        const fraction = tokens[++at]
        if (fraction?.kind !== 'number') return undefined
        at++
        time.push(n, milliseconds(String(fraction.value).padStart(fraction.length, '0')))
        while (time.length < 4) time.push(0)
      } else if (zoneHour !== undefined && zoneMinute === undefined && n < 60) {
        if (symbol('.')) at++
        zoneMinute = n
      } else if (expects(n)) {
        time.push(n)
        while (time.length < 4) time.push(0)
        const next = tokens[at]
        if (next && !(next.kind === 'word' ? next.word === 'z' && next.length === 1 : next.kind === 'sign' && ' +-'.includes(next.sign)))
          return undefined
      } else {
        if (symbol('.')) at++
        if (day.length === 3) return undefined
        day.push(n)
        if (symbol('-')) at++
      }
    } else if (token.kind === 'word') {
      const { word, length } = token
      const named = months.indexOf(word) + 1
      const zone = length <= 3 ? zones[word] : undefined
      if ((word === 'am' || word === 'pm') && length === 2 && time.length > 0) half = word === 'pm' ? 12 : 0
      else if (named > 0) {
        month = named
        if (symbol('-')) at++
      } else if (zone !== undefined && hasNumber) {
        sign = zone < 0 ? -1 : 1
        zoneHour = Math.abs(zone)
        zoneMinute = 0
      } else if (hasNumber || tokens[at]?.kind === 'number') return undefined
    } else if ('+-'.includes(token.sign) && ((zoneHour === 0 && zoneMinute === 0) || time.length > 0)) {
      sign = token.sign === '-' ? -1 : 1
      const next = tokens[at]
      const number = next?.kind === 'number' ? next : undefined
      if (number) at++
      hasNumber = true
      const [n, length] = [number?.value ?? 0, number?.length ?? 0]
      if (symbol(':')) [zoneHour, zoneMinute] = [n, undefined]
      else if (length === 1 || length === 2) [zoneHour, zoneMinute] = [n, 0]
      else if (length === 3 || length === 4) [zoneHour, zoneMinute] = [Math.floor(n / 100), n % 100]
      else return undefined
    } else if ('+-)'.includes(token.sign) && hasNumber) return undefined
  }
  const clock = clockOf(day, month, time, half)
  // A year that is out of range gives NaN.
  if (clock === undefined || Number.isNaN(clock)) return undefined
  return { clock, offset: sign === undefined ? undefined : sign * ((zoneHour ?? 0) * 60 + (zoneMinute ?? 0)) }
}

/** DayComposer::Write, in which missing parts are 1, and TimeComposer::Write. */
function clockOf(
  parts: readonly number[],
  named: number | undefined,
  time: readonly number[],
  half: number | undefined,
): number | undefined {
  const [first, second = 1, third = 1] = parts
  if (first === undefined) return undefined
  const isDay = (n: number) => n >= 1 && n <= 31
  const [year, month, day]: readonly [number, number, number] =
    named === undefined
      ? isDay(first)
        ? [third, first, second]
        : [first, second, third]
      : isDay(first)
        ? [second, named, first]
        : [first, named, second]
  const [clockHour = 0, minute = 0, seconds = 0, ms = 0] = time
  if (half !== undefined && clockHour > 12) return undefined
  const hour = half === undefined ? clockHour : (clockHour % 12) + half
  if (month < 1 || month > 12 || !isDay(day) || minute > 59 || seconds > 59 || hour > 24 || (hour === 24 && minute + seconds + ms > 0))
    return undefined
  // Years of two digits: 2000 to 2049, 1950 to 1999.
  return utc(year < 50 ? year + 2000 : year < 100 ? year + 1900 : year, month, day, hour, minute, seconds, ms)
}

/** Numbers, words and signs; blanks are the sign ' ', and text in parentheses is left out. */
function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let depth = 0
  for (const [part] of text.matchAll(/\d+|[A-Za-z\u0080-\uffff]+|\s+|./gsu)) {
    if (part === '(') depth++
    if (depth > 0) {
      if (part === ')') depth--
      continue
    }
    if (/^\d/.test(part)) tokens.push({ kind: 'number', value: Number(part.replace(/^0+(?=\d)/, '').slice(0, 9)), length: part.length })
    else if (/^[A-Za-z\u0080-\uffff]/.test(part) && part.trim() !== '')
      tokens.push({ kind: 'word', word: part.slice(0, 3).toLowerCase(), length: part.length })
    else tokens.push({ kind: 'sign', sign: part.trim() === '' ? ' ' : part })
  }
  return tokens
}

function milliseconds(fraction: string): number {
  return Number(fraction.slice(0, 3).padEnd(3, '0'))
}

function utc(year: number, month: number, day: number, hour: number, minute: number, second: number, ms: number): number {
  const date = new Date(Date.UTC(2000, month - 1, day, hour, minute, second, ms))
  // Date.UTC takes years below 100 for those of the last century.
  return year >= 100 ? Date.UTC(year, month - 1, day, hour, minute, second, ms) : date.setUTCFullYear(year)
}
