import type { SearchKey } from '../records/searchKey'

/** A value and the number of articles that have it. */
export interface Usage {
  readonly value: string
  readonly count: number
  /** The day of the latest article that has it, as `2024-01-05`; undefined if none of them has a date. */
  readonly last?: string | undefined
  /** Precomputed search data, if available. */
  readonly key?: SearchKey | undefined
  /** The letters of the key, copied here for fast access when many values are searched. */
  readonly letters?: number | undefined
}

export interface Ranked extends Usage {
  readonly score: number
}

/** Values, most likely first. Valid until the next change of the corpus. An array of values is a ranking. */
export interface Ranking {
  readonly length: number
  /** Calls `visit` for each value until it returns true. @returns whether it did */
  some(visit: (use: Usage) => boolean): boolean
}

/**
 * Values sorted by score. Changes are applied to the array: sorting 20,000 values again for each change would take longer than the
 * rest of a completion.
 */
export class SortedValues {
  #values: Ranked[] = []
  /** Whether a caller has the array; then it is copied before a change. */
  #isShared = false

  get length(): number {
    return this.#values.length
  }

  /** All values. The same array until something changes. */
  all(): readonly Ranked[] {
    this.#isShared = true
    return this.#values
  }

  /**
   * Replaces entries.
   * @param before the old entries; undefined for new values
   * @param after the new entries; those with a count of 0 are left out
   */
  change(before: readonly (Ranked | undefined)[], after: readonly Ranked[]): void {
    const removed = this.#indexesOf(before)
    const added = sortedByScore(after)
    if (removed.length + added.length > maxSplices) {
      this.#values = merged(this.#values, removed, added)
      this.#isShared = false
      return
    }
    if (this.#isShared) this.#values = this.#values.slice()
    this.#isShared = false
    for (const place of removed.reverse()) this.#values.splice(place, 1)
    for (const ranked of added) this.#values.splice(indexIn(this.#values, ranked), 0, ranked)
  }

  /** A ranking with replaced entries, without changing the list. */
  with(before: readonly Ranked[], after: readonly Ranked[]): Ranking {
    const added = sortedByScore(after)
    return new PatchedRanking(
      this.#values,
      this.#indexesOf(before),
      added,
      added.map((ranked) => indexIn(this.#values, ranked)),
    )
  }

  #indexesOf(before: readonly (Ranked | undefined)[]): number[] {
    return before.flatMap((ranked) => (ranked ? [indexIn(this.#values, ranked)] : [])).sort((a, b) => a - b)
  }
}

/** More changes than this are made by merging the lists, not by splicing. */
const maxSplices = 50

class PatchedRanking implements Ranking {
  readonly #values: readonly Ranked[]
  readonly #removed: readonly number[]
  readonly #added: readonly Ranked[]
  /** For each added entry, the index of the value that it precedes. */
  readonly #places: readonly number[]

  constructor(values: readonly Ranked[], removed: readonly number[], added: readonly Ranked[], places: readonly number[]) {
    this.#values = values
    this.#removed = removed
    this.#added = added
    this.#places = places
  }

  get length(): number {
    return this.#values.length - this.#removed.length + this.#added.length
  }

  some(visit: (use: Usage) => boolean): boolean {
    let [removed, added] = [0, 0]
    for (let place = 0; place <= this.#values.length; place++) {
      for (; this.#places[added] === place; added++) {
        const next = this.#added[added]
        if (next && visit(next)) return true
      }
      const value = this.#values[place]
      if (this.#removed[removed] === place) removed++
      else if (value && visit(value)) return true
    }
    return false
  }
}

function sortedByScore(values: readonly Ranked[]): Ranked[] {
  return values.filter(({ count }) => count > 0).sort(byScore)
}

function merged(values: readonly Ranked[], removed: readonly number[], added: readonly Ranked[]): Ranked[] {
  const result: Ranked[] = []
  let [skipped, next] = [0, 0]
  for (const [place, value] of values.entries()) {
    if (removed[skipped] === place) {
      skipped++
      continue
    }
    for (let ranked = added[next]; ranked && byScore(ranked, value) < 0; ranked = added[++next]) result.push(ranked)
    result.push(value)
  }
  for (const ranked of added.slice(next)) result.push(ranked)
  return result
}

/** The index of an entry in a sorted list: how many entries precede it. */
function indexIn(sorted: readonly Ranked[], ranked: Ranked): number {
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
