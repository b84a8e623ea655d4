import type { Desk } from '../src/core/checker'
import type { Rule } from '../src/core/rule'
import type { ArticleSchema } from '../src/core/schema'
import type { SchemaFinder } from '../src/core/schemaChoice'
import { noVocabularies } from '../src/core/vocabulary'
import { noSettings, type Settings } from '../src/core/settings'

/** What a test checks articles by. A rule that throws fails the test. */
export function deskOf(rules: readonly Rule[], settings: Partial<Settings> = {}): Desk {
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
  return { forPath: () => schema, ownOf: () => undefined }
}
