import assert from 'node:assert/strict'
import fc from 'fast-check'
import { checkText } from '../../src/core/lint/checkArticle'
import { generatorFor, generatorNames } from '../generatorFor'
import { readFrontMatter } from '../../src/core/frontmatter/frontMatter'
import { readPublished } from '../../src/core/frontmatter/reading/publishedReading'
import type { Problem } from '../../src/core/text/problem'
import { compileSchema } from '../../src/core/schema/articleSchema'
import { applyEdits, textAt } from '../../src/core/text/text'
import { toValue } from '../../src/core/data/nodes'
import { fmReadDifferently } from '../../src/rules/fm-read-differently'
import { configOf, forAll } from '../lintConfig'

const block = (inner: string) => `---\n${inner}\n---\n\nBody\n`

function check(text: string, dialect: string, schema?: object): readonly Problem[] {
  return checkText(text, 'a.md', { ...configOf([fmReadDifferently], { dialect }), schema: schema && forAll(compileSchema(schema)) })
}

/** What is told, as `severity text: message`. */
function told(inner: string, dialect: string, schema?: object): readonly string[] {
  const text = block(inner)
  return check(text, dialect, schema).map(({ severity, range, message }) => `${severity} ${textAt(text, range)}: ${message}`)
}

function fixes(inner: string, dialect: string, schema?: object): readonly string[] {
  const text = block(inner)
  return check(text, dialect, schema).flatMap((problem) => problem.fixes.map((fix) => applyEdits(text, fix.edits)))
}

describe('fm-read-differently', () => {
  it('knows what each site makes of a time', () => {
    const older = 'information 12:30: Older versions of your site generator read 12:30 as the number 750.'
    const expected = {
      hexo: '',
      hugo: '',
      jekyll: 'warning 12:30: Your site reads 12:30 as the number 45000.',
      eleventy: older,
      astro: older,
      docusaurus: older,
      generic: 'warning 12:30: Many site generators read 12:30 as the number 750.',
    }
    for (const [dialect, message] of Object.entries(expected)) assert.equal(told('starts: 12:30', dialect)[0] ?? '', message, dialect)
  })

  for (const [dialect, inner, expected] of [
    ['jekyll', 'title: no', ['warning no: Your site reads no as false, not as text.']],
    ['jekyll', 'tags:\n - on\n - y', ['warning on: Your site reads on as true, not as text.']],
    ['jekyll', 'seats: 1,000', ['warning 1,000: Your site reads 1,000 as the number 1000.']],
    [
      'jekyll',
      'no: 12\nseo: { off: 1 }',
      ['no', 'off'].map((key) => `warning ${key}: Your site reads the key “${key}” as false, not as text.`),
    ],
    ['hugo', 'title: No', ['warning No: Your site reads No as false, not as text.']],
    ['hugo', 'room: 012', ['warning 012: Your site reads 012 as the number 10.']],
    ['hugo', 'fee: 1_000', ['warning 1_000: Your site reads 1_000 as the number 1000.']],
    ['hexo', 'title: 2024-01-05', ['warning 2024-01-05: Your site reads 2024-01-05 as a point in time, not as text.']],
    ['hexo', 'title: 007', ['warning 007: Your site reads 007 as the number 7.']],
    ['hexo', 'opened: !day 1', ['error !day: “!day” is a YAML tag. Hexo leaves the article out: it is not published.']],
    ['jekyll', 'opened: !day 1', ['warning !day: “!day” is a YAML tag: sites read the value in different ways.']],
    [
      'jekyll',
      'face: ":)"\nmood: :)',
      [
        'error :): Jekyll cannot read “:)” without quotes. Jekyll publishes the article without any of its fields: headline and date are lost.',
      ],
    ],
    ['astro', 'opened: !day 1', ['error !day: “!day” is a YAML tag. Astro stops here: no page of the site is published.']],
    ['astro', 'icon: !!binary aGk=', ['warning !!binary: “!!binary” is a YAML tag: sites read the value in different ways.']],
    [
      'generic',
      'post: 1234567890123456789',
      ['warning 1234567890123456789: Many site generators read 1234567890123456789 as the number 1234567890123456800.'],
    ],
  ] as const)
    it(`${dialect}: ${inner.replaceAll('\n', '↵')}`, () => assert.deepEqual(told(inner, dialect), expected))

  it('says nothing where nothing is lost', () => {
    for (const inner of [
      'title: Page 404\ntags: [403, sea]',
      'date: 2024-01-05\nupdated: 2024-01-05 08:00:00\nlastmod: 2024-01-05T08:00:00Z\nopened: 2024-01-05',
      'comments: no\nfeatured: yes\nimage: off\nlayout: no\nauthor: ~\ndescription: null\nsubtitle: Null',
      'weight: 08\nrate: 1e3\nshare: .5\ncolour: 0x1F\nlevel: 0o12\nendless: .inf',
      'title: \'12:30\'\nstarts: "012"\nlead: |\n  12:30\nfold: >-\n  1_000',
      'title: Yes, no and on\nauthor: Noah\nslug: on-the-quay\nsubtitle: =\nsummary: "\\/"',
      'a: &x Harbour\nb: *x',
      'empty:\nlist: []\nmap: {}',
    ])
      for (const dialect of generatorNames) assert.deepEqual(told(inner, dialect), [], `${dialect}: ${inner}`)
    for (const inner of ['post: 1234567890123456789', 'starts: 08:30']) assert.deepEqual(told(inner, 'hugo'), [])
    for (const dialect of generatorNames) assert.deepEqual(told('base: &b { x: 1 }\nseo:\n  <<: *b', dialect), [])
    assert.deepEqual(told('no: 1\non: 2', 'generic'), [])
  })

  it('asks the schema what is meant', () => {
    const schema = {
      properties: {
        shown: { type: 'boolean' },
        level: { type: 'integer' },
        opened: { type: 'string', format: 'date' },
        starts: { type: 'string' },
        seo: { type: 'object', properties: { release: { type: 'string' } } },
      },
    }
    assert.deepEqual(told('shown: no\nopened: 2024-01-05', 'jekyll', schema), [])
    assert.deepEqual(told('starts: 2024-01-05', 'hexo', schema), [
      'warning 2024-01-05: Your site reads 2024-01-05 as a point in time, not as text.',
    ])
    // Ruby shows a day as it is written.
    assert.deepEqual(told('starts: 2024-01-05', 'jekyll', schema), [])
    assert.deepEqual(told('seo:\n  release: 1.10', 'hexo', schema), ['warning 1.10: Your site reads 1.10 as the number 1.1.'])
    assert.deepEqual(told('level: 08', 'generic', schema), ['warning 08: Many site generators read 08 as text.'])
    assert.deepEqual(fixes('level: 08', 'generic', schema), [block('level: 8')])
    assert.deepEqual(told('level: 8\nstarts: noon', 'generic', schema), [])
  })

  it('mends in the quotes in use, or writes the number out', () => {
    assert.deepEqual(fixes('starts: 12:30 # sharp', 'generic'), [block("starts: '12:30' # sharp")])
    assert.deepEqual(fixes('a: "b"\ntimes: [12:30]', 'generic'), [block('a: "b"\ntimes: ["12:30"]')])
    assert.deepEqual(fixes('room: 012', 'generic'), [block("room: '012'"), block('room: 10')])
    assert.deepEqual(fixes('opened: !day &x Friday', 'generic'), [block('opened: &x Friday')])
    assert.deepEqual(fixes('post: 1234567890123456789', 'generic'), [block("post: '1234567890123456789'")])
  })

  it('is exact in CRLF and behind emoji', () => {
    const text = '---\r\n# 🚢 港口\r\nstarts: 12:30\r\nnext:\r\n  - 13:45\r\n---\r\n'
    assert.deepEqual(
      check(text, 'generic').map(({ range }) => textAt(text, range)),
      ['12:30', '13:45'],
    )
  })

  it('when a value is put in quotes, all sites and the standard read it as it was written', () => {
    const scalar = fc.constantFrom('12:30', '012', '1_000', '2024-01-05', '1.10', 'no', 'On', '0b11', '+5', '190:20:30', '1e5', '08')
    const key = fc.constantFrom('title', 'starts', 'version', 'tags')
    fc.assert(
      fc.property(key, scalar, fc.constantFrom(...generatorNames), (name, written, dialect) => {
        const text = block(`before: x\n${name}: ${written}\nafter: 1`)
        for (const problem of check(text, dialect)) {
          const quoted = problem.fixes.find(({ title }) => title === 'Put it in quotes')
          if (!quoted) continue
          const after = applyEdits(text, quoted.edits)
          assert.deepEqual(check(after, dialect), [])
          const expected = { before: 'x', [name]: written, after: 1 }
          assert.deepEqual(toValue(readFrontMatter(after)?.root), expected)
          assert.deepEqual(readPublished(after, 0, generatorFor('generic')).data, expected)
        }
      }),
    )
  })

  it('reports each of thousands of keys', () => {
    const text = block(Array.from({ length: 16_000 }, (_, index) => `key${index}: 12:${10 + (index % 50)}`).join('\n'))
    assert.equal(check(text, 'generic').length, 16_000)
  })
})
