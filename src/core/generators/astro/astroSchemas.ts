import { readJavaScriptDate } from '../../dates/readers/javaScriptDate'
import { hasFormat } from '../../schema/engine/formats'
import { hasType } from '../../schema/engine/instance'
import { isJsYamlDate } from '../shared/jsYaml'
import type { SiteSchemas } from '../shared/siteSchemas'

/** What Astro writes for `z.date()` and `z.coerce.date()`: 6 and 7 the first (`content/types-generator.js`), 4 and 5 also the second. */
const dateFormats = new Set(['date-time', 'date'])

type SubSchema = Readonly<Record<string, unknown>>

/** A `pattern` next to the format is that of a text which zod checks, such as `z.iso.datetime()`. */
function isDate({ format, pattern }: SubSchema): boolean {
  return typeof format === 'string' && dateFormats.has(format) && pattern === undefined
}

/**
 * Schemas of content collections, measured on Astro 7.3.5. The front matter has a date where js-yaml reads one, which `z.string()` refuses.
 * `z.date()` and `z.coerce.date()` are written as the same JSON Schema; the latter accepts what `new Date()` reads, so text
 * that is a date in any notation is not reported.
 */
export const astroSchemas: SiteSchemas = {
  demands: () => undefined,
  // A collection with another name or folder than that below `src/content` is not found.
  writtenFor(path) {
    const collection = /^src\/content\/([^/]+)\/./.exec(path)?.[1]
    return collection === undefined ? undefined : `.astro/collections/${collection}.schema.json`
  },
  isWritten: (path) => /(?:^|\/)\.astro\/collections\/[^/]+\.schema\.json$/.test(path),
  values: {
    hasType: (node, type, schema) => hasType(node, type) && !(type === 'string' && isJsYamlDate(node) && !isDate(schema)),
    hasFormat(node, format, schema) {
      const { value } = node
      if (typeof value !== 'string') return typeof value !== 'number' || hasFormat(format, value)
      if (!isDate(schema)) return hasFormat(format, value)
      return isJsYamlDate(node) || readJavaScriptDate(value) !== undefined
    },
  },
}
