import assert from 'node:assert/strict'
import fc from 'fast-check'
import { inOneStep } from '../../../src/core/text/inOneStep'
import { applyEdits, range, type Edit } from '../../../src/core/text/text'

/** Edits of a text that do not overlap. */
const editsOf = (length: number) =>
  fc
    .array(fc.record({ at: fc.nat(length), newText: fc.constantFrom('', 'x', '港口\n') }), { maxLength: 6 })
    .map((parts): readonly Edit[] => {
      const places = parts.map(({ at }) => at).sort((a, b) => a - b)
      return parts.flatMap(({ newText }, index) => {
        const [start, end] = [places[2 * index], places[2 * index + 1]]
        return start === undefined || end === undefined ? [] : [{ range: range(start, end), newText }]
      })
    })

describe('inOneStep', () => {
  it('does what two lists of edits do one after the other, or nothing', () => {
    const text = '0123456789'
    const cases = editsOf(text.length).chain((first) => {
      const after = applyEdits(text, first)
      return editsOf(after.length).map((second) => ({ first, after, second }))
    })
    let joinedCount = 0
    fc.assert(
      fc.property(cases, ({ first, after, second }) => {
        const joined = inOneStep(first, second)
        if (joined) joinedCount++
        return joined === undefined || applyEdits(text, joined) === applyEdits(after, second)
      }),
    )
    assert.ok(joinedCount > 20)
  })

  it('joins insertions at one place in their order', () => {
    const insertion = (at: number, newText: string): Edit => ({ range: range(at, at), newText })
    assert.equal(applyEdits('ab', inOneStep([insertion(1, 'x')], [insertion(2, 'y')]) ?? []), 'axyb')
    assert.equal(applyEdits('ab', inOneStep([insertion(1, 'x')], [insertion(1, 'y')]) ?? []), 'ayxb')
    assert.equal(inOneStep([insertion(1, 'xx')], [insertion(2, 'y')]), undefined)
  })
})
