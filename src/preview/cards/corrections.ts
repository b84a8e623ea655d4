import type { Article } from '../../core/article/article'
import { isRecord } from '../../core/data/isRecord'
import { toValue } from '../../core/data/nodes'
import { readDate } from '../../core/dates/dates'
import { fieldOf } from '../../core/frontmatter/frontMatter'
import { correctionFieldOf } from '../../core/schema/correctionField'
import type { SchemaField } from '../../core/schema/fields'

export interface Correction {
  readonly text: string
  /** In ISO 8601, as it is written; undefined without one that exists. */
  readonly date: string | undefined
}

/** The corrections of an article, in the order of the front matter. Entries without a text are left out. */
export function correctionsIn({ frontMatter }: Article, schemaFields: readonly SchemaField[]): readonly Correction[] {
  const place = correctionFieldOf(schemaFields, frontMatter?.fields.map(({ key }) => key) ?? [])
  if (!place) return []
  const value: unknown = toValue(fieldOf(frontMatter, place.key)?.value)
  return [value].flat().flatMap((entry: unknown): readonly Correction[] => {
    const text = isRecord(entry) ? entry[place.textKey] : entry
    if (typeof text !== 'string' || text.trim() === '') return []
    const written = isRecord(entry) ? entry[place.dateKey] : undefined
    const date = typeof written === 'string' ? readDate(written) : undefined
    return [{ text: text.trim(), date: date?.exists ? date.iso : undefined }]
  })
}
