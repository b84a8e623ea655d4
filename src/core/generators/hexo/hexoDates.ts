import { zoneOffset, instantOnClock } from '../../dates/timeZone'
import { readJavaScriptDate } from '../../dates/readers/javaScriptDate'
import { readJsYamlTimestamp } from '../../dates/readers/yamlTimestamp'
import {
  asText,
  dayOf,
  isInstant,
  takesFileDate,
  type DateReader,
  type DateValue,
  type OtherDateReader,
} from '../../dates/readers/dateReading'

const minute = 60_000

/**
 * hexo-front-matter 4 (`lib/front_matter.ts`, parse) moves each YAML timestamp by the offset of the machine, as if its zone were not
 * written. All other values go through `new Date` (hexo, `lib/plugins/processor/common.ts`, toDate). With `timezone` in the
 * configuration all of them are then moved from the clock of the machine to that zone (adjustDateForTimezone). What is no date gives the
 * date of the file. The address has the day on the clock of the machine. Measured on Hexo 8.1.2.
 */
export const readHexoDate: DateReader = (value, { machine, site }) => {
  const offsetAt = (instant: number) => (zoneOffset(instant, machine) ?? 0) * minute
  const read = instantOf(value, machine)
  // A date of 0 is no date to Hexo.
  if (read === undefined || !isInstant(read)) return takesFileDate
  const instant = site === undefined ? read : read + offsetAt(read) - (zoneOffset(read, site) ?? 0) * minute
  return { kind: 'read', instant, day: dayOf(instant + offsetAt(instant)) }
}

/** `new Date` of a list is that of its text, and true is 1. Measured on Hexo 8.1.2. */
export const readOtherHexoDate: OtherDateReader = ({ kind, entries: [entry = ''], isSingle }, zones) => {
  if (kind === 'boolean' && entry === 'true') return readHexoDate({ text: '1', type: 'number', language: 'yaml' }, zones)
  return kind === 'list' && isSingle ? readHexoDate(asText(entry), zones) : takesFileDate
}

function instantOf({ text, type, language }: DateValue, machine: string): number | undefined {
  if (text === '') return undefined
  if (type === 'number') return Number(text) || undefined
  const timestamp = type === 'plain' && language === 'yaml' ? readJsYamlTimestamp(text) : undefined
  if (timestamp !== undefined) return timestamp - (zoneOffset(timestamp, machine) ?? 0) * minute
  const time = readJavaScriptDate(text)
  if (!time) return undefined
  return time.offset === undefined ? instantOnClock(time.clock, machine) : time.clock - time.offset * minute
}
