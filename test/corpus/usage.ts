import assert from 'node:assert/strict'
import type { Corpus, Ranking, Usage } from '../../src/corpus/corpus'
import { noLanguages } from '../../src/core/article/readLanguage'
import { emptyRecord, type ArticleRecord } from '../../src/corpus/records/record'
import { Translations } from '../../src/corpus/translations'

export const recordWith = (...tags: readonly string[]): ArticleRecord => ({ ...emptyRecord, tags })

/** Each tag with its count, in the order of the ranking. @param except an article that is left out */
export const tagCounts = (corpus: Corpus, except?: string) =>
  all(corpus.usage('tags', except)).map(({ value, count }) => `${value} ${count}`)

export const all = (ranking: Ranking): readonly Usage[] => {
  const found: Usage[] = []
  ranking.some((use) => found.push(use) === 0)
  assert.equal(ranking.length, found.length)
  return found
}

/** The languages of a corpus whose articles say nothing of them. */
export const oneLanguage = (corpus: Corpus) =>
  new Translations(corpus, { languages: noLanguages, relative: (path) => path, absolute: (path) => path })
