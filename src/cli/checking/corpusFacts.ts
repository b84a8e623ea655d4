import type { Article } from '../../core/article/article'
import { mayRun } from '../../core/lint/articleConfig'
import { articleReferences, type ArticleReference } from '../../core/links/articleReferences'
import { generatorOf } from '../../core/settings/siteScope'
import { tagNamesIn } from '../../core/templates/usedTags'
import { readRecord } from '../../corpus/records/readRecord'
import { detached, type ArticleRecord } from '../../corpus/records/record'
import type { ResolvedConfig } from '../config/configResolver'

/** What the comparison of articles needs of one. Plain data, whose texts keep nothing else of the article in memory. */
export interface CorpusFacts {
  readonly record: ArticleRecord
  /** The links that may lead to other articles. */
  readonly references: readonly ArticleReference[]
  /** The template tags that the generator does not bring along. */
  readonly ownTags: readonly string[]
}

/**
 * Reads what the comparison needs of an article; undefined if no rule compares articles.
 * @param isWanted whether the article is among the results, and not only compared with others
 */
export function corpusFacts(path: string, article: Article, lintConfig: ResolvedConfig, isWanted: boolean): CorpusFacts | undefined {
  if (!hasCorpusRules(lintConfig)) return undefined
  const { siteUrl } = lintConfig.scope.settings
  const hasLinks = isWanted && mayRun({ id: 'link-article-missing' }, lintConfig)
  const references = hasLinks ? articleReferences(article, generatorOf(lintConfig.scope).articleTag, siteUrl) : []
  return {
    record: detached(readRecord(article, path)),
    references: separate(references),
    ownTags: ownTagsOf(article, lintConfig),
  }
}

/** A copy: slices would keep the whole text of the article in memory. */
function separate<Part>(parts: readonly Part[]): readonly Part[] {
  return parts.length > 0 ? JSON.parse(JSON.stringify(parts)) : []
}

/** The template tags of an article that the generator does not bring along, as texts of their own. */
export function ownTagsOf({ text, body }: Article, config: ResolvedConfig): readonly string[] {
  const language = mayRun({ id: 'tag-unfamiliar' }, config) ? generatorOf(config.scope).templates?.language : undefined
  if (!language) return []
  const isOwn = (name: string) => !language.tags.has(name) && !language.inner.has(name) && !language.filters?.has(name)
  return separate([...tagNamesIn(text.slice(body.start))].filter((name) => isOwn(name) && isOwn(name.replace(/^end/, ''))))
}

function hasCorpusRules(config: ResolvedConfig): boolean {
  return config.rules.some((rule) => rule.needs === 'corpus' && mayRun(rule, config))
}
