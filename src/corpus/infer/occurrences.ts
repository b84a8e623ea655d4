/** The first occurrence of something. */
export interface FirstUse {
  /** The number of the article, from 0 in the order in which they were added. */
  readonly article: number
  /** From 1. */
  readonly line: number
}

/** If more articles have it, only their number is recorded. */
const maxArticles = 1000

/** Counts the articles that have something, and records which, up to a limit. */
export class Occurrences {
  /** The number of articles, not of places. */
  count = 0
  first: FirstUse | undefined
  #articles: number[] | undefined = []
  #last = -1

  /** @param line computes the line, from 1; called for the first occurrence only */
  add(article: number, line: () => number): void {
    if (article === this.#last) return
    this.#last = article
    this.count++
    this.first ??= { article, line: line() }
    if (this.#articles && this.#articles.length < maxArticles) this.#articles.push(article)
    else this.#articles = undefined
  }

  /** The numbers of the articles; undefined if there are more than `maxArticles`. */
  get articles(): readonly number[] | undefined {
    return this.#articles
  }
}
