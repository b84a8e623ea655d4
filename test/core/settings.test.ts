import assert from 'node:assert/strict'
import { parseArticle } from '../../src/core/article'
import { isArticle } from '../../src/core/scope'
import { noSettings, readSettings } from '../../src/core/settings'
import { detectSite } from '../../src/core/site'
import { textAt } from '../../src/core/text'

const ids = ['title-missing', 'date-format']

describe('settings', () => {
  it('are read', () => {
    const { settings, problems } = readSettings(
      'articles: ["posts/**/*.md"]\ndialect: hexo\nschema: s.json\nsiteRoot: source\nrules:\n  date-format: off\n',
      ids,
    )
    assert.deepEqual(problems, [])
    assert.deepEqual(
      { ...settings, schema: settings.schema?.path },
      { articles: ['posts/**/*.md'], dialect: 'hexo', schema: 's.json', siteRoot: 'source', rules: { 'date-format': 'off' } },
    )
  })

  it('may be empty', () => {
    for (const text of ['', '# nothing yet\n', '\uFEFF', 'rules:\n'])
      assert.deepEqual(readSettings(text, ids).problems, [], JSON.stringify(text))
  })

  for (const [name, text, at, message] of [
    ['an unknown key', 'dialekt: hexo\n', 'dialekt', '“dialekt” is not a known key here.'],
    ['a wrong type', 'articles: posts\n', 'posts', '“articles” should be a list, not text.'],
    [
      'an unknown value',
      'dialect: hexxo\n',
      'hexxo',
      '“hexxo” is not allowed for “dialect”. Allowed: hexo, hugo, jekyll, eleventy, astro, docusaurus, generic. Did you mean “hexo”?',
    ],
    ['an unknown rule', 'rules:\n  title-mising: off\n', 'title-mising', '“title-mising” is not a known key here.'],
    ['a list', '- a\n', '- a', 'copydesk.yaml should be lines of “key: value”.'],
  ] as const) {
    it(`say where ${name} is, and keep the rest`, () => {
      const { problems, settings } = readSettings(`${text}${text.startsWith('-') ? '' : 'siteRoot: source\n'}`, ids)
      assert.deepEqual(
        problems.map((problem) => [textAt(text, problem.range), problem.message]),
        [[at, message]],
      )
      if (!text.startsWith('-')) assert.equal(settings.siteRoot, 'source')
    })
  }

  it('say where a mistake in the YAML is', () => {
    const { problems } = readSettings('dialect: hexo\nrules: [\n', ids)
    assert.equal(problems.length, 1)
  })
})

describe('articles', () => {
  const article = (content: string) => parseArticle(`---\n${content}\n---\n\nText\n`)
  const none = { settings: noSettings, site: undefined }

  it('have a title and one more field that only articles have', () => {
    assert.equal(isArticle(article('title: a\ndate: 2024-01-05'), 'x.md', none), true)
    assert.equal(isArticle(article('title: a\nsidebar: b'), 'x.md', none), false)
    assert.equal(isArticle(article('title: [转]a\ndate: 2024-01-05'), 'x.md', none), true)
    assert.equal(isArticle(article('title：a\ndate：2024-01-05'), 'x.md', none), true)
    assert.equal(isArticle(parseArticle('# Readme\n'), 'README.md', none), false)
  })

  it('are what copydesk.yaml says, when it says so', () => {
    const scope = { settings: { ...noSettings, articles: ['posts/**/*.md'] }, site: undefined }
    assert.equal(isArticle(article('layout: x'), 'posts/a/b.md', scope), true)
    assert.equal(isArticle(article('title: a\ndate: 2024-01-05'), 'pages/b.md', scope), false)
    assert.equal(isArticle(parseArticle('# No front matter\n'), 'posts/a.md', scope), false)
  })

  it('lie in the content folder of a generator', () => {
    const site = detectSite(new Set(['_config.yml', 'package.json', 'source']), '{"dependencies":{"hexo":"^7"}}')
    assert.equal(site?.dialect, 'hexo')
    assert.equal(isArticle(article('layout: x'), 'source/_posts/a.md', { settings: noSettings, site }), true)
    assert.equal(isArticle(article('layout: x'), 'source/about.md', { settings: noSettings, site }), false)
  })

  it('know their generator by its files', () => {
    for (const [names, dialect] of [
      [['hugo.toml', 'content'], 'hugo'],
      [['_config.yml', '_posts'], 'jekyll'],
      [['eleventy.config.js'], 'eleventy'],
      [['astro.config.mjs'], 'astro'],
      [['docusaurus.config.js'], 'docusaurus'],
      [['package.json', 'src'], undefined],
    ] as const) {
      assert.equal(detectSite(new Set(names), undefined)?.dialect, dialect)
    }
  })
})
