import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { generatorNames } from '../../generatorFor'
import { parseArticle } from '../../../src/core/article/article'
import { defaultPolicy, type Policy } from '../../../src/core/sanitizer/policy'
import { isArticle } from '../../../src/core/settings/siteScope'
import { noSettings, readSettings } from '../../../src/core/settings/settings'
import { detectSite } from '../../../src/core/generators/site'
import { textAt } from '../../../src/core/text/text'
import { rules } from '../../../src/rules'

const docs = { summary: '', why: '', authority: '', bad: [], good: [] }
const max = { type: 'integer', default: 110, minimum: 1, description: '' } as const
const ids = [
  { id: 'title-missing', docs },
  { id: 'date-format', docs },
  { id: 'title-length', docs, options: { max } },
]
const read = (text: string) => readSettings(text, ids)

describe('settings', () => {
  it('are read', () => {
    const { settings, problems } = readSettings(
      'articles: ["posts/**/*.md"]\ndialect: hexo\nschema: s.json\nsiteRoot: source\nrules:\n  date-format: off\n',
      ids,
    )
    assert.deepEqual(problems, [])
    assert.deepEqual(
      { ...settings, schemas: settings.schemas.map(({ path }) => path) },
      {
        ...noSettings,
        articles: ['posts/**/*.md'],
        dialect: 'hexo',
        schemas: ['s.json'],
        siteRoot: 'source',
        rules: { 'date-format': 'off' },
      },
    )
  })

  it('hold schemas by file, vocabularies, options of rules and a time zone', () => {
    const { settings, problems } = read(`schema:
  - { path: news.json, files: ["news/**"] }
  - all.json
timeZone: Asia/Shanghai
vocabularies:
  categories: [Sport, Politics, 2024]
  authors: { file: authors.txt, closed: false }
rules:
  title-length: { severity: warning, max: 90 }
  date-format: { severity: off }
`)
    assert.deepEqual(problems, [])
    assert.deepEqual(
      settings.schemas.map(({ path, files }) => ({ path, files })),
      [
        { path: 'news.json', files: ['news/**'] },
        { path: 'all.json', files: undefined },
      ],
    )
    assert.equal(settings.timeZone, 'Asia/Shanghai')
    assert.deepEqual(settings.vocabularies['categories'], { values: ['Sport', 'Politics', '2024'], file: undefined, closed: true })
    assert.deepEqual(settings.vocabularies['authors']?.file?.path, 'authors.txt')
    assert.equal(settings.vocabularies['authors']?.closed, false)
    assert.deepEqual(settings.rules, { 'title-length': 'warning', 'date-format': 'off' })
    assert.deepEqual(settings.ruleOptions, { 'title-length': { max: 90 } })
  })

  it('name the site and the look of the preview', () => {
    const text = 'siteName: Tidewater Daily\nsiteUrl: https://news.example/\nstylesheet: look/news.css\n'
    const { settings, problems } = read(text)
    assert.deepEqual(problems, [])
    assert.deepEqual([settings.siteName, settings.siteUrl], ['Tidewater Daily', 'https://news.example/'])
    assert.equal(settings.stylesheet?.path, 'look/news.css')
    assert.equal(textAt(text, settings.stylesheet.range), 'look/news.css')
    for (const url of ['news.example', 'javascript:alert(1)', 'https://']) {
      const wrong = `siteUrl: "${url}"\n`
      const reading = read(wrong)
      assert.equal(reading.settings.siteUrl, undefined)
      assert.deepEqual(
        reading.problems.map((problem) => textAt(wrong, problem.range)),
        [`"${url}"`],
      )
    }
  })

  it('take the default publishing policy and what is added to it, but nothing that runs programs', () => {
    const text =
      'sanitizer:\n  elements: [center-box, script]\n  without: [iframe]\n  attributes: { img: [data-zoom, onload] }\n  schemes: [ftp, "javascript:"]\n'
    const { settings, problems } = read(text)
    assert.deepEqual(
      problems.map((problem) => textAt(text, problem.range)),
      ['script', '"javascript:"', 'onload'],
    )
    const policy = settings.sanitizer
    assert.ok(policy)
    assert.ok(policy.elements.includes('p') && policy.elements.includes('center-box'))
    assert.ok(!policy.elements.includes('script') && !policy.elements.includes('iframe'))
    assert.ok(policy.attributes['img']?.includes('src') && policy.attributes['img'].includes('data-zoom'))
    assert.ok(!policy.attributes['img']?.includes('onload'))
    assert.deepEqual(policy.schemes.slice(-1), ['ftp'])
    for (const [sneaky, part] of [
      ['attributes: { img: ["o*", "*", srcdoc, "on click"] }', (policy: Policy) => policy.attributes['img']],
      ['frameHosts: ["a.com; script-src *", "*", localhost]', ({ frameHosts }: Policy) => frameHosts],
      ['elements: ["a b", svg, SCRIPT]', ({ elements }: Policy) => elements],
      ['styles: ["a: b"]', ({ styles }: Policy) => styles],
      ['schemes: [data, "a b", vscode-file]', ({ schemes }: Policy) => schemes],
    ] as const) {
      const { settings: found, problems: told } = read(`sanitizer: { ${sneaky} }\n`)
      assert.deepEqual(found.sanitizer && part(found.sanitizer), part(defaultPolicy), sneaky)
      assert.equal(told.length, sneaky.split(',').length, sneaky)
    }
    assert.deepEqual(read('sanitizer: { extends: none, elements: [P] }\n').settings.sanitizer?.elements, ['p'])
  })

  it('are read from the example in the documentation', () => {
    const example = /## Example[\s\S]*?```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/configuration.md', 'utf8'))?.[1] ?? ''
    const { settings, problems } = readSettings(example, rules)
    assert.deepEqual(problems, [])
    assert.deepEqual(
      Object.entries(settings).filter(([, value]) => value === undefined || Object.keys(value).length === 0),
      [],
    )
  })

  it('may be empty', () => {
    for (const text of ['', '# nothing yet\n', '\uFEFF', 'rules:\n'])
      assert.deepEqual(readSettings(text, ids).problems, [], JSON.stringify(text))
  })

  for (const [name, text, at, message] of [
    ['an unknown key', 'dialekt: hexo\n', 'dialekt', '“dialekt” is not a known key here. Did you mean “dialect”?'],
    ['a wrong type', 'articles: posts\n', 'posts', '“articles” should be a list, not text.'],
    [
      'an unknown value',
      'dialect: hexxo\n',
      'hexxo',
      `“hexxo” is not allowed for “dialect”. Allowed: ${generatorNames.join(', ')}. Did you mean “hexo”?`,
    ],
    ['an unknown rule', 'rules:\n  title-mising: off\n', 'title-mising', 'There is no rule “title-mising”. Did you mean “title-missing”?'],
    [
      'a key that is there twice',
      'rules:\n  date-format: off\n  date-format: error\n',
      'date-format',
      '“date-format” is written twice here: only the last one is used.',
    ],
    ['an unknown option', 'rules: { title-length: { maximum: 9 } }\n', 'maximum', '“maximum” is not a known key here.'],
    ['an option of a wrong type', 'rules: { title-length: { max: wide } }\n', 'wide', '“max” should be a whole number, not text.'],
    ['an option out of range', 'rules: { title-length: { max: 0 } }\n', '0', '“max” should be 1 or more.'],
    [
      'a wrong severity',
      'rules: { date-format: { severity: warn } }\n',
      'warn',
      '“warn” is not allowed for “severity”. Allowed: off, error, warning, information, hint.',
    ],
    [
      'a severity that is a list',
      'rules: { date-format: [off] }\n',
      '[off]',
      '“date-format” should be text or a group of “key: value” lines, not a list.',
    ],
    ['a glob that is no text', 'articles: [posts/*.md, 3]\n', '3', '“articles” should be text, not a number.'],
    [
      'a time zone that does not exist',
      'timeZone: Asia/Shangri-La\n',
      'Asia/Shangri-La',
      'There is no time zone “Asia/Shangri-La”: write a name such as Asia/Shanghai, or an offset such as +08:00.',
    ],
    ['a schema without a path', 'schema: [{ files: [a.md] }]\n', 'files', '“path” is missing.'],
    [
      'an unknown part of a vocabulary',
      'vocabularies: { tags: { value: [a] } }\n',
      'value',
      '“value” is not a known key here. Did you mean “values”?',
    ],
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

  it('may have keys that are names of every object', () => {
    const text = [
      'sanitizer:',
      '  attributes: { constructor: [id], __proto__: [title], toString: [lang], a: [title] }',
      'rules: { __proto__: { title-length: off }, constructor: off, title-length: { __proto__: { max: 5 }, max: 9 } }',
      'vocabularies: { constructor: [a], __proto__: [b] }',
    ].join('\n')
    const { settings } = read(text)
    assert.match(read('sanitizer: { elements: [Constructor] }').problems[0]?.message ?? '', /not a valid name/)
    assert.deepEqual(settings.sanitizer?.attributes['constructor'], ['id'])
    assert.equal(settings.rules['title-length'], undefined)
    assert.deepEqual(settings.ruleOptions['title-length'], { max: 9 })
    assert.equal(Object.getPrototypeOf(settings.ruleOptions), Object.prototype)
    assert.deepEqual(Object.keys(settings.vocabularies), ['constructor', '__proto__'])
  })

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
    assert.equal(site?.generator.name, 'hexo')
    assert.equal(isArticle(article('layout: x'), 'source/_posts/a.md', { settings: noSettings, site }), true)
    assert.equal(isArticle(article('layout: x'), 'source/about.md', { settings: noSettings, site }), false)
  })
})
