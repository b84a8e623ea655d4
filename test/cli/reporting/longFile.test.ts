import assert from 'node:assert/strict'
import { LineError, LongFile } from '../../../src/cli/reporting/longFile'
import { memoryFiles } from '../memory'

const megabyte = 1 << 20

/** Lines around the ends of blocks, with characters of several bytes, empty ones, and one that is longer than a block. */
const lines = [
  'x'.repeat(megabyte - 1),
  '',
  '港'.repeat(400_000),
  'short',
  'y'.repeat(3 * megabyte + 7),
  ...Array.from({ length: 5000 }, (_, index) => `${index} ${'é'.repeat(index % 700)}`),
]

describe('a long file', () => {
  for (const end of ['', '\n', '\n\n'])
    it(`is read line by line in blocks, with ${JSON.stringify(end)} at its end`, () => {
      const file = new LongFile(memoryFiles({ 'a.jsonl': lines.join('\n') + end }), '/news/a.jsonl')
      const found = [...file.lines()]
      const texts = found.map(({ text }) => text)
      assert.deepEqual(
        texts.map((text) => text.length),
        lines.filter((line) => line !== '').map((line) => line.length),
      )
      assert.ok(texts.join('\n') === lines.filter((line) => line !== '').join('\n'))
      // In another order, too.
      for (const { text, from, bytes } of found.toReversed().filter((_, index) => index % 97 === 0))
        assert.ok(file.line(from, bytes) === text)
    })

  it('refuses a line that is no UTF-8, or longer than any of a report', () => {
    const files = memoryFiles({
      'a.jsonl': Uint8Array.of(0x7b, 0xff, 0x0a),
      'b.jsonl': new Uint8Array(65 * megabyte).fill(0x61),
      'c.jsonl': '',
    })
    assert.throws(() => [...new LongFile(files, '/news/a.jsonl').lines()], LineError)
    assert.throws(() => [...new LongFile(files, '/news/b.jsonl').lines()], { code: 'ERR_FS_FILE_TOO_LARGE' })
    assert.deepEqual([...new LongFile(files, '/news/c.jsonl').lines()], [])
    assert.throws(() => [...new LongFile(files, '/news/d.jsonl').lines()], { code: 'ENOENT' })
  })
})
