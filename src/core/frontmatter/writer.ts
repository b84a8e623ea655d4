import type { FrontMatterLanguage } from './fences'
import type { ScalarNode } from '../data/nodes'
import { writeScalar } from '../data/writeYaml'

type Style = ScalarNode['style']

/** Writes keys and values in the language of the front matter. Fixes and completions use it for all that they insert. */
export interface FrontMatterWriter {
  /** A string as a value: in the given style, or in another one if the string cannot be written in that style. */
  text(value: string, style?: Style, inFlow?: boolean): string
  /** A date in ISO 8601, in the given style. */
  date(iso: string, style?: Style): string
  key(name: string, inFlow?: boolean): string
  /** What is between a key and its value, spaces included. */
  readonly sign: string
  /** Whether a key may be inserted without a value. */
  readonly mayBeEmpty: boolean
}

/** A field on one line. @param written the value in the notation of the language */
export function writePair(writer: FrontMatterWriter, key: string, written: string, inFlow = false): string {
  return writer.key(key, inFlow) + writer.sign + written
}

/** A value of any type on one line. @param inFlow whether it is inside a flow collection */
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
  // In TOML every string has quotes, and a date has none.
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

/** In double quotes, with escapes that both JSON and TOML have. */
function quoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
