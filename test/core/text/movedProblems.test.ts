import assert from 'node:assert/strict'
import fc from 'fast-check'
import { movedProblems, type Change } from '../../../src/core/text/movedProblems'
import { range, type Range } from '../../../src/core/text/text'

const moved = (at: Range, ...changes: readonly Change[]) => {
  const problem = { ruleId: 'a', severity: 'error', message: 'b', range: at, related: [{ range: at, message: 'c' }], fixes: [] } as const
  const [found] = movedProblems([problem], changes)
  assert.ok(found)
  assert.deepEqual(found.related[0]?.range, found.range)
  return [found.range.start, found.range.end]
}
const replaced = (start: number, end: number, length: number): Change => ({ replaced: range(start, end), length })

describe('problems of an earlier text', () => {
  it('move with what is written and deleted before them', () => {
    assert.deepEqual(moved(range(5, 8), replaced(2, 2, 3)), [8, 11])
    assert.deepEqual(moved(range(5, 8), replaced(1, 3, 0)), [3, 6])
    assert.deepEqual(moved(range(5, 8), replaced(9, 9, 3)), [5, 8])
    assert.deepEqual(moved(range(5, 8), replaced(0, 0, 1), replaced(0, 0, 1)), [7, 10])
  })

  it('grow and shrink with what is changed in them', () => {
    assert.deepEqual(moved(range(5, 8), replaced(6, 6, 3)), [5, 11])
    assert.deepEqual(moved(range(5, 8), replaced(6, 7, 0)), [5, 7])
    assert.deepEqual(moved(range(5, 8), replaced(4, 6, 1)), [5, 7])
    assert.deepEqual(moved(range(5, 8), replaced(7, 9, 1)), [5, 7])
    assert.deepEqual(moved(range(5, 8), replaced(4, 9, 2)), [4, 4])
  })

  it('do not include what is inserted at their ends', () => {
    assert.deepEqual(moved(range(5, 8), replaced(5, 5, 2)), [7, 10])
    assert.deepEqual(moved(range(5, 8), replaced(8, 8, 2)), [5, 8])
    assert.deepEqual(moved(range(5, 5), replaced(5, 5, 2)), [5, 5])
  })

  it('stay within the text, and keep the text that nothing has changed', () => {
    const change = fc.record({ at: fc.nat(30), gone: fc.nat(8), text: fc.string({ maxLength: 4, unit: fc.constantFrom('x', 'y') }) })
    fc.assert(
      fc.property(fc.nat(20), fc.nat(10), fc.array(change, { maxLength: 5 }), (from, long, changes) => {
        let text = `${'a'.repeat(from)}${'b'.repeat(long)}${'a'.repeat(10)}`
        const made: Change[] = []
        for (const { at, gone, text: added } of changes) {
          const start = Math.min(at, text.length)
          const end = Math.min(start + gone, text.length)
          text = text.slice(0, start) + added + text.slice(end)
          made.push(replaced(start, end, added.length))
        }
        const [start = 0, end = 0] = moved(range(from, from + long), ...made)
        assert.ok(0 <= start && start <= end && end <= text.length)
        assert.equal(text.slice(start, end).replace(/[xy]/g, ''), text.replace(/[^b]/g, ''))
      }),
    )
  })
})
