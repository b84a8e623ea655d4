import type { Corpus } from './corpus'
import type { ArticleRecord } from './records/record'

/** So many of the latest articles with a category are looked at. */
const mostLooked = 200

interface Known {
  readonly version: number
  readonly found: Map<string, ReadonlyMap<string, number>>
}

const known = new WeakMap<Corpus, Known>()

/**
 * The categories that stand just below a path of categories, each with how many of the latest articles have it there.
 * @param path at least one category
 * @param isFlatPath whether a plain list of categories is a path as well
 * @param except an article that is not counted
 */
export function categoriesBelow(corpus: Corpus, path: readonly string[], isFlatPath: boolean, except: string): ReadonlyMap<string, number> {
  const kept = known.get(corpus)
  const { found } = kept?.version === corpus.version ? kept : { found: new Map<string, ReadonlyMap<string, number>>() }
  if (found !== kept?.found) known.set(corpus, { version: corpus.version, found })
  const key = JSON.stringify([path, isFlatPath, except])
  const counts = found.get(key) ?? counted(corpus, path, isFlatPath, except)
  found.set(key, counts)
  return counts
}

function counted(corpus: Corpus, path: readonly string[], isFlatPath: boolean, except: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const { latest } = corpus.articlesWith('categories', path.at(-1) ?? '', except, mostLooked)
  for (const { record } of latest)
    for (const one of pathsOf(record, isFlatPath)) {
      const below = one[path.length]
      if (below !== undefined && path.every((name, index) => one[index] === name)) counts.set(below, (counts.get(below) ?? 0) + 1)
    }
  return counts
}

function pathsOf({ categories, categoryPaths }: ArticleRecord, isFlatPath: boolean): readonly (readonly string[])[] {
  return categoryPaths.length === 0 && isFlatPath ? [categories] : categoryPaths
}
