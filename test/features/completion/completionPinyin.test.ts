import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { readHanTable } from '../../../src/core/text/hanCharacters'
import { complete } from '../../../src/features/completion/completion'
import { pinyinSearch } from '../../../src/features/completion/pinyin'
import { sourcesWith } from './completionSamples'

describe('completion by pinyin', () => {
  const table = readHanTable('{"usual":{"xin":"新","wen":"闻","dan":"单"},"other":{"shan":"单"},"traditional":"","simplified":""}')
  const sources = { ...sourcesWith(['Sport', '新闻', '单']), pinyin: pinyinSearch(table) }
  const found = (marked: string, most?: number) => {
    const offset = marked.lastIndexOf('|')
    return complete(parseArticle(marked.replace('|', '')), offset, sources, most)
  }

  it('gives a name that VS Code would not find by what is typed, and says how it is read', () => {
    const items = found('---\ntitle: a\nauthor: "xw|\n---\n')
    const item = items.find(({ label }) => label === '新闻')
    assert.deepEqual([item?.filterText, item?.detail, item?.newText], ['"xw', 'xin wen · 2 articles', '"新闻"'])
    assert.equal(items.find(({ label }) => label === 'Sport')?.filterText, '"Sport"')
  })

  it('finds it where not all are given', () => {
    assert.deepEqual(
      found('---\ntitle: a\nauthor: sh|\n---\n', 1).map(({ label }) => label),
      ['单'],
    )
  })
})
