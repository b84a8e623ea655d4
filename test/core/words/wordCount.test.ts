import assert from 'node:assert/strict'
import { countWords } from '../../../src/core/words/wordCount'

describe('countWords', () => {
  it('counts words, and in Chinese and Japanese characters', () => {
    for (const [text, words] of [
      ['', 0],
      ['  \n — … 「」。', 0],
      ["The harbour's co-op won’t pay 3.5 million.", 7],
      ['港口重开，渔民说“等了三年”。', 11],
      ['港が再び開く', 6],
      ['Der Bürgermeister sprach auf Deutsch', 5],
      ['سوق السمك يعود', 3],
      ['시장이 다시 열렸다', 3],
      ['2022年1月12日', 6],
    ] as const) {
      assert.equal(countWords(text).words, words, text)
    }
  })

  it('tells how long it takes to read, rounded up', () => {
    assert.equal(countWords('').minutes, 0)
    assert.equal(countWords('word').minutes, 1)
    assert.equal(countWords('word '.repeat(1000)).minutes, 5)
    assert.equal(countWords('字'.repeat(1400)).minutes, 4)
  })
})
