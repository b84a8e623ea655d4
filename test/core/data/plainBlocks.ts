import fc from 'fast-check'

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
/** YAML blocks that are mostly plain. */
export const block = fc
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
/** What may follow the block. */
export const after = pick(...' \n\r\t:-#\'"],a', '', '\n- a', '- a', '[]', "''", ' # b')
export interface Mutation {
  readonly kind: 'insert' | 'delete' | 'replace' | 'swap'
  readonly where: number
  readonly piece: string
}
export const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'replace', 'swap'),
  where: fc.nat(10_000),
  piece,
})

/** Damages a block a little. */
export function mutate(text: string, { kind, where, piece }: Mutation): string {
  const at = where % (text.length + 1)
  if (kind === 'insert') return text.slice(0, at) + piece + text.slice(at)
  if (kind === 'delete') return text.slice(0, at) + text.slice(at + piece.length)
  if (kind === 'replace') return text.slice(0, at) + piece + text.slice(at + 1)
  return text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2)
}
