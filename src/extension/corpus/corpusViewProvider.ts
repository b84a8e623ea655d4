import * as vscode from 'vscode'
import type { SiteLanguages } from '../../core/article/readLanguage'
import type { CorpusView, NameCluster } from '../../core/article/corpusView'
import { hasHan } from '../../core/text/hanCharacters'
import { ArticleNames } from '../../corpus/articleNames'
import type { Corpus } from '../../corpus/corpus'
import { clustersByName, nearDuplicateSteps, type DistinctNames } from '../../corpus/nearDuplicates'
import { vocabularies, type Vocabulary } from '../../corpus/records/record'
import { CorpusViews } from '../../corpus/corpusViews'
import { TagUses } from '../../corpus/tagUses'
import { Translations } from '../../corpus/translations'
import { siteLanguagesOf } from '../../core/settings/siteLanguages'
import { generatorOf } from '../../core/settings/siteScope'
import type { ArticleServices } from '../config/articleServices'
import type { HanReadings } from '../config/hanReadings'
import { runInSlices } from '../platform/timeSlicer'
import { pathFrom } from '../config/pathFrom'
import type { Corpora } from './workspaceCorpus'

export interface CorpusViewServices extends ArticleServices {
  readonly corpora: Corpora
  readonly han: HanReadings
}

/**
 * Time from the end of one search for tags, which reads the bodies of all articles, to the start of the next. It is a multiple of the time
 * that the last search took, so that searches take a small share of the time of the indexing thread.
 */
const tagSearchPause = { minMs: 1000, maxMs: 15_000, timesDuration: 10 } as const

/** A corpus with the near-duplicate clusters of its names. */
interface ComparedCorpus {
  /** A file of the site, for looking up its configuration. */
  readonly uri: vscode.Uri
  readonly views: CorpusViews
  readonly clusters: Map<Vocabulary, { readonly names: ReadonlySet<string>; readonly byName: ReadonlyMap<string, NameCluster> }>
  distinct: DistinctNames
  /** Set while the names are being compared. */
  comparison: Promise<void> | undefined
  /** The articles by file name; gathered when a link is first checked. */
  names: ArticleNames | undefined
  gathering: Promise<void> | undefined
  /** The languages of the articles, read as soon as the corpus is complete; again if the site names other languages. */
  translations: Translations | undefined
  reading: Promise<Translations> | undefined
  languages: SiteLanguages
  /** Which articles use which template tags; searched when the first unknown tag is found. */
  tagUses: TagUses | undefined
  tagSearch: Promise<void> | undefined
  /** The version of the corpus and the changes of files at the start of the last search, and the time in ms from which the next may start. */
  searched: { readonly version: number; readonly fileChanges: number; readonly nextAt: number } | undefined
  /** Set while articles have changed since the last search, and the next may not start yet. */
  tagTimer: ReturnType<typeof setTimeout> | undefined
  /** Changes when the clusters or the file names change. */
  version: number
}

/** Provides views of a corpus for the rules that compare an article with others. */
export class CorpusViewProvider implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>()
  /** Fires when a view may return other results than before. */
  readonly onDidChange = this.#changed.event
  readonly #services: CorpusViewServices
  readonly #compared = new Map<Corpus, ComparedCorpus>()
  readonly #listener: vscode.Disposable

  constructor(services: CorpusViewServices) {
    this.#services = services
    this.#listener = vscode.Disposable.from(
      services.corpora.onDidChange(() => {
        for (const [corpus, compared] of this.#compared) this.#compare(corpus, compared)
        this.#changed.fire()
      }),
      services.corpora.onDidChangeFiles(() => {
        for (const [corpus, compared] of this.#compared) if (compared.searched) this.#tagUsesOf(corpus, compared)
      }),
    )
  }

  /** The view of a document's corpus, and a version that changes whenever its results may have changed. */
  viewFrom(uri: vscode.Uri): { readonly view: CorpusView; readonly version: string } {
    const corpus = this.#services.corpora.corpusFor(uri)
    const compared = this.#comparedFor(corpus, uri)
    return { view: compared.views.from(uri.toString()), version: `${corpus.version} ${compared.version}` }
  }

  /** The languages of the articles of a file's site. */
  async translationsFor(uri: vscode.Uri): Promise<Translations> {
    const corpus = this.#services.corpora.corpusFor(uri)
    return this.#translationsOf(corpus, this.#comparedFor(corpus, uri))
  }

  /** The languages of the articles of a file's site as far as they are read; reading starts with the first call. */
  knownTranslations(uri: vscode.Uri): Translations | undefined {
    const corpus = this.#services.corpora.corpusFor(uri)
    const compared = this.#comparedFor(corpus, uri)
    void this.#translationsOf(corpus, compared)
    return compared.translations
  }

  /** The clusters of near-duplicate names of a vocabulary, computed in time slices. @param uri a file of the site */
  async clustersIn(corpus: Corpus, uri: vscode.Uri, vocabulary: Vocabulary, distinct: DistinctNames): Promise<readonly NameCluster[]> {
    const usage = corpus.usage(vocabulary)
    const han = usage.some(({ value }) => hasHan(value)) ? await this.#services.han.table() : undefined
    const translations = await this.#translationsOf(corpus, this.#comparedFor(corpus, uri))
    return runInSlices(nearDuplicateSteps(usage, han, distinct, (one, other) => translations.areNamesApart(vocabulary, one, other)))
  }

  /** Views with their own cache, for one pass over many articles. @param uri a file of the site */
  viewsOver(corpus: Corpus, uri: vscode.Uri): CorpusViews {
    const compared = this.#comparedFor(corpus, uri)
    this.#namesOf(corpus, compared)
    if (generatorOf(this.#services.configOf(uri).scope).templates) this.#tagUsesOf(corpus, compared)
    return this.#viewsOf(corpus, () => compared)
  }

  /** Waits until all pending comparisons of names, gatherings of file names, and searches for tags are done. */
  async compared(): Promise<void> {
    await Promise.all(
      [...this.#compared.values()].flatMap(({ comparison, gathering, reading, tagSearch }) => [comparison, gathering, reading, tagSearch]),
    )
  }

  dispose(): void {
    this.#listener.dispose()
    this.#changed.dispose()
    for (const { tagTimer } of this.#compared.values()) clearTimeout(tagTimer)
    this.#compared.clear()
  }

  #comparedFor(corpus: Corpus, uri: vscode.Uri): ComparedCorpus {
    const { scope } = this.#services.configOf(uri)
    const { distinct } = scope.settings
    const compared = this.#compared.get(corpus) ?? this.#add(corpus, uri, distinct)
    const languages = siteLanguagesOf(scope)
    if (!sameLanguages(compared.languages, languages)) Object.assign(compared, { languages, translations: undefined, reading: undefined })
    if (compared.distinct !== distinct) {
      compared.distinct = distinct
      compared.clusters.clear()
      this.#compare(corpus, compared)
    }
    return compared
  }

  #add(corpus: Corpus, uri: vscode.Uri, distinct: DistinctNames): ComparedCorpus {
    const compared: ComparedCorpus = {
      uri,
      views: this.#viewsOf(corpus, () => compared),
      clusters: new Map(),
      distinct,
      names: undefined,
      gathering: undefined,
      translations: undefined,
      reading: undefined,
      languages: siteLanguagesOf(this.#services.configOf(uri).scope),
      tagUses: undefined,
      tagSearch: undefined,
      searched: undefined,
      tagTimer: undefined,
      comparison: undefined,
      version: 0,
    }
    this.#compared.set(corpus, compared)
    this.#compare(corpus, compared)
    return compared
  }

  #viewsOf(corpus: Corpus, compared: () => ComparedCorpus): CorpusViews {
    return new CorpusViews(corpus, {
      names: () => this.#namesOf(corpus, compared()),
      translations: () => {
        void this.#translationsOf(corpus, compared())
        return compared().translations
      },
      tagUses: () => this.#tagUsesOf(corpus, compared()),
      clusters: (vocabulary) => compared().clusters.get(vocabulary)?.byName ?? new Map(),
      file: fileOf,
      shown: (path) => vscode.workspace.asRelativePath(vscode.Uri.parse(path)),
    })
  }

  #namesOf(corpus: Corpus, compared: ComparedCorpus): ArticleNames | undefined {
    compared.gathering ??= this.#gather(new ArticleNames(corpus, fileOf), compared)
    return compared.names
  }

  #translationsOf(corpus: Corpus, compared: ComparedCorpus): Promise<Translations> {
    compared.reading ??= this.#readLanguages(corpus, compared)
    return compared.reading
  }

  async #readLanguages(corpus: Corpus, compared: ComparedCorpus): Promise<Translations> {
    const { languages, uri } = compared
    await this.#services.corpora.settled(uri)
    const home = this.#services.configOf(uri).home ?? vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..')
    const translations = new Translations(corpus, {
      languages,
      relative: (path) => pathFrom(home, vscode.Uri.parse(path)),
      absolute: (relative) => vscode.Uri.joinPath(home, relative).toString(),
    })
    await runInSlices(translations.gather())
    if (compared.languages === languages) compared.translations = translations
    compared.version++
    this.#changed.fire()
    return translations
  }

  async #gather(names: ArticleNames, compared: ComparedCorpus): Promise<void> {
    await this.#services.corpora.settled(compared.uri)
    await runInSlices(names.gather())
    compared.names = names
    compared.version++
    this.#changed.fire()
  }

  /** The uses as last searched. Starts a search for the first call; if articles have changed since the last search, another one after a pause. */
  #tagUsesOf(corpus: Corpus, compared: ComparedCorpus): TagUses | undefined {
    const { searched, tagSearch, tagTimer, tagUses } = compared
    const fileChanges = this.#services.corpora.fileChangesAround(compared.uri)
    const isCurrent = searched?.version === corpus.version && searched.fileChanges === fileChanges
    if (tagSearch || tagTimer !== undefined || isCurrent) return tagUses
    const waitMs = (searched?.nextAt ?? 0) - performance.now()
    if (waitMs <= 0) this.#startTagSearch(corpus, compared)
    else
      compared.tagTimer = setTimeout(() => {
        compared.tagTimer = undefined
        this.#startTagSearch(corpus, compared)
      }, waitMs)
    return tagUses
  }

  #startTagSearch(corpus: Corpus, compared: ComparedCorpus): void {
    compared.tagSearch = this.#searchTags(corpus, compared).finally(() => {
      compared.tagSearch = undefined
    })
  }

  async #searchTags(corpus: Corpus, compared: ComparedCorpus): Promise<void> {
    await this.#services.corpora.settled(compared.uri)
    const { version } = corpus
    const fileChanges = this.#services.corpora.fileChangesAround(compared.uri)
    const started = performance.now()
    const found = await this.#services.corpora.tagsAround(compared.uri)
    const ended = performance.now()
    // The files of other sites are counted out when a rule asks; those that the index reads later count from then on.
    const tagUses = new TagUses((path) => corpus.has(path))
    for (const [path, names] of found) tagUses.add(path, names)
    compared.tagUses = tagUses
    const { minMs, maxMs, timesDuration } = tagSearchPause
    compared.searched = { version, fileChanges, nextAt: ended + Math.min(maxMs, Math.max(minMs, timesDuration * (ended - started))) }
    compared.version++
    if (this.#compared.has(corpus)) this.#changed.fire()
  }

  #compare(corpus: Corpus, compared: ComparedCorpus): void {
    compared.comparison ??= this.#comparing(corpus, compared).finally(() => {
      compared.comparison = undefined
    })
  }

  /** Compares the names of the vocabularies that have changed, in time slices. Waits until the corpus is complete. */
  async #comparing(corpus: Corpus, compared: ComparedCorpus): Promise<void> {
    await this.#services.corpora.settled(compared.uri)
    const { version } = compared
    for (const vocabulary of vocabularies) {
      const usage = corpus.usage(vocabulary)
      const before = compared.clusters.get(vocabulary)
      if (before && before.names.size === usage.length && usage.every(({ value }) => before.names.has(value))) continue
      const byName = clustersByName(await this.clustersIn(corpus, compared.uri, vocabulary, compared.distinct))
      compared.clusters.set(vocabulary, { names: new Set(usage.map(({ value }) => value)), byName })
      if (byName.size > 0 || (before && before.byName.size > 0)) compared.version++
    }
    if (compared.version !== version && this.#compared.has(corpus)) this.#changed.fire()
  }
}

function sameLanguages(a: SiteLanguages, b: SiteLanguages): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function fileOf(path: string): string {
  return vscode.Uri.parse(path).path
}
