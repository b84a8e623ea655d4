import type { Corpus } from './corpus'
import { folderOf } from './tables/pathTable'

/** So many articles of a folder are looked at. */
const maxArticles = 200
/** So many other articles without a date make a habit. */
const minArticles = 3
const minShare = 0.8

/**
 * Whether the articles beside an article nearly never have a date in their front matter: a folder of pages or of documentation.
 * @param path the corpus path of the article, which does not count
 */
function isUndatedFolder(corpus: Corpus, path: string): boolean {
  const others = corpus
    .inFolder(folderOf(path))
    .slice(0, maxArticles)
    .filter((other) => other !== path)
  if (others.length < minArticles) return false
  return others.filter((other) => corpus.get(other)?.date === undefined).length >= minShare * others.length
}

const none: ReadonlySet<string> = new Set()
const withoutDate: ReadonlySet<string> = new Set(['date-missing'])

/** The rules that report what is usual in the folder of an article, for `problemRows`. @param path the corpus path of the article */
export function folderHabits(corpus: Corpus, path: string): ReadonlySet<string> {
  return isUndatedFolder(corpus, path) ? withoutDate : none
}
