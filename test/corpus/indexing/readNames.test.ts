import assert from 'node:assert/strict'
import { NameCollector } from '../../../src/corpus/indexing/readNames'

describe('NameCollector', () => {
  it('finds names as they are, encoded, escaped, and in another normalization or letter case', () => {
    const collector = new NameCollector(['图 片', 'Café & (1).jpg'])
    const found = ['/图 片/a.jpg', '/%E5%9B%BE%20%e7%89%87/', '/caf%C3%A9%20&amp;%20(1).jpg', 'cafe\u0301 & \\(1\\).JPG']
    const others = ['/图片/a.jpg', '100 %', '%E5%9B', '']
    for (const text of [...found, ...others]) collector.add(text, text)
    assert.deepEqual(
      collector.files.map(([path]) => path),
      found,
    )
  })
})
