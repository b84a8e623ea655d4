import type { SiteFiles } from '../files/localFile'
import type { Rule } from './rule'
import type { SchemaFinder } from './schemaForArticle'
import type { OnSuppressed } from './suppression'
import type { Scope } from '../settings/siteScope'
import type { Vocabularies } from '../vocabulary/vocabulary'

/** What the articles of one folder are checked with. */
export interface LintConfig {
  readonly scope: Scope
  /** The schemas that the settings name; undefined if only the built-in schema is used. */
  readonly schema: SchemaFinder | undefined
  readonly vocabularies: Vocabularies
  readonly rules: readonly Rule[]
  readonly ruleFailed: RuleFailed
  readonly onSuppressed?: OnSuppressed | undefined
  /**
   * The steps that each rule may take for an article: `base`, and `perUnit` for each UTF-16 code unit of its text; undefined for no limit. A rule that exceeds it reports nothing for this article, and `ruleFailed` gets a `StepBudgetError`.
   */
  readonly stepBudget?: { readonly base: number; readonly perUnit: number } | undefined
  /** The files that articles may refer to; undefined if there is no file system. */
  readonly files?: FilesFinder | undefined
}

/** Called when a rule throws (a bug in Copydesk); the other rules still run. */
export type RuleFailed = (ruleId: string, error: unknown) => void

/** Finds the files that an article may refer to. @param path of the article, as `checkArticle` receives it */
export type FilesFinder = (path: string) => SiteFiles
