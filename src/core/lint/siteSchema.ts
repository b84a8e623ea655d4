import type { SiteGenerator } from '../generators/shared/generator'
import type { FieldDemands } from '../generators/shared/siteSchemas'
import { compileSchema, type ArticleSchema } from '../schema/articleSchema'

const compiled = new WeakMap<FieldDemands, ArticleSchema>()

/**
 * The schema of the fields whose values the generator itself demands in an article; undefined if it demands none.
 * @param path of the article, relative to the folder of the site or of `copydesk.yaml`
 */
export function siteSchemaOf({ schemas }: Pick<SiteGenerator, 'schemas'>, path: string): ArticleSchema | undefined {
  const demands = schemas.demands(path)
  return demands && schemaFor(demands)
}

function schemaFor(demands: FieldDemands): ArticleSchema {
  const cached = compiled.get(demands)
  if (cached) return cached
  const { fields, isDefault, validate } = compileSchema(demands.schema)
  const schema: ArticleSchema = {
    fields,
    isDefault,
    validate: (root, fallback, text, writer) => validate(root, fallback, text, writer, demands.values),
  }
  compiled.set(demands, schema)
  return schema
}
