import { readDate } from '../core/dates'

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

/** The articles that use a value, with their days since 1970; 0 for one without a date. */
type Days = ReadonlyMap<string, number>

const halfLife = 180
const dayMs = 86_400_000

interface Dated {
  readonly date: string | undefined
}

/**
 * Values in the order of their use. What an old use counts less is the same for all of them at any time, so that the order
 * has to be found anew only for values whose uses have changed.
 */
export class RankedValues {
  readonly #articles = new Map<string, Map<string, number>>()
  readonly #changed = new Set<string>()
  readonly #latest: number
  #sorted: readonly Ranked[] = []
  #near:
    | { readonly sorted: readonly Ranked[]; readonly own: string; readonly factors: object; readonly result: readonly Ranked[] }
    | undefined

  constructor(today: number) {
    this.#latest = Math.min(40_000, Math.ceil(today / dayMs))
  }

  /** Takes an article's values out and puts its new ones in. */
  replace(
    path: string,
    from: Dated | undefined,
    before: readonly string[] | undefined = [],
    to: Dated | undefined,
    after: readonly string[] | undefined = [],
  ): void {
    if ((before.length === 0 && after.length === 0) || (from?.date === to?.date && sameValues(before, after))) return
    const day = this.#dayOf(to?.date)
    if (sameValues(before, after) && day === this.#dayOf(from?.date)) return
    for (const value of before) {
      const articles = this.#articles.get(value)
      articles?.delete(path)
      if (articles?.size === 0) this.#articles.delete(value)
      this.#changed.add(value)
    }
    for (const value of after) {
      const articles = this.#articles.get(value)
      if (articles) articles.set(path, day)
      else this.#articles.set(value, new Map([[path, day]]))
      this.#changed.add(value)
    }
  }

  /** The paths of the articles that use a value, with their days since 1970; 0 for one without a date. */
  articles(value: string): ReadonlyMap<string, number> {
    return this.#articles.get(value) ?? nobody
  }

  sorted(): readonly Ranked[] {
    if (this.#changed.size > 0) {
      const changed = [...this.#changed].map((value) => rankedBy(value, this.#articles.get(value) ?? nobody))
      this.#sorted = withChanged(this.#sorted, changed, this.#changed)
      this.#changed.clear()
    }
    return this.#sorted
  }

  /**
   * @param except the article whose uses are left out, with the values it uses
   * @param factors what values count more; the same map for the same values
   */
  sortedFor(except: string, values: readonly string[], factors: ReadonlyMap<string, number>): readonly Ranked[] {
    const sorted = this.sorted()
    if (values.length === 0 && factors.size === 0) return sorted
    const own = [except, ...values].join('\n')
    const known = this.#near
    if (known && known.sorted === sorted && known.own === own && known.factors === factors) return known.result
    const names = new Set([...values, ...factors.keys()])
    const changed = [...names].map((value) => {
      const ranked = rankedBy(value, this.#articles.get(value) ?? nobody, except)
      return { ...ranked, score: ranked.score * (factors.get(value) ?? 1) }
    })
    const result = withChanged(sorted, changed, names)
    this.#near = { sorted, own, factors, result }
    return result
  }

  #dayOf(date: string | undefined): number {
    const read = date === undefined ? undefined : readDate(date)
    const day = read?.exists ? Math.floor(Date.parse(read.iso.slice(0, 10)) / dayMs) : 0
    return Math.max(0, Math.min(this.#latest, day || 0))
  }
}

const nobody: Days = new Map()

function rankedBy(value: string, articles: Days, except?: string): Ranked {
  const days: number[] = []
  for (const [path, day] of articles) if (path !== except) days.push(day)
  // Sums of the same numbers in another order could differ in their last digit.
  days.sort((a, b) => a - b)
  let score = 0
  for (const day of days) score += 2 ** (day / halfLife)
  const last = days.at(-1)
  return { value, count: days.length, score, ...(last && { last: new Date(last * dayMs).toISOString().slice(0, 10) }) }
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

function sameValues(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}
