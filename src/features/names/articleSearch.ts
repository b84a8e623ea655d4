import type { Corpus } from '../../corpus/corpus'
import { vocabularies, type Vocabulary } from '../../corpus/records/record'

/** An article by its title, or a name with the number of its articles. */
export type Found =
  | { readonly kind: 'article'; readonly path: string; readonly title: string }
  | { readonly kind: 'name'; readonly vocabulary: Vocabulary; readonly name: string; readonly count: number }

/** Of articles and of names so many are given. */
const most = 100

/**
 * Looks for articles and names that hold all words of a query, in capitals or not. In steps, each of some hundred titles, for
 * who has to let others work meanwhile.
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
      if (++hits === most) break
    }
    yield undefined
  }
  let [looked, hits] = [0, 0]
  for (const [path, title] of corpus.titles()) {
    if (++looked % 500 === 0) yield undefined
    if (!fits(title)) continue
    found.push({ kind: 'article', path, title })
    if (++hits === most) break
  }
  return found
}
