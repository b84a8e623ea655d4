import { isoDay } from '../records/days'
import { SortedValues, type Ranked, type Ranking, type Usage } from './ranking'
import { SearchKey } from '../records/searchKey'

/** The articles, which are numbers (slots) here. */
export interface RankedArticles {
  /** Days since 1970; 0 without a date. */
  dayOf(slot: number): number
  /** Whether an article currently has a value. */
  hasValue(slot: number, value: string): boolean
}

/** A value with its articles and statistics. Can be stored to avoid looking it up again. */
export class ValueUsage {
  readonly value: string
  readonly key: SearchKey
  /** The articles. If `hasStaleSlots`, also articles that no longer have the value, and duplicates. */
  slots: number[] = []
  hasStaleSlots = false
  count = 0
  score = 0
  /** The first and the last day in days since 1970; 0 without dates. If `hasStaleDays`, they may be of articles that no longer have the value. */
  first = 0
  last = 0
  hasStaleDays = false
  /** Its entry in the sorted list; undefined if it is not in it. */
  ranked: Ranked | undefined = undefined
  /** Whether `ranked` is outdated. */
  changed = false

  constructor(value: string) {
    this.value = value
    this.key = new SearchKey(value)
  }
}

/** Stale slots are removed when there are more than this many, plus as many as the value has articles. */
const minStaleSlots = 64

/** Batch size: about 1–2 ms of ranking. */
const rankBatchSize = 500

/** The weight of an article of today. Weights of older articles are smaller by powers of two, down to 1. */
const maxWeight = 2 ** 33

/**
 * The values of a vocabulary, ranked by use: the weight of an article halves with every half-life of its age. Scores are integers, so
 * that the same articles give the same score, independent of the order in which they were added and removed.
 */
export class RankedValues {
  readonly #usages = new Map<string, ValueUsage>()
  /** The changed values, each with its entry in the sorted list. */
  readonly #changed = new Map<string, Ranked | undefined>()
  readonly #articles: RankedArticles
  readonly #weightOf: (day: number) => number
  readonly #sorted = new SortedValues()
  #lastNearby: { readonly version: number; readonly edited: string; readonly factors: object; readonly result: Ranking } | undefined
  #version = 0

  constructor(articles: RankedArticles, weightOf: (day: number) => number) {
    this.#articles = articles
    this.#weightOf = weightOf
  }

  /** The stored usage of a value, or a new one. @param copy copies the text of a new value (see `copied`) */
  usageOf(value: string, copy = (text: string) => text): ValueUsage {
    return this.#usages.get(value) ?? new ValueUsage(copy(value))
  }

  /** Records that an article has a value. @param given the result of `usageOf` for the value, from any time */
  add(given: ValueUsage, slot: number, day: number): void {
    const usage = given.count > 0 ? given : this.#stored(given)
    usage.slots.push(slot)
    usage.count++
    usage.score += this.#weightOf(day)
    if (day > 0) {
      usage.first = usage.first === 0 ? day : Math.min(usage.first, day)
      usage.last = Math.max(usage.last, day)
    }
    this.#markChanged(usage)
    if (usage.slots.length > usage.count * 2 + minStaleSlots) this.#withCurrentSlots(usage)
  }

  /** The stored usage of a value that no article had, at least when `given` was created. */
  #stored(given: ValueUsage): ValueUsage {
    const stored = this.#usages.get(given.value)
    if (stored) return stored
    const usage = given.hasStaleSlots ? new ValueUsage(given.value) : given
    this.#usages.set(usage.value, usage)
    return usage
  }

  /** Records that an article no longer has a value. @param day the day that it was added with */
  remove(value: string, day: number): void {
    const usage = this.#usages.get(value)
    if (!usage) return
    this.#markChanged(usage)
    usage.hasStaleSlots = true
    usage.hasStaleDays ||= day > 0 && (day === usage.first || day === usage.last)
    usage.count--
    usage.score -= this.#weightOf(day)
    if (usage.count === 0) this.#usages.delete(value)
  }

  /** The articles that have a value, in no particular order. */
  slots(value: string): readonly number[] {
    const usage = this.#usages.get(value)
    return usage ? this.#withCurrentSlots(usage).slots : []
  }

  /** The usage of a value. @returns undefined if no article has it */
  usage(value: string): (Usage & { readonly first?: string | undefined }) | undefined {
    const usage = this.#usages.get(value)
    if (!usage) return undefined
    const { count, first, last } = this.#withCurrentDays(usage)
    return { value: usage.value, count, ...(last > 0 && { first: isoDay(first), last: isoDay(last) }) }
  }

  /**
   * Ranks a batch of the changed values in advance. Ranking very many at once, on request, takes long.
   * @returns whether there are more
   */
  rankSome(): boolean {
    this.#sort(rankBatchSize)
    return this.#changed.size > 0
  }

  /** All values, most likely first. The same array until something changes. */
  sorted(): readonly Ranked[] {
    this.#sort()
    return this.#sorted.all()
  }

  /**
   * The ranking for an article.
   * @param edited its slot, day and values; the article is not counted for these
   * @param factors multiply the scores of values; pass the same map as long as it is equal
   */
  sortedFor(
    edited: { readonly slot: number; readonly day: number; readonly values: readonly string[] } | undefined,
    factors: ReadonlyMap<string, number>,
  ): Ranking {
    this.#sort()
    const values = edited?.values ?? []
    const key = [edited?.slot, edited?.day, ...values].join('\n')
    const cached = this.#lastNearby
    if (cached && cached.version === this.#version && cached.edited === key && cached.factors === factors) return cached.result
    const before: Ranked[] = []
    const changed: Ranked[] = []
    for (const value of new Set([...values, ...factors.keys()])) {
      const usage = this.#usages.get(value)
      if (!usage?.ranked) continue
      before.push(usage.ranked)
      const ranked = edited && values.includes(value) ? this.#rankedWithout(usage, edited) : usage.ranked
      changed.push({ ...ranked, score: ranked.score * (factors.get(value) ?? 1) })
    }
    const result = this.#sorted.with(before, changed)
    this.#lastNearby = { version: this.#version, edited: key, factors, result }
    return result
  }

  /** Ranks changed values. @param limit how many */
  #sort(limit = Number.POSITIVE_INFINITY): void {
    if (this.#changed.size === 0) return
    this.#version++
    const before: (Ranked | undefined)[] = []
    const after: Ranked[] = []
    for (const [value, ranked] of this.#changed) {
      if (before.length >= limit) break
      this.#changed.delete(value)
      before.push(ranked)
      const usage = this.#usages.get(value)
      if (!usage) continue
      usage.ranked = this.#ranked(usage)
      usage.changed = false
      after.push(usage.ranked)
    }
    this.#sorted.change(before, after)
  }

  #markChanged(usage: ValueUsage): void {
    if (usage.changed) return
    usage.changed = true
    // The value may have been removed and added again.
    if (!this.#changed.has(usage.value)) this.#changed.set(usage.value, usage.ranked)
  }

  #ranked(usage: ValueUsage): Ranked {
    const { value, key, count, score, last } = this.#withCurrentDays(usage)
    return { value, count, score, last: dayOf(last), key, letters: key.letters }
  }

  #rankedWithout(usage: ValueUsage, { slot: edited, day }: { readonly slot: number; readonly day: number }): Ranked {
    const { value, key, count, score, last } = this.#withCurrentDays(usage)
    const lastOther = day < last ? last : this.#daysOf(usage, edited).last
    return { value, count: count - 1, score: score - this.#weightOf(day), last: dayOf(lastOther), key, letters: key.letters }
  }

  /** Removes stale slots. */
  #withCurrentSlots(usage: ValueUsage): ValueUsage {
    if (!usage.hasStaleSlots) return usage
    usage.slots = [...new Set(usage.slots)].filter((slot) => this.#articles.hasValue(slot, usage.value))
    usage.hasStaleSlots = false
    return usage
  }

  /** Computes stale days again. */
  #withCurrentDays(usage: ValueUsage): ValueUsage {
    return usage.hasStaleDays ? Object.assign(usage, this.#daysOf(usage), { hasStaleDays: false }) : usage
  }

  /** The first and the last day of the articles that have a value. @param except the slot of an article that is not counted */
  #daysOf({ slots, hasStaleSlots, value }: ValueUsage, except?: number): { readonly first: number; readonly last: number } {
    const { dayOf, hasValue } = this.#articles
    let first = 0
    let last = 0
    for (const slot of slots) {
      const day = dayOf(slot)
      if (day === 0 || (day <= last && day >= first) || slot === except || (hasStaleSlots && !hasValue(slot, value))) continue
      if (first === 0 || day < first) first = day
      if (day > last) last = day
    }
    return { first, last }
  }
}

function dayOf(day: number): string | undefined {
  return day > 0 ? isoDay(day) : undefined
}

/**
 * The weight of an article by its day: `maxWeight` for today, at least 1.
 * @param today in days since 1970
 * @param halfLife in days
 */
export function weightBy(today: number, halfLife: number): (day: number) => number {
  let lastDay = Number.NaN
  let last = 0
  return (day) => {
    // Caches the last day: often called for several values of an article, and for articles of the same day.
    if (day !== lastDay) {
      last = Math.max(1, Math.round(maxWeight * 2 ** (-Math.max(0, today - day) / halfLife)))
      lastDay = day
    }
    return last
  }
}
