import assert from 'node:assert/strict'
import { readFrontMatter } from '../../../src/core/frontmatter/frontMatter'
import { applyEdits, textAt } from '../../../src/core/text/text'
import { toValue } from '../../../src/core/data/nodes'
import { check, fixed } from './repairArticles'

/** The problems, as rule and text; and the values. */
function reading(block: string, wrap = (text: string) => text) {
  const text = wrap(`---\n${block}\n---\n`)
  const frontMatter = readFrontMatter(text)
  return {
    text,
    found: frontMatter?.repairs.map(({ ruleId, range }) => `${ruleId} ${textAt(text, range)}`),
    fields: frontMatter?.fields.map(({ keyRange, value }) => [textAt(text, keyRange), textAt(text, value.range)]),
    value: toValue(frontMatter?.root),
    errors: frontMatter?.errors.length,
  }
}

const writings: readonly (readonly [string, (text: string) => string])[] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['CJK and emoji before it', (text) => text.replace('---\n', '---\n# 港口 👩‍🚀\n')],
]

describe('repairs of front matter', () => {
  for (const [name, wrap] of writings) {
    it(`have ranges of the document: ${name}`, () => {
      const { found, fields, errors } = reading(
        [
          'title：[转] 港口 🚢 开放',
          "standfirst: 'What's new'",
          'author:Ann',
          'tags:',
          '\t- @tide',
          '\t- sea',
          'headimg: /a.jpg # here',
          'summary: "one',
          'two"',
          'date: 2024-01-05',
        ].join('\n'),
        wrap,
      )
      const eol = name === 'CRLF' ? '\r\n' : '\n'
      assert.equal(errors, 0)
      assert.deepEqual(found, [
        'fm-colon-space ：',
        'fm-needs-quotes [转]',
        "fm-bad-quote '",
        'fm-colon-space :',
        'fm-tab-indent \t',
        'fm-needs-quotes @',
        'fm-multiline-quote-indent two"',
      ])
      assert.deepEqual(fields, [
        ['title', '[转] 港口 🚢 开放'],
        ['standfirst', "'What's new'"],
        ['author', 'Ann'],
        ['tags', `- @tide${eol}\t- sea`],
        ['headimg', '/a.jpg'],
        ['summary', `"one${eol}two"`],
        ['date', '2024-01-05'],
      ])
    })

    it(`change only what must be changed: ${name}`, () => {
      const text = wrap("---\ntitle: Re: harbour # 1\nsubtitle：[a] b\nauthor:Ann\ntags:\n\t- 'it's'\n\t- b\n---\nBody\n")
      const once = fixed(text)
      // The author must decide about the comment.
      const expected = wrap("---\ntitle: Re: harbour # 1\nsubtitle: '[a] b'\nauthor: Ann\ntags:\n  - 'it''s'\n  - b\n---\nBody\n")
      assert.equal(once, expected)
      assert.equal(fixed(once), once)
    })
  }

  it('are not proposed for valid YAML', () => {
    for (const block of [
      'title: "a:b"\nkey:with: colon',
      "title: it's [a] b @c\ntags: [a, b]\nurl: http://a.b/c:d",
      'text: |\n  - @a\n\n  \ttab\n  key:value\ntitle: x',
      'title: a\n  b:c\n  [x] y',
      'a: &x 1\nb: *x',
      "title: 'a\n  b'",
      '',
      '# only: a comment',
    ])
      assert.deepEqual(reading(block).found, [], block)
  })

  it('are not proposed if other errors remain, or if the meaning is ambiguous', () => {
    for (const block of [
      'title: @a\ntags: [a, "b',
      'lead: "one\nNote: two"',
      'title: @a\n  b',
      'tags: [a], [b]\ntitle:x',
      'just some words\nand more',
      'http://example.org',
      '- @a\n- b',
    ])
      assert.deepEqual(reading(block).found, [], block)
  })

  it('do not change correct values next to an error', () => {
    for (const [block, found] of [
      ['a: &x 1\nb: *x\nc: @y', ['fm-needs-quotes @']],
      ['text: |\n  a\n  \tb\ntitle:x', ['fm-colon-space :']],
      ['text: |\n  - @a\n  b: "c\ntitle: @x', ['fm-needs-quotes @']],
      ['tags: [a, "b: c"] # d\n"quoted key": 1\ntitle: a: b', ['fm-needs-quotes :']],
      ["list:\n- a\n- b\nmore:\n - c: 'd'\n   e: 1\ntitle: 'a'b'", ["fm-bad-quote '"]],
    ] as const)
      assert.deepEqual(reading(block).found, found, block)
  })

  it('keep quotation marks literally', () => {
    for (const [written, value] of [
      [`'What's new'`, `What's new`],
      [`'It''s what's new'`, `It's what's new`],
      [`"He said "yes" today"`, 'He said "yes" today'],
      [`"It's "yes" \\u4e2d"`, `It's "yes" 中`],
      [`"Yes" or "No"`, `"Yes" or "No"`],
      [`'A' and 'B'`, `'A' and 'B'`],
      [`"港口"开放`, '"港口"开放'],
      [`"他说"你好"了"`, '他说"你好"了'],
      [`'What's new' # or not`, `What's new`],
      ['[a](http://b.c)', '[a](http://b.c)'],
      ['[a] it\'s "b"', '[a] it\'s "b"'],
      ["@it's \\n", "@it's \\n"],
      ['Re: "a" \\ b\tc', 'Re: "a" \\ b\tc'],
      ['`code`', '`code`'],
    ] as const) {
      const block = `title: ${written}\ndate: 2024-01-05`
      assert.deepEqual(reading(block).value, { title: value, date: '2024-01-05' }, written)
      const after = readFrontMatter(fixed(`---\n${block}\n---\n`))
      assert.deepEqual(toValue(after?.root), { title: value, date: '2024-01-05' }, written)
      assert.deepEqual(after?.repairs, [], written)
    }
  })

  it('are not safe if there is only an opening quote', () => {
    const text = "---\ntitle: '90s music\n---\n"
    const [problem] = check(text)
    const values = problem?.fixes.map((fix) => [fix.safe, toValue(readFrontMatter(applyEdits(text, fix.edits))?.root)])
    assert.deepEqual(values, [
      [false, { title: '90s music' }],
      [false, { title: "'90s music" }],
    ])
  })

  it('are not safe if the generator reads another value today', () => {
    const text = '---\ntitle: a\ntags:\n\t- sea\n    - port\n---\n'
    for (const dialect of ['hexo', 'generic'] as const) assert.equal(check(text, dialect)[0]?.fixes[0]?.safe, false)
    const plain = '---\ntitle: a\ntags:\n\t- sea\n\t- port\n---\n'
    assert.deepEqual(
      (['hexo', 'hugo'] as const).map((dialect) => check(plain, dialect).map(({ severity, fixes }) => [severity, fixes[0]?.safe])),
      [[['information', true]], [['error', true]]],
    )
  })

  it('are hints if the generator reads the same value', () => {
    const text = '---\ntitle: "a\nb"\n---\n'
    assert.deepEqual(
      (['eleventy', 'hexo', 'hugo'] as const).map((dialect) => check(text, dialect).map(({ severity }) => severity)),
      [['hint'], ['hint'], ['hint']],
    )
  })

  it('are tried on hundreds of broken lines', () => {
    for (const line of ["title: 'a\n", 'title: [a] b\n', '\t- @a\n', "  k: 'a\n", '"\n', 'a：\n', '- [[[\n']) {
      const text = `---\ntitle：x\n${line.repeat(200)}---\n`
      assert.ok(readFrontMatter(text), JSON.stringify(line))
    }
  })
})
