import type { SiteGenerator } from '../generators/shared/generator'
import { compileSchema, type ArticleSchema } from '../schema/articleSchema'

const compiled = new WeakMap<object, ArticleSchema>()

/**
 * The schema of the fields whose values the generator itself demands in an article; undefined if it demands none.
 * @param path of the article, relative to the folder of `copydesk.yaml`
 */
export function siteSchemaOf({ demands }: SiteGenerator, path: string): ArticleSchema | undefined {
  if (!demands || demands.exceptIn?.test(path)) return undefined
  const schema = compiled.get(demands.schema) ?? compileSchema(demands.schema)
  compiled.set(demands.schema, schema)
  return schema
}
