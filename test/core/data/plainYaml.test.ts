import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readFrontMatter } from '../../../src/core/frontmatter/frontMatter'
import { readPlainYaml } from '../../../src/core/data/plainYaml'
import { range, type Range, textAt } from '../../../src/core/text/text'
import { readYaml } from '../../../src/core/data/yaml'
import { readYamlByLibrary } from '../../../src/core/data/yamlByLibrary'
import { toValue } from '../../../src/core/data/nodes'
import { realArticles } from '../../realArticles/realArticles'
import { isLong, runs, sample } from '../../runs'

const blockRuns = runs(800, 100_000)
const { numRuns } = blockRuns

const seedLike = [
  "title: '哈萨克斯坦总统宣布维和部队两天后撤离 俄罗斯回应'",
  'categories: ',
  ' - 新媒体',
  ' - Aljazeera 半岛网',
  "headimg: 'https://example.net/a.jpg?w=770&resize=770%2C433'",
  'author: Aljazeera 半岛网',
  'comments: false',
  'date: Wed, 12 Jan 2022 03:35:16 GMT',
  '',
].join('\n')

/** The block inside of a text that would change its meaning, were it looked at. */
function around(block: string, after = ' : x\n- y'): readonly [string, Range] {
  const before = "'\ufeff---\n# "
  return [before + block + after, range(before.length, before.length + block.length)]
}

/** Whether the fast reader answers; when it does, it must say what the library says. */
function answers(text: string, at: Range): boolean {
  const simple = readPlainYaml(text, at)
  if (simple) assert.deepEqual(simple, readYamlByLibrary(text, at), JSON.stringify(textAt(text, at)))
  return simple !== undefined
}

const pick = (...choices: readonly string[]) => fc.constantFrom(...choices)
const someOf = (arbitrary: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(arbitrary, { minLength: 1, maxLength }).map((parts) => parts.join(''))

const word = pick(
  'a',
  'of',
  'Desk',
  '新媒体',
  '半岛网',
  '🚢',
  '💬🏽',
  'é',
  'x-y',
  '12',
  '?w=7&r=8%2C4',
  'http://a.b/c#d',
  '12:30',
  '：',
  '\u00a0',
  '\u3000',
)
const core = pick(
  ...'~ null Null NULL nULL true True TRUE tRUE false False FALSE yes no .inf -.inf +.INF .Inf +.inf .nan .NaN -.nan'.split(' '),
  ...'0 -0 +1 007 0o17 0o8 -0o7 0x1F 0xg 12 1_000 12e3 1.5 -1.50 +.5 5. . .5e-3 1e400 1.e+2 e5 - -- --- -x -1 --1 ... .a +a / ;'.split(' '),
  '2024-01-05',
  '2024-01-05 12:30:00',
  'Wed, 12 Jan 2022 03:35:16 GMT',
  '123456789012345678901234567890',
  '0.1234567890123456789012345',
)
const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const plain = fc.oneof(phrase, core, pick("it's", 'a "b"', 'a, b', 'a [b]', 'C#', 'a{b', '<b>', '(a)', '$a', '=', 'a?'))
const inQuotes = someOf(fc.oneof(word, core, pick(' ', ': ', ' # ', ', ', '[', ']', '{{ a }}', '- ', '|', '>', '&a', '*', '!')), 4)
const single = fc.oneof(inQuotes, pick('', "''", "it''s", '"')).map((text) => `'${text}'`)
const double = fc.oneof(inQuotes, pick('', "'", ' a ')).map((text) => `"${text}"`)
const scalar = fc.oneof({ weight: 3, arbitrary: plain }, single, double)
const flowScalar = fc.oneof(phrase, core, single, double, pick("it's", 'a#b', 'a:b', '(a)')).filter((text) => !/^[^'"].*,/.test(text))
const flow = fc
  .tuple(fc.array(flowScalar, { maxLength: 4 }), pick(', ', ',', ' , '), pick('', ' '))
  .map(([items, comma, blank]) => `[${blank}${items.join(comma)}${blank}]`)
const tail = fc.oneof({ weight: 4, arbitrary: fc.constant('') }, pick(' ', '  ', ' # note', '  #', ' # a: b [ - \' "', ' #港 #'))
const between = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  pick('\n', '   \n', '# note\n', '  # note\n', '\n\n# a: b\n', ' #\n\n', '\n # n\n\n  # m\n'),
)
const key = fc.oneof(
  {
    weight: 15,
    arbitrary: pick('title', 'tags', '标题', 'a', '_x', 'alt-text', 'og.image', 'photo credit', 'h1', 'True x', '__proto__', 'é🚢'),
  },
  pick('<<', 'null', 'TRUE', '1', '-a', '.nan', '~'),
)
const line = fc.tuple(scalar, tail, between).map(([value, end, gap]) => `${value}${end}\n${gap}`)
const list = fc
  .tuple(
    pick('', ' ', '  ', '    '),
    pick(' ', '   '),
    fc.array(fc.oneof({ weight: 5, arbitrary: line }, pick('\n', '# note\n')), { minLength: 1, maxLength: 4 }),
  )
  .map(([indent, blank, items]) => items.map((item) => `${indent}-${blank}${item}`).join(''))
const field = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(key, pick(' ', '  '), line).map(([name, blank, value]) => `${name}:${blank}${value}`) },
  fc.tuple(key, tail, between, list).map(([name, end, gap, items]) => `${name}:${end}\n${gap}${items}`),
  fc.tuple(key, flow, tail, between).map(([name, items, end, gap]) => `${name}: ${items}${end}\n${gap}`),
  fc.tuple(key, tail, between).map(([name, end, gap]) => `${name}:${end}\n${gap}`),
)
const block = fc
  .tuple(between, fc.array(field, { minLength: 1, maxLength: 5 }), fc.boolean(), fc.boolean())
  .map(([gap, fields, windows, cut]) => {
    const text = `${gap}${fields.join('')}`
    const whole = cut ? text.replace(/\n$/, '') : text
    return windows ? whole.replaceAll('\n', '\r\n') : whole
  })

const significant = Array.from(' \n\r\t:-#\'"[]{},&*!|>%@`?~.\\/=+0a_<$;^x\u0000\u0085\u00a0\u2028\ufeff\uffff\ud83d\u3000港')
const piece = fc.oneof(
  { weight: 2, arbitrary: pick(...significant) },
  pick(': ', ' #', '- ', ' - ', '\n- ', '\n  ', '\n\n', '\r\n', "''", '""', ', ', '? ', 'a: ', '\n # ', '\n#', ' : ', '&a ', '<<: '),
  pick('---\n', '\n---', '...\n', '|\n', '\n  - ', '\n-', ' \n', '\n  # n\n', '\n a', '\n\n  a', '[]', '{}', '- - '),
)
const after = pick(...' \n\r\t:-#\'"],a', '', '\n- a', '- a', '[]', "''", ' # b')
interface Mutation {
  readonly kind: 'insert' | 'delete' | 'replace' | 'swap'
  readonly where: number
  readonly piece: string
}
const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'replace', 'swap'),
  where: fc.nat(10_000),
  piece,
})

function mutate(text: string, { kind, where, piece }: Mutation): string {
  const at = where % (text.length + 1)
  if (kind === 'insert') return text.slice(0, at) + piece + text.slice(at)
  if (kind === 'delete') return text.slice(0, at) + text.slice(at + piece.length)
  if (kind === 'replace') return text.slice(0, at) + piece + text.slice(at + 1)
  return text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2)
}

describe('the fast reader of simple YAML', () => {
  it('answers for an article like the seed', () => {
    for (const text of [seedLike, seedLike.replaceAll('\n', '\r\n'), `# note\n\n${seedLike}tags: [a, "b c", 港] # note\nimage:\n`]) {
      assert.ok(answers(...around(text)), text)
      assert.ok(answers(text, range(0, text.length)), text)
    }
    assert.deepEqual(toValue(readYaml(seedLike, range(0, seedLike.length)).root), {
      title: '哈萨克斯坦总统宣布维和部队两天后撤离 俄罗斯回应',
      categories: ['新媒体', 'Aljazeera 半岛网'],
      headimg: 'https://example.net/a.jpg?w=770&resize=770%2C433',
      author: 'Aljazeera 半岛网',
      comments: false,
      date: 'Wed, 12 Jan 2022 03:35:16 GMT',
    })
  })

  it('leaves what is not simple to the library', () => {
    const doubtful = [
      ...['', '\n', '# note\n', '- a', 'a', 'a: b\n c', 'a:\n  b', 'a:\n  b: c', 'a: b: c', 'a: b:', 'a: &x b', 'a: *x', 'a: !!str b'],
      ...[
        'a: |\n  b',
        'a: >-\n  b',
        'a: "b\n  c"',
        "a: 'b\n\n  c'",
        'a: "\\n"',
        'a: "b',
        "a: 'b'c",
        "a: 'b'#c",
        'a: [b]#c',
        'a: [b',
        'a: [b,\n c]',
      ],
      ...[
        'a: [[b]]',
        'a: [b: c]',
        'a: ["b":c]',
        'a: [b:]',
        'a: [,]',
        'a: [b,]',
        'a: {b: c}',
        'a: @b',
        'a: `b',
        'a: %b',
        'a: ? b',
        'a: - b',
      ],
      ...[
        'a:\tb',
        'a: b\tc',
        'a: b\n\nc',
        'a: b\n- c',
        'a: b\n - c',
        'a:\n - b\n  - c',
        'a:\n  - b\n - c',
        'a:\n - - b',
        'a:\n - b: c',
        'a:\n - b\n   c',
      ],
      ...[
        '? a',
        '"a": b',
        "'a': b",
        'a : b',
        ' a: b',
        '1: b',
        'null: b',
        'true: b',
        '<<: b',
        '%YAML 1.2\n---\na: b',
        '---\na: b',
        'a: b\n---\nc: d',
        'a: b\n...\n',
      ],
      ...['a: b\rc: d', 'a: b\r', 'a: \ufeffb', '\ufeffa: b', 'a: b\u2028c', 'a: b\u0085c', 'a: "\u0000"', `${'a'.repeat(1025)}: b`],
    ]
    for (const text of doubtful) assert.equal(readPlainYaml(...around(text)), undefined, JSON.stringify(text))
  })

  it('reads simple blocks as the library does', () => {
    let answered = 0
    fc.assert(
      fc.property(block, after, (text, rest) => {
        if (answers(...around(text, rest))) answered++
      }),
      blockRuns,
    )
    if (isLong) console.log(`      answered ${answered} of ${numRuns} generated blocks`)
    assert.ok(answered > numRuns / 3, `answered ${answered} of ${numRuns}`)
  })

  it('reads damaged blocks as the library does, or not at all', () => {
    let answered = 0
    fc.assert(
      fc.property(block, fc.array(mutation, { minLength: 1, maxLength: 4 }), after, (text, mutations, rest) => {
        if (answers(...around(mutations.reduce(mutate, text), rest))) answered++
      }),
      blockRuns,
    )
    if (isLong) console.log(`      answered ${answered} of ${numRuns} damaged blocks`)
    assert.ok(answered > numRuns / 20, `answered ${answered} of ${numRuns}`)
  })

  it('reads real front matter as the library does', function () {
    if (realArticles().length === 0) this.skip()
    let blocks = 0
    let answered = 0
    for (const { text } of sample(realArticles(), 8)) {
      const frontMatter = readFrontMatter(text)
      if (frontMatter?.language !== 'yaml') continue
      blocks++
      if (answers(text, frontMatter.content)) answered++
    }
    if (isLong) console.log(`      answered ${answered} of ${blocks} real blocks`)
    assert.ok(answered > blocks / 2, `answered ${answered} of ${blocks}`)
  })
})
