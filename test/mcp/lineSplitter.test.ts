import assert from 'node:assert/strict'
import fc from 'fast-check'
import { LineSplitter } from '../../src/mcp/protocol/lineSplitter'

/** The lines of some chunks, with what follows the last line end. */
function linesOf(chunks: readonly Uint8Array[], maxBytes?: number): (string | undefined)[] {
  const splitter = new LineSplitter(maxBytes)
  return [...chunks.flatMap((chunk) => [...splitter.lines(chunk)]), ...splitter.end()]
}

function cut(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b)
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
}

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('the lines of the Model Context Protocol', () => {
  it('are found in one chunk, with LF, CRLF and no line end', () => {
    assert.deepEqual(linesOf([utf8('a\nb\r\n\nc')]), ['a', 'b', '', 'c'])
    assert.deepEqual(linesOf([utf8('a\n')]), ['a'])
    assert.deepEqual(linesOf([]), [])
  })

  it('are put together from chunks that cut characters and CRLF', () => {
    const bytes = utf8('海港🚢\r\n码头\n')
    for (let at = 0; at <= bytes.length; at++) assert.deepEqual(linesOf([bytes.subarray(0, at), bytes.subarray(at)]), ['海港🚢', '码头'])
    assert.deepEqual(linesOf([...bytes].map((byte) => Uint8Array.of(byte))), ['海港🚢', '码头'])
  })

  it('do not depend on the chunks', () => {
    const line = fc.string({ unit: fc.constantFrom('a', '"', '\r', 'é', '港', '🚢') })
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat()), (lines, places) => {
        const expected = lines.map((one) => one.replace(/\r$/, ''))
        assert.deepEqual(linesOf(cut(utf8(lines.map((one) => `${one}\n`).join('')), places)), expected)
      }),
    )
  })

  it('that are long are read, in chunks of any size', () => {
    const long = '港口'.repeat(500_000)
    const bytes = utf8(`${long}\nshort\n`)
    const chunks = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, index) =>
      bytes.subarray(index * 65_536, (index + 1) * 65_536),
    )
    assert.deepEqual(linesOf(chunks), [long, 'short'])
  })

  it('that are too long are left out, and the next one is read', () => {
    assert.deepEqual(linesOf([utf8('12345'), utf8('6\nab\n1234'), utf8('567')], 5), [undefined, 'ab', undefined])
    assert.deepEqual(linesOf([utf8('12345\n')], 5), ['12345'])
  })
})
