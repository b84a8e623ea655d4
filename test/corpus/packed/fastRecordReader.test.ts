import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { readFrontMatter } from '../../../src/core/frontmatter/frontMatter'
import { ChunkWriter, decodeChunk } from '../../../src/corpus/packed/chunk'
import { factsFromBytes, factsOf, noFacts } from '../../../src/corpus/indexing/fileFacts'
import { FastRecordReader } from '../../../src/corpus/packed/fastRecordReader'
import { realArticles } from '../../realArticles/realArticles'
import { runs, sample } from '../../runs'

const thorough = (text: string, path = '') => factsOf({ text, frontMatter: readFrontMatter(text) }, path)

const plain = new FastRecordReader()
const writer = new ChunkWriter()

/** Read as plain front matter, written, and read back. */
function plainFacts(text: string | Uint8Array, path: string) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  if (!plain.read(bytes, path)) return undefined
  writer.addFromReader({ path, size: 0, changed: 0 }, plain, 0)
  const [file] = decodeChunk(writer.end())
  return file?.record ? { record: file.record, typical: file.typical } : noFacts
}

describe('plain front matter', () => {
  it('reads what most articles have', () => {
    const text =
      "\n---\ntitle: '维和部队'\ncategories: \n - 新媒体\n - Aljazeera 半岛网\nheadimg: 'https://x.example/a.jpg?b#c'\nauthor: A: B\ndate: Wed, 12 Jan 2022 03:35:16 GMT\n---\n"
    assert.equal(plainFacts(text, ''), undefined)
    const sure = text.replace('A: B', 'Aljazeera 半岛网')
    assert.ok(plainFacts(sure, ''))
    assert.deepEqual(plainFacts(sure, ''), thorough(sure))
  })

  it('says the same as the thorough reader, or nothing', () => {
    const keys =
      'title date author authors categories category tags draft published slug permalink aliases image cover photos comments x lang language ref translationKey lastmod updated'
    const key = fc.constantFrom(...keys.split(' '))
    const value = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('a', '新闻', "'b: c'", '"d"', '[a, 新闻]', '/a.jpg', '', '2024-01-05', 'true', 'a b') },
      fc.constantFrom(
        ...[
          '',
          'true',
          'false',
          'null',
          '~',
          '3',
          '1.5',
          '/a.jpg',
          'a b',
          'caf\ufffd',
          "'a'",
          "''",
          '"b"',
          '"a\\n"',
          "'it''s'",
          '[a, b]',
          '[]',
          '[a, ]',
        ],
        ...[
          '[a, [b]]',
          '{a: b}',
          '| ',
          '>',
          '&x y',
          '*x',
          '! z',
          '# c',
          'a # b',
          'a#b',
          'a: b',
          'a:b',
          'a:',
          '- x',
          '-x',
          '2024-01-05',
          '0x1f',
        ],
        ...[
          'https://x.example/a?b=c',
          '12:30',
          "'open",
          '"open',
          'yes',
          '.inf',
          '%x',
          '@y',
          '`z',
          '文：字',
          'a\tb',
          '\u00a0a',
          'null ',
          '["a"]',
          '/1',
        ],
      ),
      fc.string({ maxLength: 4 }),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    )
    const line = fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .tuple(key, fc.oneof({ weight: 9, arbitrary: fc.constant(': ') }, fc.constantFrom(':', ':  ', ' : ', '：')), value)
          .map((parts) => parts.join('')),
      },
      fc.tuple(fc.constantFrom('- ', ' - ', '  - ', '-  ', '-', '  '), value).map((parts) => parts.join('')),
      fc.constantFrom('', '  ', '# comment', ' # comment', '...', '--- ', '---x', '\t'),
    )
    const block = fc.tuple(fc.constantFrom('', '\n', '\uFEFF', ' \n'), fc.array(line, { maxLength: 7 }), fc.constantFrom('\n', '\r\n'))
    let count = 0
    fc.assert(
      fc.property(block, ([before, lines, end]) => {
        const text = [before + '---', ...lines, '---', 'Body', ''].join(end)
        const found = plainFacts(text, '/source/_posts/a.md')
        if (!found) return
        count++
        assert.deepEqual(found, thorough(text, '/source/_posts/a.md'))
      }),
      runs(300, 6000),
    )
    assert.ok(count > 20, String(count))
  })

  it('leaves what is not UTF-8, and what is odd, to the thorough reader', () => {
    const odd = [
      [0x80],
      [0xc0, 0xaf],
      [0xc2, 0x85],
      [0xe0, 0x80, 0xaf],
      [0xe2, 0x80, 0xa8],
      [0xed, 0xa0, 0x80],
      [0xef, 0xbb, 0xbf],
      [0xef, 0xbf, 0xbd],
      [0xf0, 0x80, 0x80, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xf8],
      [0xe4, 0xb8],
      [0x00],
      [0x07],
      [0x7f],
      [0xc2, 0xa0],
      [0xe3, 0x80, 0x80],
      [0xe2, 0x80, 0x85],
    ]
    const even = [
      [0xc3, 0xa9],
      [0xe2, 0x82, 0xac],
      [0xed, 0x9f, 0xbf],
      [0xef, 0xbd, 0x81],
      [0xf0, 0x9f, 0x98, 0x80],
      [0xf4, 0x8f, 0xbf, 0xbf],
    ]
    const around = (bytes: readonly number[]) => Uint8Array.from([...Buffer.from('---\ntitle: a'), ...bytes, ...Buffer.from('\n---\n')])
    for (const bytes of odd) assert.equal(plainFacts(around(bytes), ''), undefined, String(bytes))
    for (const bytes of even) {
      const text = Buffer.from(around(bytes)).toString('utf8')
      assert.deepEqual(plainFacts(around(bytes), ''), thorough(text), String(bytes))
    }
  })

  it('is ended where the bytes end in it', () => {
    const bytes = new TextEncoder().encode('---\ntitle: 新\n---\n')
    for (let end = 0; end < bytes.length; end++) assert.equal(plainFacts(bytes.subarray(0, end), ''), undefined, String(end))
    assert.ok(plainFacts(bytes, ''))
  })

  it('says the same as the thorough reader of real articles', function () {
    const files = sample(realArticles(), 12).map(({ path }) => path)
    if (files.length === 0) this.skip()
    let count = 0
    for (const file of files) {
      const bytes = readFileSync(file)
      const text = bytes.toString('utf8')
      const decode = (part: Uint8Array) => Buffer.from(part).toString('utf8')
      const found = plainFacts(bytes, file)
      if (found) count++
      if (found) assert.deepEqual(found, thorough(text, file), file)
      assert.deepEqual(factsFromBytes(bytes, true, file, decode), thorough(text, file), file)
      const start = factsFromBytes(bytes.subarray(0, 4096), bytes.length <= 4096, file, decode)
      if (start) assert.deepEqual(start, thorough(text, file), file)
    }
    assert.ok(count > files.length / 3, `${count} of ${files.length}`)
  })
})
