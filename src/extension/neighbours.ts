import * as vscode from 'vscode'
import type { CorpusView, NameCluster } from '../core/corpusView'
import { hasHan, type HanTable } from '../core/han'
import type { Corpus } from '../corpus/corpus'
import { clustersByName, nearDuplicateSteps, type DistinctNames } from '../corpus/nearDuplicates'
import { vocabularies, type Vocabulary } from '../corpus/record'
import { CorpusViews } from '../corpus/view'

/** So long, in milliseconds, names are compared before others may work. */
const slice = 8

export interface NeighbourServices {
  corpusFor(uri: vscode.Uri): Corpus
  /** Fires some time after articles have come, changed or gone. */
  readonly onDidChange: vscode.Event<void>
  distinctFor(uri: vscode.Uri): DistinctNames
  hanTable(): Promise<HanTable | undefined>
}

/** The names of a corpus, compared with one another. */
interface Seen {
  readonly views: CorpusViews
  readonly clusters: Map<Vocabulary, { readonly names: ReadonlySet<string>; readonly byName: ReadonlyMap<string, NameCluster> }>
  distinct: DistinctNames
  isWorking: boolean
  /** Another number once the clusters are others. */
  version: number
}

/** What the corpus of an article says to the rules that ask for it. */
export class Neighbours implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>()
  /** Fires when a view may answer otherwise than before. */
  readonly onDidChange = this.#changed.event
  readonly #services: NeighbourServices
  readonly #seen = new Map<Corpus, Seen>()
  readonly #listener: vscode.Disposable

  constructor(services: NeighbourServices) {
    this.#services = services
    this.#listener = services.onDidChange(() => {
      for (const [corpus, seen] of this.#seen) void this.#compare(corpus, seen)
      this.#changed.fire()
    })
  }

  /** What is beside a document, and a text that is another one whenever that has changed. */
  viewFrom(uri: vscode.Uri): { readonly view: CorpusView; readonly version: string } {
    const corpus = this.#services.corpusFor(uri)
    const distinct = this.#services.distinctFor(uri)
    const seen = this.#seen.get(corpus) ?? this.#see(corpus, distinct)
    if (seen.distinct !== distinct) {
      seen.distinct = distinct
      seen.clusters.clear()
      void this.#compare(corpus, seen)
    }
    return { view: seen.views.from(uri.toString()), version: `${corpus.version} ${seen.version}` }
  }

  /** The names of a vocabulary that are probably one, compared in slices. */
  async clustersIn(corpus: Corpus, name: Vocabulary, distinct: DistinctNames): Promise<readonly NameCluster[]> {
    const usage = corpus.usage(name)
    const han = usage.some(({ value }) => hasHan(value)) ? await this.#services.hanTable() : undefined
    return inSlices(nearDuplicateSteps(usage, han, distinct))
  }

  dispose(): void {
    this.#listener.dispose()
    this.#changed.dispose()
    this.#seen.clear()
  }

  #see(corpus: Corpus, distinct: DistinctNames): Seen {
    const clusters: Seen['clusters'] = new Map()
    const views = new CorpusViews(corpus, {
      clusters: (name) => clusters.get(name)?.byName ?? new Map(),
      shown: (path) => vscode.workspace.asRelativePath(vscode.Uri.parse(path)),
    })
    const seen: Seen = { views, clusters, distinct, isWorking: false, version: 0 }
    this.#seen.set(corpus, seen)
    void this.#compare(corpus, seen)
    return seen
  }

  /** Compares the names where there are others than before, in slices. */
  async #compare(corpus: Corpus, seen: Seen): Promise<void> {
    if (seen.isWorking) return
    seen.isWorking = true
    const { version } = seen
    for (const name of vocabularies) {
      const usage = corpus.usage(name)
      const known = seen.clusters.get(name)
      if (known && known.names.size === usage.length && usage.every(({ value }) => known.names.has(value))) continue
      const byName = clustersByName(await this.clustersIn(corpus, name, seen.distinct))
      seen.clusters.set(name, { names: new Set(usage.map(({ value }) => value)), byName })
      if (byName.size > 0 || (known && known.byName.size > 0)) seen.version++
    }
    seen.isWorking = false
    if (seen.version !== version && this.#seen.has(corpus)) this.#changed.fire()
  }
}

async function inSlices<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + slice
    do {
      const { done, value } = steps.next()
      if (done) return value
    } while (performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
}
