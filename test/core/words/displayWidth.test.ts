import assert from 'node:assert/strict'
import fc from 'fast-check'
import { displayWidth, truncate } from '../../../src/core/words/displayWidth'
import { runs } from '../../runs'

describe('displayWidth', () => {
  it('counts the columns that a reader sees', () => {
    const widths = { Harbour: 7, 港口: 4, '，。': 4, ＡＢ: 4, ｱｲ: 2, 한국: 4, '👨‍👩‍👧‍👦': 2, '🇰🇿': 2, 'e\u0301': 1, سوق: 3, '☀️': 2, '': 0 }
    for (const [text, width] of Object.entries(widths)) assert.equal(displayWidth(text), width, text)
  })
})

describe('displayWidth of long texts', () => {
  it('divides no character between two parts', () => {
    for (const character of ['👨‍👩‍👧‍👦', '🇰🇿', 'e\u0301', '港', 'a\u0301\u0302'])
      for (let before = 500; before < 513; before++) {
        const text = 'x'.repeat(before) + character.repeat(600)
        assert.equal(displayWidth(text), before + 600 * displayWidth(character), `${before} ${character}`)
      }
  })

  it('segments no more than a part at once', () => {
    const lengths: number[] = []
    const { segment } = Intl.Segmenter.prototype
    Intl.Segmenter.prototype.segment = function (text) {
      lengths.push(text.length)
      return segment.call(this, text)
    }
    try {
      displayWidth('港,'.repeat(5000))
      truncate('港,'.repeat(5000), 8000)
    } finally {
      Intl.Segmenter.prototype.segment = segment
    }
    assert.ok(Math.max(...lengths) <= 512)
  })
})

describe('truncate', () => {
  it('leaves alone what fits, and cuts the rest where a word or a character ends', () => {
    assert.equal(truncate('The harbour opens', 17), 'The harbour opens')
    assert.equal(truncate('The harbour opens', 16), 'The harbour…')
    assert.equal(truncate('The harbour, it opens', 14), 'The harbour…')
    assert.equal(truncate('港口今晨重新开放', 16), '港口今晨重新开放')
    assert.equal(truncate('港口今晨重新开放', 15), '港口今晨重新开…')
    assert.equal(truncate('港口今晨重新开放', 14), '港口今晨重新…')
    assert.equal(truncate('Aljazeera 半岛网 今晨重新开放', 17), 'Aljazeera 半岛网…')
    assert.equal(truncate('Donaudampfschifffahrtsgesellschaft', 12), 'Donaudampfs…')
    assert.equal(truncate('a 👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 5), 'a 👨‍👩‍👧‍👦…')
    assert.equal(truncate('港口', 1), '…')
    assert.equal(truncate(' two \n lines ', 20), 'two lines')
  })

  it('never takes more room than there is, and never breaks a character', () => {
    const character = fc.constantFrom('a', ' ', '港', '，', '👨‍👩‍👧‍👦', 'e\u0301', '🇰🇿', 'س', '-')
    fc.assert(
      fc.property(fc.array(character, { maxLength: 60 }), fc.integer({ min: 1, max: 50 }), (characters, columns) => {
        const text = characters.join('')
        const cut = truncate(text, columns)
        assert.ok(displayWidth(cut) <= columns)
        const whole = text.replace(/\s+/g, ' ').trim()
        if (displayWidth(whole) <= columns) assert.equal(cut, whole)
        else {
          assert.ok(whole.startsWith(cut.slice(0, -1)))
          const ends = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(whole)].map(({ index }) => index)
          assert.ok(ends.includes(cut.length - 1), JSON.stringify([whole, cut]))
        }
      }),
      runs(500, 20000),
    )
  })
})
