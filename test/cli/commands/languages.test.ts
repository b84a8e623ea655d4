import assert from 'node:assert/strict'
import { languageSites } from '../languageSites'
import { memoryFiles, run } from '../memory'
import { rules } from '../../../src/rules'

const beside = /(?:near-duplicate|article-duplicate|title-duplicate|url-duplicate)$/

async function found(content: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { lines } = await run(memoryFiles(content), ['check'], { rules })
  return lines.filter((line) => beside.test(line))
}

describe('copydesk check of a site in several languages', () => {
  for (const [name, { files }] of Object.entries(languageSites)) {
    it(`${name}: a translation is no copy, and no second spelling`, async () => {
      assert.deepEqual(await found(files), [])
    })

    it(`${name}: a copy in the same language is one`, async () => {
      const [path = ''] = Object.keys(files).filter((file) => /harbour/.test(file) && !/fr|zh/.test(file))
      const copy = path.replace(/harbour/, 'harbour-copy')
      const lines = await found({ ...files, [copy]: files[path]?.replace('slug: harbour', 'slug: copy') ?? '' })
      assert.ok(
        lines.some((line) => line.startsWith(`${path}:`) && line.endsWith('article-duplicate')),
        lines.join('\n'),
      )
    })
  }

  it('Hugo writes two languages with one url to one page, which is reported', async () => {
    const site = languageSites['Hugo, by suffix']?.files ?? {}
    const lines = await found(
      Object.fromEntries(Object.entries(site).map(([path, text]) => [path, text.replace(/slug: harbour/, 'url: /harbour/')])),
    )
    assert.deepEqual(
      lines.map((line) => line.split(/\s+/).at(-1)),
      ['url-duplicate', 'url-duplicate', 'url-duplicate'],
    )
  })

  it('a section that is called like a language is none', async () => {
    const article = '---\ntitle: Harbour opens\ndate: 2024-01-05\ntags: [a]\n---\nText.\n'
    assert.equal((await found({ 'it/a.md': article, 'city/b.md': article })).length, 2)
    assert.equal((await found({ 'uk/a.md': article, 'ca/b.md': article })).length, 2)
    assert.deepEqual(await found({ 'it/a.md': article, 'en/b.md': article }), [])
  })
})
