import { readDate, type WrittenDate } from '../dates/dates'
import type { FrontMatterLanguage } from './fences'
import type { FrontMatter } from './frontMatter'
import type { ScalarNode } from '../data/nodes'
import type { DateValue } from '../dates/readers/dateReading'

const names = new Set(
  'date updated lastmod publishDate publishdate pubDate pubdate modified last_modified_at expiryDate expirydate'.split(' '),
)

export interface DateField {
  readonly key: string
  readonly value: ScalarNode
  /** The value as written, without quotes. */
  readonly source: string
  /** Undefined if the value is a number or not a date. */
  readonly date: WrittenDate | undefined
}

/** Whether a key is one that generators use for dates. */
export function isDateKey(key: string): boolean {
  return names.has(key)
}

/**
 * The top-level fields with a date key. Fields without a scalar value, empty or boolean ones, and those with a template tag are left
 * out.
 */
export function readDateFields(frontMatter: FrontMatter | undefined): readonly DateField[] {
  const dates: DateField[] = []
  if (!frontMatter || frontMatter.errors.length > 0) return dates
  for (const { key, value } of frontMatter.fields) {
    if (!names.has(key) || value.kind !== 'scalar' || value.value === null || typeof value.value === 'boolean') continue
    const source = String(value.value).trim()
    // The output of a template tag is unknown.
    if (source === '' || /\{[{%]|<%/.test(source)) continue
    dates.push({ key, value, source, date: typeof value.value === 'number' ? undefined : readDate(source) })
  }
  return dates
}

/** A value as the date readers of generators take it. */
export function dateValueOf({ value, style }: ScalarNode, language: FrontMatterLanguage): DateValue {
  // JSON has no text without quotes.
  const type = typeof value === 'number' ? 'number' : style === 'plain' && (language !== 'json' || value === null) ? 'plain' : 'text'
  return { text: value === null ? '' : String(value), type, language: language === 'toml' || language === 'json' ? language : 'yaml' }
}

/**
 * The date in the name of a file or of its folder: `_posts/2024-01-05-harbour.md`, `news/2024-01-05-harbour/index.md`. Undefined if
 * that day does not exist.
 */
export function fileDate(path: string): string | undefined {
  const day = /(?:^|\/)(\d{4}-\d\d-\d\d)-[^/]*(?:\/index\.[^/]*)?$/.exec(path)?.[1]
  return day !== undefined && readDate(day)?.exists ? day : undefined
}
