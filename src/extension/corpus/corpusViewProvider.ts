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

/** The names of a corpus, compared with one another. */
interface Seen {
  /** An article of the corpus. */
  readonly uri: vscode.Uri
  readonly views: CorpusViews
  readonly clusters: Map<Vocabulary, { readonly names: ReadonlySet<string>; readonly byName: ReadonlyMap<string, NameCluster> }>
  distinct: DistinctNames
  /** The names are being compared. */
  work: Promise<void> | undefined
  /** The names of the articles, once a link asks for them. */
  names: ArticleNames | undefined
  naming: Promise<void> | undefined
  /** Another number once the clusters are others. */
  version: number
}

/** What the corpus of an article says to the rules that ask for it. */
export class CorpusViewProvider implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>()
  /** Fires when a view may answer otherwise than before. */
  readonly onDidChange = this.#changed.event
  readonly #services: CorpusViewServices
  readonly #seen = new Map<Corpus, Seen>()
  readonly #listener: vscode.Disposable

  constructor(services: CorpusViewServices) {
    this.#services = services
    this.#listener = services.corpora.onDidChange(() => {
      for (const [corpus, seen] of this.#seen) this.#compare(corpus, seen)
      this.#changed.fire()
    })
  }

  /** What is beside a document, and a text that is another one whenever that has changed. */
  viewFrom(uri: vscode.Uri): { readonly view: CorpusView; readonly version: string } {
    const corpus = this.#services.corpora.corpusFor(uri)
    const seen = this.#seenFor(corpus, uri)
    return { view: seen.views.from(uri.toString()), version: `${corpus.version} ${seen.version}` }
  }

  /** The names of a vocabulary that are probably one, compared in slices. */
  async clustersIn(corpus: Corpus, name: Vocabulary, distinct: DistinctNames): Promise<readonly NameCluster[]> {
    const usage = corpus.usage(name)
    const han = usage.some(({ value }) => hasHan(value)) ? await this.#services.han.table() : undefined
    return runInSlices(nearDuplicateSteps(usage, han, distinct))
  }

  /** A corpus with look-ups of its own, to go through many of its articles and then to be let go. @param uri one of these */
  viewsOver(corpus: Corpus, uri: vscode.Uri): CorpusViews {
    const seen = this.#seenFor(corpus, uri)
    this.#namesOf(corpus, seen)
    return this.#viewsOf(corpus, seen)
  }

  /** Waits until the names of all corpora that were asked for are compared, and those of articles gathered. */
  async compared(): Promise<void> {
    await Promise.all([...this.#seen.values()].flatMap(({ work, naming }) => [work, naming]))
  }

  dispose(): void {
    this.#listener.dispose()
    this.#changed.dispose()
    this.#seen.clear()
  }

  #seenFor(corpus: Corpus, uri: vscode.Uri): Seen {
    const distinct = this.#services.configOf(uri).scope.settings.distinct
    const seen = this.#seen.get(corpus) ?? this.#see(corpus, uri, distinct)
    if (seen.distinct !== distinct) {
      seen.distinct = distinct
      seen.clusters.clear()
      this.#compare(corpus, seen)
    }
    return seen
  }

  #see(corpus: Corpus, uri: vscode.Uri, distinct: DistinctNames): Seen {
    const clusters: Seen['clusters'] = new Map()
    const views = viewsOf(corpus, clusters, () => this.#namesOf(corpus, seen))
    const seen: Seen = { uri, views, clusters, distinct, names: undefined, naming: undefined, work: undefined, version: 0 }
    this.#seen.set(corpus, seen)
    this.#compare(corpus, seen)
    return seen
  }

  #viewsOf(corpus: Corpus, seen: Seen): CorpusViews {
    return viewsOf(corpus, seen.clusters, () => this.#namesOf(corpus, seen))
  }

  #namesOf(corpus: Corpus, seen: Seen): ArticleNames | undefined {
    seen.naming ??= this.#gather(new ArticleNames(corpus, fileOf), seen)
    return seen.names
  }

  async #gather(names: ArticleNames, seen: Seen): Promise<void> {
    await this.#services.corpora.settled(seen.uri)
    await runInSlices(names.gather())
    seen.names = names
    seen.version++
    this.#changed.fire()
  }

  #compare(corpus: Corpus, seen: Seen): void {
    seen.work ??= this.#comparing(corpus, seen).finally(() => {
      seen.work = undefined
    })
  }

  /** Compares the names where there are others than before, in slices: not those of a corpus of which half is still to come. */
  async #comparing(corpus: Corpus, seen: Seen): Promise<void> {
    await this.#services.corpora.settled(seen.uri)
    const { version } = seen
    for (const name of vocabularies) {
      const usage = corpus.usage(name)
      const known = seen.clusters.get(name)
      if (known && known.names.size === usage.length && usage.every(({ value }) => known.names.has(value))) continue
      const byName = clustersByName(await this.clustersIn(corpus, name, seen.distinct))
      seen.clusters.set(name, { names: new Set(usage.map(({ value }) => value)), byName })
      if (byName.size > 0 || (known && known.byName.size > 0)) seen.version++
    }
    if (seen.version !== version && this.#seen.has(corpus)) this.#changed.fire()
  }
}

function viewsOf(corpus: Corpus, clusters: Seen['clusters'], names: () => ArticleNames | undefined): CorpusViews {
  return new CorpusViews(corpus, {
    names,
    clusters: (name) => clusters.get(name)?.byName ?? new Map(),
    file: fileOf,
    shown: (path) => vscode.workspace.asRelativePath(vscode.Uri.parse(path)),
  })
}

function fileOf(path: string): string {
  return vscode.Uri.parse(path).path
}
