import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { checkText } from '../../src/core/checker'
import { exampleDesk } from '../../src/core/exampleDesk'
import type { Problem, Rule } from '../../src/core/rule'
import { applyEdits } from '../../src/core/text'
import { rules } from '../../src/rules'

/** A body example stands below this block, which no rule has anything to say about. */
const healthyBlock = '---\ntitle: A headline\ndate: 2024-01-05\n---\n\n'

function documentOf(example: string): string {
  return /^\s*(?:---|\+\+\+|;;;|\{\s*"|"\w+":)/.test(example.replace(/[⟦⟧]/g, '')) ? example : healthyBlock + example
}

/** Takes the marks out of an example. Returns the text and the ranges that stood between marks. */
function unmark(marked: string): { text: string; marks: { start: number; end: number }[] } {
  const marks: { start: number; end: number }[] = []
  let text = ''
  for (const unit of marked) {
    if (unit === '⟦') marks.push({ start: text.length, end: text.length })
    else if (unit === '⟧') marks.push({ start: marks.pop()?.start ?? 0, end: text.length })
    else text += unit
  }
  return { text, marks }
}

function check(text: string, rule: Rule): readonly Problem[] {
  const { desk, path } = exampleDesk(rule, rules)
  return checkText(text, path, desk).filter((problem) => problem.ruleId === rule.id)
}

const variants: readonly (readonly [string, (text: string) => string])[] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['emoji and CJK before it', (text) => text.replace(/^(---|\+\+\+)\n(?=\S)/m, '$1\n# 👩‍🚀 港口\n')],
]

describe('rules', () => {
  it('are one file each, listed in index.ts', () => {
    const files = readdirSync('src/rules')
      .filter((name) => name !== 'index.ts')
      .map((name) => name.replace(/\.ts$/, ''))
    assert.deepEqual(rules.map((rule) => rule.id).sort(), files.sort())
  })

  for (const rule of rules) {
    describe(rule.id, () => {
      it('has a bad and a good example', () => {
        assert.ok(rule.docs.bad.length > 0 && rule.docs.good.length > 0)
      })

      rule.docs.good.forEach((example, index) => {
        it(`is silent on good example ${index + 1}`, () => {
          assert.deepEqual(check(documentOf(example), rule), [])
        })
      })

      rule.docs.bad.forEach((example, index) => {
        for (const [name, convert] of variants) {
          it(`reports bad example ${index + 1} exactly at its marks (${name})`, () => {
            const { text, marks } = unmark(convert(documentOf(example)))
            const found = check(text, rule)
            const at = found.map(({ range }) => ({ start: range.start, end: range.end }))
            assert.deepEqual(at, marks, JSON.stringify(found.map((problem) => text.slice(problem.range.start, problem.range.end))))
          })

          it(`mends bad example ${index + 1} by each fix, once and for all (${name})`, () => {
            const { text } = unmark(convert(documentOf(example)))
            for (const problem of check(text, rule)) {
              for (const fix of problem.fixes) {
                const fixed = applyEdits(text, fix.edits)
                assert.notEqual(fixed, text, fix.title)
                const left = check(fixed, rule)
                assert.ok(left.length < check(text, rule).length, `${fix.title}: ${JSON.stringify(fixed)}`)
                assert.ok(
                  !left.some((other) => other.fixes.some((again) => again.title === fix.title && applyEdits(fixed, again.edits) === fixed)),
                )
              }
            }
          })
        }
      })
    })
  }
})
