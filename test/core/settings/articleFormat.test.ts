import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import type { SiteFiles } from '../../../src/core/files/localFile'
import { astro } from '../../../src/core/generators/astro/astro'
import { docusaurus } from '../../../src/core/generators/docusaurus/docusaurus'
import { unknownGenerator } from '../../../src/core/generators/generators'
import { isMdx, markdownOf } from '../../../src/core/settings/articleFormat'

const plain = parseArticle('---\ntitle: Harbour\n---\n')

/** A site whose configuration has a text. */
function siteWith(config: string): SiteFiles {
  return {
    places: { document: '/site/blog/a.md', roots: [], maybeRoots: [], content: [], themes: [], within: '/site', site: '/site' },
    view: {
      list: () => 'missing',
      read: () => undefined,
      text: (file) => (file === '/site/docusaurus.config.ts' ? { text: config } : 'missing'),
    },
  }
}

describe('isMdx', () => {
  it('is true for .mdx everywhere, and for .md on a Docusaurus site', () => {
    assert(isMdx(plain, 'a.mdx', unknownGenerator, undefined))
    assert(!isMdx(plain, 'a.md', astro, undefined))
    assert(isMdx(plain, 'a.md', docusaurus, undefined))
  })

  it('heeds what the site and the article say', () => {
    assert(!isMdx(plain, 'a.md', docusaurus, siteWith("markdown: { format: 'detect' }")))
    assert(isMdx(plain, 'a.mdx', docusaurus, siteWith("markdown: { format: 'detect' }")))
    assert(isMdx(plain, 'a.md', docusaurus, siteWith("markdown: { format: 'mdx' }")))
    const written = (format: string) => parseArticle(`---\ntitle: Harbour\nmdx:\n  format: ${format}\n---\n`)
    assert(!isMdx(written('md'), 'a.md', docusaurus, undefined))
    assert(isMdx(written('mdx'), 'a.md', docusaurus, siteWith("format: 'md'")))
  })
})

describe('markdownOf', () => {
  it('is the Markdown of MDX for what is read as MDX, and that of the generator for the rest', () => {
    assert.equal(markdownOf(plain, 'a.md', astro, undefined), astro.markdown)
    assert.equal(markdownOf(plain, 'a.mdx', astro, undefined), astro.mdx.markdown)
    assert.equal(markdownOf(plain, 'a.md', docusaurus, undefined), docusaurus.mdx.markdown)
    assert.equal(markdownOf(plain, 'a.md', docusaurus, siteWith("format: 'md'")), docusaurus.markdown)
  })
})
