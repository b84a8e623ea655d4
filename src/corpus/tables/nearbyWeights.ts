import type { Vocabulary } from '../records/record'

/** How much more a value weighs if an article in the same folder, or with the same byline, has it. */
const folderFactor = 2
const bylineFactor = 4

/** A folder or byline with more articles is ignored: it says little about one article, and counting takes too long. */
const maxNearby = 2000

/** An article, and how to find the articles near it. */
export interface ArticleSurroundings {
  readonly path: string
  /** Its slot; undefined if it is not in the corpus. */
  readonly slot: number | undefined
  /** The number of articles in the corpus. */
  readonly size: number
  /** Changes whenever articles or values have changed. */
  readonly version: number
  readonly authors: readonly string[]
  /** The articles in its folder. */
  inFolder(): Iterable<number>
  by(author: string): Iterable<number>
  values(slot: number): readonly string[]
}

/** The values that articles near an article have, with the factors of their weights. Caches the last result per vocabulary. */
export class NearbyWeights {
  readonly #cached = new Map<Vocabulary, { readonly key: string; readonly factors: ReadonlyMap<string, number> }>()

  /** Returns the same map until something changes. */
  factors(vocabulary: Vocabulary, surroundings: ArticleSurroundings): ReadonlyMap<string, number> {
    const authors = vocabulary === 'authors' ? [] : surroundings.authors
    const key = [surroundings.version, surroundings.path, ...authors].join('\n')
    const cached = this.#cached.get(vocabulary)
    if (cached?.key === key) return cached.factors
    const factors = new Map<string, number>()
    const raise = (slots: Iterable<number>, factor: number) => {
      const nearby = limited(slots)
      // A folder or byline that most articles have is ignored.
      if (!nearby || nearby.length * 2 > surroundings.size) return
      for (const slot of nearby) {
        if (slot === surroundings.slot) continue
        for (const value of surroundings.values(slot)) factors.set(value, Math.max(factors.get(value) ?? 1, factor))
      }
    }
    raise(surroundings.inFolder(), folderFactor)
    for (const author of authors) raise(surroundings.by(author), bylineFactor)
    this.#cached.set(vocabulary, { key, factors })
    return factors
  }
}

/** The slots as a list; undefined if there are more than `maxNearby`. */
function limited(slots: Iterable<number>): readonly number[] | undefined {
  const found: number[] = []
  for (const slot of slots) if (found.push(slot) > maxNearby) return undefined
  return found
}
