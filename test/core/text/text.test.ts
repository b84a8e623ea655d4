import assert from 'node:assert/strict'
import fc from 'fast-check'
import { applyEdits, LineMap, lineEndOf, overlap, range } from '../../../src/core/text/text'
import { runs } from '../../runs'

describe('text', () => {
  it('applies edits that speak of the text as given', () => {
    const edits = [
      { range: range(6, 11), newText: '港口' },
      { range: range(0, 0), newText: '> ' },
      { range: range(5, 6), newText: '' },
    ]
    assert.equal(applyEdits('hello world', edits), '> hello港口')
  })

  it('refuses edits that overlap or leave the text', () => {
    const overlapping = [
      { range: range(0, 3), newText: '' },
      { range: range(2, 4), newText: '' },
    ]
    assert.throws(() => applyEdits('abcd', overlapping), RangeError)
    assert.throws(() => applyEdits('abcd', [{ range: range(3, 5), newText: '' }]), RangeError)
  })

  it('tells edits that overlap from edits that touch', () => {
    const edit = (start: number, end: number) => ({ range: range(start, end), newText: 'x' })
    assert.equal(overlap(edit(0, 2), edit(2, 4)), false)
    assert.equal(overlap(edit(0, 3), edit(2, 4)), true)
    assert.equal(overlap(edit(2, 2), edit(2, 2)), true)
    assert.equal(overlap(edit(2, 2), edit(2, 4)), true)
    assert.equal(overlap(edit(4, 4), edit(2, 4)), true)
    assert.equal(overlap(edit(3, 3), edit(2, 4)), true)
    assert.equal(overlap(edit(5, 5), edit(2, 4)), false)
  })

  it('turns offsets into lines and back, for every kind of line end', () => {
    const piece = fc.constantFrom('a', '港', '🚢', '\n', '\r\n', '\r')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        const lines = new LineMap(text)
        assert.equal(lines.count, text.split(/\r\n|\r|\n/).length)
        for (let offset = 0; offset <= text.length; offset++) {
          const position = lines.positionAt(offset)
          assert.equal(lines.offsetAt(position), offset)
          const ended = [...text.matchAll(/\r\n|\r|\n/g)].filter((match) => match.index + match[0].length <= offset)
          assert.equal(position.line, ended.length)
        }
      }),
      runs(200, 2000),
    )
  })

  it('gives lines without their line ends', () => {
    const lines = new LineMap('a\r\n港口\n')
    assert.deepEqual(lines.rangeOf(1), range(3, 5))
    assert.deepEqual(lines.rangeOf(2), range(6, 6))
  })

  it('knows the line end of a text by its first line', () => {
    assert.equal(lineEndOf('a\r\nb\n'), '\r\n')
    assert.equal(lineEndOf('\nb\r\n'), '\n')
  })
})
