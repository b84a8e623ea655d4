import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { anchorAt } from '../../../src/features/completion/anchorItems'
import { generatorFor } from '../../generatorFor'

const body = '## Fares Today, 2.1\n\n<p id="tides">Tides</p>\n\n## 新的航线\n\n'

/** The path and the ids that are offered at the bar. */
function offered(line: string, generator: string): readonly string[] | undefined {
  const head = `---\ntitle: Harbour\n---\n\n${body}`
  const at = head.length + line.indexOf('|')
  const article = parseArticle(head + line.replace('|', '')).readAs(generatorFor(generator).markdown)
  const found = anchorAt(article, at)
  return found && [found.path, ...found.items(article).map(({ newText }) => newText)]
}

describe('the places that a link can lead to', () => {
  it('are offered behind #, as the generator makes their ids', () => {
    assert.deepEqual(offered('See [x](#|)', 'hexo'), ['', 'Fares-Today-2-1', '新的航线', 'tides'])
    assert.deepEqual(offered('See [x](#fa|)', 'hugo'), ['', 'fares-today-21', '新的航线', 'tides'])
    assert.deepEqual(offered('<a href="/posts/ferry/#|">', 'hugo')?.[0], '/posts/ferry/')
    assert.deepEqual(offered('[x]: b.md#|', 'hugo')?.[0], 'b.md')
  })

  it('are those of elements where headings have no ids', () => {
    assert.deepEqual(offered('See [x](#|)', 'eleventy'), ['', 'tides'])
  })

  it('are offered nowhere else', () => {
    for (const line of ['See #|', '## |', 'See [x](b.md|)', '    [x](#|)', '[x](# |)']) assert.equal(offered(line, 'hexo'), undefined, line)
  })

  it('replace the whole fragment', () => {
    const text = '---\ntitle: A\n---\n\n[x](b.md#old-place) y'
    const article = parseArticle(text)
    const [item] = anchorAt(article, text.indexOf('-place'))?.items(parseArticle('---\ntitle: B\n---\n\n<p id="new"></p>')) ?? []
    assert.equal(item && text.slice(item.range.start, item.range.end), 'old-place')
  })
})
