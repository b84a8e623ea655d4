import type { YamlCharacters } from './refusedCharacters'
import { isMoment, readCore, sameReading, type Moment, type Reading, type ScalarReader } from './scalarReaders'

/** How the sites of one generator read the YAML of front matter. */
export interface YamlReading {
  /** Reads scalars as the version does that was measured. */
  readonly current: ScalarReader
  /** Reads scalars as other versions do that are in use too; undefined if they do not differ from `current`. */
  readonly other: OtherVersions | undefined
  /** Whether an unknown tag (`!name`) makes the front matter unreadable; otherwise the tag is ignored. */
  readonly refusesTags: boolean
  /** Whether a key that occurs twice makes the front matter unreadable; otherwise the last value counts. */
  readonly refusesDuplicates: boolean
  /** Whether a key that is a map or a list makes the front matter unreadable, as in `title: {{ name }}`; otherwise it becomes text. */
  readonly refusesMapKeys: boolean
  /** Whether text after three dots (the end of a document in YAML) makes the front matter unreadable; otherwise it is ignored. */
  readonly oneDocument: boolean
  /** Which characters make the front matter unreadable; undefined if that is not known. */
  readonly characters: YamlCharacters | undefined
  /** Matches plain scalars that make the front matter unreadable; undefined if there are none. */
  readonly refusedScalars: RegExp | undefined
  /** Whether whole numbers keep all their digits (Ruby, Go); JavaScript keeps the first fifteen or so. */
  readonly keepsDigits: boolean
  /** Whether `3.0` is shown as it is written (Ruby); elsewhere it is the whole number 3. */
  readonly keepsPoint: boolean
  /** Whether a number in place of a text usually stops the build: sites of Astro check their fields with `z.string()`. */
  readonly typedText: boolean
  /** Whether keys such as `yes` or `null` stay values of another type; in JavaScript and Go they become text again. */
  readonly typedKeys: boolean
}

export interface OtherVersions {
  readonly read: ScalarReader
  /** Whether they are older or newer than the measured one. */
  readonly versions: 'older' | 'newer'
}

/** What a field expects: text, a number, a date; `unknown` if neither its name nor the schema says. */
export type Meaning = 'text' | 'number' | 'date' | 'unknown'

export interface OtherReading {
  readonly reading: Reading
  /** Which versions of the generator read it so. */
  readonly by: 'current' | 'older' | 'newer'
}

/**
 * How a site reads a plain scalar, if the author loses something: a text is shown differently from how it is written, or a number
 * is another one. Nothing is lost in a date, or if a field that need not be text reads as true or false.
 * @param written on one line, without quotes and tags
 * @returns undefined if nothing is lost
 */
export function otherReading(written: string, meaning: Meaning, yaml: YamlReading): OtherReading | undefined {
  if (meaning === 'date' || !suspicious.test(written)) return undefined
  const { current, other } = yaml
  const first = current(written)
  if (loses(written, first, meaning, yaml)) return { reading: first, by: 'current' }
  const second = other?.read(written)
  return other && second !== undefined && loses(written, second, meaning, yaml) ? { reading: second, by: other.versions } : undefined
}

/** How a key is read if that is not as text, so that templates do not find it; undefined for text. */
export function otherKey(written: string, yaml: YamlReading): Reading | undefined {
  const reading = yaml.current(written)
  return yaml.typedKeys && (typeof reading === 'boolean' || reading === null) ? reading : undefined
}

/** Matches what the readers may disagree on; all other values are text to all of them. */
const suspicious = /^(?:[-+.\d].*|[yntfYNTFoO][A-Za-z]{0,4})$/

function loses(written: string, reading: Reading, meaning: Meaning, yaml: YamlReading): boolean {
  // `null` and `~` are written on purpose.
  if (reading === null) return false
  if (meaning === 'text') return shown(written, reading, yaml) !== written
  const standard = readCore(written)
  if (meaning === 'number') return typeof standard === 'number' && !sameReading(reading, standard)
  return typeof reading === 'number' && !(sameReading(reading, standard) && keepsDigits(written, yaml))
}

/** How the value is shown on the page; undefined for a point in time, which each page template writes in its own way. */
function shown(written: string, reading: string | number | boolean | Moment, yaml: YamlReading): string | undefined {
  if (isMoment(reading)) return reading.isDay ? new Date(reading.milliseconds).toISOString().slice(0, 10) : undefined
  if (yaml.keepsPoint && /^-?\d+\.0$/.test(written)) return `${String(reading)}.0`
  return typeof reading === 'number' && /^-?[1-9]\d*$/.test(written) && keepsDigits(written, yaml) ? written : String(reading)
}

function keepsDigits(written: string, yaml: YamlReading): boolean {
  if (yaml.keepsDigits || !/^[-+]?\d{16,}$/.test(written)) return true
  const number = Number(written)
  return Number.isFinite(number) && BigInt(written) === BigInt(number)
}
