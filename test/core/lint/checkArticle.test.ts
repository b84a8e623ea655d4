import assert from 'node:assert/strict'
import { checkText } from '../../../src/core/lint/checkArticle'
import { fixAll } from '../../../src/core/lint/fix'
import type { Rule } from '../../../src/core/lint/rule'
import { LineMap, range, textAt } from '../../../src/core/text/text'
import { rules } from '../../../src/rules'
import { configOf } from '../../lintConfig'
import { feedArticle } from '../../feedArticle'

const lintConfig = configOf(rules)
const check = (text: string) => checkText(text, 'a.md', lintConfig)

describe('an article from a feed', () => {
  it('has exactly these problems', () => {
    const lines = new LineMap(feedArticle)
    const found = check(feedArticle).map(
      (problem) =>
        `${lines.positionAt(problem.range.start).line + 1} ${problem.severity} ${problem.ruleId} ${JSON.stringify(textAt(feedArticle, problem.range))}`,
    )
    const perFigure = (line: number, id: number) => [
      `${line} warning aria-reference-missing "caption-attachment-${id}"`,
      `${line} hint img-dimensions "img"`,
      `${line} hint img-alt-empty "alt"`,
      `${line} hint img-resizer-residue "data-recalc-dims=\\"1\\""`,
      `${line} warning figure-caption-text "(港口通讯社)"`,
    ]
    assert.deepEqual(found, [
      '1 warning fm-leading-content "\\n"',
      '10 information date-format "Wed, 12 Jan 2022 03:35:16 GMT"',
      ...perFigure(15, 1),
      ...perFigure(17, 2),
    ])
  })

  for (const [name, text] of [
    ['LF', feedArticle],
    ['CRLF', feedArticle.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${feedArticle}`],
  ] as const) {
    it(`is fixed byte for byte (${name})`, () => {
      const { text: fixed } = fixAll(text, check)
      let expected = text
        .replace(/\r?\n/, '')
        .replace('Wed, 12 Jan 2022 03:35:16 GMT', '2022-01-12T03:35:16Z')
        .replaceAll(' data-recalc-dims="1"', '')
        .replaceAll('2C433" alt', '2C433" width="770" height="433" alt')
      for (const id of [1, 2])
        expected = expected.replace(
          '>(港口通讯社)</figure>',
          `><figcaption id="caption-attachment-${id}" class="wp-caption-text">(港口通讯社)</figcaption></figure>`,
        )
      assert.equal(fixed, expected)
      assert.equal(fixAll(fixed, check).text, fixed)
      const left = check(fixed).map((problem) => problem.ruleId)
      assert.deepEqual(left, [...(text.startsWith('\uFEFF') ? ['fm-leading-content'] : []), 'img-alt-empty', 'img-alt-empty'])
    })
  }
})

describe('bad input', () => {
  for (const [name, text] of [
    ['an empty file', ''],
    ['only a fence', '---'],
    ['only blank lines', '\n\n\n'],
    ['NUL bytes', '---\ntitle: a\0b\ndate: 2024-01-05\n---\n\0<img\0>\n'],
    ['a list', '---\n- a\n---\n'],
    ['a number', '---\n42\n---\n'],
    ['deep nesting', `---\na: ${'{a: '.repeat(3000)}\n---\n${'<div>'.repeat(3000)}${'> '.repeat(3000)}x\n`],
    ['a tag that never ends', '<img src="\n\n---\n'],
    ['lone surrogates', '---\ntitle: \ud800\n---\n<img src="\udfff">\n'],
  ] as const) {
    it(`${name} does not throw, and fixes do not break it`, () => {
      for (const problem of check(text))
        assert.ok(problem.range.start >= 0 && problem.range.end <= text.length && problem.range.start <= problem.range.end)
      const fixed = fixAll(text, check)
      assert.equal(fixAll(fixed.text, check).text, fixed.text)
    })
  }

  it('with 10,000 keys has one problem', () => {
    const keys = Array.from({ length: 10_000 }, (_, i) => `key${i}: ${i}`).join('\n')
    assert.deepEqual(
      check(`---\n${keys}\n---\n`).map((problem) => problem.ruleId),
      ['title-missing'],
    )
  })
})

describe('checkArticle', () => {
  const docs = { summary: '', why: '', authority: '', bad: [], good: [] }

  it('catches the exception of a rule, names the rule, and reports the problems of the others', () => {
    const failing: Rule = {
      id: 'failing',
      severity: 'error',
      docs,
      *check() {
        yield { range: range(0, 1), message: 'half' }
        throw new Error('bug')
      },
    }
    const working: Rule = { id: 'working', severity: 'hint', docs, check: () => [{ range: range(0, 1), message: 'found' }] }
    const failed: string[] = []
    const problems = checkText('text', 'a.md', { ...configOf([failing, working]), ruleFailed: (id) => failed.push(id) })
    assert.deepEqual(
      problems.map((found) => found.ruleId),
      ['working'],
    )
    assert.deepEqual(failed, ['failing'])
  })

  it('takes severities from the settings, and does not run rules that are off', () => {
    const rule = (id: string): Rule => ({
      id,
      severity: 'hint',
      docs,
      check: () => [{ range: range(0, 1), message: id, severity: 'warning' }],
    })
    const problems = checkText('text', 'a.md', configOf([rule('a'), rule('b'), rule('c')], { rules: { a: 'off', b: 'error' } }))
    assert.deepEqual(
      problems.map((found) => [found.ruleId, found.severity]),
      [
        ['b', 'error'],
        ['c', 'warning'],
      ],
    )
  })
})
