import assert from 'node:assert/strict'
import { isNestedHabit } from '../../src/corpus/categoryPaths'
import { Corpus } from '../../src/corpus/corpus'
import { emptyRecord } from '../../src/corpus/records/record'
import { folderHabits } from '../../src/corpus/undatedFolder'

const corpusOf = (lists: readonly (readonly string[])[]) => {
  const corpus = new Corpus()
  for (const [index, categories] of lists.entries()) corpus.update(`posts/${index}.md`, { ...emptyRecord, categories })
  return corpus
}

describe('categories that a site nests', () => {
  const nested = [['Sports', 'Rowing'], ['Sports', 'Rowing', 'Juniors'], ['Sports', 'Sailing'], ['Sports'], ['City', 'Ferries']]

  it('have the same place in nearly all lists', () => {
    const corpus = corpusOf(nested)
    assert.equal(isNestedHabit(corpus, ['Sports', 'Rowing']), true)
    // The last one is new.
    assert.equal(isNestedHabit(corpus, ['Sports', 'Sailing']), true)
  })

  it('are none where too few articles agree, or the order changes', () => {
    assert.equal(isNestedHabit(corpusOf(nested), ['City', 'Ferries']), false)
    assert.equal(isNestedHabit(corpusOf([...nested, ['Rowing', 'Sports'], ['Rowing', 'City']]), ['Sports', 'Rowing']), false)
    assert.equal(isNestedHabit(corpusOf([['Sports', 'Rowing']]), ['Sports', 'Rowing']), false)
  })
})

describe('a folder without dates', () => {
  it('has nearly none beside an article', () => {
    const corpus = corpusOf([[], [], [], [], []])
    assert.equal(folderHabits(corpus, 'posts/0.md').has('date-missing'), true)
    for (const index of [1, 2]) corpus.update(`posts/${index}.md`, { ...emptyRecord, date: '2024-01-05' })
    assert.equal(folderHabits(corpus, 'posts/0.md').has('date-missing'), false)
    assert.equal(folderHabits(corpusOf([[], []]), 'posts/0.md').has('date-missing'), false)
  })
})
