import assert from 'node:assert/strict'
import fc from 'fast-check'
import { fixAll } from '../../../src/core/lint/fix'
import type { Problem } from '../../../src/core/text/problem'
import { applyEdits, range } from '../../../src/core/text/text'
import { runs } from '../../runs'

function problem(start: number, end: number, newText: string, ruleId = 'r', safe = true): Problem {
  return {
    ruleId,
    severity: 'warning',
    range: range(start, end),
    message: 'm',
    related: [],
    fixes: [{ title: 't', safe, edits: [{ range: range(start, end), newText }] }],
  }
}

/** Finds every `from` and replaces it by `to`. */
const replacing =
  (from: string, to: string, ruleId = from) =>
  (text: string) => {
    const found: Problem[] = []
    for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + from.length))
      found.push(problem(at, at + from.length, to, ruleId))
    return found
  }

describe('fix', () => {
  it('applies safe fixes in rounds until none is left, and returns edits of the original', () => {
    const check = (text: string) => [...replacing('aa', 'b')(text), ...replacing('bb', 'cd')(text), ...replacing('x', '')(text)]
    const { text, edits, fixed } = fixAll('1aaaa2x3', check)
    assert.equal(text, '1cd23')
    assert.equal(applyEdits('1aaaa2x3', edits), text)
    assert.equal(fixed, 4)
  })

  it('returns edits that result in the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'x'), maxLength: 40 }), (original) => {
        const check = (text: string) => [
          ...replacing('ab', 'c')(text),
          ...replacing('cc', 'ax')(text),
          ...replacing('xx', '')(text),
          ...replacing('ba', 'bxc')(text),
        ]
        const { text, edits } = fixAll(original, check)
        assert.equal(applyEdits(original, edits), text)
      }),
      runs(200, 5000),
    )
  })

  it('does not apply fixes that are not safe', () => {
    assert.deepEqual(
      fixAll('abc', () => [problem(0, 1, 'x', 'r', false)]),
      { text: 'abc', edits: [], fixed: 0, cycle: undefined },
    )
  })

  it('names all rules of a cycle, and applies only the fixes of the others', () => {
    const check = (text: string) => [
      ...replacing('a', 'b', 'to-b')(text),
      ...replacing('b', 'c', 'to-c')(text),
      ...replacing('c', 'a', 'to-a')(text),
      ...replacing('x', 'y', 'other')(text),
      ...replacing('y', 'z', 'later')(text),
    ]
    assert.deepEqual(fixAll('1 a', check), { text: '1 a', edits: [], fixed: 0, cycle: ['to-b', 'to-c', 'to-a'] })
    const mended = fixAll('a x', check)
    assert.deepEqual([mended.text, mended.fixed, mended.cycle], ['a z', 2, ['to-a', 'to-b', 'to-c']])
    assert.equal(applyEdits('a x', mended.edits), mended.text)
  })

  it('does not apply fixes that never end, or change nothing, and names their rules', () => {
    const check = (text: string) => [...replacing('a', 'aa', 'grows')(text.slice(0, 1)), ...replacing('x', 'y', 'other')(text)]
    const { text, fixed, cycle } = fixAll('a x', check)
    assert.deepEqual([text, fixed, cycle], ['a y', 1, ['grows']])
    assert.deepEqual(fixAll('a', replacing('a', 'a', 'same')).cycle, ['same'])
  })

  it('applies a fix that two problems share once', () => {
    const check = (text: string) => (text.includes('!') ? [] : [problem(1, 1, '!', 'one'), problem(1, 1, '!', 'two')])
    const { text, fixed } = fixAll('ab', check)
    assert.deepEqual([text, fixed], ['a!b', 2])
  })
})
