import assert from 'node:assert/strict'
import fc from 'fast-check'
import { hashOf, hashOfBytes } from '../../../src/corpus/records/textHash'

describe('the hash of a text', () => {
  it('is that of its bytes', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom('a', 'é', '新', '😀', '\uD83D', '\uDE00', '\0', '\uFFFF'), fc.string({ maxLength: 1 })),
    })
    fc.assert(
      fc.property(text, (text) => {
        const bytes = new TextEncoder().encode(`x${text}y`)
        assert.equal(hashOf(text), hashOfBytes(bytes, 1, bytes.length - 1))
      }),
    )
  })

  it('is seldom the same for texts that are nearly so', () => {
    const hashes = new Set(Array.from({ length: 100_000 }, (_, number) => hashOf(`新闻 ${number}`) & 0xfffff))
    assert.ok(hashes.size > 90_000, String(hashes.size))
  })
})
