import type { SiteFiles } from '../files/localFile'
import type { Rule } from './rule'
import type { SchemaFinder } from './schemaForArticle'
import type { OnSuppressed } from './suppression'
import type { HouseList } from '../style/houseList'
import type { ProfileName } from '../settings/profiles'
import type { Severity } from '../text/problem'
import type { Scope } from '../settings/siteScope'
import type { Vocabularies } from '../vocabulary/vocabulary'

/** What the articles of one folder are checked with. */
export interface LintConfig {
  readonly scope: Scope
  /** The schemas that the settings name; undefined if only the built-in schema is used. */
  readonly schema: SchemaFinder | undefined
  readonly vocabularies: Vocabularies
  /** The vocabularies of the settings' `overrides`, in their order. */
  readonly overrideVocabularies?: readonly Vocabularies[] | undefined
  /** The configuration of the folder, if this one is for certain articles of it; set by `configForPath`. */
  readonly ofFolder?: LintConfig | undefined
  /** The profile that a folder gives to an article whose status field says nothing; set by `configForPath`. */
  readonly folderProfile?: ProfileName | undefined
  /** The profile of all articles, whatever their status. */
  readonly gate?: ProfileName | undefined
  /** The house list with the entries of its files; undefined if there are none, or if all entries are in the settings. */
  readonly houseList?: HouseList | undefined
  /** The same of the settings' `overrides`, in their order. */
  readonly overrideHouseLists?: readonly (HouseList | undefined)[] | undefined
  /** Set by `configForStatus`. */
  readonly limit?: SeverityLimit | undefined
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

/** The severity that problems of some rules have at most. */
export interface SeverityLimit {
  readonly severity: Severity
  readonly appliesTo: (ruleId: string) => boolean
}

/** Called when a rule throws (a bug in Copydesk); the other rules still run. */
export type RuleFailed = (ruleId: string, error: unknown) => void

/** Finds the files that an article may refer to. @param path of the article, as `checkArticle` receives it */
export type FilesFinder = (path: string) => SiteFiles
