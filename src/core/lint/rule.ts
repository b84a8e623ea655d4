import type { Article } from '../article/article'
import type { ImageFields } from '../frontmatter/imageFields'
import type { ImageFile } from '../files/imageFile'
import type { SiteFiles } from '../files/localFile'
import type { AddressPlace, LocalImage } from '../files/localImage'
import type { CorpusView } from '../article/corpusView'
import type { SiteZones } from '../settings/siteScope'
import type { RuleOptions } from '../settings/ruleOptions'
import type { Policy } from '../sanitizer/policy'
import type { PublishedReading } from '../frontmatter/reading/publishedReading'
import type { SiteGenerator } from '../generators/shared/generator'
import type { SiteMarkdown } from '../generators/shared/markdownSettings'
import type { ArticleSchema } from '../schema/articleSchema'
import type { Effect } from '../text/severityReasons'
import type { HeadlineSettings } from '../style/headlines'
import type { HouseList } from '../style/houseList'
import type { StyleSettings } from '../style/styleSettings'
import type { SuppressionOutcome } from './suppression'
import type { Vocabularies } from '../vocabulary/vocabulary'
import type { Finding, Severity } from '../text/problem'

/** What a rule can use besides the article. */
export interface RuleContext extends SiteZones {
  /** The generator of the site. */
  readonly generator: SiteGenerator
  /** How the site's Markdown is read, and where that is said. */
  readonly siteMarkdown: SiteMarkdown
  /** The article's path, with forward slashes; '' if it has no file yet. */
  readonly path: string
  readonly schema: ArticleSchema
  /** Which fields of the front matter hold images. */
  readonly imageFields: ImageFields
  /** A problem with the schema that the article's own `$schema` names. */
  readonly schemaProblem: Finding | undefined
  /** The vocabularies of `copydesk.yaml`. */
  readonly vocabularies: Vocabularies
  /** The house list of `copydesk.yaml`; undefined without one. */
  readonly houseList: HouseList | undefined
  /** What `copydesk.yaml` says of the house style. */
  readonly style: StyleSettings | undefined
  /** What it says of headlines. */
  readonly headlines: HeadlineSettings | undefined
  /** The template tags that `copydesk.yaml` names. */
  readonly tags: readonly string[]
  /** The time of the check, in milliseconds since 1970. */
  readonly now: number
  /** The address that the site's pages start with, when the newsroom says it. */
  readonly siteUrl: string | undefined
  /** What the site's sanitizer allows, if it is set. */
  readonly policy: Policy | undefined
  /** The options of the rule: those that are set, and the defaults of the others. Each has the type that the rule declares. */
  readonly options: Readonly<Record<string, unknown>>
  /** The front matter as the site's generator reads it; parsed at the first call. */
  published(): PublishedReading
  /** The files of the site; undefined if there is no file system. */
  readonly files: SiteFiles | undefined
  /** The image file at an address; undefined if it has not been read yet, or is not on the site. Never blocks. */
  images(address: string, place: AddressPlace): LocalImage | undefined
  /** The other articles. Undefined unless the rule `needs` the corpus. */
  readonly corpus: CorpusView | undefined
  /** What the article's suppressions did. Empty unless the rule is `about` suppressions. */
  readonly outcome: SuppressionOutcome
}

/**
 * One check. The marks ⟦ ⟧ in `docs.bad` enclose the expected range. An example is a whole article if it starts with a fence (or with
 * blank lines before one); if not, it is a body, and correct front matter is put before it.
 */
export interface Rule {
  readonly id: string
  readonly severity: Severity
  /** Off unless `copydesk.yaml` sets a severity for it. */
  readonly optional?: true
  /** What `copydesk.yaml` can set besides the severity. */
  readonly options?: RuleOptions
  /** Runs only in `checkInCorpus`, and again when other articles change. */
  readonly needs?: 'corpus'
  /** Runs after the other rules, and only in articles with suppressions. */
  readonly about?: 'suppressions'
  readonly docs: {
    readonly summary: string
    readonly why: string
    readonly authority: string
    /** Why it has its severity; undefined for what the severity usually means. */
    readonly effect?: Effect
    /** Where the generator of the site is known, what it does with the article decides the severity. */
    readonly bySite?: true
    readonly bad: readonly string[]
    readonly good: readonly string[]
    /**
     * What the examples are checked with: path, generator and text of `copydesk.yaml`. By default `example.md`, an unknown generator
     * and no settings.
     */
    readonly given?: {
      readonly path?: string
      readonly generator?: SiteGenerator
      readonly settings?: string
      /** The files of the site by their paths. */
      readonly files?: Readonly<Record<string, ImageFile>>
      /** The other articles. */
      readonly corpus?: Partial<CorpusView>
    }
  }
  check(article: Article, context: RuleContext): Iterable<Finding>
}
