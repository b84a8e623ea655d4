import { instantOnClock } from '../../dates/timeZone'
import { readJavaScriptDate } from '../../dates/readers/javaScriptDate'
import { readJsYamlTimestamp } from '../../dates/readers/yamlTimestamp'
import {
  asText,
  isInstant,
  stopsBuild,
  type DateOutcome,
  type DateReader,
  type DateValue,
  type OtherDateReader,
} from '../../dates/readers/dateReading'

/**
 * `z.date()` in the schema of a collection: only a YAML timestamp without quotes is a date (docs.astro.build/en/guides/content-collections).
 * Measured on Astro 7.3.5.
 */
export const readZodDate: DateReader = (value) => read(timestampOf(value))

/** `z.coerce.date()`: all that `new Date` reads; an empty field is 1 January 1970. Measured on Astro 7.3.5. */
export const readCoercedDate: DateReader = (value, { machine }) => {
  const { text, type } = value
  if (type === 'number' || (type === 'plain' && text === '')) return read(Number(text))
  const timestamp = timestampOf(value)
  if (timestamp !== undefined) return read(timestamp)
  const time = readJavaScriptDate(text)
  return read(time && (time.offset === undefined ? instantOnClock(time.clock, machine) : time.clock - time.offset * 60_000))
}

/** A list is the text of its entries, and true is 1. Measured on Astro 7.3.5. */
export const coerceOther: OtherDateReader = ({ kind, entries: [entry = ''], isSingle }, zones) => {
  if (kind === 'boolean') return read(entry === 'true' ? 1 : 0)
  return kind === 'list' && isSingle ? readCoercedDate(asText(entry), zones) : stopsBuild
}

function timestampOf({ text, type, language }: DateValue): number | undefined {
  return type === 'plain' && language === 'yaml' ? readJsYamlTimestamp(text) : undefined
}

function read(instant: number | undefined): DateOutcome {
  return instant === undefined || !isInstant(instant) ? stopsBuild : { kind: 'read', instant, day: undefined }
}
