import { readDate } from '../core/dates'
import { vocabularies, type ArticleRecord, type Vocabulary } from './record'

/** A value and the number of articles that use it. */
export interface Usage {
  readonly value: string
  readonly count: number
}

/** All articles of one site, by path, with the counts of the values they use. */
export class Corpus {
  readonly #records = new Map<string, ArticleRecord>()
  readonly #counts: Readonly<Record<Vocabulary, ValueCounts>> = {
    categories: new ValueCounts(),
    tags: new ValueCounts(),
    authors: new ValueCounts(),
  }

  get size(): number {
    return this.#records.size
  }

  get(path: string): ArticleRecord | undefined {
    return this.#records.get(path)
  }

  paths(): IterableIterator<string> {
    return this.#records.keys()
  }

  /** Puts an article in, or a newer state of it. */
  update(path: string, record: ArticleRecord): void {
    const before = this.#records.get(path)
    this.#records.set(path, record)
    for (const vocabulary of vocabularies) this.#counts[vocabulary].replace(path, before?.[vocabulary] ?? [], record[vocabulary])
  }

  remove(path: string): void {
    const before = this.#records.get(path)
    if (!before) return
    this.#records.delete(path)
    for (const vocabulary of vocabularies) this.#counts[vocabulary].replace(path, before[vocabulary], [])
  }

  /**
   * The values of a vocabulary, most used first, those of equal use in the order of their code units. The same array is
   * returned until something changes.
   * @param except an article that is not counted: the one being edited, so that it does not vouch for its own values
   */
  usage(vocabulary: string, except?: string): readonly Usage[] {
    const known = vocabularies.find((name) => name === vocabulary)
    if (!known) return []
    const own = except === undefined ? undefined : this.#records.get(except)?.[known]
    return own && own.length > 0 ? this.#counts[known].sortedWithout(own) : this.#counts[known].sorted()
  }

  /**
   * The articles that use a value of a vocabulary. Only these are looked at, not the corpus.
   * @param except an article that is not counted
   * @param most how many of the latest to give
   */
  articlesWith(vocabulary: string, value: string, except?: string, most = 3): ArticlesWith {
    const known = vocabularies.find((name) => name === vocabulary)
    const paths = [...((known && this.#counts[known].articles(value)) ?? [])].filter((path) => path !== except)
    const latest: { readonly path: string; readonly record: ArticleRecord; readonly day: string }[] = []
    for (const path of paths) {
      const record = this.#records.get(path)
      const day = record && dayOf(record)
      if (!record || day === undefined || (latest.length >= most && day <= (latest.at(-1)?.day ?? ''))) continue
      const place = latest.findIndex((other) => other.day < day)
      latest.splice(place < 0 ? latest.length : place, 0, { path, record, day })
      latest.length = Math.min(latest.length, most)
    }
    return { count: paths.length, latest }
  }
}

export interface ArticlesWith {
  readonly count: number
  /** Those with a date that can be read, the latest first; `day` is that in ISO 8601. */
  readonly latest: readonly { readonly path: string; readonly record: ArticleRecord; readonly day: string }[]
}

/** Most dates begin with it; the others take long to read. */
function dayOf({ date }: ArticleRecord): string | undefined {
  if (date === undefined) return undefined
  return /^\d{4}-\d\d-\d\d(?!\d)/.exec(date)?.[0] ?? readDate(date)?.iso.slice(0, 10)
}

/** Counts in the order of use. Only values that changed since they were last asked for are put in place anew. */
class ValueCounts {
  /** The paths of the articles that use a value. */
  readonly #articles = new Map<string, Set<string>>()
  readonly #changed = new Set<string>()
  #sorted: readonly Usage[] = []
  #without: { readonly own: readonly string[]; readonly sorted: readonly Usage[]; readonly result: readonly Usage[] } | undefined

  /** @param before the values that the article had */
  replace(path: string, before: readonly string[], after: readonly string[]): void {
    if (sameValues(before, after)) return
    for (const value of before) {
      const articles = this.#articles.get(value)
      articles?.delete(path)
      if (articles?.size === 0) this.#articles.delete(value)
      this.#changed.add(value)
    }
    for (const value of after) {
      const articles = this.#articles.get(value)
      if (articles) articles.add(path)
      else this.#articles.set(value, new Set([path]))
      this.#changed.add(value)
    }
  }

  articles(value: string): ReadonlySet<string> | undefined {
    return this.#articles.get(value)
  }

  sorted(): readonly Usage[] {
    if (this.#changed.size > 0) {
      const changed = [...this.#changed].map((value) => ({ value, count: this.#count(value) }))
      this.#sorted = withChanged(this.#sorted, changed, this.#changed)
      this.#changed.clear()
    }
    return this.#sorted
  }

  sortedWithout(own: readonly string[]): readonly Usage[] {
    const sorted = this.sorted()
    const known = this.#without
    if (known && known.sorted === sorted && sameValues(known.own, own)) return known.result
    const changed = own.map((value) => ({ value, count: this.#count(value) - 1 }))
    const result = withChanged(sorted, changed, new Set(own))
    this.#without = { own, sorted, result }
    return result
  }

  #count(value: string): number {
    return this.#articles.get(value)?.size ?? 0
  }
}

/** Merges changed counts into a sorted list; values with none left go. */
function withChanged(sorted: readonly Usage[], changed: readonly Usage[], names: ReadonlySet<string>): readonly Usage[] {
  const added = changed.filter(({ count }) => count > 0).sort(byUse)
  const result: Usage[] = []
  let next = 0
  for (const usage of sorted) {
    if (names.has(usage.value)) continue
    for (let first = added[next]; first && byUse(first, usage) < 0; first = added[++next]) result.push(first)
    result.push(usage)
  }
  return result.concat(added.slice(next))
}

function byUse(a: Usage, b: Usage): number {
  if (a.count !== b.count) return b.count - a.count
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0
}

function sameValues(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}
