import assert from 'node:assert/strict'
import { Corpus } from '../../../src/corpus/corpus'
import { emptyRecord } from '../../../src/corpus/records/record'
import { searchSteps, type Found } from '../../../src/features/names/articleSearch'

function search(corpus: Corpus, query: string): readonly string[] {
  return inFull(corpus, query).map((found) => (found.kind === 'article' ? found.path : `${found.vocabulary} ${found.name} ${found.count}`))
}

function inFull(corpus: Corpus, query: string): readonly Found[] {
  const steps = searchSteps(corpus, query)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

describe('looking for articles and names', () => {
  const corpus = new Corpus()
  corpus.update('a.md', { ...emptyRecord, title: 'Harbour opens at dawn', categories: ['Harbour'], authors: ['Mara Lind'] })
  corpus.update('b.md', { ...emptyRecord, title: '港口重新开放', tags: ['港口'] })
  corpus.update('c.md', { ...emptyRecord, tags: ['harbour'] })

  it('finds all words in any order, in capitals or not', () => {
    assert.deepEqual(search(corpus, 'dawn HARBOUR'), ['a.md'])
    assert.deepEqual(search(corpus, 'harbour'), ['categories Harbour 1', 'tags harbour 1', 'a.md'])
    assert.deepEqual(search(corpus, '港口'), ['tags 港口 1', 'b.md'])
    assert.deepEqual(search(corpus, 'lind'), ['authors Mara Lind 1'])
  })

  it('finds nothing for nothing', () => {
    assert.deepEqual([search(corpus, ''), search(corpus, '  '), search(corpus, 'quay')], [[], [], []])
  })

  it('gives no more than a person can read, and stops there', () => {
    const many = new Corpus()
    for (let number = 0; number < 5000; number++) many.update(`${number}.md`, { ...emptyRecord, title: `Story ${number}` })
    assert.equal(search(many, 'story').length, 100)
    let steps = 0
    for (const _ of searchSteps(many, 'story')) steps++
    assert.equal(steps, 3)
    steps = 0
    for (const _ of searchSteps(many, 'nowhere')) steps++
    assert.equal(steps, 13)
  })
})
