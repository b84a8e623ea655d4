import assert from 'node:assert/strict'
import { Corpus } from '../../src/corpus/corpus'
import type { ArticleRecord } from '../../src/corpus/records/record'
import { recordWith, tagCounts } from './usage'

describe('Corpus ranks', () => {
  const dated = (date: string, ...tags: readonly string[]): ArticleRecord => ({ ...recordWith(...tags), date })

  it('recent use before old use, by halves for 180 days, with the last day', () => {
    const corpus = new Corpus({ today: Date.UTC(2024, 0, 5) })
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
    const corpus = new Corpus({ today: Date.UTC(2024, 0, 5) })
    corpus.update('1', dated('2999-01-01', 'a'))
    corpus.update('2', dated('2024-01-05', 'b'))
    corpus.update('3', dated('2024-01-04', 'b'))
    assert.deepEqual(tagCounts(corpus), ['b 2', 'a 1'])
  })

  it('what is used in the same folder and under the same byline', () => {
    const corpus = new Corpus()
    const day = '2024-01-05'
    for (let index = 0; index < 7; index++) corpus.update(`city/${index}`, dated(day, 'city', 'x'))
    for (let index = 0; index < 4; index++) corpus.update(`sport/${index}`, dated(day, 'goal', 'x'))
    corpus.update('sport/by', { ...dated(day, 'chess'), authors: ['Li'] })
    corpus.update('sport/own', { ...dated(day), authors: ['Li'] })
    assert.deepEqual(tagCounts(corpus), ['x 11', 'city 7', 'goal 4', 'chess 1'])
    assert.deepEqual(tagCounts(corpus, 'sport/9'), ['x 11', 'goal 4', 'city 7', 'chess 1'])
    assert.deepEqual(tagCounts(corpus, 'sport/own').at(-1), 'chess 1')
    corpus.update('sport/by2', { ...dated(day, 'chess'), authors: ['Li'] })
    assert.deepEqual(tagCounts(corpus, 'sport/own'), ['x 11', 'chess 2', 'goal 4', 'city 7'])
    corpus.remove('sport/by')
    corpus.remove('sport/by2')
    assert.deepEqual(tagCounts(corpus, 'sport/own'), ['x 11', 'goal 4', 'city 7'])
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
