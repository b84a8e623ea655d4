import type { SearchKey } from '../records/searchKey'

/** A value and the number of articles that use it. */
export interface Usage {
  readonly value: string
  readonly count: number
  /** The day of the latest article that uses it, as `2024-01-05`; undefined when none of them has a date. */
  readonly last?: string | undefined
  /** What it is found by; none where it was not kept. */
  readonly key?: SearchKey | undefined
  /** The letters of the key, once more: at hand when very many are passed over. */
  readonly letters?: number | undefined
}

export interface Ranked extends Usage {
  readonly score: number
}

/** Values, the likeliest first, to be gone through at once: what changes may change them. An array of values is one. */
export interface Ranking {
  readonly length: number
  /** Goes through the values until `visit` says that it is enough. @returns whether it did */
  some(visit: (use: Usage) => boolean): boolean
}

/**
 * Values in order of their scores, of which mostly few change. A list of 20,000 is not made anew for each: that takes longer than
 * all else for a completion.
 */
export class SortedValues {
  #values: Ranked[] = []
  /** Whether somebody has the array: then it stays as it is. */
  #isGiven = false

  get length(): number {
    return this.#values.length
  }

  /** The same array until something changes. */
  all(): readonly Ranked[] {
    this.#isGiven = true
    return this.#values
  }

  /**
   * Puts values in other places.
   * @param before what stands in the list for them; undefined for new ones
   * @param after the same now; values that nothing uses any more go
   */
  change(before: readonly (Ranked | undefined)[], after: readonly Ranked[]): void {
    const gone = this.#placesOf(before)
    const added = inOrder(after)
    if (gone.length + added.length > few) {
      this.#values = merged(this.#values, gone, added)
      this.#isGiven = false
      return
    }
    if (this.#isGiven) this.#values = this.#values.slice()
    this.#isGiven = false
    for (const place of gone.reverse()) this.#values.splice(place, 1)
    for (const ranked of added) this.#values.splice(placeIn(this.#values, ranked), 0, ranked)
  }

  /** The values with some in other places, without changing them. */
  with(before: readonly Ranked[], after: readonly Ranked[]): Ranking {
    const added = inOrder(after)
    return new Changed(
      this.#values,
      this.#placesOf(before),
      added,
      added.map((ranked) => placeIn(this.#values, ranked)),
    )
  }

  #placesOf(before: readonly (Ranked | undefined)[]): number[] {
    return before.flatMap((ranked) => (ranked ? [placeIn(this.#values, ranked)] : [])).sort((a, b) => a - b)
  }
}

/** More changes than these are made in one go. */
const few = 50

class Changed implements Ranking {
  readonly #values: readonly Ranked[]
  readonly #gone: readonly number[]
  readonly #added: readonly Ranked[]
  /** Before which of the values each of the added stands. */
  readonly #places: readonly number[]

  constructor(values: readonly Ranked[], gone: readonly number[], added: readonly Ranked[], places: readonly number[]) {
    this.#values = values
    this.#gone = gone
    this.#added = added
    this.#places = places
  }

  get length(): number {
    return this.#values.length - this.#gone.length + this.#added.length
  }

  some(visit: (use: Usage) => boolean): boolean {
    let [gone, added] = [0, 0]
    for (let place = 0; place <= this.#values.length; place++) {
      for (; this.#places[added] === place; added++) {
        const one = this.#added[added]
        if (one && visit(one)) return true
      }
      const value = this.#values[place]
      if (this.#gone[gone] === place) gone++
      else if (value && visit(value)) return true
    }
    return false
  }
}

function inOrder(values: readonly Ranked[]): Ranked[] {
  return values.filter(({ count }) => count > 0).sort(byScore)
}

function merged(values: readonly Ranked[], gone: readonly number[], added: readonly Ranked[]): Ranked[] {
  const result: Ranked[] = []
  let [skipped, next] = [0, 0]
  for (const [place, value] of values.entries()) {
    if (gone[skipped] === place) {
      skipped++
      continue
    }
    for (let one = added[next]; one && byScore(one, value) < 0; one = added[++next]) result.push(one)
    result.push(value)
  }
  for (const one of added.slice(next)) result.push(one)
  return result
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
