import { instantOnClock, zoneOffset } from '../../dates/timeZone'
import { readRubyDate } from '../../dates/readers/rubyDate'
import { readPsychTime } from '../../dates/readers/yamlTimestamp'
import { asText, dayOf, stopsBuild, takesFileDate, type DateReader, type OtherDateReader } from '../../dates/readers/dateReading'

const minute = 60_000

/**
 * A YAML timestamp with seconds, without quotes, is read by the YAML reader, which takes one without a zone for UTC. All others are text
 * for `Time.parse` (`lib/jekyll/document.rb`, merge_date!, and `lib/jekyll/utils.rb`, parse_date), whose local zone is `timezone` in the
 * configuration (`lib/jekyll.rb`, set_timezone). What it cannot read stops the build. Measured on Jekyll 4.3.1.
 */
export const readJekyllDate: DateReader = ({ text, type, language }, { machine, site }) => {
  const local = site ?? machine
  const read = (instant: number, offset = zoneOffset(instant, local) ?? 0) =>
    ({ kind: 'read', instant, day: dayOf(instant + offset * minute) }) as const
  const timestamp = type === 'plain' && language === 'yaml' ? readPsychTime(text) : undefined
  if (timestamp) return read(timestamp.clock - (timestamp.offset ?? 0) * minute)
  const time = readRubyDate(text)
  if (!time) return stopsBuild
  if (time === 'now') return takesFileDate
  const instant = time.offset === undefined ? instantOnClock(time.clock, local) : time.clock - time.offset * minute
  return instant === undefined ? stopsBuild : read(instant)
}

/** `Time.parse` finds the first date in the text of a list or a map. Measured on Jekyll 4.3.1. */
export const readOtherJekyllDate: OtherDateReader = ({ entries }, zones) => {
  const found = entries.filter((entry) => !/^\d+$/.test(entry)).map((entry) => readJekyllDate(asText(entry), zones))
  return found.find(({ kind }) => kind === 'read') ?? stopsBuild
}
