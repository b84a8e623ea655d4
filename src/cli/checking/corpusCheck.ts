import { parseArticle, type Article } from '../../core/article/article'
import type { NameCluster } from '../../core/article/corpusView'
import type { ArticleReference } from '../../core/links/articleReferences'
import { checkInCorpus } from '../../core/lint/checkArticle'
import { hasHan, readHanTable, type HanTable } from '../../core/text/hanCharacters'
import { missingArticle } from '../../core/links/linkedArticle'
import type { Problem } from '../../core/text/problem'
import { familiarUses } from '../../core/templates/usedTags'
import { generatorOf } from '../../core/settings/siteScope'
import { ArticleNames } from '../../corpus/articleNames'
import { Corpus } from '../../corpus/corpus'
import { languageCoverage, type LanguageCoverage } from '../../corpus/languageCoverage'
import { clustersByName, nearDuplicates } from '../../corpus/nearDuplicates'
import { vocabularies, type Vocabulary } from '../../corpus/records/record'
import { CorpusViews } from '../../corpus/corpusViews'
import { TagUses } from '../../corpus/tagUses'
import { gatheredTranslations, type Translations } from '../../corpus/translations'
import { siteLanguagesOf } from '../../core/settings/siteLanguages'
import type { ResolvedConfig } from '../config/configResolver'
import type { Files } from '../io/files'
import { realPathOf } from '../config/realPlace'
import { joinPath, parentOf, relativePath } from '../io/paths'
import { readArticleText } from '../io/readText'
import { ownTagsOf, type CorpusFacts } from './corpusFacts'
import type * as HanData from './hanData'
import { articlesAmong, otherFiles } from './otherArticles'
import type { SuppressedProblem } from './reportedProblem'

/** An article with the problems that only a comparison with other articles finds. */
export interface ComparedArticle {
  readonly path: string
  readonly article: Article
  readonly problems: readonly Problem[]
  /** Those that comments suppress. */
  readonly suppressed: readonly SuppressedProblem[]
}

export interface CorpusCheck {
  /**
   * Adds an article to the corpus of its site.
   * @param path absolute
   * @param isWanted whether it is among the results, and not only compared with others
   */
  add(path: string, facts: CorpusFacts, lintConfig: ResolvedConfig, isWanted: boolean): void
  /** Removes an article. Before it is added again as well. */
  remove(path: string): void
  /**
   * Adds the articles of the same sites that were not named.
   * @param isWalked whether all articles of a folder have been added already
   * @returns whether that was so for all sites, and no others were looked for
   */
  addOthers(configOf: (path: string) => ResolvedConfig, isWalked: (folder: string) => boolean): boolean
  /** Reads the articles again that may have such problems, and checks them. Call it after the last `add`. */
  problems(): Generator<ComparedArticle, undefined>
  /** The names that are probably one, of each vocabulary of each site. Call it after `problems` has ended. @param found gets paths that are absolute */
  names(found: (vocabulary: Vocabulary, clusters: readonly NameCluster[], pathsOf: (name: string) => readonly string[]) => void): void
  /** The languages of each site with several. Call it after `problems` has ended. @param found gets paths that are absolute */
  languages(found: (folder: string, coverage: LanguageCoverage) => void): void
}

/** What was found out about a site while its articles were compared. */
interface ComparedSite {
  readonly corpus: Corpus
  /** Absolute. */
  readonly folder: string
  readonly translations: Translations
  readonly clustersOf: (vocabulary: Vocabulary) => readonly NameCluster[]
}

/** The articles of one site. */
interface SiteCorpus {
  readonly corpus: Corpus
  readonly configs: Map<string, ResolvedConfig>
  readonly lintConfig: ResolvedConfig
  /** The articles that are among the results. */
  readonly wanted: Set<string>
  /** The links that may lead to other articles, by the path of the article with the link. */
  readonly links: Map<string, readonly ArticleReference[]>
  /** The template tags that the generator does not bring along, by the path of the article that uses them. */
  readonly ownTags: Map<string, readonly string[]>
}

/**
 * Compares the articles of each site with one another.
 * @param here the current folder
 * @param ruleFailed called when a rule throws for the article at a path
 */
export function corpusCheck(files: Files, here: string, ruleFailed: (path: string, ruleId: string, error: unknown) => void): CorpusCheck {
  const sites = new Map<string, SiteCorpus>()
  const known: ComparedSite[] = []
  return {
    names(found) {
      for (const { corpus, clustersOf } of known)
        for (const vocabulary of vocabularies) found(vocabulary, clustersOf(vocabulary), (name) => corpus.pathsWith(vocabulary, name))
    },
    languages(found) {
      for (const { corpus, folder, translations } of known) {
        const coverage = languageCoverageOf(corpus, translations)
        if (coverage) found(folder, coverage)
      }
    },
    add(path, { record, references, ownTags }, lintConfig, isWanted) {
      const key = keyOf(lintConfig)
      const site = sites.get(key) ?? newSite(lintConfig)
      sites.set(key, site)
      site.configs.set(path, lintConfig)
      site.corpus.update(path, record)
      if (ownTags.length > 0) site.ownTags.set(path, ownTags)
      if (!isWanted) return
      site.wanted.add(path)
      if (references.length > 0) site.links.set(path, references)
    },
    remove(path) {
      for (const { corpus, configs, wanted, links, ownTags } of sites.values()) {
        corpus.remove(path)
        for (const part of [configs, wanted, links, ownTags]) part.delete(path)
      }
    },
    addOthers(configOf, isWalked) {
      let isWhole = true
      for (const [key, site] of sites) {
        const { home } = site.lintConfig
        const [article] = site.wanted
        if (article === undefined || isWalked(home ?? parentOf(article) ?? article)) continue
        isWhole = false
        const reals = new Set([...site.wanted].map((path) => realPathOf(files, path) ?? path))
        const isKnown = (path: string, real: string) => site.corpus.has(path) || reals.has(real)
        for (const { path, records, at, config } of articlesAmong(otherFiles(files, home, article, isKnown), configOf)) {
          if (keyOf(config) !== key) continue
          const folder = path.slice(0, path.lastIndexOf('/') + 1)
          site.corpus.updatePacked(folder, path.slice(folder.length), records, at)
          addTagsOfOther(site, path, files, config)
        }
      }
      return isWhole
    },
    *problems() {
      for (const { corpus, configs, lintConfig: of, wanted, links, ownTags } of sites.values()) {
        const { listIsPath } = generatorOf(of.scope).taxonomies
        if (corpus.size < 2 && ownTags.size === 0 && !listIsPath) continue
        const tagUses = new TagUses()
        for (const [path, tags] of ownTags) tagUses.add(path, tags)
        const { distinct } = of.scope.settings
        const han = hanFor(corpus)
        const translations = translationsOf(corpus, of, here)
        const clustersOf = (name: Vocabulary) =>
          nearDuplicates(corpus.usage(name), han, distinct, (one, other) => translations.areNamesApart(name, one, other))
        known.push({ corpus, folder: of.folder ?? here, translations, clustersOf })
        const byName = new Map<Vocabulary, ReadonlyMap<string, NameCluster>>()
        const clusters = (name: Vocabulary) => {
          const found = byName.get(name) ?? clustersByName(clustersOf(name))
          byName.set(name, found)
          return found
        }
        const file = (path: string) => (path.startsWith('/') ? path : `/${path}`)
        let cachedNames: ArticleNames | undefined
        const names = () => (cachedNames ??= gatherNames(corpus, file))
        const views = new CorpusViews(corpus, {
          clusters,
          names,
          translations: () => translations,
          tagUses: () => tagUses,
          file,
          shown: (path) => relativePath(here, path),
          listIsPath,
        })
        const candidates = new Set(wanted.size * fewShare < corpus.size ? wanted : views.suspects())
        for (const [path, references] of links) {
          const site = (configs.get(path) ?? of).files?.(articlePathOf(path, configs.get(path) ?? of))
          const { targets } = views.from(path)
          if (targets && references.some((reference) => missingArticle(reference, targets, site))) candidates.add(path)
        }
        for (const [path, names] of ownTags) if (names.some((name) => tagUses.others(name, path) < familiarUses)) candidates.add(path)
        for (const path of candidates) {
          if (!wanted.has(path)) continue
          const resolved = configs.get(path) ?? of
          const suppressed: SuppressedProblem[] = []
          const lintConfig: ResolvedConfig = {
            ...resolved,
            ruleFailed: (ruleId, error) => ruleFailed(path, ruleId, error),
            onSuppressed: (problem, reason) => suppressed.push({ problem, reason }),
          }
          const decoded = readArticleText(files, path)
          if ('refused' in decoded) continue
          const article = parseArticle(decoded.text, path)
          const problems = checkInCorpus(article, articlePathOf(path, lintConfig), lintConfig, views.from(path))
          if (problems.length + suppressed.length > 0) yield { path, article, problems, suppressed }
        }
      }
      return undefined
    },
  }
}

function newSite(lintConfig: ResolvedConfig): SiteCorpus {
  return {
    corpus: new Corpus(),
    configs: new Map(),
    lintConfig,
    wanted: new Set(),
    links: new Map(),
    ownTags: new Map(),
  }
}

function keyOf({ settingsPath = '', folder = '' }: ResolvedConfig): string {
  return `${settingsPath}\n${folder}`
}

/** Counts the tags of an article that is only compared. Its text is read only if a named one has tags that the generator does not bring along. */
function addTagsOfOther(site: SiteCorpus, path: string, files: Files, config: ResolvedConfig): void {
  const decoded = site.ownTags.size > 0 ? readArticleText(files, path) : undefined
  const tags = decoded && 'text' in decoded ? ownTagsOf(parseArticle(decoded.text, path), config) : []
  if (tags.length > 0) site.ownTags.set(path, tags)
}

/** Of a site with more articles for each one that was named, those that were named are checked without a search for the suspicious ones. */
const fewShare = 4

function gatherNames(corpus: Corpus, file: (path: string) => string): ArticleNames {
  const names = new ArticleNames(corpus, file)
  const steps = names.gather()
  while (!steps.next().done);
  return names
}

function languageCoverageOf(corpus: Corpus, translations: Translations): LanguageCoverage | undefined {
  const steps = languageCoverage(corpus, translations)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function translationsOf(corpus: Corpus, { folder, scope }: ResolvedConfig, here: string): Translations {
  const root = folder ?? here
  return gatheredTranslations(corpus, {
    languages: siteLanguagesOf(scope),
    relative: (path) => relativePath(root, path),
    absolute: (relative) => joinPath(root, relative),
  })
}

function articlePathOf(path: string, { folder }: ResolvedConfig): string {
  return folder === undefined ? path : relativePath(folder, path)
}

let table: HanTable | undefined

/** Loaded only if there are Chinese names: reading the table takes a few milliseconds. */
export function hanFor(corpus: Corpus): HanTable | undefined {
  if (!vocabularies.some((name) => corpus.usage(name).some(({ value }) => hasHan(value)))) return undefined
  if (!table) {
    const { hanData }: typeof HanData = require('./hanData')
    table = readHanTable(hanData)
  }
  return table
}
