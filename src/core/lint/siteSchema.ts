import type { SiteGenerator } from '../generators/shared/generator'
import type { FieldDemands, SiteSchemas } from '../generators/shared/siteSchemas'
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
 * A schema that the generator wrote. Astro 6.4.8 and 7.3.5 write `additionalProperties: false` for `z.strictObject()`, and stop at other keys.
 * Astro 5.18.2, whose schemas are in draft-07, writes it for each `z.object()` too, and ignores other keys there: they are not reported then.
 */
export function writtenSchema(schema: ArticleSchema): ArticleSchema {
  const cached = used.get(schema)
  if (cached) return cached
  const isStrict = typeof schema.draft === 'string' && schema.draft.includes('/2020-12/')
  const written: ArticleSchema = {
    fields: schema.fields.filter(({ name }) => name !== '$schema'),
    isDefault: false,
    draft: schema.draft,
    validate: (...article) => schema.validate(...article).filter(({ keyword }) => isStrict || keyword !== 'additionalProperties'),
  }
  used.set(schema, written)
  return written
}

/** A schema that an article or the settings name, read as `writtenSchema` does if the generator wrote it. @param path of its file as it is named */
export function namedSchema(schema: ArticleSchema, path: string, { isWritten }: Pick<SiteSchemas, 'isWritten'>): ArticleSchema {
  return isWritten(path) ? writtenSchema(schema) : schema
}

function schemaFor(demands: FieldDemands): ArticleSchema {
  const cached = compiled.get(demands)
  if (cached) return cached
  const { validate, ...compiledSchema } = compileSchema(demands.schema)
  const schema: ArticleSchema = {
    ...compiledSchema,
    validate: (root, fallback, text, writer) => validate(root, fallback, text, writer, demands.values),
  }
  compiled.set(demands, schema)
  return schema
}
