import type { SiteGenerator } from '../generators/shared/generator'
import type { FieldDemands } from '../generators/shared/siteSchemas'
import { compileSchema, type ArticleSchema } from '../schema/articleSchema'

const compiled = new WeakMap<FieldDemands, ArticleSchema>()
/** By the schema as it was written. */
const used = new WeakMap<ArticleSchema, ArticleSchema>()

/**
 * The schema of the fields whose values the generator itself demands in an article; undefined if it demands none.
 * @param path of the article, relative to the folder of the site or of `copydesk.yaml`
 */
export function siteSchemaOf({ schemas }: Pick<SiteGenerator, 'schemas'>, path: string): ArticleSchema | undefined {
  const demands = schemas.demands(path)
  return demands && schemaFor(demands)
}

/**
 * A schema that the generator wrote. Findings about keys that it does not name are not reported, in case it has `additionalProperties: false`:
 * which versions of Astro write that, and whether they refuse such keys, was not run.
 */
export function writtenSchema(schema: ArticleSchema): ArticleSchema {
  const cached = used.get(schema)
  if (cached) return cached
  const written: ArticleSchema = {
    fields: schema.fields.filter(({ name }) => name !== '$schema'),
    isDefault: false,
    validate: (...article) => schema.validate(...article).filter(({ keyword }) => keyword !== 'additionalProperties'),
  }
  used.set(schema, written)
  return written
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
