/**
 * How a YAML reader of a site generator reads a scalar on one line, without quotes and without a tag. The readers agree on
 * most scalars.
 * @param written without the blanks around it
 */
export type ScalarReader = (written: string) => Reading

/** A text, a number, true or false, nothing, or a moment in time. */
export type Reading = string | number | boolean | null | Moment

export interface Moment {
  /** As `Date` has it. */
  readonly milliseconds: number
  /** Whether it is a day without a time, which is shown as `2024-01-05`: Ruby's `Date`. */
  readonly isDay?: true
}

type Attempt = (written: string) => Reading | undefined

/** YAML 1.2, core schema (YAML 1.2.2, 10.3.2): what is written, by the standard. */
export const readCore = reader(readWord, readCoreNumber)

/** js-yaml 3, which comes with gray-matter 4.0.3: `lib/js-yaml/type/{int,float,timestamp}.js`, measured on 3.15. */
export const readJsYaml3 = reader(readWord, readOldInteger, readFloat3, readTimestamp)

/** js-yaml 4: as the core schema, with dates and binary numbers; measured on 4.3. */
export const readJsYaml4 = reader(readWord, readBinary, readTimestamp, readFloat4)

/**
 * Psych, the YAML reader of Ruby (`psych/scalar_scanner.rb` of Psych 4.0 with the standard library of Ruby 3.1), by which Debian's
 * Jekyll 4.3.1 reads. Symbols (`:name`) are not values that Jekyll permits: see `refusedScalars`.
 */
export const readPsych = reader(readPsychWord, readPsychDate, readPsychNumber)

/** goccy/go-yaml, which Hugo reads with since 0.152: `toNumber` in `token/token.go`. It has no dates: Hugo makes those of some fields. */
export const readGoccy = reader(readWord, readGoccyNumber)

/** go-yaml 2, which Hugo read with before 0.152: `resolve.go`, and `decode.go`, by which dates stay text. */
export const readGoYaml2 = reader(readNothing, readTruth, readOldTruth, readShortTruth, readGoNumber)

/** Whether two readings are the same. */
export function sameReading(one: Reading, other: Reading): boolean {
  if (isMoment(one) || isMoment(other)) return isMoment(one) && isMoment(other) && one.milliseconds === other.milliseconds
  return Object.is(one, other) || (one === 0 && other === 0)
}

export function isMoment(reading: Reading): reading is Moment {
  return typeof reading === 'object' && reading !== null
}

function reader(...attempts: readonly Attempt[]): ScalarReader {
  return (written) => {
    for (const attempt of attempts) {
      const reading = attempt(written)
      if (reading !== undefined) return reading
    }
    return written
  }
}

function readNothing(written: string): null | undefined {
  return /^(?:|~|null|Null|NULL)$/.test(written) ? null : undefined
}

function readTruth(written: string): boolean | undefined {
  if (/^(?:true|True|TRUE)$/.test(written)) return true
  return /^(?:false|False|FALSE)$/.test(written) ? false : undefined
}

function readOldTruth(written: string): boolean | undefined {
  if (/^(?:yes|Yes|YES|on|On|ON)$/.test(written)) return true
  return /^(?:no|No|NO|off|Off|OFF)$/.test(written) ? false : undefined
}

function readShortTruth(written: string): boolean | undefined {
  if (written === 'y' || written === 'Y') return true
  return written === 'n' || written === 'N' ? false : undefined
}

function readWord(written: string): Reading | undefined {
  const nothing = readNothing(written)
  return nothing === undefined ? (readTruth(written) ?? readEndless(written)) : nothing
}

function readEndless(written: string): number | undefined {
  if (/^\.(?:nan|NaN|NAN)$/.test(written)) return Number.NaN
  const sign = /^([-+]?)\.(?:inf|Inf|INF)$/.exec(written)?.[1]
  return sign === undefined ? undefined : signed(sign, Infinity)
}

function readCoreNumber(written: string): number | undefined {
  if (/^0o[0-7]+$/.test(written)) return Number.parseInt(written.slice(2), 8)
  if (/^0x[\da-fA-F]+$/.test(written)) return Number.parseInt(written.slice(2), 16)
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(written) ? Number(written) : undefined
}

/** An integer of YAML 1.1: decimal, binary, octal after a 0, hexadecimal, or to the base of 60; `_` anywhere within. */
function readOldInteger(written: string): number | undefined {
  const match =
    /^([-+]?)(?:0b([01_]*[01])|(0x[\da-fA-F_]*[\da-fA-F])|0([0-7_]*[0-7])|(0|[1-9](?:[\d_]*\d)?)|([1-9][\d_]*(?::[0-5]?\d)+))$/.exec(
      written,
    )
  if (!match) return undefined
  const [sign, binary, hexadecimal, octal, decimal, sexagesimal] = match.slice(1).map((part) => part?.replaceAll('_', ''))
  const value =
    binary !== undefined
      ? Number.parseInt(binary, 2)
      : hexadecimal !== undefined
        ? Number.parseInt(hexadecimal, 16)
        : octal !== undefined
          ? Number.parseInt(octal, 8)
          : decimal !== undefined
            ? Number(decimal)
            : baseSixty(sexagesimal ?? '')
  return Number.isNaN(value) ? undefined : signed(sign, value)
}

function readFloat3(written: string): number | undefined {
  if (written.endsWith('_')) return undefined
  const plain = written.replaceAll('_', '')
  if (/^[-+]?\d[\d_]*(?::[0-5]?\d)+\.[\d_]*$/.test(written)) return signed(written[0], baseSixty(plain.replace(/^[-+]/, '')))
  return /^(?:[-+]?(?:0|[1-9][\d_]*)(?:\.[\d_]*)?(?:[eE][-+]?\d+)?|\.[\d_]+(?:[eE][-+]?\d+)?)$/.test(written)
    ? Number.parseFloat(plain)
    : undefined
}

function readBinary(written: string): number | undefined {
  const match = /^([-+]?)0b([01]+)$/.exec(written)
  return match ? signed(match[1], Number.parseInt(match[2] ?? '', 2)) : undefined
}

function readFloat4(written: string): number | undefined {
  if (/^[-+]\./.test(written)) return undefined
  const value = /^[-+]0[ox]/.test(written) ? signed(written[0], readCoreNumber(written.slice(1)) ?? Number.NaN) : readCoreNumber(written)
  return value === undefined || Number.isFinite(value) ? value : undefined
}

function readTimestamp(written: string): Moment | undefined {
  return timestamp(
    /^(\d{4})-(\d\d)-(\d\d)$/.exec(written) ??
      /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(Z|[-+]\d\d?(?::\d\d)?))?$/.exec(written),
  )
}

function readPsychDate(written: string): Moment | undefined {
  const day = /^(\d{4})-(1[012]|0\d|\d)-([12]\d|3[01]|0\d|\d)$/.exec(written)
  const match =
    day ?? /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.(\d*))?\s*(Z|[-+]\d{1,2}(?::?\d\d)?)?$/.exec(written)
  // Ruby refuses days that do not exist, and the value stays text.
  const [month, date] = [Number(match?.[2]), Number(match?.[3])]
  if (!match || month > 12 || new Date(Date.UTC(Number(match[1]), month - 1, date)).getUTCDate() !== date) return undefined
  const moment = timestamp(match)
  return moment && day ? { ...moment, isDay: true } : moment
}

/** The parts are year, month, day, hour, minute, second, fraction and zone. */
function timestamp(parts: readonly (string | undefined)[] | null): Moment | undefined {
  if (!parts) return undefined
  const number = (part: number) => Number(parts[part] ?? 0)
  const fraction = Number((parts[7] ?? '').slice(0, 3).padEnd(3, '0'))
  const zone = /^([-+])(\d{1,2}):?(\d\d)?$/.exec(parts[8] ?? '')
  const shift = zone ? signed(zone[1], (Number(zone[2]) * 60 + Number(zone[3] ?? 0)) * 60_000) : 0
  return { milliseconds: Date.UTC(number(1), number(2) - 1, number(3), number(4), number(5), number(6), fraction) - shift }
}

function readPsychWord(written: string): Reading | undefined {
  if (/^(?:|~|null)$/i.test(written)) return null
  if (/^(?:yes|true|on)$/i.test(written)) return true
  if (/^(?:no|false|off)$/i.test(written)) return false
  if (/^\.nan$/i.test(written)) return Number.NaN
  const sign = /^([-+]?)\.inf$/i.exec(written)?.[1]
  return sign === undefined ? undefined : signed(sign, Infinity)
}

function readPsychNumber(written: string): number | undefined {
  if (/^[-+]?\d[\d_]*(?::[0-5]?\d){1,2}$/.test(written)) return psychSixty(written)
  const plain = written.replace(/[,_]/g, '')
  if (/^[-+]?(?:\d[\d_,]*)?\.\d*(?:[eE][-+]\d+)?$/.test(written)) return /\d/.test(written) ? Number(plain) : undefined
  const based = /^([-+]?)0(?:b([01]+)|x([\da-fA-F]+)|([0-7]+))$/.exec(plain)
  if (based) {
    const [, sign, binary, hexadecimal, octal] = based
    return signed(sign, Number.parseInt(binary ?? hexadecimal ?? octal ?? '', binary ? 2 : hexadecimal ? 16 : 8))
  }
  return /^[-+]?(?:0|[1-9](?:\d|,\d|_\d)*)$/.test(written) ? Number(plain) : undefined
}

/** Psych counts the first part of `12:30` as hours, and gives seconds. */
function psychSixty(written: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = written.split(':').map((part) => Number(part.replaceAll('_', '')))
  return hours * 3600 + minutes * 60 + seconds
}

function readGoccyNumber(written: string): number | undefined {
  if (!/^[-+.\d]/.test(written)) return undefined
  const plain = written.replace(/^\+/, '').replace(/^-/, '').replaceAll('_', '')
  const match = /^(?:0x([\da-fA-F]+)|0o([0-7]+)|0b([01]+)|0([0-7]+)|(0|[1-9]\d*)|(\d*\.\d*(?:[eE][-+]?\d+)?))$/.exec(plain)
  if (!match || !/\d/.test(plain)) return undefined
  const [hexadecimal, octal, binary, oldOctal, decimal, float] = match.slice(1)
  const digits = hexadecimal ?? octal ?? binary ?? oldOctal ?? decimal ?? float ?? ''
  const base = hexadecimal !== undefined ? 16 : (octal ?? oldOctal) !== undefined ? 8 : binary !== undefined ? 2 : undefined
  return signed(written[0], base === undefined ? Number(digits) : Number.parseInt(digits, base))
}

function readGoNumber(written: string): number | undefined {
  if (!/^[-+.\d]/.test(written)) return undefined
  const endless = readEndless(written)
  if (endless !== undefined) return endless
  const plain = written.replaceAll('_', '')
  const based = /^[-+]?0(?:[xX]([\da-fA-F]+)|[bB]([01]+)|[oO]?([0-7]+))$/.exec(plain)
  if (based) {
    const [, hexadecimal, binary, octal] = based
    return signed(plain[0], Number.parseInt(hexadecimal ?? binary ?? octal ?? '', hexadecimal ? 16 : binary ? 2 : 8))
  }
  return /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(plain) ? Number(plain) : undefined
}

function baseSixty(parts: string): number {
  return parts.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}

function signed(sign: string | undefined, value: number): number {
  return sign === '-' ? -value : value
}
