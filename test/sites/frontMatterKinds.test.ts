import assert from 'node:assert/strict'
import { isArticle } from '../../src/core/settings/siteScope'
import { parseArticle } from '../../src/core/article/article'
import { publishedReadingOf } from '../../src/core/lint/publishedArticle'
import { checkText } from '../../src/core/lint/checkArticle'
import { noSettings } from '../../src/core/settings/settings'
import { applyEdits, textAt } from '../../src/core/text/text'
import { rules } from '../../src/rules'
import { FastRecordReader } from '../../src/corpus/packed/fastRecordReader'
import { readRecord } from '../../src/corpus/records/readRecord'
import { generatorFor, generatorNames } from '../generatorFor'
import { configOf } from '../lintConfig'

const yaml = (lines: string) => `---\ntitle: Ferry sails\ndate: 2024-03-02\n${lines}\n---\n\nText.\n`

/** Problems about front matter, as `severity rule line`. */
function problems(text: string, dialect: string, path = 'ferry.md') {
  return checkText(text, path, configOf(rules, { dialect })).map((problem) => ({
    ...problem,
    line: text.slice(0, problem.range.start).split('\n').length,
    written: textAt(text, problem.range),
  }))
}

function found(text: string, dialect: string, path?: string): readonly string[] {
  return problems(text, dialect, path).map(({ severity, ruleId, line }) => `${severity} ${ruleId} ${line}`)
}

/** The texts after each fix of a rule. */
function fixed(text: string, dialect: string, rule: string): readonly string[] {
  return problems(text, dialect)
    .filter(({ ruleId }) => ruleId === rule)
    .flatMap(({ fixes }) => fixes.map(({ edits }) => applyEdits(text, edits)))
}

describe('Kinds of mistakes in front matter, by generator', () => {
  const rows: readonly (readonly [what: string, text: string, dialect: string, expected: readonly string[]])[] = [
    ['blank lines that hide the front matter', `\n\n${yaml('author: Ann')}`, 'docusaurus', ['error fm-leading-content 1']],
    ['tags that Docusaurus refuses', yaml('tags: sea'), 'docusaurus', ['error fm-schema 4']],
    [
      'values of other types that Docusaurus refuses',
      '---\ntitle: false\ndate: 2024-03-02\ndescription:\nunlisted: on\n---\n\nText.\n',
      'docusaurus',
      ['error fm-schema 2', 'error fm-schema 4', 'error fm-schema 5'],
    ],
    ['a word in place of true or false', yaml('draft: maybe'), 'docusaurus', ['error fm-schema 4']],
    [
      'a number that is the title in Astro',
      '---\ntitle: 1917\ndate: 2024-03-02\n---\n\nText.\n',
      'astro',
      ['warning fm-read-differently 2'],
    ],
    [
      'keys in capitals in Hugo',
      '+++\ntitle = "Ferry sails"\ndate = 2024-03-02\nTags = ["sea", "sea"]\n+++\n\nText.\n',
      'hugo',
      ['warning taxonomy-duplicate 4'],
    ],
    ['dates with capitals in Hugo', '---\nTitle: Ferry sails\nDate: 2024/03/02\n---\n\nText.\n', 'hugo', ['error date-invalid 3']],
    ['a list as a date', '---\ntitle: Ferry sails\nDate: [2024-03-02]\n---\n\nText.\n', 'hugo', ['error date-invalid 3']],
    ['a list as a date', '---\ntitle: Ferry sails\ndate: [2024-03-02]\n---\n\nText.\n', 'hexo', []],
    ['true as a date', '---\ntitle: Ferry sails\ndate: true\n---\n\nText.\n', 'hexo', ['error date-invalid 3']],
    ['a list as a date', '---\ntitle: Ferry sails\ndate: [2024-03-02]\n---\n\nText.\n', 'generic', ['warning date-invalid 3']],
    [
      'equals signs of TOML in YAML',
      '---\ntitle = "Ferry sails"\ndate = 2024-03-02\ntags =\n  - sea\n---\n\nText.\n',
      'hugo',
      ['error fm-colon-space 2', 'error fm-colon-space 3', 'error fm-colon-space 4'],
    ],
    ['a version that Ruby shows as it is written', yaml('version: 2.0'), 'jekyll', []],
    ['template tags with text after them', yaml('made: {{year}}-{{month}}'), 'generic', ['error fm-needs-quotes 4']],
    ['a template tag alone', yaml('made: {{year}}'), 'generic', ['warning fm-needs-quotes 4']],
    ['a template tag alone, which go-yaml refuses', yaml('made: {{year}}'), 'hugo', ['error fm-needs-quotes 4']],
    [
      'two blocks, of which the first has no opening delimiter',
      'id: 12\ntags:\n  - sea\n---\ntitle: "Ferry sails"\ndate: 2024-03-02\n---\n\nText.\n',
      'hexo',
      ['warning title-missing 1', 'information fm-fence 1', 'warning fm-second-block 5'],
    ],
    ['one link of a note program', yaml('parent: [[Sea routes]]'), 'generic', ['information fm-needs-quotes 4']],
    ['several links of a note program', yaml('see: [[Sea]], [[Port]]'), 'generic', ['error fm-needs-quotes 4']],
    ['a list in a list', yaml('categories: [[Sea, Ferries], [City]]\nparts: [[a, b]]'), 'hexo', []],
    ['a value that is broken at the margin', yaml('summary: The ferry that\nsails again'), 'hugo', ['error fm-yaml-syntax 5']],
    ['Arabic commas', yaml('tags: [بحر، ميناء]'), 'hexo', ['warning fm-full-width 4']],
    [
      'entries that YAML reads as comments',
      yaml('tags:\n - #sea\n - #port'),
      'generic',
      ['warning fm-needs-quotes 5', 'warning fm-needs-quotes 6'],
    ],
    [
      'an image that is left empty',
      '+++\ntitle = "Ferry sails"\ndate = 2024-03-02\ncover = ""\n+++\n\nText.\n',
      'hugo',
      ['hint image-field 4'],
    ],
    ['tags as one text', yaml('tags: sea, port'), 'jekyll', ['warning taxonomy-text 4']],
    ['tags as one text', yaml('tags: sea, port'), 'hexo', ['warning taxonomy-text 4']],
    ['tags as one text', yaml('tags: sea, port'), 'eleventy', ['warning taxonomy-text 4']],
    ['tags that Eleventy splits as they are meant', yaml('tags: sea,port'), 'eleventy', []],
    ['tags as one text, of which nothing is known', yaml('tags: sea, port'), 'generic', []],
    ['a category of two words', yaml('categories: Sea Ports'), 'jekyll', ['warning taxonomy-text 4']],
    ['a category of two words', yaml('categories: Sea Ports'), 'hugo', []],
    ['a list with blanks', yaml('categories: sea ports'), 'jekyll', []],
    ['keys that Hugo does not read', yaml('tag: [sea]'), 'hugo', ['information fm-key-typo 4']],
    ['keys that Hexo reads', yaml('tag: [sea]'), 'hexo', []],
    ['no, which Ruby reads as false', yaml('published: no'), 'jekyll', []],
    ['no, which JavaScript reads as text', yaml('published: no'), 'eleventy', ['warning fm-schema 4']],
    [
      'empty entries',
      '+++\ntitle = "Ferry sails"\ndate = 2024-03-02\ntags = ["", "sea", ""]\n+++\n\nText.\n',
      'hugo',
      ['warning taxonomy-type 4', 'warning taxonomy-type 4'],
    ],
    ['symbols of Ruby', yaml('mood: :happy'), 'jekyll', ['error fm-read-differently 4']],
    ['symbols of Ruby elsewhere', yaml('mood: :happy'), 'hexo', []],
    ['text above the front matter', `Draft for Ann\n${yaml('author: Ann')}`, 'generic', ['error fm-leading-content 1']],
  ]
  for (const [what, text, dialect, expected] of rows)
    it(`${dialect}: ${what}`, () => {
      assert.deepEqual(found(text, dialect), expected)
    })

  it('fixes write a list', () => {
    assert.deepEqual(fixed(yaml('tags: sea, port'), 'jekyll', 'taxonomy-text'), [yaml('tags: [sea, port]')])
    assert.deepEqual(fixed(yaml('tags: 新闻，体育'), 'hugo', 'taxonomy-text'), [yaml('tags: [新闻, 体育]')])
    assert.deepEqual(fixed(yaml('categories: Sea Ports'), 'jekyll', 'taxonomy-text'), [yaml('categories: [Sea Ports]')])
    assert.deepEqual(fixed(yaml('tag: [sea]'), 'hugo', 'fm-key-typo'), [yaml('tags: [sea]')])
  })

  it('a fix indents what a program broke', () => {
    assert.deepEqual(fixed(yaml('summary: The ferry that\nsails again'), 'hugo', 'fm-yaml-syntax'), [
      yaml('summary: The ferry that\n  sails again'),
    ])
    assert.deepEqual(fixed(yaml('summary: "The ferry"\nsails again'), 'hugo', 'fm-yaml-syntax'), [])
  })

  it('the preview shows the title as the generator reads it', () => {
    const title = (dialect: string) =>
      publishedReadingOf(parseArticle('---\ntitle: 12:30\n---\n'), { settings: { ...noSettings, dialect }, site: undefined }).data['title']
    assert.deepEqual(Object.fromEntries(generatorNames.map((name) => [name, title(name)])), {
      hexo: '12:30',
      hugo: '12:30',
      astro: '12:30',
      docusaurus: '12:30',
      eleventy: '12:30',
      jekyll: 45_000,
      generic: 750,
    })
  })

  it('a merged title counts', () => {
    const text = '---\nbase: &base\n  title: Ferry sails\n<<: *base\ndate: 2024-03-02\n---\n\nText.\n'
    for (const dialect of generatorNames) assert.deepEqual(found(text, dialect), [], dialect)
    assert.deepEqual(found(text.replace('Ferry sails', '~'), 'hugo'), ['error title-missing 1'])
  })

  it('a key that is written twice: what becomes of the article', () => {
    const message = (dialect: string) =>
      problems(yaml('date: 2024-03-03'), dialect).map(({ severity, message: one }) => `${severity} ${one}`)
    assert.deepEqual(message('hexo'), ['error Line 3 already has “date”. Hexo leaves the article out: it is not published.'])
    assert.deepEqual(message('astro'), ['error Line 3 already has “date”. Astro stops here: no page of the site is published.'])
    assert.deepEqual(message('hugo'), ['warning Line 3 already has “date”: Hugo publishes this value, not the one there.'])
    assert.deepEqual(message('generic'), ['error Line 3 already has “date”: at most one of them is published.'])
  })

  it('files in _posts without a date in their name', () => {
    assert.deepEqual(found(yaml('author: Ann'), 'jekyll', '_posts/ferry.md'), ['warning file-name-date 1'])
    assert.deepEqual(found(yaml('author: Ann'), 'jekyll', 'en/_posts/2024-03-02-ferry.md'), [])
    assert.deepEqual(found(yaml('author: Ann'), 'hexo', '_posts/ferry.md'), [])
  })

  it('templates are no articles', () => {
    const article = parseArticle(yaml('author: Ann'))
    const rowsOfPaths: readonly (readonly [string, string, boolean])[] = [
      ['hugo', 'archetypes/default.md', false],
      ['hugo', 'themes/sea/archetypes/post.md', false],
      ['hugo', 'content/archetypes/ferry.md', true],
      ['hexo', 'scaffolds/post.md', false],
      ['hexo', 'source/_posts/scaffolds/ferry.md', true],
      ['jekyll', '_layouts/post.md', false],
      ['eleventy', 'src/_includes/ferry.md', false],
      ['generic', '_templates/ferry.md', false],
      ['generic', 'ferry.md', true],
    ]
    for (const [dialect, path, expected] of rowsOfPaths)
      for (const articles of [undefined, ['**/*.md']])
        assert.equal(
          isArticle(article, path, { settings: { ...noSettings, dialect, articles }, site: undefined }),
          expected,
          `${dialect} ${path}`,
        )
  })

  it('the index knows keys in capitals', () => {
    const source =
      '+++\nTitle = "Ferry sails"\nDate = 2024-03-02\nSlug = "ferry"\nDraft = true\nCategories = ["City"]\nTags = ["sea"]\nAliases = ["/f/"]\n+++\n'
    const { title, date, slug, draft, categories, tags, urls } = readRecord(parseArticle(source), 'ferry.md')
    assert.deepEqual(
      [title, date, slug, draft, categories, tags, urls],
      ['Ferry sails', '2024-03-02', 'ferry', true, ['City'], ['sea'], ['/f/']],
    )
    assert.equal(readRecord(parseArticle('---\ntitle: Ferry\nTitle: Port\n---\n'), 'ferry.md').title, 'Ferry')
    assert.equal(new FastRecordReader().read(new TextEncoder().encode('---\nTitle: Port\n---\n'), 'ferry.md'), false)
  })

  it('a carriage return alone is a line break, and no fix reaches over it', () => {
    const text = '---\ntitle: Ferry sails\rdate: 2024-03-02\rtags:\r - sea\r - sea\rcategories: [City]\n---\n\nText.\n'
    const { fields = [] } = parseArticle(text).frontMatter ?? {}
    assert.deepEqual(
      fields.map(({ key }) => key),
      ['title', 'date', 'tags', 'categories'],
    )
    for (const dialect of generatorNames) {
      assert.equal(problems(text, dialect).filter(({ ruleId }) => ruleId === 'taxonomy-duplicate').length, 1)
      assert.deepEqual(fixed(text, dialect, 'taxonomy-duplicate'), [text.replace(' - sea\r', '')])
    }
  })

  it('every generator with a record says how it reads front matter', () => {
    for (const name of generatorNames) assert.equal(generatorFor(name).frontMatter.find === undefined, name === 'generic')
  })
})
