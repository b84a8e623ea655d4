import assert from 'node:assert/strict'
import fc from 'fast-check'
import { srcsetCandidates } from '../../../src/core/html/srcset'

const parts = (value: string) => srcsetCandidates(value).map(({ address, descriptor }) => [address, descriptor])

describe('srcsetCandidates', () => {
  it('splits at commas that end an address or a descriptor', () => {
    assert.deepEqual(parts('/a.jpg 1x, b.jpg   2x ,c.jpg'), [
      ['/a.jpg', '1x'],
      ['b.jpg', '2x'],
      ['c.jpg', ''],
    ])
    assert.deepEqual(parts('a,b.jpg 1x'), [['a,b.jpg', '1x']])
    assert.deepEqual(parts(' ,, a.jpg,, b.jpg calc(1, 2) 3w\n,\tc'), [
      ['a.jpg', ''],
      ['b.jpg', 'calc(1, 2) 3w'],
      ['c', ''],
    ])
    assert.deepEqual(parts('a (1x, b'), [['a', '(1x, b']])
    for (const empty of ['', ' ', ',', ' , ,']) assert.deepEqual(parts(empty), [])
  })

  it('gives ranges of the addresses, in order, and never an empty one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', ' ', '\n', '(', ')', '1x') }), (value) => {
        let last = 0
        for (const { address, range } of srcsetCandidates(value)) {
          assert.equal(value.slice(range.start, range.end), address)
          assert.ok(range.start >= last && address !== '' && !/^,|,$|\s/.test(address))
          last = range.end
        }
      }),
    )
  })

  it('reads commas and words of any number', () => {
    assert.deepEqual(parts(`a${','.repeat(100_000)}`), [['a', '']])
    assert.equal(parts(`${'a'.repeat(100_000)} ${'b '.repeat(50_000)}`).length, 1)
  })
})
