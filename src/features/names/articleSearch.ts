import type { Corpus } from '../../corpus/corpus'
import { vocabularies, type Vocabulary } from '../../corpus/records/record'

/** An article, or a name with the number of articles that use it. */
export type Found =
  | { readonly kind: 'article'; readonly path: string; readonly title: string }
  | { readonly kind: 'name'; readonly vocabulary: Vocabulary; readonly name: string; readonly count: number }

/** The maximum number of articles, and of names of each vocabulary. */
const maxFound = 100

/**
 * Finds articles and names that contain all words of a query, ignoring case. Yields after every 500 titles, so that the caller can let
 * other work run.
 */
export function* searchSteps(corpus: Corpus, query: string): Generator<undefined, readonly Found[]> {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  const fits = (text: string) => {
    const lower = text.toLowerCase()
    return words.every((word) => lower.includes(word))
  }
  const found: Found[] = []
  for (const vocabulary of vocabularies) {
    let hits = 0
    for (const { value, count } of corpus.usage(vocabulary)) {
      if (!fits(value)) continue
      found.push({ kind: 'name', vocabulary, name: value, count })
      if (++hits === maxFound) break
    }
    yield undefined
  }
  let [checked, hits] = [0, 0]
  for (const [path, title] of corpus.titles()) {
    if (++checked % 500 === 0) yield undefined
    if (!fits(title)) continue
    found.push({ kind: 'article', path, title })
    if (++hits === maxFound) break
  }
  return found
}
