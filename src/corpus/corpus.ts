import { readDate } from '../core/dates'
import { vocabularies, type ArticleRecord, type Vocabulary } from './record'
import { RankedValues, type Usage } from './rankedValues'

export type { Usage } from './rankedValues'

/** More articles than these tell nothing of what is near to one of them; to count them would take too long as well. */
const mostNear = 2000

/** What a value counts more when an article in the same folder, or one with the same byline, uses it. */
const folderFactor = 2
const bylineFactor = 4

/** All articles of one site, by path, with the counts of the values they use. */
export class Corpus {
  readonly #records = new Map<string, ArticleRecord>()
  readonly #folders = new Map<string, Set<string>>()
  readonly #bylines = new Map<string, Set<string>>()
  readonly #dates = new Map<string, number>()
  readonly #values: Readonly<Record<Vocabulary, RankedValues>>
  #version = 0
  readonly #near = new Map<Vocabulary, { readonly key: string; readonly factors: ReadonlyMap<string, number> }>()

  /** @param today in milliseconds since 1970: a date that is later counts as of this day */
  constructor(today = Number.POSITIVE_INFINITY) {
    this.#values = { categories: new RankedValues(today), tags: new RankedValues(today), authors: new RankedValues(today) }
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
    this.#replace(path, before, record)
  }

  remove(path: string): void {
    const before = this.#records.get(path)
    if (!before) return
    this.#records.delete(path)
    this.#replace(path, before, undefined)
  }

  /**
   * The values of a vocabulary, the likeliest first: those that are used most, where a use counts half as much for every
   * 180 days that it is back, and more in the folder of an article and under its byline. Those that are equal stand in the
   * order of their code units. The same array is returned until something changes.
   * @param except the article that is being edited: it is not counted, so that it does not vouch for its own values
   */
  usage(vocabulary: string, except?: string): readonly Usage[] {
    const known = vocabularies.find((name) => name === vocabulary)
    if (!known) return []
    const own = except === undefined ? undefined : this.#records.get(except)
    const values = this.#values[known]
    return except === undefined ? values.sorted() : values.sortedFor(except, own?.[known] ?? [], this.#factors(known, except))
  }

  /**
   * The articles that use a value of a vocabulary. Only these are looked at, not the corpus.
   * @param except an article that is not counted
   * @param most how many of the latest to give
   */
  articlesWith(vocabulary: string, value: string, except?: string, most = 3): ArticlesWith {
    const known = vocabularies.find((name) => name === vocabulary)
    const articles = (known && this.#values[known].articles(value)) ?? new Map<string, number>()
    const latest: { readonly path: string; readonly day: number }[] = []
    for (const [path, day] of articles) {
      if (path === except || day === 0 || (latest.length >= most && day <= (latest.at(-1)?.day ?? 0))) continue
      const place = latest.findIndex((other) => other.day < day)
      latest.splice(place < 0 ? latest.length : place, 0, { path, day })
      latest.length = Math.min(latest.length, most)
    }
    const count = articles.size - (except !== undefined && articles.has(except) ? 1 : 0)
    return { count, latest: latest.flatMap(({ path }) => this.#dated(path)) }
  }

  #dated(path: string): ArticlesWith['latest'] {
    const record = this.#records.get(path)
    const day = record?.date === undefined ? undefined : readDate(record.date)?.iso.slice(0, 10)
    return record && day !== undefined ? [{ path, record, day }] : []
  }

  /** A date in the notation that most articles use, with zeros for its digits; undefined when there are none. */
  usualDate(): string | undefined {
    let usual: string | undefined
    let most = 0
    for (const [form, count] of this.#dates) if (count > most) [usual, most] = [form, count]
    return usual
  }

  #replace(path: string, before: ArticleRecord | undefined, after: ArticleRecord | undefined): void {
    for (const vocabulary of vocabularies) this.#values[vocabulary].replace(path, before, before?.[vocabulary], after, after?.[vocabulary])
    if (before?.date !== after?.date) {
      this.#countDate(before?.date, -1)
      this.#countDate(after?.date, 1)
    }
    if (before && after && sameUses(before, after)) return
    this.#version++
    for (const author of before?.authors ?? []) drop(this.#bylines, author, path)
    for (const author of after?.authors ?? []) put(this.#bylines, author, path)
    if (!after) drop(this.#folders, folderOf(path), path)
    else if (!before) put(this.#folders, folderOf(path), path)
  }

  #countDate(date: string | undefined, step: 1 | -1): void {
    if (date === undefined || date.length > 40) return
    const form = date.replace(/\d/g, '0').replace(/-(?=00:?00$)/, '+')
    const count = (this.#dates.get(form) ?? 0) + step
    if (count > 0) this.#dates.set(form, count)
    else this.#dates.delete(form)
  }

  /** The values that are used near an article, and how much more they count there. */
  #factors(vocabulary: Vocabulary, path: string): ReadonlyMap<string, number> {
    const folder = folderOf(path)
    const authors = vocabulary === 'authors' ? [] : (this.#records.get(path)?.authors ?? [])
    const key = [this.#version, folder, ...authors].join('\n')
    const known = this.#near.get(vocabulary)
    if (known?.key === key) return known.factors
    const factors = new Map<string, number>()
    const raise = (paths: ReadonlySet<string> | undefined, factor: number) => {
      // Where most articles are it says nothing.
      if (!paths || paths.size > mostNear || paths.size * 2 > this.#records.size) return
      for (const other of paths) {
        if (other === path) continue
        for (const value of this.#records.get(other)?.[vocabulary] ?? []) factors.set(value, Math.max(factors.get(value) ?? 1, factor))
      }
    }
    raise(this.#folders.get(folder), folderFactor)
    for (const author of authors) raise(this.#bylines.get(author), bylineFactor)
    this.#near.set(vocabulary, { key, factors })
    return factors
  }
}

export interface ArticlesWith {
  readonly count: number
  /** Those with a date that can be read, the latest first; `day` is that in ISO 8601. */
  readonly latest: readonly { readonly path: string; readonly record: ArticleRecord; readonly day: string }[]
}

function sameUses(before: ArticleRecord, after: ArticleRecord): boolean {
  return vocabularies.every(
    (vocabulary) =>
      before[vocabulary].length === after[vocabulary].length &&
      before[vocabulary].every((value, index) => value === after[vocabulary][index]),
  )
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

function put(index: Map<string, Set<string>>, key: string, path: string): void {
  const paths = index.get(key)
  if (paths) paths.add(path)
  else index.set(key, new Set([path]))
}

function drop(index: Map<string, Set<string>>, key: string, path: string): void {
  const paths = index.get(key)
  paths?.delete(path)
  if (paths?.size === 0) index.delete(key)
}
