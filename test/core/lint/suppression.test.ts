import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { checkText } from '../../../src/core/lint/checkArticle'
import { fixAll } from '../../../src/core/lint/fix'
import { readSuppressions } from '../../../src/core/lint/suppression'
import { textAt } from '../../../src/core/text/text'
import { rules } from '../../../src/rules'
import { configOf } from '../../lintConfig'

const lintConfig = configOf(rules)
const idsOf = (text: string, of = lintConfig) => checkText(text, 'a.md', of).map((problem) => problem.ruleId)
const found = (text: string) =>
  readSuppressions(parseArticle(text)).map((suppression) => ({
    comment: textAt(text, suppression.range),
    directive: suppression.directive.id,
    rules: suppression.rules.map(({ id, range }) => [id, textAt(text, range)]),
    reason: suppression.reason,
    reach: suppression.reach && textAt(text, suppression.reach),
  }))
const block = (...lines: string[]) => `---\ntitle: Harbour opens\ndate: 2024-01-05\n${lines.map((line) => `${line}\n`).join('')}---\n`

describe('suppressions', () => {
  it('are read from comments of the front matter and of the body, with the range of every part', () => {
    const text = `\uFEFF---\r\n# copydesk-disable-file a-b, c -- 港口 👩‍🚀\r\ntitle: A\r\n---\r\n\r\n<!-- copydesk-disable-next-line d -- why -- so -->\r\n\r\nText\r\n`
    assert.deepEqual(found(text), [
      {
        comment: '# copydesk-disable-file a-b, c -- 港口 👩‍🚀',
        directive: 'copydesk-disable-file',
        rules: [
          ['a-b', 'a-b'],
          ['c', 'c'],
        ],
        reason: '港口 👩‍🚀',
        reach: text,
      },
      {
        comment: '<!-- copydesk-disable-next-line d -- why -- so -->',
        directive: 'copydesk-disable-next-line',
        rules: [['d', 'd']],
        reason: 'why -- so',
        reach: 'Text',
      },
    ])
  })

  it('are read from comments in TOML, not from its values', () => {
    const text =
      "+++\n# copydesk-disable-next-line a -- why\ntitle = \"# copydesk-disable-file b\" # copydesk-disable-file c -- so\nmore = '''\n# copydesk-disable-file d\n'''\n+++\n"
    assert.deepEqual(
      found(text).map(({ rules: names, reach }) => [names.map(([id]) => id).join(), reach === text ? 'all' : reach]),
      [
        ['a', 'title = "# copydesk-disable-file b" # copydesk-disable-file c -- so'],
        ['c', 'all'],
      ],
    )
  })

  it('are not found in values, code, or anything else that is not a comment', () => {
    const text = [
      '---',
      'title: "# copydesk-disable-file a -- b"',
      'note: x# copydesk-disable-file a -- b',
      'text: |',
      '  # copydesk-disable-file a -- b',
      "more: '",
      "  # copydesk-disable-file a -- b'",
      '---',
      '',
      '# copydesk-disable-file a -- b',
      '',
      '`<!-- copydesk-disable-file a -- b -->` and {{ "<!-- copydesk-disable-file a -- b -->" }}',
      '',
      '```html',
      '<!-- copydesk-disable-file a -- b -->',
      '```',
      '',
      '    <!-- copydesk-disable-file a -- b -->',
      '',
      '<p title="<!-- copydesk-disable-file a -- b -->">x</p>',
      '',
    ].join('\n')
    assert.deepEqual(found(text), [])
  })

  it('are found in YAML with more than lines of “key: value”', () => {
    const text =
      '---\ntitle: >\n  # no\n  text\n# copydesk-disable-next-line a -- b\nlist: [1, # copydesk-disable-next-line b -- c\n  2]\nmore: {a: b} # copydesk-disable-next-line c -- d\n---\n'
    assert.deepEqual(
      found(text).map(({ rules: [rule], reach }) => [rule?.[0], reach]),
      [
        ['a', 'list: [1, # copydesk-disable-next-line b -- c'],
        ['b', '  2]'],
        ['c', '---'],
      ],
    )
  })

  it('are found in TOML', () => {
    const text =
      "+++\n# copydesk-disable-next-line a -- b\ntitle = \"# copydesk-disable-file a -- b\"\ntags = [\n  # copydesk-disable-next-line c -- d\n  \"x\",\n] # copydesk-disable-next-line e -- f\ntext = '''\n# copydesk-disable-file a -- b\n'''\n+++\n"
    assert.deepEqual(
      found(text).map(({ rules: [rule], reach }) => [rule?.[0], reach]),
      [
        ['a', 'title = "# copydesk-disable-file a -- b"'],
        ['c', '  "x",'],
        ['e', "text = '''\n# copydesk-disable-file a -- b\n'''"],
      ],
    )
  })

  it('refer to the next line after blank lines and other comments, and to the rest of its value, tag or paragraph', () => {
    const text = `---\n# copydesk-disable-next-line a -- b\n# Another comment\n\ntitle: "Harbour\n  opens"\n---\n\n<!-- copydesk-disable-next-line c -- d -->\n<!-- copydesk-disable-next-line e -- f -->\n\nThe harbour\nopened.\n\nMore.\n\n<div>\n<!-- copydesk-disable-next-line g -- h -->\n<p\nclass="x">y</p>\n</div>\n`
    assert.deepEqual(
      found(text).map(({ reach }) => reach),
      ['title: "Harbour\n  opens"', 'The harbour\nopened.', 'The harbour\nopened.', '<p\nclass="x">y</p>'],
    )
  })

  it('suppress only the rules that they name, and only on that line', () => {
    const wrong = 'headimg: http://a.example/x.jpg'
    assert.deepEqual(idsOf(block(wrong, `cover: http://a.example/x.jpg`)), ['image-field', 'image-field'])
    assert.deepEqual(idsOf(block('# copydesk-disable-next-line image-field -- ours', wrong, `cover: http://a.example/x.jpg`)), [
      'image-field',
    ])
    assert.deepEqual(idsOf(block('# copydesk-disable-next-line title-untidy, image-field -- ours', wrong)), ['suppression-unused'])
    const image = '<img src="http://a.example/x.jpg" alt="Boats" width="2" height="2">\n'
    assert.deepEqual(idsOf(`${block()}\n${image}`), ['img-insecure-src'])
    assert.deepEqual(idsOf(`${block()}\n<!-- copydesk-disable-next-line img-insecure-src -- ours -->\n${image}`), [])
    assert.deepEqual(idsOf(`${block()}\n<!-- copydesk-disable-next-line img-insecure-src -- ours -->\n${image}\n${image}`), [
      'img-insecure-src',
    ])
  })

  it('suppress rules in the whole file, also above the comment', () => {
    const text = `\n${block()}\n<!-- copydesk-disable-file fm-leading-content -- as the feed has it -->\n`
    assert.deepEqual(idsOf(text), [])
    assert.equal(fixAll(text, (current) => checkText(current, 'a.md', lintConfig)).text, text)
  })

  it('are reported if there is nothing to suppress, if they are repeated, or if they have no reason', () => {
    const image = '<img src="http://a.example/x.jpg" alt="Boats" width="2" height="2">\n'
    const once = '<!-- copydesk-disable-next-line img-insecure-src -- ours -->\n'
    assert.deepEqual(idsOf(`${block()}\n${once}`), ['suppression-unused'])
    assert.deepEqual(idsOf(`${block()}\n${once}${once}${image}`), ['suppression-unused'])
    assert.deepEqual(idsOf(`${block()}\n<!-- copydesk-disable-next-line img-insecure-src -->\n${image}`), ['suppression-reason'])
    assert.deepEqual(idsOf(`${block()}\n<!-- copydesk-disable-next-line img-insecure-scr -- ours -->\n${image}`), [
      'suppression-rule',
      'img-insecure-src',
    ])
  })

  it('are not reported as unused if their rule did not run', () => {
    const comment = '# copydesk-disable-next-line title-length -- a name'
    assert.deepEqual(idsOf(block(comment)), ['suppression-unused'])
    assert.deepEqual(idsOf(block(comment), configOf(rules, { rules: { 'title-length': 'off' } })), [])
    assert.deepEqual(idsOf(block('# copydesk-disable-next-line author-missing -- none')), [])
    assert.deepEqual(idsOf(block(comment, 'title2:x', 'a: b')).includes('suppression-unused'), false)
  })

  it('can suppress problems of suppressions', () => {
    assert.deepEqual(idsOf(block('# copydesk-disable-file suppression-reason -- house style', '# copydesk-disable-file title-length')), [
      'suppression-unused',
    ])
  })

  it('are linear in time', () => {
    const many = Array.from({ length: 3000 }, (_, i) => `# copydesk-disable-next-line rule-${i}, image-field -- x\n`).join('')
    const images = '<!-- copydesk-disable-next-line img-insecure-src -- x -->\n<img src="http://a.example/x.jpg" alt="Boats">\n'.repeat(
      5000,
    )
    const text = `---\ntitle: A\ndate: 2024-01-05\n${many}headimg: http://a.example/x.jpg\n---\n\n${images}`
    const ids = idsOf(text)
    const count = (id: string) => ids.filter((found) => found === id).length
    assert.equal(count('image-field') + count('img-insecure-src'), 0)
    assert.equal(count('suppression-rule'), 3000)
  })
})
