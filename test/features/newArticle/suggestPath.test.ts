import assert from 'node:assert/strict'
import { generatorFor } from '../../generatorFor'
import { placeFor, type PlacedArticle, type PlaceRequest } from '../../../src/features/newArticle/suggestPath'

const one = (path: string, day = '2024-01-05', title = 'Harbour'): PlacedArticle => ({ path, day, title })

function place(given: Partial<PlaceRequest>): string {
  const { folder, stem, ending, isBundle } = placeFor({
    title: 'Night Trams Run Later',
    today: '2025-03-09',
    generator: generatorFor('generic'),
    content: [],
    globs: undefined,
    articles: [],
    inCategory: [],
    ...given,
  })
  return `${folder}/${stem}${isBundle ? '/index' : ''}${ending}`
}

describe('the place of a new article', () => {
  for (const [dialect, expected] of [
    ['hexo', 'source/_posts/night-trams-run-later.md'],
    ['jekyll', '_posts/2025-03-09-night-trams-run-later.md'],
    ['hugo', 'content/posts/night-trams-run-later.md'],
    ['astro', 'src/content/blog/night-trams-run-later.md'],
    ['docusaurus', 'blog/night-trams-run-later.md'],
    ['eleventy', 'posts/night-trams-run-later.md'],
    ['generic', '/night-trams-run-later.md'],
  ] as const satisfies readonly (readonly [string, string])[])
    it(`is the usual one of ${dialect} where there is no article`, () =>
      assert.equal(place({ generator: generatorFor(dialect) }), expected))

  it('is the fixed part of a glob where there is no article', () => {
    assert.equal(place({ globs: ['./news/{city,sport}/**/*.md'] }), 'news/night-trams-run-later.md')
    assert.equal(place({ globs: ['**/*.md'], generator: generatorFor('hexo') }), '/night-trams-run-later.md')
  })

  it('is never outside the folder of the site', () => {
    for (const glob of ['../**/*.md', 'news/../../x/*.md'])
      assert.equal(place({ globs: [glob], generator: generatorFor('hexo') }), 'source/_posts/night-trams-run-later.md')
  })

  it('is the section that most of the newest articles lie in, in the content folder alone', () => {
    const articles = [one('content/news/a.md'), one('docs/x.md'), one('docs/y.md'), one('content/news/b.md'), one('content/about.md')]
    assert.equal(place({ generator: generatorFor('hugo'), content: ['content'], articles }), 'content/news/night-trams-run-later.md')
  })

  it('is the folder of the category where it has one', () => {
    const articles = [one('source/_posts/city/a.md'), one('source/_posts/city/b.md'), one('source/_posts/city/c.md')]
    const inCategory = [one('source/_posts/sport/d.md'), one('source/_posts/sport/e.md')]
    const given = { generator: generatorFor('hexo'), content: ['source/_posts', 'source/_drafts'], articles } as const
    assert.equal(place({ ...given, inCategory }), 'source/_posts/sport/night-trams-run-later.md')
    assert.equal(place({ ...given, inCategory: inCategory.slice(1) }), 'source/_posts/city/night-trams-run-later.md')
  })

  it('follows folders, prefixes and endings with the date', () => {
    const articles = [one('blog/2024/01/05/2024-01-05-a_b.mdx', '2024-01-05'), one('blog/2023/12/31/2023-12-31-c_d.mdx', '2023-12-31')]
    assert.equal(place({ articles }), 'blog/2025/03/09/2025-03-09-night_trams_run_later.mdx')
    assert.equal(place({ articles: [one('n/20240105 A.markdown')] }), 'n/20250309 Night-Trams-Run-Later.markdown')
  })

  it('is a separate folder if articles are bundles', () => {
    const articles = [one('content/post/2024-01-05-a/index.md'), one('content/post/b/index.md'), one('content/post/c/index.md')]
    assert.equal(place({ articles }), 'content/post/night-trams-run-later/index.md')
    assert.equal(place({ articles: articles.slice(0, 1) }), 'content/post/2025-03-09-night-trams-run-later/index.md')
  })

  it('takes no section page for an article', () =>
    assert.equal(place({ articles: [one('a/_index.md'), one('a/README.md'), one('b/x.md')] }), 'b/night-trams-run-later.md'))

  it('keeps Chinese in names, unless the site does without', () => {
    const title = '港口今晨，重新开放！'
    const romanise = (text: string) => text.replace(/\p{Script=Han}/gu, ' x ')
    assert.equal(place({ title, romanise }), '/港口今晨-重新开放.md')
    assert.equal(place({ title, romanise, articles: [one('a/桥.md', '2024-01-05', '桥')] }), 'a/港口今晨-重新开放.md')
    assert.equal(place({ title: '桥梁', romanise, articles: [one('a/qiao.md', '2024-01-05', '桥')] }), 'a/x-x.md')
    assert.equal(place({ articles: [one('a/桥 梁 1.md', '2024-01-05', '桥 梁')] }), 'a/night-trams-run-later.md')
    // An article in English says nothing of those in Chinese.
    assert.equal(place({ title: '桥梁', romanise, articles: [one('a/bridge.md')] }), 'a/桥梁.md')
  })

  it("follows the site's own pattern of names (Hexo)", () => {
    const pattern = (name: string) => generatorFor('hexo').newArticles.nameIn?.({ new_post_name: name })
    const given = { generator: generatorFor('hexo'), content: ['source/_posts'], articles: [one('source/_posts/city/a.md')] }
    const placed = (name: string) => place({ ...given, namePattern: pattern(name) })
    assert.equal(placed(':year-:month-:day-:title.md'), 'source/_posts/city/2025-03-09-night-trams-run-later.md')
    assert.equal(placed(':year/:title.md'), 'source/_posts/2025/night-trams-run-later.md')
    assert.equal(placed(':year/:title/index.md'), 'source/_posts/2025/night-trams-run-later/index.md')
    // By default, and where only Hexo can fill it in, the articles say what is usual.
    for (const name of [':title.md', ':hash.md', ':lang/:title.md', '../:title.md', 'x.md']) assert.equal(pattern(name), undefined, name)
  })

  it('is the folder of drafts, without a date', () =>
    assert.equal(
      place({ generator: generatorFor('jekyll'), articles: [one('_posts/2024-01-05-a.markdown')], draftFolder: '_drafts' }),
      '_drafts/night-trams-run-later.markdown',
    ))

  for (const [title, name] of [
    ["What's *new*: 50% more?", 'whats-new-50-more'],
    ['../../etc/passwd', 'etc-passwd'],
    ['???', 'article'],
    ['CON', 'article-con'],
    ['Cafe\u0301 🦆 №5', 'café-5'],
    [`${'word '.repeat(30)}`, Array(12).fill('word').join('-')],
    ['长'.repeat(90), '长'.repeat(60)],
  ] as const)
    it(`names ${JSON.stringify(title).slice(0, 30)} ${name.slice(0, 30)}`, () => assert.equal(place({ title }), `/${name}.md`))
})
