import type { Article } from './article'
import type { ScalarNode } from './yaml'

const names = new Set(
  'date updated lastmod publishDate publishdate pubDate pubdate modified last_modified_at expiryDate expirydate'.split(' '),
)

/**
 * The fields that hold a date, with what is written: without quotes. Fields that are empty, lists or broken are left out.
 */
export function* dateFields({
  frontMatter,
}: Article): Generator<{ readonly key: string; readonly value: ScalarNode; readonly source: string }> {
  if (!frontMatter || frontMatter.errors.length > 0) return
  for (const { key, value } of frontMatter.fields) {
    if (!names.has(key) || value.kind !== 'scalar') continue
    if (value.value === null || typeof value.value === 'boolean') continue
    const source = String(value.value).trim()
    // What a template prints is not known here.
    if (source !== '' && !/\{[{%]|<%/.test(source)) yield { key, value, source }
  }
}

/** How a date is written in the quotes, or without, that the value has now. ISO 8601 never needs any. */
export function writeDate(iso: string, { style }: ScalarNode): string {
  if (style === 'single') return `'${iso}'`
  return style === 'double' ? `"${iso}"` : iso
}
