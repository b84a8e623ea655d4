import type { Article } from '../article/article'
import type { Field } from '../data/nodes'
import type { SiteGenerator } from '../generators/shared/generator'

const names = new Set(['tags', 'tag', 'categories', 'category'])

/** A field of tags or categories. */
export interface TaxonomyField {
  readonly field: Field
  /** The key as the generator has it. */
  readonly name: string
}

/** The fields of tags and categories; none if the front matter has syntax errors. */
export function taxonomyFields({ frontMatter }: Article, { frontMatter: { caselessKeys } }: SiteGenerator): readonly TaxonomyField[] {
  if (!frontMatter || frontMatter.errors.length > 0) return []
  return frontMatter.fields.flatMap((field) => {
    const name = caselessKeys ? field.key.toLowerCase() : field.key
    return names.has(name) ? [{ field, name }] : []
  })
}
