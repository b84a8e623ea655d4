import type { FrontMatterLanguage } from './fences'
import type { ScalarNode } from '../data/nodes'
import { writeScalar } from '../data/writeYaml'

type Style = ScalarNode['style']

/** How things are written in the language of a front matter. All that a fix or a completion puts there is written by it. */
export interface FrontMatterWriter {
  /** A text as a value: in the style asked for where that can hold it, else in one that can. */
  text(value: string, style?: Style, inFlow?: boolean): string
  /** A date in ISO 8601, in the quotes, or without, that the value has now. */
  date(iso: string, style?: Style): string
  key(name: string, inFlow?: boolean): string
  /** What stands between a key and its value, with the blanks around it. */
  readonly sign: string
  /** Whether a value may be left out where it is still to be written. */
  readonly mayBeEmpty: boolean
}

/** A field in one line. @param written the value as it is written */
export function writePair(writer: FrontMatterWriter, key: string, written: string, inFlow = false): string {
  return writer.key(key, inFlow) + writer.sign + written
}

/** A value of any kind in one line, as it may stand between brackets as well. */
export function writeAny(writer: FrontMatterWriter, value: unknown, inFlow = true): string {
  if (typeof value === 'string') return writer.text(value, writer.mayBeEmpty ? 'plain' : 'double', inFlow)
  if (Array.isArray(value)) return `[${value.map((entry) => writeAny(writer, entry)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, entry]) => writePair(writer, key, writeAny(writer, entry), true))
    .join(', ')}}`
}

const yaml: FrontMatterWriter = {
  text: (value, style = 'plain', inFlow = false) => writeScalar(value, style === 'block' ? 'plain' : style, inFlow),
  // ISO 8601 never needs quotes.
  date: quotedAs,
  key: (name, inFlow = false) => writeScalar(name, 'plain', inFlow),
  sign: ': ',
  mayBeEmpty: true,
}

const tomlDate = /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})?)?$/

const toml: FrontMatterWriter = {
  // Without quotes nothing is text in TOML, and a date is a date only without.
  text(value, style = 'double') {
    if (style === 'plain' && tomlDate.test(value)) return value
    return style === 'single' && /^[^'\p{Cc}]*$/u.test(value) ? `'${value}'` : quoted(value)
  },
  date: (iso, style = 'plain') => (style === 'plain' ? toml.text(iso, style) : quotedAs(iso, style)),
  key: (name) => (/^[\w-]+$/.test(name) ? name : quoted(name)),
  sign: ' = ',
  mayBeEmpty: false,
}

const json: FrontMatterWriter = { text: quoted, date: quoted, key: quoted, sign: ': ', mayBeEmpty: false }

function quotedAs(value: string, style: Style = 'plain'): string {
  return style === 'single' ? `'${value}'` : style === 'double' ? `"${value}"` : value
}

export function writerOf(language: FrontMatterLanguage | undefined): FrontMatterWriter {
  return language === 'toml' ? toml : language === 'json' ? json : yaml
}

/** In double quotes, with escapes that JSON and TOML both know. */
function quoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
