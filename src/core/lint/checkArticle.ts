import { parseArticle, type Article } from '../article/article'
import type { CorpusView } from '../article/corpusView'
import { lint, type RuleFailed } from './lint'
import type { SiteFiles } from '../files/localFile'
import { findLocalImage, type LocalImage } from '../files/localImage'
import { readOurselves, readPublished, type PublishedReading } from '../frontmatter/reading/publishedReading'
import type { Rule, RuleContext } from './rule'
import type { Problem } from '../text/problem'
import { schemaOf, type SchemaFinder } from './schemaForArticle'
import { generatorOf, type Scope } from '../settings/siteScope'
import { noOutcome } from './suppression'
import type { Vocabularies } from '../vocabulary/vocabulary'

/** What the articles of one folder are checked by. */
export interface LintConfig {
  readonly scope: Scope
  /** The newsroom's own schemas; undefined for the one that ships. */
  readonly schema: SchemaFinder | undefined
  readonly vocabularies: Vocabularies
  readonly rules: readonly Rule[]
  readonly ruleFailed: RuleFailed
  /** The files that articles may name; left out where there are none. */
  readonly files?: FilesFinder | undefined
}

/** The files that an article may name. @param path the article's, as `checkArticle` is given it */
export type FilesFinder = (path: string) => SiteFiles

/** The problems of an article. @param path with forward slashes, for rules that look at the file's name */
export function checkArticle(article: Article, path: string, lintConfig: LintConfig): readonly Problem[] {
  return lint(article, lintConfig.rules, contextFor(article, path, lintConfig), lintConfig.scope.settings, lintConfig.ruleFailed)
}

/** The problems that an article has beside others: what `checkArticle` finds is not among them. */
export function checkInCorpus(article: Article, path: string, lintConfig: LintConfig, corpus: CorpusView): readonly Problem[] {
  const context = { ...contextFor(article, path, lintConfig), corpus }
  return lint(article, lintConfig.rules, context, lintConfig.scope.settings, lintConfig.ruleFailed)
}

/** The problems of a text. */
export function checkText(text: string, path: string, lintConfig: LintConfig): readonly Problem[] {
  return checkArticle(parseArticle(text, path), path, lintConfig)
}

/** The published reading of an article. */
export function publishedReadingOf(article: Article, scope: Scope): PublishedReading {
  const { frontMatter, text } = article
  if (!frontMatter) return { data: {}, error: undefined }
  const reading = generatorOf(scope).frontMatter
  if (frontMatter.language === 'toml' || frontMatter.language === 'json') return readOurselves(frontMatter, reading)
  // Its readers end at the same fence; without the body there is less to copy.
  const { open, close } = frontMatter
  const end = close && text.startsWith('---', close.start) ? article.body.start : text.length
  // gray-matter needs the opening fence.
  if (reading.openingFenceOptional && open.end === open.start) return readPublished(`---\n${text.slice(open.start, end)}`, 0, reading)
  return readPublished(text.slice(0, end), open.start, reading)
}

function contextFor(article: Article, path: string, { scope, schema, vocabularies, files }: LintConfig): RuleContext {
  let published: PublishedReading | undefined
  const choice = schemaOf(article, path, schema)
  const site = files?.(path)
  return {
    generator: generatorOf(scope),
    path,
    schema: choice.schema,
    schemaProblem: choice.problem,
    vocabularies,
    timeZone: scope.settings.timeZone,
    siteUrl: scope.settings.siteUrl,
    policy: scope.settings.sanitizer,
    options: {},
    outcome: noOutcome,
    corpus: undefined,
    files: site,
    images: site ? eachOnce((address, place) => findLocalImage(address, place, site.places, site.view)) : () => undefined,
    published: () => (published ??= publishedReadingOf(article, scope)),
  }
}

/** Several rules ask for the same files. */
function eachOnce(find: RuleContext['images']): RuleContext['images'] {
  const known = new Map<string, LocalImage | undefined>()
  return (address, place) => {
    const key = `${place} ${address}`
    if (!known.has(key)) known.set(key, find(address, place))
    return known.get(key)
  }
}
