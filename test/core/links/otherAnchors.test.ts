import assert from 'node:assert/strict'
import { listingsOf } from '../../../src/core/files/folderListing'
import type { SiteFiles } from '../../../src/core/files/localFile'
import { problemsOf } from '../../sites/recordedBodies'

const target = '---\ntitle: Ferry\n---\n\n## Fares Today, 2.1\n\n<p id="tides">Tides</p>\n'

/** The problems of an article with a link, and the files that were read for it. */
function checked(generator: string, document: string, content: string, body: string, files: readonly string[], text = target) {
  const listings = listingsOf([document, ...files])
  const read: string[] = []
  const site: SiteFiles = {
    places: { document, roots: [], maybeRoots: [], content: [content], themes: [], within: '/w', site: '/w' },
    view: {
      list: (folder) => listings.get(folder) ?? 'missing',
      read: () => undefined,
      text: (file) => {
        if (/\.mdx?$/.test(file)) read.push(file)
        return files.includes(file) ? { text } : 'missing'
      },
    },
  }
  const problems = problemsOf(`---\ntitle: A\n---\n\n${body}\n`, generator, ['link-anchor-missing'], document, { files: () => site })
  return { found: problems.map(({ message, fixes }) => fixes[0]?.edits[0]?.newText ?? message), read }
}

const hugo = (body: string, ...files: readonly string[]) => checked('hugo', '/w/content/posts/a.md', '/w/content', body, files)

describe('links to places in other articles', () => {
  it('lead to the ids that the generator of the site makes', () => {
    const ferry = '/w/source/_posts/ferry.md'
    const hexo = (link: string) => checked('hexo', '/w/source/_posts/a.md', '/w/source/_posts', `[x](${link})`, [ferry]).found
    assert.deepEqual(hexo('/2024/01/05/ferry/#Fares-Today-2-1'), [])
    assert.deepEqual(hexo('/2024/01/05/ferry/#fares-today-21'), ['Fares-Today-2-1'])
    assert.deepEqual(hexo('ferry.md#tides'), [])
    assert.deepEqual(hugo('[x](ferry.md#fares-today-21)', '/w/content/posts/ferry.md').found, [])
    assert.deepEqual(hugo('[x](/posts/ferry/#Fares-Today-2-1)', '/w/content/posts/ferry/index.md').found, ['fares-today-21'])
    assert.deepEqual(hugo('[x](/posts/ferry/#no-such-place-here)', '/w/content/posts/ferry.md').found.length, 1)
  })

  it('are found in template tags', () => {
    const file = '/w/content/posts/ferry.md'
    assert.deepEqual(hugo('[x]({{< ref "ferry.md#fares-today-21" >}})', file).found.length, 0)
    assert.deepEqual(hugo('[x]({{< relref "/posts/ferry.md#fares-today-2-1" >}})', file).found, ['fares-today-21'])
    assert.deepEqual(hugo('[x]({{< ref "posts/ferry#tides" >}})', file).found, [])
  })

  it('to dated files of Jekyll lead to the day in the address', () => {
    const files = ['/w/_posts/2024-01-05-ferry.md', '/w/_posts/2023-01-05-ferry.md']
    const jekyll = (link: string) => checked('jekyll', '/w/_posts/2024-02-01-a.md', '/w/_posts', `<a href="${link}">x</a>`, files)
    assert.deepEqual(jekyll('/2024/01/05/ferry.html#fares-today-21'), { found: [], read: ['/w/_posts/2024-01-05-ferry.md'] })
    assert.deepEqual(jekyll('/2024/01/05/ferry.html#fares-today-2-1').found, ['fares-today-21'])
    assert.deepEqual(jekyll('/2022/01/05/ferry.html#fares-today-2-1'), { found: [], read: [] })
  })

  it('are left alone where the article is not certain', () => {
    const both = ['/w/content/posts/ferry.md', '/w/content/posts/ferry/index.md']
    assert.deepEqual(hugo('[x](/posts/ferry/#no-such-place-here)', ...both), { found: [], read: [] })
    assert.deepEqual(hugo('[x](../ferry/#no-such-place-here)', ...both), { found: [], read: [] })
    assert.deepEqual(hugo('[x](/about/#no-such-place-here) [y](https://example.com/a#no-such-place-here)', ...both), {
      found: [],
      read: [],
    })
  })

  it('to articles whose tags may print more places are left alone', () => {
    const tagged = `${target}\n{{< more >}}\n`
    const file = '/w/content/posts/ferry.md'
    assert.deepEqual(checked('hugo', '/w/content/posts/a.md', '/w/content', '[x](ferry.md#no-such-place-here)', [file], tagged).found, [])
  })

  it('are the only reason to read another article', () => {
    const file = '/w/content/posts/ferry.md'
    assert.deepEqual(hugo('[x](ferry.md) [y](/posts/ferry/) [z](#a) `[x](ferry.md#a)`', file).read, [])
    assert.deepEqual(hugo('[x](ferry.md#tides) [y](/posts/ferry/#tides)', file).read, [file])
  })
})
