import type { FrontMatterLanguage } from './fences'
import { writeScalar, type ScalarNode } from './yaml'

type Style = ScalarNode['style']

/** How things are written in the language of a front matter. All that a fix or a completion puts there is written by it. */
export interface Notation {
  /** A text as a value: in the style asked for where that can hold it, else in one that can. */
  text(value: string, style?: Style, inFlow?: boolean): string
  /** A date in ISO 8601, in the quotes, or without, that the value has now. */
  date(iso: string, style?: Style): string
  key(name: string): string
  /** A field. @param written the value as it is written; '' for none yet */
  pair(key: string, written: string): string
  /** What stands between a key and its value. */
  readonly sign: string
  /** A value that says nothing yet, for a field that is still to be filled. */
  readonly nothing: string
}

const yaml: Notation = {
  text: (value, style = 'plain', inFlow = false) => writeScalar(value, style === 'block' ? 'plain' : style, inFlow),
  // ISO 8601 never needs quotes.
  date: (iso, style = 'plain') => (style === 'single' ? `'${iso}'` : style === 'double' ? `"${iso}"` : iso),
  key: (name) => writeScalar(name, 'plain'),
  pair: (key, written) => `${yaml.key(key)}:${written === '' ? '' : ' '}${written}`,
  sign: ': ',
  nothing: '',
}

/** Without quotes nothing is text in TOML; a date is a date only without. */
const toml: Notation = {
  text: (value, style = 'double') => (style === 'single' && /^[^'\p{Cc}]*$/u.test(value) ? `'${value}'` : quoted(value)),
  date: (iso, style = 'plain') => (style === 'single' ? `'${iso}'` : style === 'double' ? `"${iso}"` : iso),
  key: (name) => (/^[\w-]+$/.test(name) ? name : quoted(name)),
  pair: (key, written) => `${toml.key(key)} = ${written}`,
  sign: ' = ',
  nothing: '""',
}

const json: Notation = {
  text: quoted,
  date: quoted,
  key: quoted,
  pair: (key, written) => `${quoted(key)}: ${written}`,
  sign: ': ',
  nothing: '""',
}

export function notationOf(language: FrontMatterLanguage | undefined): Notation {
  return language === 'toml' ? toml : language === 'json' ? json : yaml
}

/** In double quotes, with escapes that JSON and TOML both know. */
function quoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
