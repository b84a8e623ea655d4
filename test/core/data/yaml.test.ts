import assert from 'node:assert/strict'
import fc from 'fast-check'
import matter from 'gray-matter'
import { parse } from 'yaml'
import { range, textAt } from '../../../src/core/text/text'
import { readYaml } from '../../../src/core/data/yaml'
import { toValue } from '../../../src/core/data/nodes'
import { isPlainSafe, writeScalar } from '../../../src/core/data/writeYaml'
import { runs } from '../../runs'

const read = (text: string) => readYaml(text, range(0, text.length))

describe('yaml', () => {
  it('has ranges in nested lists, maps and flow values', () => {
    const text = 'a: [x, "y z",  港]\nb:\n  c:\n    - d: 1\n      e: two\nf: |\n  line\n\ng:\n'
    const { root, errors } = read(text)
    assert.deepEqual(errors, [])
    assert.ok(root?.kind === 'map')
    const [a, b, f, g] = root.fields
    assert.ok(a?.value.kind === 'list' && b && f && g)
    assert.deepEqual(
      a.value.items.map((item) => textAt(text, item.range)),
      ['x', '"y z"', '港'],
    )
    assert.equal(textAt(text, b.value.range), 'c:\n    - d: 1\n      e: two')
    assert.equal(textAt(text, f.value.range), '|\n  line')
    assert.equal(g.value.range.start, g.value.range.end)
    assert.equal(toValue(g.value), null)
    assert.deepEqual(toValue(root), parse(text))
  })

  it('keeps dates and odd numbers as they are written', () => {
    assert.deepEqual(toValue(read('a: 2024-01-05\nb: 12:30\nc: no\nd: 1e3').root), { a: '2024-01-05', b: '12:30', c: 'no', d: 1000 })
  })

  it('follows references, and stops where they multiply', () => {
    const text = 'a: &n [x, y]\nb: *n\n'
    const { root } = read(text)
    assert.deepEqual(toValue(root), { a: ['x', 'y'], b: ['x', 'y'] })
    assert.ok(root?.kind === 'map' && root.fields[1])
    assert.equal(textAt(text, root.fields[1].value.range), '*n')
    const bomb = [
      'a0: &a0 [x, x, x, x, x, x, x, x, x]',
      ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`),
    ].join('\n')
    assert.ok(read(bomb).errors.some((error) => error.code === 'ALIAS_BOMB'))
  })

  it('says where a mistake is instead of throwing', () => {
    for (const [text, code] of [
      ['title: @key', 'BAD_SCALAR_START'],
      ['a:\n\t- b', 'TAB_AS_INDENT'],
      ['a: *nowhere', 'BAD_ALIAS'],
      [`a: ${'['.repeat(10_000)}`, 'TOO_DEEP'],
      ['- '.repeat(10_000), 'TOO_DEEP'],
    ] as const) {
      assert.ok(
        read(text).errors.some((error) => error.code === code),
        `${code}: ${JSON.stringify(read(text).errors)}`,
      )
    }
  })

  it('takes a long text for no nesting', () => {
    const words = 'one - two: '.repeat(300)
    for (const text of [`a: "${words}"`, `a: '${words}\n  ${words}'`, `a: >\n  ${words}`]) {
      const { errors } = read(text)
      assert.deepEqual(errors, [], text.slice(0, 20))
    }
  })

  it('makes no stack trace for each syntax error, and leaves the setting for them as it was', () => {
    const limits: unknown[] = []
    const descriptor = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit')
    assert.ok(descriptor)
    Object.defineProperty(Error, 'stackTraceLimit', { configurable: true, get: () => 7, set: (limit) => limits.push(limit) })
    try {
      assert.ok(read('a: [,,,,]').errors.length > 2)
      assert.deepEqual(limits, [0, 7])
    } finally {
      Object.defineProperty(Error, 'stackTraceLimit', descriptor)
    }
  })

  it('reads 10,000 keys', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `key${i}: value ${i}`).join('\n')
    const { root } = read(text)
    assert.ok(root?.kind === 'map')
    assert.equal(root.fields.length, 10_000)
  })

  it('never loses a key named __proto__', () => {
    assert.deepEqual(Object.keys(toValue(read('__proto__: 1\na: 2').root) as object), ['__proto__', 'a'])
  })

  it('writes any text so that YAML 1.1 and 1.2 read it back', () => {
    const odd = fc.constantFrom(
      'yes',
      'no',
      '012',
      '1_000',
      '._1',
      '12:30',
      '2024-01-05',
      '~',
      '=',
      '-',
      '?',
      'a: b',
      'a #b',
      "it's",
      '"',
      '@x',
      '[转] 标题',
      '港口：开放',
      '---',
      'é🚢',
      '0x1f',
      ' a',
      'a\nb',
      '\t',
    )
    fc.assert(
      fc.property(
        fc.oneof(odd, fc.string(), fc.string({ unit: 'grapheme' })),
        fc.constantFrom('plain', 'single', 'double'),
        fc.boolean(),
        (value, style, inFlow) => {
          fc.pre(!/[\uD800-\uDFFF\uFFFE\uFFFF]/u.test(value))
          const written = writeScalar(value, style as 'plain', inFlow)
          const document = inFlow ? `key: [${written}, end]\n` : `key: ${written}\n`
          const expected = inFlow ? [value, 'end'] : value
          assert.deepEqual(parse(document).key, expected, document)
          assert.deepEqual(matter(`---\n${document}---\n`, {}).data['key'], expected, document)
        },
      ),
      runs(300, 5000),
    )
  })

  it('puts what some readers take for a number or a symbol in quotes', () => {
    for (const value of ['1,000', ':name', '12:30', '0o7', '._1', '.5e3', 'y']) assert.ok(!isPlainSafe(value), value)
  })

  it('leaves ordinary names without quotes', () => {
    for (const value of ['新媒体', 'Aljazeera 半岛网', "O'Neill", 'C++', 'a-b', 'Q&A', '3D print', 'Desk, night'])
      assert.ok(isPlainSafe(value), value)
  })
})
