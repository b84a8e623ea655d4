import assert from 'node:assert/strict'
import fc from 'fast-check'
import { lettersOf, SearchKey } from '../../../src/corpus/records/searchKey'

describe('the key of a value', () => {
  it('has the letters of all that it holds', () => {
    const unit = fc.oneof(
      fc.constantFrom(...'aAzZ09 王İΣς'),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    )
    const text = fc.array(unit, { maxLength: 12 }).map((units) => units.join(''))
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (value, from, length) => {
        const { lower, letters } = new SearchKey(value)
        const start = from % (lower.length + 1)
        const held = lettersOf(lower.slice(start, start + length))
        assert.equal(letters & held, held)
      }),
    )
  })

  it('passes over what lacks a letter', () => {
    assert.equal(lettersOf('abc') & lettersOf('d'), 0)
    assert.equal(new SearchKey('ABC').letters, lettersOf('abc'))
  })

  it('asks once how the value sounds', () => {
    let asked = 0
    const by = () => ({ initials: 1 << asked, letters: 3 << asked++ })
    const key = new SearchKey('新闻')
    assert.deepEqual(
      [key.maySound(1, 3, by), key.maySound(2, 3, by), key.maySound(1, 4, by), key.maySound(1, 1, by)],
      [true, false, false, true],
    )
    assert.equal(asked, 1)
  })
})
