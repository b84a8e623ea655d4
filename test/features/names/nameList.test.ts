import assert from 'node:assert/strict'
import table from '../../../media/han.json'
import { readHanTable } from '../../../src/core/text/hanCharacters'
import { Corpus } from '../../../src/corpus/corpus'
import { emptyRecord } from '../../../src/corpus/records/record'
import { pinyinSearch } from '../../../src/features/completion/pinyin'
import { filterFor, listedArticles, listedValues, listedWith } from '../../../src/features/names/nameList'

function corpus(): Corpus {
  const made = new Corpus()
  const put = (path: string, date: string | undefined, tags: readonly string[], draft = false) =>
    made.update(path, { ...emptyRecord, title: `Title of ${path}`, date, tags, draft })
  put('b', '2024-01-05', ['Harbour', 'Rail'])
  put('a', '2024-01-05', ['Harbour'])
  put('c', undefined, ['Harbour'], true)
  put('d', '2025-01-01', ['Air'])
  return made
}

function run<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

describe('the list of all articles', () => {
  it('has values by the number of their articles, then by name', () => {
    const values = listedValues(corpus(), 'tags', undefined)
    assert.deepEqual(
      values.map(({ value, count }) => `${value} ${count}`),
      ['Harbour 3', 'Air 1', 'Rail 1'],
    )
    assert.deepEqual(listedValues(corpus(), 'tags', filterFor('AI')).length, 2)
  })

  it('has articles by date, the newest first, and those without a date last', () => {
    const paths = (articles: readonly { readonly path: string }[]) => articles.map(({ path }) => path).join('')
    assert.equal(paths(run(listedWith(corpus(), 'tags', 'Harbour'))), 'abc')
    assert.equal(paths(run(listedArticles(corpus(), () => true))), 'dabc')
    assert.equal(paths(run(listedArticles(corpus(), ({ draft }) => draft))), 'c')
  })

  it('is filtered by all words, whatever their case and width', () => {
    assert.equal(filterFor('  '), undefined)
    assert.equal(filterFor('ｈａｒ bour')?.('The Harbour'), true)
    assert.equal(filterFor('harbour rail')?.('The Harbour'), false)
    assert.equal(filterFor('新桥')?.('白鹭河新桥通车'), true)
  })

  it('is filtered by pinyin too, in full and by initials, word by word', () => {
    const pinyin = pinyinSearch(readHanTable(JSON.stringify(table)))
    assert.equal(filterFor('xinqiao')?.('白鹭河新桥通车'), false)
    for (const wanted of ['xinqiao', 'xq', 'XQ tongche', 'bailuhe 新桥'])
      assert.equal(filterFor(wanted, pinyin)?.('白鹭河新桥通车'), true, wanted)
    for (const wanted of ['xinwen', 'xq harbour']) assert.equal(filterFor(wanted, pinyin)?.('白鹭河新桥通车'), false, wanted)
    assert.equal(filterFor('xq', pinyin)?.('The Harbour'), false)
  })
})
