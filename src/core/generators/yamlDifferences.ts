import type { Dialect } from '../site/dialect'
import {
  isMoment,
  readCore,
  readGoccy,
  readGoYaml2,
  readHexo,
  readJsYaml3,
  readJsYaml4,
  readSafeYaml,
  sameReading,
  type Reading,
  type ScalarReader,
} from './scalarReaders'

/** How the sites of one generator read front matter. */
interface Readers {
  /** Of the versions that are current. */
  readonly today: ScalarReader
  /** Of older versions that are still in use and read otherwise. */
  readonly before?: ScalarReader
  /** Whether `<<` takes over the fields of another mapping; else it is a key like any other. */
  readonly merges: boolean
  /** Whether an unknown tag (`!name`) keeps the whole block from being read; else it is passed over. */
  readonly refusesTags: boolean
}

const jsYaml = { merges: true, refusesTags: true }

/**
 * Who reads with what:
 * - hexo: hexo-front-matter 5 (Hexo 8); versions before it read with js-yaml 4, which differs in time zones only.
 * - hugo: goccy/go-yaml since 0.152, of which the release notes list what changed; go-yaml 2 before (`parser/metadecoders/decoder.go`).
 * - jekyll: SafeYAML (`lib/jekyll/document.rb`, `SafeYAML.load`). Unknown tags are passed over (`raise_on_unknown_tag` is off).
 * - eleventy: js-yaml 4 since 3.0 (release notes of 3.0.0-alpha.15), gray-matter with js-yaml 3 before.
 * - astro: js-yaml 4 since 5 (withastro/astro#12075), gray-matter before.
 * - docusaurus: a fork of gray-matter with js-yaml 4 since mid-2026 (facebook/docusaurus#12181), gray-matter before.
 * - generic: gray-matter, by which most home-made generators read.
 * js-yaml 5, to which Eleventy and Docusaurus go over, reads YAML 1.2 and nothing else: what is told here is sure to be safe there.
 */
const readers: Readonly<Record<Dialect, Readers>> = {
  hexo: { today: readHexo, merges: false, refusesTags: false },
  hugo: { today: readGoccy, before: readGoYaml2, merges: true, refusesTags: false },
  jekyll: { today: readSafeYaml, merges: true, refusesTags: false },
  eleventy: { today: readJsYaml4, before: readJsYaml3, ...jsYaml },
  astro: { today: readJsYaml4, before: readJsYaml3, ...jsYaml },
  docusaurus: { today: readJsYaml4, before: readJsYaml3, ...jsYaml },
  generic: { today: readJsYaml3, ...jsYaml },
}

/** What a value has to be: words, a number, a day or a time, or what only the newsroom knows. */
export type Meaning = 'text' | 'number' | 'date' | 'unknown'

export interface OtherReading {
  readonly reading: Reading
  /** The versions that read it so. */
  readonly by: 'today' | 'before'
}

/**
 * What a site makes of a value without quotes, if the author loses something by it: a text is shown otherwise than it is
 * written, a number is another one. Nothing is lost where a date is meant, or where no words are and true or false comes out.
 * @param written on one line, without quotes and tags
 */
export function otherReading(written: string, meaning: Meaning, dialect: Dialect): OtherReading | undefined {
  if (meaning === 'date' || !suspicious.test(written)) return undefined
  const { today, before } = readers[dialect]
  const first = today(written)
  if (loses(written, first, meaning, dialect)) return { reading: first, by: 'today' }
  const second = before?.(written)
  return second !== undefined && loses(written, second, meaning, dialect) ? { reading: second, by: 'before' } : undefined
}

/**
 * What the sites of a generator make of a value today, whether that matters or not.
 * @param written on one line, without quotes and tags
 */
export function siteReading(written: string, dialect: Dialect): Reading {
  return readers[dialect].today(written)
}

/** Whether a key is read as a word of its own and not as the text that it is, so that templates do not find it. */
export function otherKey(written: string, dialect: Dialect): Reading | undefined {
  const reading = readers[dialect].today(written)
  // In JavaScript and Go the keys of a mapping become text again.
  return dialect === 'jekyll' && (typeof reading === 'boolean' || reading === null) ? reading : undefined
}

export function mergesKeys(dialect: Dialect): boolean {
  return readers[dialect].merges
}

export function refusesTags(dialect: Dialect): boolean {
  return readers[dialect].refusesTags
}

/** Most values are words that all read alike. */
const suspicious = /^(?:[-+.\d].*|[yntfYNTFoO][A-Za-z]{0,4})$/

function loses(written: string, reading: Reading, meaning: Meaning, dialect: Dialect): boolean {
  // It takes a word to say that there is nothing: it is meant.
  if (reading === null) return false
  if (meaning === 'text') return isMoment(reading) || shown(written, reading, dialect) !== written
  const standard = readCore(written)
  if (meaning === 'number') return typeof standard === 'number' && !sameReading(reading, standard)
  return typeof reading === 'number' && !(sameReading(reading, standard) && keepsDigits(written, dialect))
}

/** How readers see it. */
function shown(written: string, reading: string | number | boolean, dialect: Dialect): string {
  return typeof reading === 'number' && /^-?[1-9]\d*$/.test(written) && keepsDigits(written, dialect) ? written : String(reading)
}

/** Ruby and Go keep all digits of a whole number, JavaScript the first fifteen. */
function keepsDigits(written: string, dialect: Dialect): boolean {
  return dialect === 'hugo' || dialect === 'jekyll' || !/^[-+]?\d{16,}$/.test(written) || BigInt(written) === BigInt(Number(written))
}
