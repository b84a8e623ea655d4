import type { Article } from '../article/article'
import type { ImageFile } from '../files/imageFile'
import type { SiteFiles } from '../files/localFile'
import type { AddressPlace, LocalImage } from '../files/localImage'
import type { CorpusView } from '../article/corpusView'
import type { RuleOptions } from '../settings/ruleOptions'
import type { Policy } from '../sanitizer/policy'
import type { PublishedReading } from '../frontmatter/reading/publishedReading'
import type { SiteGenerator } from '../generators/shared/generator'
import type { ArticleSchema } from '../schema/articleSchema'
import type { SuppressionOutcome } from './suppression'
import type { Vocabularies } from '../vocabulary/vocabulary'
import type { Finding, Severity } from '../text/problem'

/** What a rule may ask beyond the article itself. */
export interface RuleContext {
  /** The generator of the site. */
  readonly generator: SiteGenerator
  /** The article's path with forward slashes, for rules that depend on the file name; '' when it has none yet. */
  readonly path: string
  readonly schema: ArticleSchema
  /** What is wrong with the schema that the article itself names. */
  readonly schemaProblem: Finding | undefined
  /** The newsroom's own lists of values. */
  readonly vocabularies: Vocabularies
  /** The site's time zone, when the newsroom says it: an IANA name, or an offset such as `+08:00`. */
  readonly timeZone: string | undefined
  /** The address that the site's pages start with, when the newsroom says it. */
  readonly siteUrl: string | undefined
  /** What the site lets through, when the newsroom says it. */
  readonly policy: Policy | undefined
  /** The rule's own options: those that are set, and the defaults of the others. Each has the type that the rule asks for. */
  readonly options: Readonly<Record<string, unknown>>
  /** What the site's generator makes of the front matter; read when first asked. */
  published(): PublishedReading
  /** Where the files of the site are, as far as they are known; undefined where there are none. */
  readonly files: SiteFiles | undefined
  /** The file behind the address of an image; undefined when nothing is known of one. Never waits. */
  images(address: string, place: AddressPlace): LocalImage | undefined
  /** What other articles say. Only rules that need it are told; undefined for the others. */
  readonly corpus: CorpusView | undefined
  /** What the article's suppressions did. Only rules that are about them are told. */
  readonly outcome: SuppressionOutcome
}

/**
 * One check. The marks ⟦ ⟧ in `docs.bad` are the expected squiggle; an example starts at the article's first
 * character when it begins with a fence (or blank lines before one), else it is body text below a healthy block.
 */
export interface Rule {
  readonly id: string
  readonly severity: Severity
  /** Off until `copydesk.yaml` gives it a severity. */
  readonly optional?: true
  /** What `copydesk.yaml` may set beside the severity. */
  readonly options?: RuleOptions
  /** Runs apart from the others, where the other articles are known, and again when these change. */
  readonly needs?: 'corpus'
  /** Runs behind the others, and only in an article that has suppressions. */
  readonly about?: 'suppressions'
  readonly docs: {
    readonly summary: string
    readonly why: string
    readonly authority: string
    readonly bad: readonly string[]
    readonly good: readonly string[]
    /**
     * Where the examples stand, for rules that look at it, and what is in `copydesk.yaml`. Else that is `example.md` on a
     * site whose generator is not known, without settings.
     */
    readonly given?: {
      readonly path?: string
      readonly generator?: SiteGenerator
      readonly settings?: string
      /** Files of the site, by their paths. */
      readonly files?: Readonly<Record<string, ImageFile>>
      /** What the other articles say. */
      readonly corpus?: Partial<CorpusView>
    }
  }
  check(article: Article, context: RuleContext): Iterable<Finding>
}
