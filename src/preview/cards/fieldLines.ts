import type { Article } from '../../core/article/article'
import { fieldOf } from '../../core/frontmatter/frontMatter'
import type { Fields } from '../render/head'

/** The line, from 0, of the first of these fields that exists; otherwise the line before which a new field is inserted. */
export function lineOfField({ frontMatter, lines }: Article, keys: readonly string[]): number {
  for (const key of keys) {
    const field = fieldOf(frontMatter, key)
    if (field) return lines.lineOf(field.keyRange.start)
  }
  return frontMatter ? lines.lineOf(frontMatter.close?.start ?? frontMatter.content.end) : 0
}

/** Whether one of these fields has a value, valid or not. */
export function isTextField(fields: Fields, keys: readonly string[]): boolean {
  return keys.some((key) => {
    const value = fields.get(key)
    return value instanceof Date || typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
  })
}
