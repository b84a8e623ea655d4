import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { readHanTable } from '../../../src/core/text/hanCharacters'
import { nameOptions } from '../../../src/features/articleForm/nameOptions'
import { pinyinSearch } from '../../../src/features/completion/pinyin'
import { sources, yaml } from './formSamples'

describe('names for a field of the form', () => {
  const article = parseArticle(yaml('title: A\ntags: [Harbour]'))
  const options = (typed: string, taken: readonly string[] = [], used = sources, key = 'tags') =>
    nameOptions(article, [key], typed, taken, used).map(({ text }) => text)

  it('are those of completion, without those that are taken', () => {
    assert.deepEqual(options(''), ['Harbour', 'Bridge'])
    assert.deepEqual(options('', ['Harbour']), ['Bridge'])
    assert.deepEqual(options('', [], sources, 'categories'), ['City', 'Sport'])
    assert.deepEqual(options('', [], sources, 'layout'), ['post', 'yes', '3'])
  })

  it('are those that match what is typed, the beginning of the name first', () => {
    assert.deepEqual(options('br'), ['Bridge', 'Harbour'])
    assert.deepEqual(options('bo'), ['Harbour'])
    assert.deepEqual(options('dge'), ['Bridge'])
    assert.deepEqual(options('zz'), [])
  })

  it('are found by pinyin', () => {
    const pinyin = pinyinSearch(readHanTable('{"usual":{"xin":"新","wen":"闻"},"other":{},"traditional":"","simplified":""}'))
    const used = { ...sources, pinyin, corpus: { usage: () => ['体育', '新闻'].map((value) => ({ value, count: 1 })) } }
    assert.deepEqual(options('xw', [], used), ['新闻'])
    assert.deepEqual(options('xin', [], used), ['新闻'])
  })
})
