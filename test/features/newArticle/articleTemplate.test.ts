import assert from 'node:assert/strict'
import { usualImageFields } from '../../../src/core/frontmatter/imageFields'
import { parseArticle } from '../../../src/core/article/article'
import { compileSchema, defaultArticleSchema } from '../../../src/core/schema/articleSchema'
import { generatorNamed, unknownGenerator } from '../../../src/core/generators/generators'
import { Corpus } from '../../../src/corpus/corpus'
import { emptyRecord } from '../../../src/corpus/records/record'
import { articleStart, type StartRequest } from '../../../src/features/newArticle/articleTemplate'

const clock = { now: Date.parse('2025-03-08T23:30:00Z'), zoneMinutes: () => 480 }

function start(nearbyArticles: readonly string[], given: Partial<StartRequest> = {}): string {
  return articleStart({
    imageFields: usualImageFields,
    title: 'Trams: later',
    category: '本地',
    author: '沈一舟',
    schema: defaultArticleSchema(),
    nearbyArticles: nearbyArticles.map((text) => parseArticle(text)),
    sources: { clock, corpus: new Corpus() },
    isNamedAfterDay: false,
    ...given,
  })
}

describe('the beginning of a new article', () => {
  it('has what was asked for where there is nothing to go by', () =>
    assert.equal(start([]), "---\ntitle: 'Trams: later'\ndate: 2025-03-09T07:30:00+08:00\nauthor: 沈一舟\ncategories:\n  - 本地\n---\n\n"))

  it('leaves out what was not answered', () =>
    assert.equal(
      start([], { category: undefined, author: undefined }),
      "---\ntitle: 'Trams: later'\ndate: 2025-03-09T07:30:00+08:00\n---\n\n",
    ))

  it('is like the nearby articles: keys, order, lists, quotes, line ends, and values that all of them have', () => {
    const beside = (name: string) =>
      `---\r\nlayout: post\r\ntitle: "${name}"\r\ncategory: [a]\r\ndate: 2024-01-05\r\nauthors:\r\n- name: b\r\ncomments: false\r\nslug: s\r\n---\r\n`
    const corpus = new Corpus()
    corpus.update('a', { ...emptyRecord, date: '2024-01-05 08:00:00' })
    assert.equal(
      start(['A', 'B', 'C'].map(beside), { sources: { clock, corpus } }),
      '---\nlayout: post\ntitle: "Trams: later"\ncategory: [本地]\ndate: 2025-03-09 07:30:00\nauthors:\n- name: 沈一舟\ncomments: false\n---\n\n'.replaceAll(
        '\n',
        '\r\n',
      ),
    )
  })

  it('has a date that the generator of the site reads as now', () => {
    const dateFor = (dialect: string, timeZone: string | undefined, usual?: string) => {
      const corpus = new Corpus()
      if (usual !== undefined) corpus.update('a', { ...emptyRecord, date: usual })
      const site = { generator: generatorNamed(dialect) ?? unknownGenerator, path: '', timeZone, readingZone: timeZone }
      return /date: (.*)/.exec(start([], { sources: { clock: { ...clock, site }, corpus } }))?.[1]
    }
    const [naive, short] = ['2024-01-05 08:00:00', '2024-01-05 08:00']
    assert.equal(dateFor('hexo', 'Asia/Shanghai'), '2025-03-09 07:30:00')
    assert.equal(dateFor('hexo', undefined), '2025-03-09 07:30:00')
    assert.equal(dateFor('hugo', 'Asia/Shanghai', naive), '2025-03-09 07:30:00')
    assert.equal(dateFor('hugo', 'Asia/Shanghai', short), '2025-03-09T07:30:00+08:00')
    assert.equal(dateFor('jekyll', 'Asia/Shanghai', naive), '2025-03-09T07:30:00+08:00')
    assert.equal(dateFor('jekyll', 'Asia/Shanghai', short), '2025-03-09 07:30')
    assert.equal(dateFor('eleventy', 'Asia/Shanghai', naive), '2025-03-09T07:30:00+08:00')
    assert.equal(dateFor('docusaurus', undefined, '2024-01-05 08:00:00 +0800'), '2025-03-09T07:30:00+08:00')
    assert.equal(dateFor('generic', 'Asia/Shanghai', naive), '2025-03-09 07:30:00')
  })

  it('has the date in the name alone where the others have', () => {
    const beside = ['---\ntitle: A\n---\n']
    assert.match(start(beside), /date: /)
    assert.doesNotMatch(start(beside, { isNamedAfterDay: true }), /date: /)
  })

  it('is written in TOML and in JSON', () => {
    assert.equal(
      start(['+++\ntitle = "A"\ndate = 2024-01-05\ncategories = ["x"]\n+++\n']),
      '+++\ntitle = "Trams: later"\ndate = 2025-03-09T07:30:00+08:00\ncategories = ["本地"]\nauthor = "沈一舟"\n+++\n\n',
    )
    for (const beside of [
      '{\n  "title": "A",\n  "date": "2024-01-05"\n}\n',
      '"title": "A",\n"date": "2024-01-05"\n;;;\n',
      '---json\n{ "title": "A" }\n---\n',
    ]) {
      const article = parseArticle(start([beside]))
      assert.equal(article.frontMatter?.language, 'json', article.text)
      assert.deepEqual(article.frontMatter.errors, [], article.text)
      assert.deepEqual(
        article.frontMatter.fields.map(({ key }) => key),
        ['title', 'date', 'author', 'categories'],
        article.text,
      )
    }
  })

  it("has the keys of the newsroom's schema that are required or have a default, in its order", () => {
    const schema = compileSchema({
      type: 'object',
      required: ['desk', 'title', 'photo'],
      properties: {
        date: { type: 'string', format: 'date' },
        desk: { type: 'string', 'copydesk:vocabulary': 'categories' },
        comments: { type: 'boolean', default: true },
        title: { type: 'string' },
        photo: { type: 'string' },
        sources: { type: 'array' },
      },
    })
    assert.equal(
      start([], { schema, author: undefined }),
      "---\ndate: 2025-03-09\ndesk: 本地\ncomments: true\ntitle: 'Trams: later'\nphoto:\n---\n\n",
    )
  })

  it('can be read whatever the names are', () => {
    for (const name of ['a: b', '# x', '"', "it's", '- x', '[x]', 'yes', '12:30', 'a\tb', '\\']) {
      for (const beside of [[], ['---\nauthor: [a]\ncategories: b\n---\n'], ['+++\nauthor = ["a"]\n+++\n']]) {
        const text = start(beside, { title: name, author: name, category: name })
        const article = parseArticle(text)
        assert.deepEqual(article.frontMatter?.errors, [], text)
        const title = article.frontMatter.fields.find(({ key }) => key === 'title')?.value
        assert.equal(title?.kind === 'scalar' && title.value, name, text)
      }
    }
  })
})
