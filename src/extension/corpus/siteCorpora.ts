import * as vscode from 'vscode'
import { Corpus } from '../../corpus/corpus'
import type { PackedRecords } from '../../corpus/packed/packedRecords'
import type { ArticleRecord } from '../../corpus/records/record'
import { TimeSlicer } from '../platform/timeSlicer'

/** The corpora of a workspace folder: one for each site in it, because each site has its own categories and bylines. */
export class SiteCorpora implements vscode.Disposable {
  readonly #corpora = new Map<string, Corpus>()
  readonly #changed = new vscode.EventEmitter<Corpus>()
  /** Fires synchronously for each change, so listeners must be cheap. */
  readonly onDidChange = this.#changed.event
  readonly #root: string

  constructor(root: vscode.Uri) {
    this.#root = root.toString()
  }

  /** @param home the folder of the site; undefined for files outside a site */
  of(home: vscode.Uri | undefined): Corpus {
    const key = home?.toString() ?? this.#root
    let corpus = this.#corpora.get(key)
    if (!corpus) {
      const made = new Corpus({ today: Date.now() })
      made.onDidChange(() => this.#changed.fire(made))
      this.#corpora.set(key, made)
      corpus = made
    }
    return corpus
  }

  all(): Iterable<Corpus> {
    return this.#corpora.values()
  }

  /** All corpora with the URI of their site's folder. */
  homes(): Iterable<readonly [home: string, corpus: Corpus]> {
    return this.#corpora
  }

  get size(): number {
    let size = 0
    for (const corpus of this.#corpora.values()) size += corpus.size
    return size
  }

  /** Adds or updates an article in one corpus, and removes it from the others: its folder may have become a site. */
  update(path: string, corpus: Corpus, record: ArticleRecord): void {
    for (const other of this.#corpora.values()) if (other !== corpus) other.remove(path)
    corpus.update(path, record)
  }

  /** Like `update`, for a packed record: see `Corpus.updatePacked`. */
  updatePacked(folder: string, name: string, corpus: Corpus, records: PackedRecords, at: number): void {
    for (const other of this.#corpora.values()) if (other !== corpus) other.remove(folder + name)
    corpus.updatePacked(folder, name, records, at)
  }

  remove(path: string): void {
    for (const corpus of this.#corpora.values()) corpus.remove(path)
  }

  /** Removes the articles that are not kept, in time slices. */
  async keepOnly(isKept: (path: string) => boolean): Promise<void> {
    const slices = new TimeSlicer()
    for (const corpus of this.all())
      for (const path of [...corpus.paths()]) {
        if (!isKept(path)) corpus.remove(path)
        if (slices.isOver) await slices.pause()
      }
  }

  /** Whether a folder directly contains articles. @param folder with a trailing slash */
  holds(folder: string): boolean {
    return [...this.#corpora.values()].some((corpus) => corpus.inFolder(folder).length > 0)
  }

  dispose(): void {
    this.#changed.dispose()
  }
}
