import { readLuxonDate } from '../../dates/readers/isoDate'
import { readJsYamlTimestamp } from '../../dates/readers/yamlTimestamp'
import { stopsBuild, takesFileDate, type DateReader, type OtherDateReader } from '../../dates/readers/dateReading'

/** `src/Template.js`, getMappedDate; 11ty.dev/docs/dates */
const ofTheFile = /^(?:git )?(?:last modified|created)$/i

/**
 * A YAML timestamp without quotes, or text that Luxon reads as ISO 8601; without a zone both are UTC, whatever the machine's is. An empty
 * date gives that of the file, all else stops the build (`src/Template.js`, getMappedDate). Measured on Eleventy 3.1.8.
 */
export const readEleventyDate: DateReader = ({ text, type, language }) => {
  if (text === '') return takesFileDate
  if (ofTheFile.test(text)) return { kind: 'asked' }
  if (type === 'number') return Number(text) === 0 ? takesFileDate : stopsBuild
  const timestamp = type === 'plain' && language === 'yaml' ? readJsYamlTimestamp(text) : undefined
  if (timestamp !== undefined) return { kind: 'read', instant: timestamp, day: undefined }
  const time = readLuxonDate(text)
  if (!time) return stopsBuild
  return time === 'now' ? takesFileDate : { kind: 'read', instant: time.clock - (time.offset ?? 0) * 60_000, day: undefined }
}

/** False is as good as empty. Measured on Eleventy 3.1.8. */
export const readOtherEleventyDate: OtherDateReader = ({ kind, entries: [entry] }) =>
  kind === 'boolean' && entry === 'false' ? takesFileDate : stopsBuild
