import { isoDay } from './days'
import { ValueKey } from './valueKey'

/** A value and the number of articles that use it. */
export interface Usage {
  readonly value: string
  readonly count: number
  /** The day of the latest article that uses it, as `2024-01-05`; undefined when none of them has a date. */
  readonly last?: string | undefined
  /** What it is found by; none where it was not kept. */
  readonly key?: ValueKey | undefined
  /** The letters of the key, once more: at hand when very many are passed over. */
  readonly letters?: number | undefined
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
  readonly key: ValueKey
  /** The articles; when `worn` also some that do not use it any more, and some twice. */
  slots: number[]
  worn: boolean
  count: number
  score: number
  /** The first and the last day; 0 without any. When `faded`, of some that do not use it any more. */
  first: number
  last: number
  faded: boolean
  /** As it stands in the sorted list; undefined while it does not. */
  ranked: Ranked | undefined
  /** Whether that is not so any more. */
  changed: boolean
}

/** Beyond twice as many slots as articles that use a value, and these, those that do not are sorted out. */
const fewSlots = 64

/** So many are surely taken as arguments. */
const mostParts = 10_000

/** An article of today counts as much as this many of those that are older than all half-lives that fit in it. */
const most = 2 ** 33

/**
 * Values in the order of their use: a use counts half as much for every half-life that it is back. Scores are whole numbers,
 * so that the same articles give the same score in whatever order they came and went.
 */
export class RankedValues {
  readonly #uses = new Map<string, Uses>()
  /** With what stands in the sorted list for it. */
  readonly #changed = new Map<string, Ranked | undefined>()
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
      const key = new ValueKey(value)
      uses = {
        value,
        key,
        slots: [slot],
        worn: false,
        count: 0,
        score: 0,
        first: 0,
        last: 0,
        faded: false,
        ranked: undefined,
        changed: false,
      }
      this.#uses.set(value, uses)
    } else uses.slots.push(slot)
    uses.count++
    uses.score += this.#weightOf(day)
    if (day > 0) {
      uses.first = uses.first === 0 ? day : Math.min(uses.first, day)
      uses.last = Math.max(uses.last, day)
    }
    this.#hasChanged(uses)
    if (uses.slots.length > uses.count * 2 + fewSlots) this.#whole(uses)
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

  sorted(): readonly Ranked[] {
    if (this.#changed.size > 0) {
      const changed = [...this.#changed.keys()].flatMap((value) => {
        const uses = this.#uses.get(value)
        if (!uses) return []
        uses.ranked = this.#ranked(uses)
        uses.changed = false
        return [uses.ranked]
      })
      this.#sorted = withChanged(this.#sorted, [...this.#changed.values()], changed)
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
    const before: Ranked[] = []
    const changed: Ranked[] = []
    for (const value of new Set([...values, ...factors.keys()])) {
      const uses = this.#uses.get(value)
      if (!uses?.ranked) continue
      before.push(uses.ranked)
      const ranked = own && values.includes(value) ? this.#rankedWithout(uses, own) : uses.ranked
      changed.push({ ...ranked, score: ranked.score * (factors.get(value) ?? 1) })
    }
    const result = withChanged(sorted, before, changed)
    this.#near = { sorted, own: key, factors, result }
    return result
  }

  #hasChanged(uses: Uses): void {
    if (uses.changed) return
    uses.changed = true
    // It may have gone and come back.
    if (!this.#changed.has(uses.value)) this.#changed.set(uses.value, uses.ranked)
  }

  #ranked(uses: Uses): Ranked {
    const { value, key, count, score, last } = this.#dated(uses)
    return { value, count, score, last: dayOf(last), key, letters: key.letters }
  }

  #rankedWithout(uses: Uses, { slot: own, day }: { readonly slot: number; readonly day: number }): Ranked {
    const { value, key, count, score, last } = this.#dated(uses)
    const lastOther = day < last ? last : this.#daysOf(uses, own).last
    return { value, count: count - 1, score: score - this.#weightOf(day), last: dayOf(lastOther), key, letters: key.letters }
  }

  /** Sorts out the articles that do not use it any more. */
  #whole(uses: Uses): Uses {
    if (!uses.worn) return uses
    uses.slots = [...new Set(uses.slots)].filter((slot) => this.#articles.uses(slot, uses.value))
    uses.worn = false
    return uses
  }

  /** Puts the days right. */
  #dated(uses: Uses): Uses {
    return uses.faded ? Object.assign(uses, this.#daysOf(uses), { faded: false }) : uses
  }

  /** The first and the last day of the articles that use a value. @param without one that does not count */
  #daysOf({ slots, worn, value }: Uses, without?: number): { readonly first: number; readonly last: number } {
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
  return (day) => Math.max(1, Math.round(most * 2 ** (-Math.max(0, today - day) / halfLife)))
}

/**
 * A sorted list with some values in other places.
 * @param before what stands in the list for the values that changed
 * @param after the same now; values that nothing uses any more go
 */
function withChanged(sorted: readonly Ranked[], before: readonly (Ranked | undefined)[], after: readonly Ranked[]): readonly Ranked[] {
  const added = after.filter(({ count }) => count > 0).sort(byScore)
  if (sorted.length === 0) return added
  const gone = before.flatMap((ranked) => (ranked ? [placeIn(sorted, ranked)] : [])).sort((a, b) => a - b)
  const parts: (Ranked | readonly Ranked[])[] = []
  let at = 0
  let skipped = 0
  const copyTo = (end: number) => {
    for (let place = gone[skipped]; place !== undefined && place < end; place = gone[++skipped]) {
      parts.push(sorted.slice(at, place))
      at = place + 1
    }
    if (end > at) parts.push(sorted.slice(at, end))
    at = Math.max(at, end)
  }
  for (const ranked of added) {
    copyTo(placeIn(sorted, ranked))
    parts.push(ranked)
  }
  copyTo(sorted.length)
  // By whole parts: one after the other takes four times as long.
  return parts.length > mostParts ? parts.flat() : ([] as Ranked[]).concat(...parts)
}

/** How many of a sorted list stand before it. */
function placeIn(sorted: readonly Ranked[], ranked: Ranked): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = sorted[middle]
    if (other && byScore(other, ranked) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function byScore(a: Ranked, b: Ranked): number {
  if (a.score !== b.score) return b.score - a.score
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0
}
