import { instantOnClock } from '../../dates/timeZone'
import { readGoDate } from '../../dates/readers/goDate'
import { dropsDate, isInstant, type DateReader } from '../../dates/readers/dateReading'

/**
 * Text is read by a list of layouts; a number is seconds since 1970 (`resources/page/pagemeta/page_frontmatter.go`;
 * github.com/spf13/cast, ToTimeInDefaultLocationE). A time without a numeric zone is in `timeZone` of the configuration, or UTC, never in
 * the zone of the machine. What cannot be read is dropped. TOML's own dates are read in the same way. Addresses have no date by default.
 * Measured on Hugo 0.111.3.
 */
export const readHugoDate: DateReader = ({ text, type, language }, { site }) => {
  if (type === 'number') {
    // All numbers in JSON are fractions to Go, and those are no time.
    const instant = Number(text) * 1000
    return language !== 'json' && /^-?\d+$/.test(text) && isInstant(instant) ? { kind: 'read', instant, day: undefined } : dropsDate
  }
  // TOML 1.0 allows small letters in its dates.
  const time = readGoDate(type === 'plain' && language === 'toml' ? text.toUpperCase() : text)
  if (!time) return dropsDate
  const instant = time.offset === undefined ? instantOnClock(time.clock, site ?? 'UTC') : time.clock - time.offset * 60_000
  return instant === undefined ? dropsDate : { kind: 'read', instant, day: undefined }
}
