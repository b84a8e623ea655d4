import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Corpus } from '../../src/corpus/corpus'
import type { ArticleRecord } from '../../src/corpus/record'

const recordWith = (...tags: readonly string[]): ArticleRecord => ({ title: undefined, date: undefined, categories: [], tags, authors: [] })
const told = (corpus: Corpus, except?: string) => corpus.usage('tags', except).map(({ value, count }) => `${value} ${count}`)

describe('Corpus', () => {
  it('counts articles, the most used value first, then by code unit', () => {
    const corpus = new Corpus()
    corpus.update('1', recordWith('b', 'ä', 'Z'))
    corpus.update('2', recordWith('b', 'a'))
    assert.deepEqual(told(corpus), ['b 2', 'Z 1', 'a 1', 'ä 1'])
    corpus.update('1', recordWith('a'))
    assert.deepEqual(told(corpus), ['a 2', 'b 1'])
    corpus.remove('2')
    corpus.remove('unknown')
    assert.deepEqual(told(corpus), ['a 1'])
    assert.equal(corpus.size, 1)
    assert.deepEqual(corpus.get('1'), recordWith('a'))
    assert.deepEqual(corpus.usage('constructor'), [])
  })

  it('leaves an article out', () => {
    const corpus = new Corpus()
    corpus.update('1', recordWith('a', 'b'))
    corpus.update('2', recordWith('b', 'c'))
    assert.deepEqual(told(corpus, '1'), ['b 1', 'c 1'])
    assert.deepEqual(told(corpus, 'unknown'), ['b 2', 'a 1', 'c 1'])
  })

  it('gives the same list until something changes', () => {
    const corpus = new Corpus()
    corpus.update('1', recordWith('a', '__proto__'))
    corpus.update('2', recordWith('b'))
    const before = corpus.usage('tags')
    const without = corpus.usage('tags', '1')
    corpus.update('1', { ...recordWith('a', '__proto__'), title: 'Another' })
    assert.equal(corpus.usage('tags'), before)
    assert.equal(corpus.usage('tags', '1'), without)
    corpus.update('1', recordWith('c'))
    assert.notEqual(corpus.usage('tags'), before)
    assert.deepEqual(
      before.map(({ value }) => value),
      ['__proto__', 'a', 'b'],
    )
  })

  it('agrees with a count of everything', () => {
    const path = fc.constantFrom('1', '2', '3', '4')
    const step = fc.record({
      path,
      tags: fc.option(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e')), { nil: undefined }),
      ask: fc.boolean(),
      except: fc.option(path, { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const corpus = new Corpus()
        const model = new Map<string, readonly string[]>()
        for (const { path: name, tags, ask, except } of steps) {
          if (tags) model.set(name, tags)
          else model.delete(name)
          if (tags) corpus.update(name, recordWith(...tags))
          else corpus.remove(name)
          if (!ask) continue
          const counts = new Map<string, number>()
          for (const [other, values] of model)
            if (other !== except) for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
          const expected = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value, count]) => `${value} ${count}`)
          assert.deepEqual(told(corpus, except), expected)
        }
        assert.equal(corpus.size, model.size)
      }),
    )
  })
})
