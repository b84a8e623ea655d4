import assert from 'node:assert/strict'
import { textAt } from '../../src/core/text/text'
import { article, block, check, fixed, told } from './frontMatterChecks'

describe('rules that depend on the site', () => {
  it('categories-flat-list is for Hexo', () => {
    const flat = article('categories:\n - City\n - Harbour')
    assert.deepEqual(told(flat, 'categories-flat-list'), [])
    assert.deepEqual(told(flat, 'categories-flat-list', { dialect: 'jekyll' }), [])
    assert.deepEqual(told(flat, 'categories-flat-list', { dialect: 'hexo' }), ['information categories-flat-list "categories"'])
    assert.deepEqual(
      fixed(flat, 'categories-flat-list', { dialect: 'hexo' }).map((one) => one.text),
      [article('categories:\n - [City]\n - [Harbour]'), article('categories:\n - [City, Harbour]')],
    )
  })

  it('categories-flat-list keeps comments and quotes, and adds quotes that brackets call for', () => {
    const written = "categories:\n - 'City' # a\n - Harbour, old # b"
    assert.deepEqual(fixed(article(written), 'categories-flat-list', { dialect: 'hexo' }), [
      { text: article("categories:\n - ['City'] # a\n - ['Harbour, old'] # b"), safe: false },
    ])
  })

  it('keys in capitals are the same to Hugo', () => {
    const typo = block('Title: A\ndate: 2024-01-05')
    assert.deepEqual(told(typo, 'fm-key-typo'), ['information fm-key-typo "Title"'])
    assert.deepEqual(told(typo, 'fm-key-typo', { dialect: 'hugo' }), [])
    const twice = article('Title: B')
    assert.deepEqual(told(twice, 'fm-duplicate-key'), ['warning fm-duplicate-key "Title"'])
    assert.deepEqual(told(twice, 'fm-duplicate-key', { dialect: 'hugo' }), ['warning fm-duplicate-key "Title"'])
  })

  it('a Docusaurus post shows its title by a heading', () => {
    const text = '---\ntitle: A\n---\n\n# A\n'
    assert.deepEqual(told(text, 'title-repeated-h1'), ['information title-repeated-h1 "# A"'])
    assert.deepEqual(told(text, 'title-repeated-h1', { dialect: 'docusaurus' }), [])
    assert.deepEqual(told(text, 'title-repeated-h1', { path: 'a.mdx' }), [])
  })
})

describe('rules that depend on the file name', () => {
  it('date-missing finds the date there', () => {
    const text = block('title: A\nauthor: Mara')
    assert.deepEqual(told(text, 'date-missing'), ['warning date-missing "---"'])
    for (const path of ['_posts/2024-01-05-a.md', 'news/2024/01/05/a.md', 'content/20240105-a/index.md', 'content/_index.md', 'pages/a.md'])
      assert.deepEqual(told(text, 'date-missing', { path }), [], path)
    assert.deepEqual(told(text, 'date-missing', { path: 'content/12024-99-05.md' }), ['warning date-missing "---"'])
  })

  it('date-missing takes the fields that generators take', () => {
    for (const inner of [
      'pubDate: x',
      'lastmod: 2024-01-05',
      'permalink: /2024/1/5/a',
      'published: 2024-01-05',
      'layout: page',
      'draft: true',
    ])
      assert.deepEqual(told(block(`title: A\n${inner}`), 'date-missing'), [], inner)
    assert.deepEqual(told(block('title: A\npublished: true\nupdated:\ntags: [a]'), 'date-missing'), ['warning date-missing "---"'])
    assert.deepEqual(told(block('title: A'), 'date-missing'), [])
    assert.deepEqual(told(block('title: A'), 'date-missing', { dialect: 'hexo' }), ['warning date-missing "---"'])
    assert.deepEqual(told('+++\ntitle = "A"\n+++\n', 'date-missing'), [])
  })

  it('date-filename-mismatch', () => {
    const text = block("title: A\ndate: '2023-01-05 08:00'")
    assert.deepEqual(told(text, 'date-filename-mismatch', { path: 'x.md' }), [])
    assert.deepEqual(fixed(text, 'date-filename-mismatch', { path: 'p/2024-01-05-a/index.md' }), [
      { text: block("title: A\ndate: '2024-01-05 08:00'"), safe: false },
    ])
    assert.deepEqual(told(text, 'date-filename-mismatch', { path: '2024-99-99-a.md' }), [])
  })
})

describe('an invalid date', () => {
  it('can be taken from the file name', () => {
    const fixedIn = (inner: string, path: string) => fixed(block(`title: A\n${inner}`), 'date-invalid', { path })
    const wanted = (inner: string) => [{ text: block(`title: A\n${inner}`), safe: false }]
    assert.deepEqual(fixedIn('date: Invalid Date # x', '_posts/2024-01-05-a.md'), wanted('date: 2024-01-05 # x'))
    assert.deepEqual(fixedIn("date: '2020/13/45'", 'news/2024-01-05-a/index.md'), wanted("date: '2024-01-05'"))
    assert.deepEqual(fixedIn('date: 2024', '2024-01-05-a.md'), wanted('date: 2024-01-05'))
    assert.deepEqual(fixedIn('date: soon', '2024-13-05-a.md'), [])
    assert.deepEqual(fixedIn('date: soon', 'a.md'), [])
    assert.deepEqual(fixedIn('updated: soon', '2024-01-05-a.md'), [])
  })

  it('is none where nothing or no date is meant', () => {
    for (const inner of ['published: false', 'date:', 'date: 2016-04-01 10:30:00 -4', 'date: 1704412800', 'date: 2024-01-05 08:00'])
      assert.deepEqual(told(block(`title: A\n${inner}`), 'date-invalid'), [], inner)
  })
})

describe('optional rules', () => {
  it('are off until they are given a severity', () => {
    const text = block('title: A\ndate: 2024-01-05 08:00:00')
    const ids = 'date-no-timezone author-missing'
    assert.deepEqual(told(text, ids), [])
    const levels = { 'date-no-timezone': 'warning', 'author-missing': 'hint' } as const
    assert.deepEqual(told(text, ids, { levels }), ['hint author-missing "---"', 'warning date-no-timezone "2024-01-05 08:00:00"'])
    assert.deepEqual(told(text, ids, { levels: { 'date-no-timezone': 'off' } }), [])
  })
})

describe('line ends', () => {
  const crlf = (text: string) => text.replaceAll('\n', '\r\n')

  it('fm-mixed-eol takes the more common one, and says it once', () => {
    const text = '---\r\ntitle: A\r\ndate: 2024-01-05\n---\r\n\n\r\nBody'
    const found = check(text).filter(({ ruleId }) => ruleId === 'fm-mixed-eol')
    assert.deepEqual(
      found.map(({ range }) => textAt(text, range)),
      ['date: 2024-01-05'],
    )
    assert.deepEqual(fixed(text, 'fm-mixed-eol'), [{ text: '---\r\ntitle: A\r\ndate: 2024-01-05\r\n---\r\n\r\n\r\nBody', safe: true }])
    assert.deepEqual(fixed('---\r\ntitle: A\rb\r\n---\r\n', 'fm-mixed-eol')[0]?.safe, false)
  })

  for (const [name, text, ruleId, expected] of [
    [
      'a duplicate key',
      article('title: B'),
      'fm-duplicate-key',
      [article('').replace('\n\n---', '\n---'), block('date: 2024-01-05\ntitle: B')],
    ],
    ['a second block', `---\ntitle: A\n---\n\n---\ntitle: B\n---\n\nBody\n`, 'fm-second-block', ['---\ntitle: A\n---\n\n\nBody\n']],
    ['spaces behind a fence', '---\ntitle: A\n--- \nBody\n', 'fm-delimiter-space', ['---\ntitle: A\n---\nBody\n']],
    ['a repeated tag', article('tags:\n- a\n- b\n- a'), 'taxonomy-duplicate', [article('tags:\n- a\n- b')]],
    ['a repeated title', '---\ntitle: A\n---\n\n# A\n\nBody\n', 'title-repeated-h1', ['---\ntitle: A\n---\n\nBody\n']],
  ] as const)
    it(`${name} is mended in CRLF as in LF`, () => {
      assert.deepEqual(
        fixed(text, ruleId).map((one) => one.text),
        expected,
      )
      assert.deepEqual(
        fixed(crlf(text), ruleId).map((one) => one.text),
        expected.map(crlf),
      )
    })
})
