import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle, type Article } from '../../../src/core/article/article'
import { listingsOf } from '../../../src/core/files/folderListing'
import type { SiteFiles } from '../../../src/core/files/localFile'
import { linkedAnchors } from '../../../src/core/links/anchors'
import { otherAnchors } from '../../../src/core/links/otherAnchors'
import { applyEdits } from '../../../src/core/text/text'
import { anchorEdits, namesOfPage } from '../../../src/features/movedFiles/renamedAnchors'
import { anchorPlaceAt, renameHeading } from '../../../src/features/navigation/headings'
import { generatorFor } from '../../generatorFor'
import { runs } from '../../runs'

const root = '/w/site'

interface Site {
  readonly dialect?: string
  /** The article with the heading, and the one with the links. */
  readonly target?: string
  readonly linking?: string
  readonly fields?: string
}

function articleAt(path: string, text: string, dialect: string): Article {
  return parseArticle(text, path).readAs(generatorFor(dialect).markdown)
}

function filesFor(document: string, dialect: string, texts: Readonly<Record<string, string>>): SiteFiles {
  const { roots, content } = generatorFor(dialect).folders
  const at = (folder: string) => (folder === '' ? root : `${root}/${folder}`)
  const listings = listingsOf(Object.keys(texts))
  return {
    places: { document, roots: roots.map(at), maybeRoots: ['/w'], content: content.map(at), themes: [], within: '/w', site: root },
    view: {
      list: (folder) => listings.get(folder) ?? 'missing',
      read: () => undefined,
      text: (file) => (texts[file] === undefined ? 'missing' : { text: texts[file] }),
    },
  }
}

/** The text of another article after `tides` in the target became `moon`. */
function renamedIn(
  text: string,
  { dialect = 'hugo', target = 'content/posts/quay.md', linking = 'content/posts/other.md', fields = '' }: Site = {},
) {
  const [file, other] = [`${root}/${target}`, `${root}/${linking}`]
  const source = `---\ntitle: Quay\n${fields}---\n\n## Tides\n`
  const generator = generatorFor(dialect)
  const files = filesFor(other, dialect, { [file]: source, [other]: text, [`${root}/content/posts/boat.md`]: '' })
  const renamed = { file, article: articleAt(file, source, dialect), ids: new Map([['tides', 'moon']]) }
  const article = articleAt(other, text, dialect)
  return applyEdits(text, anchorEdits({ article, files, generator, siteUrl: 'https://example.com' }, renamed))
}

describe('links of other articles to an id that is renamed', () => {
  it('follow in Markdown, HTML and definitions, and nothing else changes', () => {
    const text = (id: string) =>
      `---\r\ntitle: Other\r\nlink: quay.md#tides\r\n---\r\n\r\n😀 [a](quay.md#${id} "t") [b](/posts/quay/#${id}) [c](https://example.com/posts/quay/#${id})\r\n\r\n` +
      `<a href="./quay.md#${id}">d</a> [e]\r\n\r\n[e]: ../posts/quay.md#${id}\r\n\r\n` +
      '[own](#tides) [boat](boat.md#tides) [no](quay.md#tides-1) [gone](gone.md#tides) `[x](quay.md#tides)` quay.md#tides\r\n'
    assert.equal(renamedIn(text('tides')), text('moon'))
  })

  it("follow in the generator's tags", () => {
    const hugo = (id: string) =>
      `[a]({{< ref "quay.md#${id}" >}}) [b]({{% relref "/posts/quay.md#${id}" %}}) [c]({{< ref "boat.md#tides" >}})\n`
    assert.equal(renamedIn(hugo('tides')), hugo('moon'))
    const jekyll = (id: string) =>
      `[a]({% post_url 2024-01-05-quay %}#${id}) <a href="{% link _posts/2024-01-05-quay.md %}#${id}">b</a> [c]({{ site.baseurl }}/2024/01/05/quay/#${id})\n`
    const site = { dialect: 'jekyll', target: '_posts/2024-01-05-quay.md', linking: '_posts/2024-01-06-other.md' }
    assert.equal(renamedIn(jekyll('tides'), site), jekyll('moon'))
    const hexo = (id: string) => `{% post_link quay#${id} 'Tides' %} [b](/2024/01/05/quay/#${id})\n`
    assert.equal(
      renamedIn(hexo('tides'), { dialect: 'hexo', target: 'source/_posts/quay.md', linking: 'source/_posts/other.md' }),
      hexo('moon'),
    )
  })

  it('follow to the address that the front matter of the article says, and to no other', () => {
    const own = (id: string) => `[a](/news/berths/#${id}) [b](/posts/quay/#tides) [c](news/berths/#tides)\n`
    assert.equal(renamedIn(own('tides'), { fields: 'url: /news/berths/\n' }), own('moon'))
    const slug = (id: string) => `[a](/posts/berths/#${id}) [b](/posts/quay/#tides) [c](/blog/berths/#tides)\n`
    assert.equal(renamedIn(slug('tides'), { fields: 'slug: berths\n' }), slug('moon'))
    assert.deepEqual(namesOfPage('/a/quay.md', parseArticle('---\nurl: /news/berths/\nslug: b\n---\n')), ['quay', 'b', 'berths'])
  })
})

/** Headings with what generators read in different ways, some of them twice. */
const words = fc.constantFrom('Tides', 'tides', '潮汐', 'A `b` *c*', 'Part 2.1', '港口 A', 'Tides-1', '1. Moon', 'É!', 'a & b', '“q”')

describe('renaming a heading of a random article', () => {
  for (const dialect of ['hugo', 'hexo', 'jekyll', 'astro', 'docusaurus'])
    it(`lets each link lead to the same heading as before, and changes no other byte (${dialect})`, () =>
      fc.assert(
        fc.property(
          fc.array(words, { minLength: 1, maxLength: 6 }),
          fc.nat(),
          words,
          fc.constantFrom('\n', '\r\n'),
          (all, nth, newWords, end) => {
            const [file, other] = [`${root}/x/quay.md`, `${root}/x/other.md`]
            const plain = articleAt(file, `---\ntitle: x\n---\n\n${all.map((one) => `## ${one}\n`).join('\n')}`, dialect)
            const ids = plain.headingIds ?? []
            const number = nth % all.length
            const links = ids.map((id) => `[x](PATH#${encodeURI(id)}) [y](PATH#${id})${end}`).join('')
            const body = (headings: readonly string[]) => headings.map((one) => `## ${one}${end}${end}`).join('')
            const start = `---${end}title: x${end}---${end}${end}`
            const source = articleAt(file, start + links.replaceAll('PATH', '') + end + body(all), dialect)
            const place = anchorPlaceAt(source, source.headings[number]?.end ?? 0)
            if (place?.kind !== 'heading') return
            const changes = renameHeading(source, place.heading, newWords)
            if (changes.refused !== undefined) return
            const now = articleAt(file, applyEdits(source.text, changes.edits), dialect)
            const text = `${start}${links.replaceAll('PATH', 'quay.md')}${end}`
            const linking = articleAt(other, text, dialect)
            const files = filesFor(other, dialect, { [file]: source.text, [other]: text })
            const generator = generatorFor(dialect)
            const edits = anchorEdits(
              { article: linking, files, generator, siteUrl: undefined },
              { file, article: source, ids: changes.ids },
            )
            const linkingNow = articleAt(other, applyEdits(text, edits), dialect)
            const leadTo = (anchors: readonly { readonly id: string }[], article: Article) =>
              anchors.map(({ id }) => article.headingIds?.indexOf(id) ?? -1)
            const before = leadTo(linkedAnchors(source), source)
            assert.deepEqual(leadTo(linkedAnchors(now), now), before)
            assert.deepEqual(leadTo(otherAnchors(linkingNow, generator, undefined), now), before)
            const renamedAll = all.map((one, index) => (index === number ? newWords : one))
            assert.ok(now.text.endsWith(end + body(renamedAll)), now.text)
            const shape = (one: string) => one.replace(/#[^)]*\)/g, '#)')
            assert.equal(shape(linkingNow.text), shape(text))
          },
        ),
        runs(60, 2000),
      ))
})
