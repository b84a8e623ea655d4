import * as vscode from 'vscode'
import { frequentRules, type ArticleCounts } from '../../core/lint/problemRows'
import type { Corpus } from '../../corpus/corpus'

const none: ReadonlySet<string> = new Set()

/** The rules that report in many articles of a site, as far as all of its articles have been checked. Their problems are not listed for each article. */
export class SiteHabits implements vscode.Disposable {
  readonly #frequent = new Map<Corpus, ReadonlySet<string>>()
  readonly #changed = new vscode.EventEmitter<void>()
  /** Fires when another rule has become frequent in a site, or is so no more. */
  readonly onDidChange = this.#changed.event

  /** The ids of the frequent rules of the site of an article. @param path its URI as text */
  frequentAt(path: string): ReadonlySet<string> {
    for (const [corpus, rules] of this.#frequent) if (corpus.has(path)) return rules
    return none
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
