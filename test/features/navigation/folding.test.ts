import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { foldsOf } from '../../../src/features/navigation/folding'

const folds = (text: string) => foldsOf(parseArticle(text)).map(({ start, end }) => `${start}-${end}`)

describe('folding', () => {
  it('folds the front matter, its lists and maps', () => {
    const lines = [
      '',
      '---',
      'title: x',
      'tags:',
      ' - a',
      ' - b',
      'seo:',
      '  og:',
      '    title: y',
      '    image: z',
      'flow: [',
      ' 1 ]',
      '---',
      'Text',
    ]
    const expected = ['1-12', '3-5', '6-9', '10-11', '7-9']
    for (const end of ['\n', '\r\n']) assert.deepEqual(folds(lines.join(end)), expected)
  })

  it('folds maps in lists, and texts of several lines', () => {
    assert.deepEqual(folds('---\nauthors:\n - name: 马拉\n   mail: m\n - name: n\ntext: |\n  a\n  b\n---\n'), ['0-8', '1-4', '5-7', '2-3'])
  })

  it('folds figures, also such as do not begin a block', () => {
    const text = '<p>a</p><figure>\n<img src="a">\n</figure>\n<figure>\n<img src="b">\n</figure>\n\n<figure><img src="c"></figure>\n'
    assert.deepEqual(folds(text), ['0-2', '3-5'])
  })

  it('leaves alone what is not closed, and plain Markdown', () => {
    assert.deepEqual(folds('---\ntitle: x\ntags:\n - a\n'), [])
    assert.deepEqual(folds('# Head\n\n- a\n- b\n'), [])
  })
})
