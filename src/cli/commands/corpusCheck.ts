import chinese from '../../../media/han.json'
import { parseArticle, type Article } from '../../core/article/article'
import { articleReferences, type ArticleReference } from '../../core/links/articleReferences'
import { checkInCorpus } from '../../core/lint/checkArticle'
import { hasHan, readHanTable, type HanTable } from '../../core/text/hanCharacters'
import { missingArticle } from '../../core/links/linkedArticle'
import type { Problem } from '../../core/text/problem'
import { generatorOf } from '../../core/settings/siteScope'
import { ArticleNames } from '../../corpus/articleNames'
import { Corpus } from '../../corpus/corpus'
import { clustersByName, nearDuplicates } from '../../corpus/nearDuplicates'
import { readRecord } from '../../corpus/records/readRecord'
import { detached, vocabularies, type Vocabulary } from '../../corpus/records/record'
import { CorpusViews } from '../../corpus/corpusViews'
import { decodeText } from '../io/decode'
import type { ResolvedConfig } from '../config/configResolver'
import type { Files } from '../io/files'
import { relativePath } from '../io/paths'

/** An article with the problems that it has beside others. */
export interface BesideOthers {
  readonly path: string
  readonly article: Article
  readonly problems: readonly Problem[]
}

export interface CorpusCheck {
  /** Takes note of an article. @param path absolute */
  add(path: string, article: Article, lintConfig: ResolvedConfig): void
  /** Reads those articles again that have something in common with others. */
  problems(): Generator<BesideOthers, undefined>
}

/** The articles of one site, and how each of them is told of in messages. */
interface SiteCorpus {
  readonly corpus: Corpus
  readonly configs: Map<string, ResolvedConfig>
  readonly lintConfig: ResolvedConfig
  /** The links of an article that may lead to others. */
  readonly links: Map<string, readonly ArticleReference[]>
}

/** Checks articles against one another, those of each site by themselves. @param here the current folder */
export function corpusCheck(files: Files, here: string): CorpusCheck {
  const sites = new Map<string, SiteCorpus>()
  return {
    add(path, article, lintConfig) {
      if (!isAsked(lintConfig)) return
      const key = `${lintConfig.settingsPath ?? ''}\n${lintConfig.folder ?? ''}`
      const site = sites.get(key) ?? { corpus: new Corpus(), configs: new Map(), lintConfig, links: new Map() }
      sites.set(key, site)
      site.configs.set(path, lintConfig)
      site.corpus.update(path, detached(readRecord(article, path)))
      const { rules, siteUrl } = lintConfig.scope.settings
      const references =
        rules['link-article-missing'] === 'off' ? [] : articleReferences(article, generatorOf(lintConfig.scope).articleTag, siteUrl)
      // In texts of their own: else each would hold its article in memory.
      if (references.length > 0) site.links.set(path, JSON.parse(JSON.stringify(references)))
    },
    *problems() {
      for (const { corpus, configs, lintConfig: of, links } of sites.values()) {
        if (corpus.size < 2) continue
        const { distinct } = of.scope.settings
        const han = hanFor(corpus)
        const byName = new Map(vocabularies.map((name) => [name, clustersByName(nearDuplicates(corpus.usage(name), han, distinct))]))
        const clusters = (name: Vocabulary) => byName.get(name) ?? new Map()
        const file = (path: string) => (path.startsWith('/') ? path : `/${path}`)
        let gathered: ArticleNames | undefined
        const names = () => (gathered ??= gatheredNames(corpus, file))
        const views = new CorpusViews(corpus, { clusters, names, file, shown: (path) => relativePath(here, path) })
        const suspects = new Set(views.suspects())
        for (const [path, references] of links) {
          const site = (configs.get(path) ?? of).files?.(knownPath(path, configs.get(path) ?? of))
          const { targets } = views.from(path)
          if (targets && references.some((reference) => missingArticle(reference, targets, site))) suspects.add(path)
        }
        for (const path of suspects) {
          const lintConfig = configs.get(path) ?? of
          const decoded = decodeText(files.read(path))
          if ('refused' in decoded) continue
          const article = parseArticle(decoded.text)
          const problems = checkInCorpus(article, knownPath(path, lintConfig), lintConfig, views.from(path))
          if (problems.length > 0) yield { path, article, problems }
        }
      }
      return undefined
    },
  }
}

function gatheredNames(corpus: Corpus, file: (path: string) => string): ArticleNames {
  const names = new ArticleNames(corpus, file)
  const steps = names.gather()
  while (!steps.next().done);
  return names
}

function knownPath(path: string, { folder }: ResolvedConfig): string {
  return folder === undefined ? path : relativePath(folder, path)
}

function isAsked({ rules, scope }: ResolvedConfig): boolean {
  const levels = scope.settings.rules
  return rules.some(({ id, needs, optional }) => needs === 'corpus' && levels[id] !== 'off' && (levels[id] !== undefined || !optional))
}

let table: HanTable | undefined

/** The table takes some milliseconds: only names in Chinese need it. */
function hanFor(corpus: Corpus): HanTable | undefined {
  if (!vocabularies.some((name) => corpus.usage(name).some(({ value }) => hasHan(value)))) return undefined
  table ??= readHanTable(JSON.stringify(chinese))
  return table
}
