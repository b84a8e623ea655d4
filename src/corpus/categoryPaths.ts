import type { Corpus } from './corpus'
import { emptyRecord, type ArticleRecord } from './records/record'

/** How many of the latest articles with a category are read. */
const maxArticles = 200

interface CachedCounts {
  readonly version: number
  readonly byPath: Map<string, ReadonlyMap<string, number>>
}

const cache = new WeakMap<Corpus, CachedCounts>()

/**
 * The categories directly below a category path, each with the number of the latest articles that have it there.
 * @param path at least one category
 * @param isFlatPath whether a flat list of categories is a path too
 * @param except an article that is not counted
 */
export function categoriesBelow(corpus: Corpus, path: readonly string[], isFlatPath: boolean, except: string): ReadonlyMap<string, number> {
  const cached = cache.get(corpus)
  const { byPath } = cached?.version === corpus.version ? cached : { byPath: new Map<string, ReadonlyMap<string, number>>() }
  if (byPath !== cached?.byPath) cache.set(corpus, { version: corpus.version, byPath })
  const key = JSON.stringify([path, isFlatPath, except])
  const counts = byPath.get(key) ?? countBelow(corpus, path, isFlatPath, except)
  byPath.set(key, counts)
  return counts
}

function countBelow(corpus: Corpus, path: readonly string[], isFlatPath: boolean, except: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const { latest } = corpus.articlesWith('categories', path.at(-1) ?? '', except, maxArticles)
  for (const { record } of latest)
    for (const categories of pathsOf(record, isFlatPath)) {
      const below = categories[path.length]
      if (below !== undefined && path.every((name, index) => categories[index] === name)) counts.set(below, (counts.get(below) ?? 0) + 1)
    }
  return counts
}

function pathsOf({ categories, categoryPaths }: ArticleRecord, isFlatPath: boolean): readonly (readonly string[])[] {
  return categoryPaths.length === 0 && isFlatPath ? [categories] : categoryPaths
}

/** Where a category stands in the lists of other articles. */
interface Position {
  readonly articles: number
  /** In so many of them it is the first one. */
  readonly first: number
  /** In how many of them each category stands directly before it. */
  readonly before: ReadonlyMap<string, number>
}

interface CachedPositions {
  readonly state: number
  readonly byName: Map<string, Position>
}

const positions = new WeakMap<Corpus, CachedPositions>()

/** A corpus with more articles is large. */
const largeCorpus = 2000
/** So many other articles have to agree on the first category. */
const minAgreeing = 3
/** The share of the articles with a category that agree on its place, from which on its place is a habit. */
const minShare = 0.9

/**
 * Whether the other articles of a site use a list of categories as a path on purpose: the first category is nearly always the first one, and each other one,
 * if it is used elsewhere, nearly always stands below the same category. At most 200 articles of each category are read.
 * @param categories at least two, as they are in the article, which counts as one of those of the corpus
 */
export function isNestedHabit(corpus: Corpus, categories: readonly string[]): boolean {
  const [top = ''] = categories
  const { articles, first } = positionOf(corpus, top)
  if (articles - 1 < minAgreeing || first < minShare * articles) return false
  return categories.slice(1).every((name, index) => {
    const position = positionOf(corpus, name)
    return (position.before.get(categories[index] ?? '') ?? 0) >= minShare * position.articles
  })
}

function positionOf(corpus: Corpus, name: string): Position {
  const cached = positions.get(corpus)
  // One edit changes no habit of a large site, and reading it again would take long.
  const state = corpus.size < largeCorpus ? corpus.version : -Math.round(20 * Math.log(corpus.size))
  const byName = cached?.state === state ? cached.byName : new Map<string, Position>()
  if (byName !== cached?.byName) positions.set(corpus, { state, byName })
  const position = byName.get(name) ?? readPosition(corpus, name)
  byName.set(name, position)
  return position
}

function readPosition(corpus: Corpus, name: string): Position {
  const before = new Map<string, number>()
  const paths = corpus.pathsWith('categories', name).slice(0, maxArticles)
  let first = 0
  for (const article of paths) {
    const record = corpus.get(article) ?? emptyRecord
    // A name can stand in several paths of an article: the first of them counts.
    const path = pathsOf(record, true).find((names) => names.includes(name)) ?? []
    const above = path[path.indexOf(name) - 1]
    if (above === undefined) first++
    else before.set(above, (before.get(above) ?? 0) + 1)
  }
  return { articles: paths.length, first, before }
}
