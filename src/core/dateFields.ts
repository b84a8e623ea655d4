import type { Article } from './article'
import { readDate, type WrittenDate } from './dates'
import type { ScalarNode } from './yaml'

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

/**
 * The fields that hold a date, with what is written: without quotes. Fields that are empty, lists or broken are left out.
 */
export function dateFields(article: Article): readonly DateField[] {
  const known = read.get(article) ?? [...findDateFields(article)]
  read.set(article, known)
  return known
}

/** Remembered: each rule on dates asks for them. */
const read = new WeakMap<Article, readonly DateField[]>()

function* findDateFields({ frontMatter }: Article): Generator<DateField> {
  if (!frontMatter || frontMatter.errors.length > 0) return
  for (const { key, value } of frontMatter.fields) {
    if (!names.has(key) || value.kind !== 'scalar') continue
    if (value.value === null || typeof value.value === 'boolean') continue
    const source = String(value.value).trim()
    // What a template prints is not known here.
    if (source !== '' && !/\{[{%]|<%/.test(source))
      yield { key, value, source, date: typeof value.value === 'number' ? undefined : readDate(source) }
  }
}

/** How a date is written in the quotes, or without, that the value has now. ISO 8601 never needs any. */
export function writeDate(iso: string, { style }: ScalarNode): string {
  if (style === 'single') return `'${iso}'`
  return style === 'double' ? `"${iso}"` : iso
}
