import { isoDay } from './days'

/** A value and the number of articles that use it. */
export interface Usage {
  readonly value: string
  readonly count: number
  /** The day of the latest article that uses it, as `2024-01-05`; undefined when none of them has a date. */
  readonly last?: string | undefined
}

interface Ranked extends Usage {
  readonly score: number
}

/** What is known of the articles, which are numbers here. */
export interface RankedArticles {
  /** Days since 1970; 0 without a date. */
  dayOf(slot: number): number
  /** Whether an article uses a value now. */
  uses(slot: number, value: string): boolean
}

interface Uses {
  readonly value: string
  /** The articles; when `worn` also some that do not use it any more, and some twice. */
  slots: number[]
  worn: boolean
  count: number
  score: number
  /** The first and the last day; 0 without any. */
  first: number
  last: number
}

/** An article of today counts as much as this many of those that are older than all half-lives that fit in it. */
const most = 2 ** 33

/**
 * Values in the order of their use: a use counts half as much for every half-life that it is back. Scores are whole numbers,
 * so that the same articles give the same score in whatever order they came and went.
 */
export class RankedValues {
  readonly #uses = new Map<string, Uses>()
  readonly #changed = new Set<string>()
  readonly #articles: RankedArticles
  readonly #weightOf: (day: number) => number
  #sorted: readonly Ranked[] = []
  #near:
    | { readonly sorted: readonly Ranked[]; readonly own: string; readonly factors: object; readonly result: readonly Ranked[] }
    | undefined

  constructor(articles: RankedArticles, weightOf: (day: number) => number) {
    this.#articles = articles
    this.#weightOf = weightOf
  }

  /** The same text as the one that is kept for this value already, when there is one. */
  known(value: string): string {
    return this.#uses.get(value)?.value ?? value
  }

  /** An article begins to use a value. */
  add(value: string, slot: number, day: number): void {
    let uses = this.#uses.get(value)
    if (!uses) {
      uses = { value, slots: [slot], worn: false, count: 0, score: 0, first: 0, last: 0 }
      this.#uses.set(value, uses)
    } else uses.slots.push(slot)
    uses.count++
    uses.score += this.#weightOf(day)
    if (day > 0) {
      uses.first = uses.first === 0 ? day : Math.min(uses.first, day)
      uses.last = Math.max(uses.last, day)
    }
    this.#changed.add(value)
  }

  /** An article stops to use a value. @param day the one that it was added with */
  remove(value: string, day: number): void {
    const uses = this.#uses.get(value)
    if (!uses) return
    this.#changed.add(value)
    uses.worn = true
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
    const { count, first, last } = this.#whole(uses)
    return { value: uses.value, count, ...(last > 0 && { first: isoDay(first), last: isoDay(last) }) }
  }

  sorted(): readonly Ranked[] {
    if (this.#changed.size > 0) {
      const changed = [...this.#changed].map((value) => this.#ranked(value))
      this.#sorted = withChanged(this.#sorted, changed, this.#changed)
      this.#changed.clear()
    }
    return this.#sorted
  }

  /**
   * @param own the values of an article whose uses are left out, with its number and day
   * @param factors what values count more; the same map for the same values
   */
  sortedFor(
    own: { readonly slot: number; readonly day: number; readonly values: readonly string[] } | undefined,
    factors: ReadonlyMap<string, number>,
  ): readonly Ranked[] {
    const sorted = this.sorted()
    const values = own?.values ?? []
    if (values.length === 0 && factors.size === 0) return sorted
    const key = [own?.slot, own?.day, ...values].join('\n')
    const known = this.#near
    if (known && known.sorted === sorted && known.own === key && known.factors === factors) return known.result
    const names = new Set([...values, ...factors.keys()])
    const changed = [...names].map((value) => {
      const ranked = this.#ranked(value, own && values.includes(value) ? own : undefined)
      return { ...ranked, score: ranked.score * (factors.get(value) ?? 1) }
    })
    const result = withChanged(sorted, changed, names)
    this.#near = { sorted, own: key, factors, result }
    return result
  }

  #ranked(value: string, without?: { readonly slot: number; readonly day: number }): Ranked {
    const uses = this.#uses.get(value)
    if (!uses) return { value, count: 0, score: 0 }
    const { count, score, last } = this.#whole(uses)
    if (!without) return { value: uses.value, count, score, ...(last > 0 && { last: isoDay(last) }) }
    const { dayOf } = this.#articles
    const lastOther =
      without.day < last ? last : uses.slots.reduce((day, slot) => (slot === without.slot ? day : Math.max(day, dayOf(slot))), 0)
    return { value, count: count - 1, score: score - this.#weightOf(without.day), ...(lastOther > 0 && { last: isoDay(lastOther) }) }
  }

  /** Sorts out what is not true any more. */
  #whole(uses: Uses): Uses {
    if (!uses.worn) return uses
    const { dayOf, uses: used } = this.#articles
    uses.slots = [...new Set(uses.slots)].filter((slot) => used(slot, uses.value))
    uses.worn = false
    uses.first = 0
    uses.last = 0
    for (const slot of uses.slots) {
      const day = dayOf(slot)
      if (day > 0 && (uses.first === 0 || day < uses.first)) uses.first = day
      if (day > uses.last) uses.last = day
    }
    return uses
  }
}

/**
 * What a use counts by its day: of today the most, and never less than one.
 * @param today in days since 1970
 * @param halfLife in days
 */
export function weightBy(today: number, halfLife: number): (day: number) => number {
  return (day) => Math.max(1, Math.round(most * 2 ** (-Math.max(0, today - day) / halfLife)))
}

/** Merges changed values into a sorted list; values that nothing uses any more go. */
function withChanged(sorted: readonly Ranked[], changed: readonly Ranked[], names: ReadonlySet<string>): readonly Ranked[] {
  const added = changed.filter(({ count }) => count > 0).sort(byScore)
  const result: Ranked[] = []
  let next = 0
  for (const ranked of sorted) {
    if (names.has(ranked.value)) continue
    for (let first = added[next]; first && byScore(first, ranked) < 0; first = added[++next]) result.push(first)
    result.push(ranked)
  }
  return result.concat(added.slice(next))
}

function byScore(a: Ranked, b: Ranked): number {
  if (a.score !== b.score) return b.score - a.score
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0
}
