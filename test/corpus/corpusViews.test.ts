import assert from 'node:assert/strict'
import { Corpus } from '../../src/corpus/corpus'
import { emptyRecord } from '../../src/corpus/records/record'
import { CorpusViews } from '../../src/corpus/corpusViews'
import { oneLanguage } from './usage'

describe('what is beside an article', () => {
  it('is another state when others have changed what rules may say of it, and only then', () => {
    const corpus = new Corpus()
    const state = () =>
      new CorpusViews(corpus, {
        clusters: () => new Map(),
        shown: (path) => path,
        names: () => undefined,
        translations: () => oneLanguage(corpus),
        tagUses: () => undefined,
        file: (path) => path,
      }).stateOf('a')
    assert.equal(state(), 0)
    corpus.update('a', { ...emptyRecord, title: 'Harbour', tags: ['x'], urls: ['/h/'], images: ['i.jpg'] })
    const alone = state()
    assert.notEqual(alone, 0)
    const changes = [{ title: 'Harbour' }, { tags: ['x'] }, { urls: ['/h'] }, { images: ['i.jpg'] }]
    for (const change of changes) {
      corpus.update('b', { ...emptyRecord, ...change })
      assert.notEqual(state(), alone, JSON.stringify(change))
    }
    corpus.update('b', { ...emptyRecord, title: 'Quay', tags: ['y'] })
    assert.equal(state(), alone)
    corpus.remove('b')
    assert.equal(state(), alone)
  })
})
