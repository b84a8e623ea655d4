import type { Corpus } from './corpus'
import type { ArticleRecord } from './records/record'

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
