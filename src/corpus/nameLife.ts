import type { NameCluster } from '../core/article/corpusView'
import type { Corpus } from './corpus'
import { dayMs } from '../core/dates/dates'
import type { Vocabulary } from './records/record'
import type { NameLife } from './usualName'

/** Of a name with more articles, it is enough to know this many. */
const maxRead = 200

/** What the articles with a name say of it. */
export function lifeOf(corpus: Corpus, vocabulary: Vocabulary, { value, plain }: NameCluster['names'][number]): NameLife {
  const paths = corpus.pathsWith(vocabulary, value)
  const authors = new Set<string>()
  const days: number[] = []
  for (const path of paths.slice(0, maxRead)) {
    const day = corpus.dayOf(path)
    if (day !== undefined) days.push(Date.parse(day) / dayMs)
    if (vocabulary !== 'authors') for (const author of corpus.get(path)?.authors ?? []) authors.add(author)
  }
  return {
    value,
    plain,
    count: paths.length,
    days: days.length > 0 ? Math.max(...days) - Math.min(...days) : undefined,
    authors: authors.size > 0 ? authors.size : undefined,
  }
}
