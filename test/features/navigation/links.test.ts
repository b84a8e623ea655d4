import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { textAt } from '../../../src/core/text/text'
import { linksIn } from '../../../src/features/navigation/links'

function found(text: string) {
  return linksIn(text, parseArticle(text).frontMatter?.root).map(({ range, kind, target }) => {
    const written = textAt(text, range)
    return written === target ? `${kind} ${target}` : `${kind} ${target} at ${written}`
  })
}
const inBlock = (inner: string) => found(`---\n${inner}\n---\n`)

describe('links in front matter', () => {
  it('lead to the web and to mail', () => {
    assert.deepEqual(inBlock('link: https://example.com/港口?a=1#b'), ['web https://example.com/港口?a=1#b'])
    assert.deepEqual(inBlock('author:\n  - {name: Mara, mail: "mailto:mara@example.com"}'), ['web mailto:mara@example.com'])
    assert.deepEqual(inBlock("$schema: 'http://example.com/a.json'"), ['web http://example.com/a.json'])
  })

  it('lead to what may be files', () => {
    assert.deepEqual(inBlock('headimg: /images/a.jpg\nphotos:\n - "b 1.png"\n - 图/c.webp?v=2'), [
      'file /images/a.jpg',
      'file b 1.png',
      'file 图/c.webp?v=2',
    ])
    assert.deepEqual(inBlock("$schema: '../schemas/article.json'"), ['file ../schemas/article.json'])
  })

  it('lead nowhere else', () => {
    for (const value of [
      'command:workbench.action.quit',
      'javascript:alert(1).js',
      'file:///etc/passwd.txt',
      'vscode://x/y.html',
      '//example.com/a.jpg',
      'data:image/png;base64,AAAA.png',
      'https://',
      'https://example.com and more',
      'Harbour opens',
      'e.g',
      '3.14',
      '2024-01-05',
      '#top.html',
      '""',
      'true',
    ])
      assert.deepEqual(inBlock(`a: ${value}`), [], value)
    assert.deepEqual(inBlock('a: |\n  b.jpg\n  c.jpg'), [])
    assert.deepEqual(inBlock(`a: ${'x'.repeat(5000)}.jpg`), [])
  })

  it('have the ranges of their values in CRLF, after a byte order mark and emoji', () => {
    assert.deepEqual(found('\uFEFF---\r\ntitle: 👍\r\nheadimg: "a.jpg" # 港\r\n---\r\n'), ['file a.jpg'])
  })

  it('of thousands of values are the first', () => {
    assert.equal(inBlock(`photos: [${Array.from({ length: 4000 }, (_, index) => `${index}a.jpg`).join(', ')}]`).length, 200)
  })
})
