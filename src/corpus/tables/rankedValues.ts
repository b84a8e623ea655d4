import { isoDay } from '../records/days'
import { SortedValues, type Ranked, type Ranking, type Usage } from './ranking'
import { SearchKey } from '../records/searchKey'

/** What is known of the articles, which are numbers here. */
export interface RankedArticles {
  /** Days since 1970; 0 without a date. */
  dayOf(slot: number): number
  /** Whether an article uses a value now. */
  uses(slot: number, value: string): boolean
}

/** A value with what is known of it. Whoever holds on to it need not look for it again. */
export class ValueUses {
  readonly value: string
  readonly key: SearchKey
  /** The articles; when `worn` also some that do not use it any more, and some twice. */
  slots: number[] = []
  worn = false
  count = 0
  score = 0
  /** The first and the last day; 0 without any. When `faded`, of some that do not use it any more. */
  first = 0
  last = 0
  faded = false
  /** As it stands in the sorted list; undefined while it does not. */
  ranked: Ranked | undefined = undefined
  /** Whether that is not so any more. */
  changed = false

  constructor(value: string) {
    this.value = value
    this.key = new SearchKey(value)
  }
}

/** Beyond twice as many slots as articles that use a value, and these, those that do not are sorted out. */
const fewSlots = 64

/** So many values are ranked within a millisecond or two. */
const inOneGo = 500

/** An article of today counts as much as this many of those that are older than all half-lives that fit in it. */
const most = 2 ** 33

/**
 * Values in the order of their use: a use counts half as much for every half-life that it is back. Scores are whole numbers,
 * so that the same articles give the same score in whatever order they came and went.
 */
export class RankedValues {
  readonly #uses = new Map<string, ValueUses>()
  /** With what stands in the sorted list for it. */
  readonly #changed = new Map<string, Ranked | undefined>()
  readonly #articles: RankedArticles
  readonly #weightOf: (day: number) => number
  readonly #sorted = new SortedValues()
  #near: { readonly version: number; readonly own: string; readonly factors: object; readonly result: Ranking } | undefined
  #version = 0

  constructor(articles: RankedArticles, weightOf: (day: number) => number) {
    this.#articles = articles
    this.#weightOf = weightOf
  }

  /** What is kept of a value. @param copy makes a text that may be kept of one that is new */
  of(value: string, copy = (text: string) => text): ValueUses {
    return this.#uses.get(value) ?? new ValueUses(copy(value))
  }

  /** An article begins to use a value. @param of what `of` gave for it, at any time */
  add(of: ValueUses, slot: number, day: number): void {
    const uses = of.count > 0 ? of : this.#kept(of)
    uses.slots.push(slot)
    uses.count++
    uses.score += this.#weightOf(day)
    if (day > 0) {
      uses.first = uses.first === 0 ? day : Math.min(uses.first, day)
      uses.last = Math.max(uses.last, day)
    }
    this.#hasChanged(uses)
    if (uses.slots.length > uses.count * 2 + fewSlots) this.#whole(uses)
  }

  /** For what no article uses, or none did when it was asked for. */
  #kept(of: ValueUses): ValueUses {
    const known = this.#uses.get(of.value)
    if (known) return known
    const uses = of.worn ? new ValueUses(of.value) : of
    this.#uses.set(uses.value, uses)
    return uses
  }

  /** An article stops to use a value. @param day the one that it was added with */
  remove(value: string, day: number): void {
    const uses = this.#uses.get(value)
    if (!uses) return
    this.#hasChanged(uses)
    uses.worn = true
    uses.faded ||= day > 0 && (day === uses.first || day === uses.last)
    uses.count--
    uses.score -= this.#weightOf(day)
    if (uses.count === 0) this.#uses.delete(value)
  }

  /** The articles that use a value, in the order of their numbers or in that in which they came. */
  slots(value: string): readonly number[] {
    const uses = this.#uses.get(value)
    return uses ? this.#whole(uses).slots : []
  }

  /** How a value is used. @returns undefined when no article does */
  usage(value: string): (Usage & { readonly first?: string | undefined }) | undefined {
    const uses = this.#uses.get(value)
    if (!uses) return undefined
    const { count, first, last } = this.#dated(uses)
    return { value: uses.value, count, ...(last > 0 && { first: isoDay(first), last: isoDay(last) }) }
  }

  /**
   * Ranks some of the values that have changed: all at once, as they are when somebody asks, takes long where they are very many.
   * @returns whether there are more
   */
  rankSome(): boolean {
    this.#sort(inOneGo)
    return this.#changed.size > 0
  }

  /** All values, the likeliest first: the same array until something changes. */
  sorted(): readonly Ranked[] {
    this.#sort()
    return this.#sorted.all()
  }

  /**
   * The same for an article.
   * @param own its values, whose uses by it are left out, with its number and day
   * @param factors what values count more; the same map for the same values
   */
  sortedFor(
    own: { readonly slot: number; readonly day: number; readonly values: readonly string[] } | undefined,
    factors: ReadonlyMap<string, number>,
  ): Ranking {
    this.#sort()
    const values = own?.values ?? []
    const key = [own?.slot, own?.day, ...values].join('\n')
    const known = this.#near
    if (known && known.version === this.#version && known.own === key && known.factors === factors) return known.result
    const before: Ranked[] = []
    const changed: Ranked[] = []
    for (const value of new Set([...values, ...factors.keys()])) {
      const uses = this.#uses.get(value)
      if (!uses?.ranked) continue
      before.push(uses.ranked)
      const ranked = own && values.includes(value) ? this.#rankedWithout(uses, own) : uses.ranked
      changed.push({ ...ranked, score: ranked.score * (factors.get(value) ?? 1) })
    }
    const result = this.#sorted.with(before, changed)
    this.#near = { version: this.#version, own: key, factors, result }
    return result
  }

  /** @param most how many of the values that have changed are put in their places */
  #sort(most = Number.POSITIVE_INFINITY): void {
    if (this.#changed.size === 0) return
    this.#version++
    const before: (Ranked | undefined)[] = []
    const after: Ranked[] = []
    for (const [value, ranked] of this.#changed) {
      if (before.length >= most) break
      this.#changed.delete(value)
      before.push(ranked)
      const uses = this.#uses.get(value)
      if (!uses) continue
      uses.ranked = this.#ranked(uses)
      uses.changed = false
      after.push(uses.ranked)
    }
    this.#sorted.change(before, after)
  }

  #hasChanged(uses: ValueUses): void {
    if (uses.changed) return
    uses.changed = true
    // It may have gone and come back.
    if (!this.#changed.has(uses.value)) this.#changed.set(uses.value, uses.ranked)
  }

  #ranked(uses: ValueUses): Ranked {
    const { value, key, count, score, last } = this.#dated(uses)
    return { value, count, score, last: dayOf(last), key, letters: key.letters }
  }

  #rankedWithout(uses: ValueUses, { slot: own, day }: { readonly slot: number; readonly day: number }): Ranked {
    const { value, key, count, score, last } = this.#dated(uses)
    const lastOther = day < last ? last : this.#daysOf(uses, own).last
    return { value, count: count - 1, score: score - this.#weightOf(day), last: dayOf(lastOther), key, letters: key.letters }
  }

  /** Sorts out the articles that do not use it any more. */
  #whole(uses: ValueUses): ValueUses {
    if (!uses.worn) return uses
    uses.slots = [...new Set(uses.slots)].filter((slot) => this.#articles.uses(slot, uses.value))
    uses.worn = false
    return uses
  }

  /** Puts the days right. */
  #dated(uses: ValueUses): ValueUses {
    return uses.faded ? Object.assign(uses, this.#daysOf(uses), { faded: false }) : uses
  }

  /** The first and the last day of the articles that use a value. @param without one that does not count */
  #daysOf({ slots, worn, value }: ValueUses, without?: number): { readonly first: number; readonly last: number } {
    const { dayOf, uses } = this.#articles
    let first = 0
    let last = 0
    for (const slot of slots) {
      const day = dayOf(slot)
      if (day === 0 || (day <= last && day >= first) || slot === without || (worn && !uses(slot, value))) continue
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
 * What a use counts by its day: of today the most, and never less than one.
 * @param today in days since 1970
 * @param halfLife in days
 */
export function weightBy(today: number, halfLife: number): (day: number) => number {
  let lastDay = Number.NaN
  let last = 0
  return (day) => {
    // Asked for each value of an article, and for many articles of a day one after the other.
    if (day !== lastDay) {
      last = Math.max(1, Math.round(most * 2 ** (-Math.max(0, today - day) / halfLife)))
      lastDay = day
    }
    return last
  }
}
