import type { Article } from '../article/article'
import { fieldOf } from '../frontmatter/frontMatter'
import { globMatcher } from '../files/globs'
import type { Severity } from '../text/problem'
import { defaultArticleSchema, type ArticleSchema } from '../schema/articleSchema'
import type { SchemaSetting } from '../settings/settings'
import type { Range } from '../text/text'

/** Finds the schema of an article by its path, relative to the folder of `copydesk.yaml`. */
export interface SchemaFinder {
  /** The schema that the settings name for an article; undefined for the one that ships. */
  forPath(path: string): ArticleSchema | undefined
  /** What the article's own `$schema` leads to; undefined while that is being read. */
  ownOf(path: string, reference: string): OwnSchema | undefined
}

export type OwnSchema =
  | { readonly schema: ArticleSchema; readonly problem: undefined }
  | { readonly schema: undefined; readonly problem: { readonly message: string; readonly severity?: Severity } }

export interface SchemaChoice {
  readonly schema: ArticleSchema
  /** What is wrong with the schema that the article names, at its value. */
  readonly problem: { readonly range: Range; readonly message: string; readonly severity?: Severity } | undefined
}

/** The schema that counts for an article: its own, else the one of the settings, else the one that ships. */
export function schemaOf(article: Article, path: string, finder: SchemaFinder | undefined): SchemaChoice {
  const named = fieldOf(article.frontMatter, '$schema')?.value
  const reference = named?.kind === 'scalar' && typeof named.value === 'string' && named.value !== '' ? named.value : undefined
  const own = reference === undefined ? undefined : finder?.ownOf(path, reference)
  return {
    schema: own?.schema ?? finder?.forPath(path) ?? defaultArticleSchema(),
    problem: own?.problem && named ? { range: named.range, ...own.problem } : undefined,
  }
}

/** The first of the schemas that settings name that is for a path, which is told from their folder. */
export function settingFor<Setting extends Pick<SchemaSetting, 'files'>>(path: string, schemas: readonly Setting[]): Setting | undefined {
  return schemas.find(({ files }) => files === undefined || globMatcher(files)(path))
}
