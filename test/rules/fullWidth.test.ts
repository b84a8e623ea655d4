import assert from 'node:assert/strict'
import { checkText } from '../../src/core/lint/checkArticle'
import { fixAll } from '../../src/core/lint/fix'
import { readFrontMatter } from '../../src/core/frontmatter/frontMatter'
import { applyEdits, textAt } from '../../src/core/text/text'
import { toValue } from '../../src/core/data/nodes'
import { rules } from '../../src/rules'
import { configOf } from '../lintConfig'

const block = (inner: string) => `---\n${inner}\n---\n\n正文\n`
const check = (text: string) => checkText(text, 'a.md', configOf(rules))

/** The rule and the place of each problem but those that the examples here do not care about. */
function told(inner: string): readonly string[] {
  const text = block(inner)
  return check(text)
    .filter(({ ruleId }) => !['date-missing', 'title-missing'].includes(ruleId))
    .map(({ ruleId, range }) => `${ruleId} ${textAt(text, range)}`)
}

/** What the block says after the first fix of the only problem of a rule. */
function mended(inner: string, ruleId: string, fix = 0): unknown {
  const text = block(inner)
  const found = check(text).filter((problem) => problem.ruleId === ruleId)
  const edits = found[0]?.fixes[fix]?.edits
  assert.ok(edits, JSON.stringify(found))
  const after = applyEdits(text, edits)
  assert.deepEqual(
    check(after).filter((problem) => problem.ruleId === ruleId),
    [],
    after,
  )
  return toValue(readFrontMatter(after)?.root)
}

describe('full-width punctuation', () => {
  it('of the notation is told, and mended', () => {
    for (const [inner, place, value] of [
      ['tags: [港口，新闻、 财经]', '，', { tags: ['港口', '新闻', '财经'] }],
      ['tags: ["港口"， "新闻"、"财经"]', '，', { tags: ['港口', '新闻', '财经'] }],
      ['tags: [“港口”, ‘新闻’]', '“港口”, ‘新闻’', { tags: ['港口', '新闻'] }],
      ['tags:\n - “港口”\n - “新闻”', '“港口”', { tags: ['港口', '新闻'] }],
      ['tags:\n　- 港口\n　- 新闻', '　', { tags: ['港口', '新闻'] }],
      ['tags:\n\u00a0- 港口', '\u00a0', { tags: ['港口'] }],
      ['seo:\n　　title: 港口', '　　', { seo: { title: '港口' } }],
      ['title:　港口\ntags: [海]', '　', { title: '港口', tags: ['海'] }],
      ['title:\u00a0"港口"', '\u00a0', { title: '港口' }],
      ['title: “Re: 港口”', '“', { title: 'Re: 港口' }],
      ["title: ‘Re: it's’", '‘', { title: "Re: it's" }],
      ['title: "港口”\nauthor: "林"', '”', { title: '港口', author: '林' }],
      ["title: '港口’", '’', { title: '港口' }],
    ] as const) {
      assert.deepEqual(told(inner), [`fm-full-width ${place}`], inner)
      assert.deepEqual(mended(inner, 'fm-full-width'), value, inner)
    }
  })

  it('of a key that another colon follows', () => {
    const found = check(block('title：港口: 开放\ndate: 2024-01-05'))
    assert.deepEqual(
      found.map(({ ruleId }) => ruleId),
      ['fm-colon-space', 'fm-needs-quotes'],
    )
    // The site reads something else today, so that it is the author's to decide.
    const text = block('title：港口: 开放\ndate: 2024-01-05')
    assert.equal(fixAll(text, check).text, text)
    const edits = found.flatMap(({ fixes }) => fixes[0]?.edits ?? [])
    assert.equal(applyEdits(text, edits), block("title: '港口: 开放'\ndate: 2024-01-05"))
  })

  it('can also be kept as a part of the text', () => {
    assert.deepEqual(mended('title: “Re: 港口”', 'fm-full-width', 1), { title: '“Re: 港口”' })
  })

  it('of a text is nobody’s business', () => {
    for (const inner of [
      'title: “港口”开放，首日',
      'title: “港口开放”',
      'title: ‘港口开放’',
      'title: 《港口》、【快讯】：（一）',
      'title: 港口　开放',
      'tags: [“双碳”]',
      'tags: [“双碳”, 能源]',
      'tags:\n - “一带一路”\n - 海上“丝路”',
      'aliases: [你好，世界]',
      'keywords: 港口，新闻',
      "tags: ['港口，新闻', 海]",
      'categories:\n - 港口、码头',
      'title: "他说“你好”"\nsubtitle: ‘a’ and ‘b’',
      'lead: >\n  “港口：开放”\n  　　第二段',
      'title: 100℃',
    ])
      assert.deepEqual(told(`date: 2024-01-05\n${inner}`), [], inner)
  })

  it('next to other mistakes: each is told, and the rest of the block is checked', () => {
    const inner = 'title：“Re: 港口”\ndate：2024-13-05\ntags:\n　- 港口\n　- 港口\ncomments：maybe'
    assert.deepEqual(told(inner), [
      'fm-colon-space ：',
      'fm-full-width “',
      'fm-colon-space ：',
      'date-invalid 2024-13-05',
      'fm-full-width 　',
      'taxonomy-duplicate 港口',
      'fm-colon-space ：',
      'fm-schema maybe',
    ])
  })

  it('is mended in bulk only where the meaning is sure', () => {
    const fixed = (inner: string) => fixAll(block(inner), check).text
    assert.equal(fixed('title:　港口\ndate: 2024-01-05\ntags:\n　- 海'), block('title: 港口\ndate: 2024-01-05\ntags:\n  - 海'))
    for (const inner of ['title: a\ndate: 2024-01-05\ntags: [港口，新闻]', 'title: “Re: a”\ndate: 2024-01-05'])
      assert.equal(fixed(inner), block(inner))
  })
})

describe('entries of lists', () => {
  it('that were swallowed are told, and made entries', () => {
    for (const [inner, places, tags] of [
      ['tags:\n  - c++\n    - gdb', ['- gdb'], ['c++', 'gdb']],
      ['tags:\n- a\n - b\n - c\n- d', ['- b', '- c'], ['a', 'b', 'c', 'd']],
      ['tags:\n  -a\n  -b', ['-a', '-b'], ['a', 'b']],
      ['tags: a\n  - b\n  - c', ['- b', '- c'], ['a', 'b', 'c']],
      ['tags:\n  -　a\n  -　b', ['-　a', '-　b'], ['a', 'b']],
      ['tags:\n  - a\n  -b', ['-'], ['a', 'b']],
      ['tags:\n-a\n- b', ['-'], ['a', 'b']],
      ['tags:\n  • a\n  ·b', ['• a', '·b'], ['a', 'b']],
      ['tags:\n  －　a\n  — b\n  - c', ['－　a', '— b', '- c'], ['a', 'b', 'c']],
      ['tags:\n  a\n  b c', ['a'], ['a', 'b c']],
    ] as const) {
      for (const wrap of [(text: string) => text, (text: string) => text.replaceAll('\n', '\r\n')]) {
        const text = wrap(block(`title: x\ndate: 2024-01-05\n${inner}\nlayout: post`))
        const found = check(text)
        assert.deepEqual(
          found.map(({ ruleId, range }) => `${ruleId} ${textAt(text, range)}`),
          places.map((place) => `fm-mixed-indent-merge ${place}`),
          inner,
        )
        const after = applyEdits(text, found[0]?.fixes[0]?.edits ?? [])
        assert.deepEqual(toValue(readFrontMatter(after)?.root), { title: 'x', date: '2024-01-05', tags, layout: 'post' }, after)
        assert.deepEqual(check(after), [])
      }
    }
  })

  it('are not seen in a text', () => {
    for (const inner of [
      'tags:\n  - sea - and\n    port',
      'tags:\n  - "sea\n    - port"',
      'tags:\n  - >\n    sea\n    - port',
      'lead: The harbour\n  - at last -\n  is open',
      'notes:\n  - minus\n    -5 degrees',
      'tags: a - b',
      'tags: -sea',
    ])
      assert.deepEqual(told(`title: x\ndate: 2024-01-05\n${inner}`), [], inner)
  })
})
