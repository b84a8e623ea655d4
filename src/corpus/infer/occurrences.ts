/** Where a thing is used first. */
export interface FirstUse {
  /** The number of the article, in the order in which they were read. */
  readonly article: number
  /** From 1. */
  readonly line: number
}

/** More articles than this are not told one by one. */
const most = 1000

/** In which articles something is, as far as there are few. */
export class Uses {
  /** Articles, not places. */
  count = 0
  first: FirstUse | undefined
  #articles: number[] | undefined = []
  #last = -1

  /** @param line from 1; undefined where no line can be told */
  add(article: number, line: () => number): void {
    if (article === this.#last) return
    this.#last = article
    this.count++
    this.first ??= { article, line: line() }
    if (this.#articles && this.#articles.length < most) this.#articles.push(article)
    else this.#articles = undefined
  }

  /** Undefined when there are many. */
  get articles(): readonly number[] | undefined {
    return this.#articles
  }
}
