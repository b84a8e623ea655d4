import * as vscode from 'vscode'
import type { CorpusView, NameCluster } from '../../core/article/corpusView'
import { hasHan } from '../../core/text/hanCharacters'
import { ArticleNames } from '../../corpus/articleNames'
import type { Corpus } from '../../corpus/corpus'
import { clustersByName, nearDuplicateSteps, type DistinctNames } from '../../corpus/nearDuplicates'
import { vocabularies, type Vocabulary } from '../../corpus/records/record'
import { CorpusViews } from '../../corpus/corpusViews'
import type { ArticleServices } from '../config/articleServices'
import type { HanReadings } from '../config/hanReadings'
import { runInSlices } from '../platform/timeSlicer'
import type { Corpora } from './workspaceCorpus'

export interface CorpusViewServices extends ArticleServices {
  readonly corpora: Corpora
  readonly han: HanReadings
}

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
    this.#listener = services.corpora.onDidChange(() => {
      for (const [corpus, compared] of this.#compared) this.#compare(corpus, compared)
      this.#changed.fire()
    })
  }

  /** The view of a document's corpus, and a version that changes whenever its results may have changed. */
  viewFrom(uri: vscode.Uri): { readonly view: CorpusView; readonly version: string } {
    const corpus = this.#services.corpora.corpusFor(uri)
    const compared = this.#comparedFor(corpus, uri)
    return { view: compared.views.from(uri.toString()), version: `${corpus.version} ${compared.version}` }
  }

  /** The clusters of near-duplicate names of a vocabulary, computed in time slices. */
  async clustersIn(corpus: Corpus, vocabulary: Vocabulary, distinct: DistinctNames): Promise<readonly NameCluster[]> {
    const usage = corpus.usage(vocabulary)
    const han = usage.some(({ value }) => hasHan(value)) ? await this.#services.han.table() : undefined
    return runInSlices(nearDuplicateSteps(usage, han, distinct))
  }

  /** Views with their own cache, for one pass over many articles. @param uri a file of the site */
  viewsOver(corpus: Corpus, uri: vscode.Uri): CorpusViews {
    const compared = this.#comparedFor(corpus, uri)
    this.#namesOf(corpus, compared)
    return this.#viewsOf(corpus, compared)
  }

  /** Waits until all pending comparisons of names, and gatherings of file names, are done. */
  async compared(): Promise<void> {
    await Promise.all([...this.#compared.values()].flatMap(({ comparison, gathering }) => [comparison, gathering]))
  }

  dispose(): void {
    this.#listener.dispose()
    this.#changed.dispose()
    this.#compared.clear()
  }

  #comparedFor(corpus: Corpus, uri: vscode.Uri): ComparedCorpus {
    const distinct = this.#services.configOf(uri).scope.settings.distinct
    const compared = this.#compared.get(corpus) ?? this.#add(corpus, uri, distinct)
    if (compared.distinct !== distinct) {
      compared.distinct = distinct
      compared.clusters.clear()
      this.#compare(corpus, compared)
    }
    return compared
  }

  #add(corpus: Corpus, uri: vscode.Uri, distinct: DistinctNames): ComparedCorpus {
    const clusters: ComparedCorpus['clusters'] = new Map()
    const views = viewsOf(corpus, clusters, () => this.#namesOf(corpus, compared))
    const compared: ComparedCorpus = {
      uri,
      views,
      clusters,
      distinct,
      names: undefined,
      gathering: undefined,
      comparison: undefined,
      version: 0,
    }
    this.#compared.set(corpus, compared)
    this.#compare(corpus, compared)
    return compared
  }

  #viewsOf(corpus: Corpus, compared: ComparedCorpus): CorpusViews {
    return viewsOf(corpus, compared.clusters, () => this.#namesOf(corpus, compared))
  }

  #namesOf(corpus: Corpus, compared: ComparedCorpus): ArticleNames | undefined {
    compared.gathering ??= this.#gather(new ArticleNames(corpus, fileOf), compared)
    return compared.names
  }

  async #gather(names: ArticleNames, compared: ComparedCorpus): Promise<void> {
    await this.#services.corpora.settled(compared.uri)
    await runInSlices(names.gather())
    compared.names = names
    compared.version++
    this.#changed.fire()
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
      const byName = clustersByName(await this.clustersIn(corpus, vocabulary, compared.distinct))
      compared.clusters.set(vocabulary, { names: new Set(usage.map(({ value }) => value)), byName })
      if (byName.size > 0 || (before && before.byName.size > 0)) compared.version++
    }
    if (compared.version !== version && this.#compared.has(corpus)) this.#changed.fire()
  }
}

function viewsOf(corpus: Corpus, clusters: ComparedCorpus['clusters'], names: () => ArticleNames | undefined): CorpusViews {
  return new CorpusViews(corpus, {
    names,
    clusters: (vocabulary) => clusters.get(vocabulary)?.byName ?? new Map(),
    file: fileOf,
    shown: (path) => vscode.workspace.asRelativePath(vscode.Uri.parse(path)),
  })
}

function fileOf(path: string): string {
  return vscode.Uri.parse(path).path
}
