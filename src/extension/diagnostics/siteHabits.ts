import * as vscode from 'vscode'
import { frequentRules, type ArticleCounts } from '../../core/lint/problemRows'
import type { Corpus } from '../../corpus/corpus'
import { folderHabits } from '../../corpus/undatedFolder'
import type { Corpora } from '../corpus/workspaceCorpus'

const none: ReadonlySet<string> = new Set()

/**
 * The rules that report what is usual in a site: in many of its articles, once all were checked; or in the folder of an article, by the index.
 * Their problems are not listed for each article.
 */
export class SiteHabits implements vscode.Disposable {
  readonly #corpora: Pick<Corpora, 'all'>
  readonly #frequent = new Map<Corpus, ReadonlySet<string>>()
  readonly #changed = new vscode.EventEmitter<void>()
  /** Fires when another rule has become frequent in a site, or is so no more. */
  readonly onDidChange = this.#changed.event

  constructor(corpora: Pick<Corpora, 'all'>) {
    this.#corpora = corpora
  }

  /** The ids of the rules whose problems are usual where an article is. @param path its URI as text */
  frequentAt(path: string): ReadonlySet<string> {
    const site = this.#corpora.all().find(({ corpus }) => corpus.has(path))
    if (!site) return none
    const frequent = this.#frequent.get(site.corpus) ?? none
    const inFolder = folderHabits(site.corpus, path)
    return inFolder.size === 0 ? frequent : new Set([...frequent, ...inFolder])
  }

  /**
   * Replaces what is known of a site, after a check of its articles.
   * @param counts of articles with problems of each rule
   * @returns the rules that have become frequent, and those that are so no more
   */
  set(corpus: Corpus, counts: ArticleCounts): { readonly more: ReadonlySet<string>; readonly fewer: ReadonlySet<string> } {
    const before = this.#frequent.get(corpus) ?? none
    const after = frequentRules(counts, corpus.size)
    const more = new Set([...after].filter((rule) => !before.has(rule)))
    const fewer = new Set([...before].filter((rule) => !after.has(rule)))
    this.#frequent.set(corpus, after)
    if (more.size + fewer.size > 0) this.#changed.fire()
    return { more, fewer }
  }

  /** The ids of the frequent rules of all sites. */
  all(): ReadonlySet<string> {
    return new Set([...this.#frequent.values()].flatMap((rules) => [...rules]))
  }

  dispose(): void {
    this.#changed.dispose()
  }
}
