import assert from 'node:assert/strict'
import { fractionalLine, placeAt, type SourceLines } from '../../../src/preview/render/sourceLines'

function linesOf(text: string): SourceLines {
  const rows = text.split('\n')
  return {
    lineCount: rows.length,
    lineAt: (line) => {
      const row = rows[line]
      if (row === undefined) throw new Error(`no line ${line}`)
      return { text: row, isEmptyOrWhitespace: row.trim() === '' }
    },
  }
}

describe('lines with a fraction', () => {
  const source = linesOf('\nabcdefghi\n\n\nnext one!\nlast\n  ')

  it('are the share of the way to the next line with text', () => {
    assert.equal(fractionalLine(source, 1, 0), 1)
    assert.equal(fractionalLine(source, 1, 5), 2.5)
    assert.equal(fractionalLine(source, 4, 5), 4.5)
    assert.equal(fractionalLine(source, 5, 2), 5.4)
    assert.equal(fractionalLine(linesOf('One line.\n\n\n'), 0, 5), 0.5)
  })

  it('are those of the text behind a blank line, or the start of all', () => {
    assert.deepEqual(
      [0, 2, 3].map((line) => fractionalLine(source, line, 0)),
      [0, 4, 4],
    )
    assert.equal(fractionalLine(linesOf('\n \n'), 1, 1), 0)
    assert.equal(fractionalLine(source, 6, 1), 7)
  })

  it('lead back', () => {
    for (const [line, character] of [
      [1, 0],
      [1, 5],
      [4, 8],
      [5, 2],
    ] as const) {
      const place = placeAt(source, fractionalLine(source, line, character))
      assert.equal(place.line, line)
      assert.ok(Math.abs(place.character - character) <= 1, String(place.character))
    }
    assert.deepEqual(placeAt(source, 3), { line: 1, character: 6 })
    assert.deepEqual(placeAt(source, 0.5), { line: 0, character: 0 })
  })

  it('lead nowhere outside of the text', () => {
    assert.deepEqual(placeAt(source, 99).line, 5)
    assert.deepEqual(placeAt(linesOf(''), 4), { line: 0, character: 0 })
    assert.equal(fractionalLine(source, 99, 0), 6)
  })
})
