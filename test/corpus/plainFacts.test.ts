import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { readFrontMatter } from '../../src/core/frontMatter'
import { factsFromBytes, factsOf } from '../../src/corpus/fileStart'
import { plainFacts } from '../../src/corpus/plainFacts'

const thorough = (text: string, path = '') => factsOf({ text, frontMatter: readFrontMatter(text) }, path)

describe('plainFacts', () => {
  it('reads what most articles have', () => {
    const text =
      "\n---\ntitle: '维和''部队'\ncategories: \n - 新媒体\n - Aljazeera 半岛网\nheadimg: 'https://x.example/a.jpg?b#c'\nauthor: A: B\ndate: Wed, 12 Jan 2022 03:35:16 GMT\n---\n"
    assert.equal(plainFacts(text, ''), undefined)
    const plain = text.replace('A: B', 'Aljazeera 半岛网')
    assert.ok(plainFacts(plain, ''))
    assert.deepEqual(plainFacts(plain, ''), thorough(plain))
  })

  it('says the same as the thorough reader, or nothing', () => {
    const keys = 'title date author authors categories category tags draft published slug permalink aliases image cover photos comments x'
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
    let plain = 0
    fc.assert(
      fc.property(block, ([before, lines, end]) => {
        const text = [before + '---', ...lines, '---', 'Body', ''].join(end)
        const found = plainFacts(text, '/source/_posts/a.md')
        if (!found) return
        plain++
        assert.deepEqual(found, thorough(text, '/source/_posts/a.md'))
      }),
      { numRuns: 1500 },
    )
    assert.ok(plain > 100, String(plain))
  })

  const shared = resolve('..', 'shared')
  const files = [join(shared, 'corpus'), join(shared, 'seed')].flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
          entry.isFile() && /\.(?:md|markdown|mdx)$/.test(entry.name) ? [join(entry.parentPath ?? entry.path, entry.name)] : [],
        )
      : [],
  )
  ;(files.length > 0 ? it : it.skip)('says the same as the thorough reader of real articles', () => {
    let plain = 0
    for (const file of files.filter((_, index) => index % 5 === 0)) {
      const bytes = readFileSync(file)
      const text = bytes.toString('utf8')
      const decode = (part: Uint8Array) => Buffer.from(part).toString('utf8')
      if (plainFacts(text, file)) plain++
      assert.deepEqual(factsFromBytes(bytes, true, file, decode), thorough(text, file), file)
      const start = factsFromBytes(bytes.subarray(0, 4096), bytes.length <= 4096, file, decode)
      if (start) assert.deepEqual(start, thorough(text, file), file)
    }
    assert.ok(plain > files.length / 15, `${plain} of ${files.length}`)
  })
})
