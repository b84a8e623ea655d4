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

  describe('ranks', () => {
    const dated = (date: string, ...tags: readonly string[]): ArticleRecord => ({ ...recordWith(...tags), date })

    it('recent use before old use, by halves for 180 days, with the last day', () => {
      const corpus = new Corpus()
      for (let index = 0; index < 3; index++) corpus.update(`old${index}`, dated('2022-01-05', 'old'))
      corpus.update('new', dated('2024-01-05T08:00:00+08:00', 'new'))
      corpus.update('none', recordWith('undated'))
      const told = corpus.usage('tags').map(({ value, count, last }) => [value, count, last].filter(Boolean).join(' '))
      assert.deepEqual(told, ['new 1 2024-01-05', 'old 3 2022-01-05', 'undated 1'])
      // Within 180 days two uses count more than one.
      corpus.update('old0', dated('2023-12-01', 'old'))
      corpus.update('old1', dated('2023-12-01', 'old'))
      assert.deepEqual(corpus.usage('tags')[0], { ...corpus.usage('tags')[0], value: 'old', count: 3, last: '2023-12-01' })
      corpus.remove('new')
      assert.deepEqual(
        corpus.usage('tags').map(({ value }) => value),
        ['old', 'undated'],
      )
    })

    it('no date of the future before today', () => {
      const corpus = new Corpus(Date.UTC(2024, 0, 5))
      corpus.update('1', dated('2999-01-01', 'a'))
      corpus.update('2', dated('2024-01-05', 'b'))
      corpus.update('3', dated('2024-01-04', 'b'))
      assert.deepEqual(told(corpus), ['b 2', 'a 1'])
    })

    it('what is used in the same folder and under the same byline', () => {
      const corpus = new Corpus()
      const day = '2024-01-05'
      for (let index = 0; index < 7; index++) corpus.update(`city/${index}`, dated(day, 'city', 'x'))
      for (let index = 0; index < 4; index++) corpus.update(`sport/${index}`, dated(day, 'goal', 'x'))
      corpus.update('sport/by', { ...dated(day, 'chess'), authors: ['Li'] })
      corpus.update('sport/own', { ...dated(day), authors: ['Li'] })
      assert.deepEqual(told(corpus), ['x 11', 'city 7', 'goal 4', 'chess 1'])
      assert.deepEqual(told(corpus, 'sport/9'), ['x 11', 'goal 4', 'city 7', 'chess 1'])
      assert.deepEqual(told(corpus, 'sport/own').at(-1), 'chess 1')
      corpus.update('sport/by2', { ...dated(day, 'chess'), authors: ['Li'] })
      assert.deepEqual(told(corpus, 'sport/own'), ['x 11', 'chess 2', 'goal 4', 'city 7'])
      corpus.remove('sport/by')
      corpus.remove('sport/by2')
      assert.deepEqual(told(corpus, 'sport/own'), ['x 11', 'goal 4', 'city 7'])
    })

    it('knows how dates are written', () => {
      const corpus = new Corpus()
      assert.equal(corpus.usualDate(), undefined)
      corpus.update('1', dated('2024-01-05 08:00:00'))
      corpus.update('2', dated('2024-01-06 09:00:00'))
      corpus.update('3', dated('2024-01-05T08:00:00-05:00'))
      assert.equal(corpus.usualDate(), '0000-00-00 00:00:00')
      corpus.remove('1')
      corpus.update('2', dated('2024-01-05T08:00:00+08:00'))
      assert.equal(corpus.usualDate(), '0000-00-00T00:00:00+00:00')
    })
  })
})
