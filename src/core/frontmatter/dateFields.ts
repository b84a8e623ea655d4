import { readDate, type WrittenDate } from '../dates/dates'
import type { FrontMatterLanguage } from './fences'
import type { FrontMatter } from './frontMatter'
import type { ScalarNode, ValueNode } from '../data/nodes'
import { textAt } from '../text/text'
import type { DateValue, OtherDate } from '../dates/readers/dateReading'

const names = new Set(
  'date updated lastmod publishDate publishdate pubDate pubdate modified last_modified_at updatedDate expiryDate expirydate unpublishDate unpublishdate'.split(
    ' ',
  ),
)

/** The fields for the date of the last change, in order of precedence. `last_update`, of Docusaurus, is a map with `date`. */
export const updatedFields = ['updated', 'lastmod', 'last_modified_at', 'updatedDate', 'modified', 'last_update']

export interface DateField {
  readonly key: string
  readonly value: ScalarNode
  /** The value as written, without quotes. */
  readonly source: string
  /** Undefined if the value is a number or not a date. */
  readonly date: WrittenDate | undefined
}

const namesInSmallLetters = new Map([...names].map((name) => [name.toLowerCase(), name]))

/** Whether a key is one that generators use for dates. */
export function isDateKey(key: string): boolean {
  return names.has(key)
}

/** The key that generators use for dates; undefined if a field holds no date. @param caseless whether capitals make no difference */
export function dateKeyOf(key: string, caseless: boolean | undefined): string | undefined {
  return names.has(key) ? key : caseless ? namesInSmallLetters.get(key.toLowerCase()) : undefined
}

/**
 * The top-level fields with a date key. Fields without a scalar value, empty or boolean ones, and those with a template tag are left
 * out.
 * @param caseless whether capitals in keys make no difference: then `key` is the usual notation
 */
export function readDateFields(frontMatter: FrontMatter | undefined, caseless = false): readonly DateField[] {
  const dates: DateField[] = []
  if (!frontMatter || frontMatter.errors.length > 0) return dates
  for (const { key: written, value } of frontMatter.fields) {
    const key = dateKeyOf(written, caseless)
    if (key === undefined || value.kind !== 'scalar' || value.value === null || typeof value.value === 'boolean') continue
    const source = String(value.value).trim()
    // The output of a template tag is unknown.
    if (source === '' || /\{[{%]|<%/.test(source)) continue
    dates.push({ key, value, source, date: typeof value.value === 'number' ? undefined : readDate(source) })
  }
  return dates
}

const publishing: readonly string[] = ['publishdate', 'pubdate']

/** The field with the day on which an article appears: a day of publication counts more than the date. */
export function publicationOf(dates: readonly DateField[]): DateField | undefined {
  return dates.findLast(({ key }) => publishing.includes(key.toLowerCase())) ?? dates.findLast(({ key }) => key === 'date')
}

/** The field with the day that an article says it is from. */
export function datelineOf(dates: readonly DateField[]): DateField | undefined {
  return dates.findLast(({ key }) => key === 'date') ?? publicationOf(dates)
}

/** A list, a map, or true or false in place of a date; undefined for any other value, and for one with a template tag. */
export function otherDateOf(value: ValueNode, text: string): OtherDate | undefined {
  if (value.kind === 'scalar')
    return typeof value.value === 'boolean' ? { kind: 'boolean', entries: [String(value.value)], isSingle: true } : undefined
  if (/\{[{%]|<%/.test(textAt(text, value.range))) return undefined
  const nested = value.kind === 'list' ? value.items.map((item) => item.value) : value.fields.map((field) => field.value)
  return { kind: value.kind, entries: scalarsIn(value), isSingle: nested.length === 1 && nested[0]?.kind === 'scalar' }
}

function scalarsIn(value: ValueNode): readonly string[] {
  if (value.kind === 'scalar') return [value.value === null ? '' : String(value.value)]
  return value.kind === 'list'
    ? value.items.flatMap((item) => scalarsIn(item.value))
    : value.fields.flatMap((field) => scalarsIn(field.value))
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
