import { readDate, type WrittenDate } from '../dates/dates'
import type { FrontMatter } from './frontMatter'
import type { ScalarNode } from '../data/nodes'

const names = new Set(
  'date updated lastmod publishDate publishdate pubDate pubdate modified last_modified_at expiryDate expirydate'.split(' '),
)

export interface DateField {
  readonly key: string
  readonly value: ScalarNode
  /** What is written, without quotes. */
  readonly source: string
  /** Undefined when it is not in a notation of dates, or a number. */
  readonly date: WrittenDate | undefined
}

/** Whether a key is one that dates are known by. */
export function isDateKey(key: string): boolean {
  return names.has(key)
}

/** The fields that hold a date, whatever is written there. Fields that are empty, lists or broken are left out. */
export function readDateFields(frontMatter: FrontMatter | undefined): readonly DateField[] {
  const dates: DateField[] = []
  if (!frontMatter || frontMatter.errors.length > 0) return dates
  for (const { key, value } of frontMatter.fields) {
    if (!names.has(key) || value.kind !== 'scalar' || value.value === null || typeof value.value === 'boolean') continue
    const source = String(value.value).trim()
    // What a template prints is not known here.
    if (source === '' || /\{[{%]|<%/.test(source)) continue
    dates.push({ key, value, source, date: typeof value.value === 'number' ? undefined : readDate(source) })
  }
  return dates
}

/** The day that a file is named after: `_posts/2024-01-05-harbour.md`, `news/2024-01-05-harbour/index.md`. */
export function fileDate(path: string): string | undefined {
  const day = /(?:^|\/)(\d{4}-\d\d-\d\d)-[^/]*(?:\/index\.[^/]*)?$/.exec(path)?.[1]
  return day !== undefined && readDate(day)?.exists ? day : undefined
}
