import { readJavaScriptDate } from '../../dates/readers/javaScriptDate'
import { readJsYamlTimestamp } from '../../dates/readers/yamlTimestamp'
import { isInstant, stopsBuild, type DateOutcome, type DateReader } from '../../dates/readers/dateReading'

/**
 * A YAML timestamp without quotes is a date. Text gets a `Z` at its end and goes through `new Date`, so that a zone of its own makes it
 * invalid or is not used (`@docusaurus/plugin-content-blog`, `lib/blogUtils.js`, getDate); before that Joi has to accept it
 * (`lib/frontMatter.js`). Numbers and empty fields stop the build. Measured on Docusaurus 3.10.2.
 */
export const readDocusaurusDate: DateReader = ({ text, type, language }) => {
  if (type === 'number' || text === '') return stopsBuild
  const timestamp = type === 'plain' && language === 'yaml' ? readJsYamlTimestamp(text) : undefined
  if (timestamp !== undefined) return read(timestamp)
  if (!readJavaScriptDate(text) && !/^[+-]?\d+(?:\.\d+)?$/.test(text)) return stopsBuild
  const time = readJavaScriptDate(`${text}Z`)
  return read(time && time.clock - (time.offset ?? 0) * 60_000)
}

function read(instant: number | undefined): DateOutcome {
  return instant === undefined || !isInstant(instant) ? stopsBuild : { kind: 'read', instant, day: undefined }
}
