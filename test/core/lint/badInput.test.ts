import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { checkText } from '../../../src/core/lint/checkArticle'
import { fixAll } from '../../../src/core/lint/fix'
import { textAt } from '../../../src/core/text/text'
import { toValue } from '../../../src/core/data/nodes'
import { rules } from '../../../src/rules'
import { configOf } from '../../lintConfig'
import { isLong } from '../../runs'

const count = isLong ? 16_000 : 4000
const lintConfig = configOf(rules)
const check = (text: string) => checkText(text, 'a.md', lintConfig)
const block = (content: string) => `---\ntitle: Harbour opens\ndate: 2024-01-05\n${content}---\n\nText\n`
const lines = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, index) => line(index)).join('')

describe('unusual front matter', () => {
  it('may have thousands of keys', () => {
    const text = block(lines(count, (index) => `key${index}: value ${index}\n`))
    assert.equal(parseArticle(text).frontMatter?.fields.length, count + 2)
    assert.deepEqual(check(text), [])
    const wrong = block(lines(count, (index) => `key${index}: value ${index}\n`) + 'tags: [a, a]\n')
    assert.equal(fixAll(wrong, check).text, wrong.replace('[a, a]', '[a]'))
  })

  it('may have one key thousands of times', () => {
    const found = check(block(lines(count, () => 'same: value\n')))
    assert.equal(found.filter(({ ruleId }) => ruleId === 'fm-duplicate-key').length, count - 1)
  })

  it('may have thousands of entries in a list, each twice', () => {
    const text = block(`tags:\n${lines(count * 6, (index) => `  - tag ${index % (count * 3)}\n`)}`)
    assert.equal(check(text).filter(({ ruleId }) => ruleId === 'taxonomy-duplicate').length > 0, true)
    const { text: fixed } = fixAll(text, check)
    assert.equal((toValue(parseArticle(fixed).frontMatter?.root) as { tags: unknown[] }).tags.length, count * 3)
  })

  it('may have a megabyte on one line', () => {
    for (const value of ['word '.repeat(200_000).trim(), `'${"it''s ".repeat(150_000)}'`, 'x'.repeat(1_000_000)]) {
      const text = block(`note: ${value}\n`)
      const [, , note] = parseArticle(text).frontMatter?.fields ?? []
      assert.equal(note && textAt(text, note.value.range).length, value.length)
      assert.deepEqual(
        check(text).filter(({ severity }) => severity === 'error'),
        [],
      )
    }
  })

  it('may have recursive aliases', () => {
    for (const content of ['a: &a [*a]\n', 'a: &a {b: *a}\n', 'a: &a\n  b: &b\n    c: *a\n    d: *b\n', 'a: *a\n', '<<: &a {<<: *a}\n']) {
      const text = block(content)
      assert.equal(parseArticle(text).frontMatter?.fields[0]?.key, 'title')
      const found = check(text)
      assert.ok(found.length > 0, content)
      for (const { range } of found) assert.ok(range.start <= range.end && range.end <= text.length)
    }
  })
})
