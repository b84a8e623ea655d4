import type { Vocabulary } from '../records/record'

/** What a value counts more when an article in the same folder, or one with the same byline, uses it. */
const folderFactor = 2
const bylineFactor = 4

/** More articles than these tell nothing of what is near to one of them; to count them would take too long as well. */
const mostNear = 2000

/** An article, and where to find those that are near to it. */
export interface Place {
  readonly path: string
  /** Its slot; undefined when it is not known. */
  readonly own: number | undefined
  /** How many articles there are. */
  readonly size: number
  /** Another number when articles or values have changed. */
  readonly version: number
  readonly authors: readonly string[]
  /** The articles of its folder. */
  inFolder(): Iterable<number>
  by(author: string): Iterable<number>
  values(slot: number): readonly string[]
}

/** Knows the values that are used near an article, and how much more they count there. */
export class NearValues {
  readonly #known = new Map<Vocabulary, { readonly key: string; readonly factors: ReadonlyMap<string, number> }>()

  /** The same map while nothing changes. */
  factors(vocabulary: Vocabulary, place: Place): ReadonlyMap<string, number> {
    const authors = vocabulary === 'authors' ? [] : place.authors
    const key = [place.version, place.path, ...authors].join('\n')
    const known = this.#known.get(vocabulary)
    if (known?.key === key) return known.factors
    const factors = new Map<string, number>()
    const raise = (slots: Iterable<number>, factor: number) => {
      const near = few(slots)
      // Where most articles are it says nothing.
      if (!near || near.length * 2 > place.size) return
      for (const slot of near) {
        if (slot === place.own) continue
        for (const value of place.values(slot)) factors.set(value, Math.max(factors.get(value) ?? 1, factor))
      }
    }
    raise(place.inFolder(), folderFactor)
    for (const author of authors) raise(place.by(author), bylineFactor)
    this.#known.set(vocabulary, { key, factors })
    return factors
  }
}

/** Undefined when they are more than are near to anything. */
function few(slots: Iterable<number>): readonly number[] | undefined {
  const found: number[] = []
  for (const slot of slots) if (found.push(slot) > mostNear) return undefined
  return found
}
