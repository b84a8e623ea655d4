import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { bodyTags, localLinks } from '../../../src/core/links/articleLinks'
import { textAt } from '../../../src/core/text/text'

/** The address of each link, followed by its source if that differs. */
function linksOf(body: string, siteUrl?: string): readonly string[] {
  const article = parseArticle(`---\ntitle: Harbour\n---\n\n${body}\n`)
  return localLinks(article, siteUrl).map(({ address, range }) => {
    const written = textAt(article.text, range)
    return written === address ? address : `${address} < ${written}`
  })
}

describe('local links', () => {
  it('are found in Markdown and HTML, in document order', () => {
    assert.deepEqual(
      linksOf('[a](/a/ "A") <https://example.com> <a href=" /b/?x=1&amp;y=2 ">b</a>\n\n[c][1] ![no](/d.jpg)\n\n[1]: <c d.md>'),
      ['/a/', '/b/?x=1&y=2 < /b/?x=1&amp;y=2', 'c d.md'],
    )
    assert.deepEqual(linksOf('[a](https://example.com/a/) [b](mailto:a@b.c) [c](#d) `[e](/e/)` [f](//cdn.example.com/f)'), [])
  })

  it('include those with the host of the site; the path of its address is removed', () => {
    const both = '[a](https://example.com/news/a/) [b](https://example.com/newsletter/) [c](/news/c/) [d](https://example.com/news)'
    assert.deepEqual(linksOf(both, 'https://example.com/news/'), ['/a/', '/c/', '/ < '])
    assert.deepEqual(linksOf('[a](https://example.com/a/)', 'https://example.com'), ['/a/'])
  })

  it('include those in which a template adds only the address of the site', () => {
    assert.deepEqual(
      linksOf(
        '[a]({{ site.baseurl }}/a/) [b]({{ "/b/" | url }}) <a href="{{ \'/c/\' | relative_url }}">c</a> [d]({{ site.url }}{{ site.baseurl }}/d/)',
      ),
      ['/a/', '/b/', '/c/', '/d/'],
    )
    assert.deepEqual(linksOf('[a]({{ page.next }}) [b](/x/{{ slug }}/) [c]({{ "/c/" | t }}) [d]({{ site.baseurl }}/{{ d }}/)'), [])
  })

  it('do not include tags in code and in verbatim blocks', () => {
    const body = '{% link a.md %} `{% link b.md %}`\n\n```\n{% link c.md %}\n```\n\n{% raw %}{% link d.md %}{% endraw %} {{< ref "e" >}}'
    const tags = [...bodyTags(parseArticle(`---\ntitle: Harbour\n---\n\n${body}\n`))].map(({ text }) => text)
    assert.deepEqual(tags, ['{% link a.md %}', '{% raw %}{% link d.md %}{% endraw %}', '{{< ref "e" >}}'])
  })
})
