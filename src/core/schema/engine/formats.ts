import { isEmail, isHostname, isIpv4, isIpv6, isUri, isUriReference, isUriTemplate, isWebUrl } from './addressFormats'
import { isDate, isDateTime, isDuration, isIsoDateTime, isIsoTime, isTime } from './dateTimeFormats'

/** A `format` for texts. */
interface TextFormat {
  readonly type: 'string'
  readonly fits: (text: string) => boolean
  /** Values longer than `maxFormatLength` fit without being read; otherwise they do not fit. */
  readonly mayBeLong?: true
}

interface NumberFormat {
  readonly type: 'number'
  readonly fits: (number: number) => boolean
}

const text = (fits: TextFormat['fits']): TextFormat => ({ type: 'string', fits })
const longText = (fits: TextFormat['fits']): TextFormat => ({ type: 'string', fits, mayBeLong: true })
const pattern = (expression: RegExp) => (value: string) => expression.test(value)

/** Longer than any address, date or name; the time of each check grows linearly with the length. */
const maxFormatLength = 10_000

/**
 * The formats of JSON Schema (2020-12 Validation, 7.3), those of OpenAPI 3.0 (Data Types), and `url`, `iso-time` and `iso-date-time`,
 * which Ajv introduced. The international ones (`idn-email`, `idn-hostname`, `iri`, `iri-reference`) are not checked.
 */
const formats: Readonly<Record<string, TextFormat | NumberFormat>> = {
  date: text(isDate),
  time: text(isTime),
  'date-time': text(isDateTime),
  'iso-time': text(isIsoTime),
  'iso-date-time': text(isIsoDateTime),
  duration: text(isDuration),
  uri: text(isUri),
  'uri-reference': text(isUriReference),
  'uri-template': text(isUriTemplate),
  url: text(isWebUrl),
  email: text(isEmail),
  hostname: text(isHostname),
  ipv4: text(isIpv4),
  ipv6: text(isIpv6),
  regex: longText(isRegularExpression),
  // RFC 9562, 4.
  uuid: text(pattern(/^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i)),
  // RFC 6901, 3 and 6.
  'json-pointer': longText(pattern(/^(?:\/(?:[^~/]|~[01])*)*$/)),
  'json-pointer-uri-fragment': longText(pattern(/^#(?:\/(?:[\w.!$&'()*+,;:=@-]|%[\da-f]{2}|~[01])*)*$/i)),
  // draft-bhutton-relative-json-pointer-00, 3.
  'relative-json-pointer': text(pattern(/^(?:0|[1-9]\d*)(?:[+-][1-9]\d*)?(?:#|(?:\/(?:[^~/]|~[01])*)*)$/)),
  byte: longText(isBase64),
  int32: { type: 'number', fits: (number) => Number.isInteger(number) && number >= -(2 ** 31) && number < 2 ** 31 },
  int64: { type: 'number', fits: Number.isInteger },
}

/** Whether a value has a format of JSON Schema. Values of another type, and all values for a format without a check here, do. */
export function hasFormat(name: string, value: string | number): boolean {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined
  if (format?.type === 'number') return typeof value !== 'number' || format.fits(value)
  if (!format || typeof value !== 'string') return true
  return value.length > maxFormatLength ? format.mayBeLong === true : format.fits(value)
}

/**
 * ECMA-262, 22.2.1, with or without the `u` flag. An escaped letter without a meaning, such as `\Z` of other languages, is refused,
 * although JavaScript reads it as that letter without the flag.
 */
function isRegularExpression(source: string): boolean {
  for (const [, letter] of source.matchAll(/\\(?:([A-Za-z])|[\s\S])/g)) {
    if (letter !== undefined && !'bBcdDfkpPnrsStuvwWx'.includes(letter)) return false
  }
  try {
    new RegExp(source)
    return true
  } catch {
    return false
  }
}

/** RFC 4648, 4; line ends as in RFC 2045, 6.8 are allowed. */
function isBase64(written: string): boolean {
  const value = written.replace(/[\r\n]/g, '')
  return value.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(value)
}
