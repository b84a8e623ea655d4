import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { severityOf } from '../../src/core/text/severityReasons'
import { applyEdits } from '../../src/core/text/text'
import { rules } from '../../src/rules'
import { checkByRule as check, documentOf, unmark } from './examples'

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

      it('has the severity of what its problems do', () => {
        if (rule.docs.effect) assert.equal(severityOf(rule.docs.effect), rule.severity)
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
