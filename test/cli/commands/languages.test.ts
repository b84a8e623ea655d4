import assert from 'node:assert/strict'
import { languageSites } from '../languageSites'
import { memoryFiles, run } from '../memory'
import type { SiteReport } from '../../../src/corpus/report/siteReport'
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

  for (const [name, { files, stories }] of Object.entries(languageSites)) {
    it(`${name}: reports what is missing if copydesk.yaml wants it, and what is outdated`, async () => {
      const rows = async (more: Readonly<Record<string, string>>) => {
        const { lines } = await run(memoryFiles({ ...files, ...more }), ['check'], { rules })
        return lines.filter((line) => line.includes('translation-')).map((line) => line.replace(/:\d+:\d+ /, ''))
      }
      const [original = '', french = ''] = stories.market
      const outdated = `${french} information  The original was changed on 2024-06-01, after this translation: ${original}.  translation-outdated`
      const missing = `${stories.ferry[0]} information  There is no translation into: zh-cn.  translation-missing`
      const all = await rows({ 'copydesk.yaml': 'languages: [en, fr, zh-CN]\n' })
      assert.deepEqual([...all].sort(), [missing, outdated].sort())
      if (name !== 'Jekyll without a plugin') assert.deepEqual(await rows({}), [outdated])
    })
  }

  for (const [name, { files, stories }] of Object.entries(languageSites)) {
    it(`${name}: the report counts stories, and names what is missing and outdated`, async () => {
      const { code, out } = await run(memoryFiles(files), ['report', '--format', 'json'], { rules })
      assert.equal(code, 0)
      const { languages }: SiteReport = JSON.parse(out)
      const [market = '', marketInFrench = ''] = stories.market
      const older = [{ file: marketInFrench, original: market, changed: '2024-06-01' }]
      const complete = { stories: 3, missing: 0, without: [], outdated: 0, older: [] }
      const isKnown = name !== 'Jekyll without a plugin'
      assert.equal(languages.length, 1)
      assert.equal(languages[0]?.stories, 3)
      assert.deepEqual(languages[0]?.languages, [
        { language: 'en', ...complete },
        // Without a language of the originals, dates do not tell which one is older.
        { language: 'fr', ...complete, ...(isKnown && { outdated: 1, older }) },
        { language: 'zh-cn', ...complete, stories: 2, missing: 1, without: [stories.ferry[0]] },
      ])
      const markdown = (await run(memoryFiles(files), ['report'], { rules })).out
      assert.match(markdown, /\| Chinese \(China\) \(zh-cn\) \| 2 \| 67 % \| Missing: 1 \|/)
      const html = (await run(memoryFiles(files), ['report', '--format', 'html'], { rules })).out
      assert.equal(html.includes('older than their original'), isKnown)
    })
  }

  it('is no part of the report of a site in one language', async () => {
    const article = (title: string) => `---\ntitle: ${title}\ndate: 2024-01-05\n---\nText.\n`
    const files = memoryFiles({ 'a.md': article('Harbour'), 'b.md': article('Ferry') })
    assert.deepEqual((JSON.parse((await run(files, ['report', '--format', 'json'])).out) as SiteReport).languages, [])
    assert.doesNotMatch((await run(files, ['report'])).out, /## Languages/)
  })

  it('Hugo: reports what is missing if nearly all stories have the language', async () => {
    const article = (title: string) => `---\ntitle: ${title}\ndate: 2024-01-05\n---\nText.\n`
    const languages = { 'hugo.toml': '[languages.en]\n[languages.fr]\n' }
    const stories = (translated: number) =>
      Array.from({ length: 20 }, (_, index) => [
        [`content/posts/s${index}.md`, article(`Story ${index}`)],
        ...(index < translated ? [[`content/posts/s${index}.fr.md`, article(`Article ${index}`)]] : []),
      ]).flat()
    const rows = async (translated: number) => {
      const { lines } = await run(memoryFiles({ ...languages, ...Object.fromEntries(stories(translated)) }), ['check'], { rules })
      return lines.filter((line) => line.endsWith('translation-missing')).map((line) => line.split(':')[0])
    }
    assert.deepEqual(await rows(19), ['content/posts/s19.md'])
    assert.deepEqual(await rows(10), [])
    assert.deepEqual(await rows(20), [])
  })

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
