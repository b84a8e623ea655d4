import type { Article } from '../article/article'
import { fieldOf } from '../frontmatter/frontMatter'
import { globMatcher } from '../files/globs'
import type { Severity } from '../text/problem'
import type { SiteGenerator } from '../generators/shared/generator'
import { defaultArticleSchema, type ArticleSchema } from '../schema/articleSchema'
import type { SchemaSetting } from '../settings/settings'
import type { Range } from '../text/text'
import { siteSchemaOf } from './siteSchema'
import type { ImageFields } from '../frontmatter/imageFields'
import { imageFieldsOf } from '../schema/imageFieldsOf'
import { generatorOf, type Scope } from '../settings/siteScope'

/** Finds the schema of an article by its path, relative to the folder of `copydesk.yaml`. */
export interface SchemaFinder {
  /** The schema that the settings name for an article; undefined for the built-in schema. */
  forPath(path: string): ArticleSchema | undefined
  /** The schema that the `$schema` of an article refers to; undefined while it is being read. */
  referenced(path: string, reference: string): ReferencedSchema | undefined
}

export type ReferencedSchema =
  | { readonly schema: ArticleSchema; readonly problem: undefined }
  | { readonly schema: undefined; readonly problem: { readonly message: string; readonly severity?: Severity } }

export interface SchemaChoice {
  readonly schema: ArticleSchema
  /** A problem with the schema that the article's `$schema` names; the range is its value. */
  readonly problem: { readonly range: Range; readonly message: string; readonly severity?: Severity } | undefined
}

/** The schema for an article: the one of its `$schema`, or of the settings, or the built-in schema. */
export function schemaOf(article: Article, path: string, finder: SchemaFinder | undefined, generator: SiteGenerator): SchemaChoice {
  const named = fieldOf(article.frontMatter, '$schema')?.value
  const reference = named?.kind === 'scalar' && typeof named.value === 'string' && named.value !== '' ? named.value : undefined
  const referenced = reference === undefined ? undefined : finder?.referenced(path, reference)
  return {
    schema: referenced?.schema ?? schemaForPath(path, finder, generator),
    problem: referenced?.problem && named ? { range: named.range, ...referenced.problem } : undefined,
  }
}

/** The schema for an article without a `$schema`: the one of the settings, or the built-in schema. */
export function schemaForPath(path: string, finder: SchemaFinder | undefined, generator: SiteGenerator): ArticleSchema {
  return finder?.forPath(path) ?? builtInSchema(siteSchemaOf(generator, path))
}

/** Which fields of an article hold images. @param path relative to the folder of `copydesk.yaml` */
export function imageFieldsFor(
  article: Article,
  path: string,
  { schema, scope }: { readonly schema: SchemaFinder | undefined; readonly scope: Scope },
): ImageFields {
  return imageFieldsOf(schemaOf(article, path, schema, generatorOf(scope)).schema.fields, scope.settings.imageFields)
}

const extended = new WeakMap<ArticleSchema, ArticleSchema>()

/** The built-in schema, with the fields that the generator has. */
function builtInSchema(ofSite: ArticleSchema | undefined): ArticleSchema {
  const usual = defaultArticleSchema()
  if (!ofSite) return usual
  const cached = extended.get(ofSite)
  if (cached) return cached
  const fields = new Map([...usual.fields, ...ofSite.fields].map((field) => [field.name, field]))
  const schema = { ...usual, fields: [...fields.values()] }
  extended.set(ofSite, schema)
  return schema
}

/** The first of the schemas in the settings whose globs match a path. @param path relative to the folder of `copydesk.yaml` */
export function settingFor<Setting extends Pick<SchemaSetting, 'files'>>(path: string, schemas: readonly Setting[]): Setting | undefined {
  return schemas.find(({ files }) => files === undefined || globMatcher(files)(path))
}
