import type { LintConfig } from '../src/core/lint/lintConfig'
import type { Rule } from '../src/core/lint/rule'
import type { ArticleSchema } from '../src/core/schema/articleSchema'
import type { SchemaFinder } from '../src/core/lint/schemaForArticle'
import { noVocabularies } from '../src/core/vocabulary/vocabulary'
import { noSettings, type Settings } from '../src/core/settings/settings'

/** What a test checks articles by. A rule that throws fails the test. */
export function configOf(rules: readonly Rule[], settings: Partial<Settings> = {}): LintConfig {
  return {
    scope: { settings: { ...noSettings, ...settings }, site: undefined },
    schema: undefined,
    vocabularies: noVocabularies,
    rules,
    ruleFailed: (_, error) => {
      throw error
    },
  }
}

/** Says that a schema is for all articles. */
export function forAll(schema: ArticleSchema): SchemaFinder {
  return { forPath: () => schema, referenced: () => undefined }
}
