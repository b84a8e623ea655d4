import assert from 'node:assert/strict'
import fc from 'fast-check'
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser'
import { readFrontMatter } from '../../../../src/core/frontmatter/frontMatter'
import { range, textAt } from '../../../../src/core/text/text'
import { readToml } from '../../../../src/core/data/toml/toml'
import { toValue, type ValueNode } from '../../../../src/core/data/nodes'
import { dress, dressed, objects, type Value } from '../../frontmatter/generatedFields'
import { runs } from '../../../runs'

const read = (text: string) => readToml(text, range(0, text.length))
const codes = (text: string) => read(text).errors.map(({ code, range: at }) => [code, textAt(text, at)])

/** What another reader makes of it, with dates as they are written. */
function byLibrary(text: string): unknown {
  const program = parseTOML(text, { tomlVersion: '1.0.0' })
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain)
    if (typeof value === 'object' && value !== null && !(value instanceof Date))
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
    return value
  }
  return plain(getStaticTOMLValue(program))
}

const writeKey = (key: string, bare: boolean) => (bare && /^[\w-]+$/.test(key) ? key : JSON.stringify(key))
const writeText = (value: string, kind: number) => {
  if (kind === 1 && !/['\p{Cc}]/u.test(value)) return `'${value}'`
  if (kind === 2) return `"""\n${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"""`
  if (kind === 3 && !value.includes("'")) return `'''${value}'''`
  return JSON.stringify(value)
}

function writeValue(value: Value, kind: number): string {
  if (typeof value === 'string') return writeText(value, kind)
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) > 2 ** 53 ? value.toFixed(1) : String(value).replace('e+', 'e')
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value))
    return `[${kind === 2 ? ' # all\n  ' : ''}${value.map((item: Value) => writeValue(item, kind)).join(', ')}${kind === 3 && value.length > 0 ? ',\n' : ''}]`
  const pairs = Object.entries(value).map(
    ([key, inner]) => `${writeKey(key, true)} = ${writeValue(inner, kind === 2 || kind === 3 ? 0 : kind)}`,
  )
  return `{ ${pairs.join(', ')} }`
}

/** Simple values, then tables below headers or with dotted keys. */
function writeToml(object: Readonly<Record<string, Value>>, kind: number): string {
  const isTable = (value: Value) => typeof value === 'object' && !Array.isArray(value)
  const entries = Object.entries(object)
  const lines = entries
    .filter(([, value]) => !isTable(value))
    .map(([key, value]) => `${writeKey(key, kind !== 1)} = ${writeValue(value, kind)} # note\n`)
  const tables = entries.filter(([, value]) => isTable(value))
  for (const [key, value] of tables) {
    const inner = Object.entries(value as Record<string, Value>)
    if (kind === 1 && inner.length > 0)
      lines.unshift(...inner.map(([name, part]) => `${writeKey(key, true)} . ${writeKey(name, true)} = ${writeValue(part, kind)}\n`))
    else
      lines.push(
        `\n[ ${writeKey(key, true)} ]\n${inner.map(([name, part]) => `  ${writeKey(name, true)}\t=${writeValue(part, kind)}\n`).join('')}`,
      )
  }
  return lines.join('')
}

function* nodes(node: ValueNode | undefined): Generator<ValueNode> {
  if (!node) return
  yield node
  if (node.kind === 'list') for (const { value } of node.items) yield* nodes(value)
  if (node.kind === 'map') for (const { value } of node.fields) yield* nodes(value)
}

describe('toml', () => {
  it('has the values that were written, each at its range, in any script and with any line end', () => {
    fc.assert(
      fc.property(objects, fc.nat(3), dress, (object, kind, how) => {
        const text = dressed(`+++\n${writeToml(object, kind)}+++\n\nThe body: [x]\n`, how)
        const found = readFrontMatter(text)
        assert.deepEqual(found?.errors, [], text)
        assert.deepEqual(toValue(found?.root) ?? {}, object, text)
        for (const field of found?.fields ?? []) {
          const key = textAt(text, field.keyRange)
          assert.equal(/^"/.test(key) ? JSON.parse(key) : key, field.key)
        }
        for (const node of nodes(found?.root)) {
          if (node.kind === 'map' && node.style === 'block') continue
          const source = textAt(text, node.range)
          assert.deepEqual(
            toValue((read(`x = ${source}`).root as { fields: { value: ValueNode }[] } | undefined)?.fields[0]?.value),
            toValue(node),
            source,
          )
        }
      }),
      runs(150, 2000),
    )
  })

  it('reads what another reader reads', () => {
    fc.assert(
      fc.property(objects, fc.nat(3), (object, kind) => {
        const text = writeToml(object, kind)
        assert.deepEqual(toValue(read(text).root) ?? {}, byLibrary(text), text)
      }),
      runs(100, 2000),
    )
    for (const text of [
      '[a.b]\nx = 1\n[a]\ny = 2\n[a.c]\nz = 3',
      '[[a]]\nx = 1\n[a.b]\ny = 2\n[[a]]\nx = 3\n[[a.c]]\n[[a.c]]\nd = 1',
      'a.b.c = 1\na.b.d = 2\na . "e f" = 3\n[g]\na.b = 1',
      'a = +1_000\nb = 0xFf\nc = 0o17\nd = 0b11\ne = 1e3\nf = -1.5E-2\ng = inf\nh = -inf\ni = 6.02_2e2\nj = -0',
      'a = "\\u00e9\\U0001F600\\t\\"\\\\"\nb = """\\\n   x \\\n\n   y"""\nc = \'\'\'\n\'x\'\'\'\'\nd = """""x"""""',
      'a = [ # one\n  1, # two\n  [ "x" ],\n  { b = 1 },\n]',
      '\n# only\n\n',
    ])
      assert.deepEqual([toValue(read(text).root) ?? {}, read(text).errors], [byLibrary(text), []], text)
  })

  it('keeps dates as they are written, and tells them from text', () => {
    const text = 'a = 2024-01-05\nb = 2024-01-05T08:00:00+08:00\nc = 2024-01-05 08:00:00.5\nd = 08:00:00\ne = "2024-01-05" # f'
    const { root, errors } = read(text)
    assert.deepEqual(errors, [])
    assert.ok(root?.kind === 'map')
    assert.deepEqual(
      root.fields.map(({ value }) => value.kind === 'scalar' && [value.value, value.style]),
      [
        ['2024-01-05', 'plain'],
        ['2024-01-05T08:00:00+08:00', 'plain'],
        ['2024-01-05 08:00:00.5', 'plain'],
        ['08:00:00', 'plain'],
        ['2024-01-05', 'double'],
      ],
    )
  })

  it('says what is wrong, and reads the other lines', () => {
    for (const [line, code, place] of [
      ['a = Harbour opens # now', 'text-quotes', 'Harbour opens'],
      ['a = 3 boats', 'text-quotes', '3 boats'],
      ['a = [x, "y"]', 'text-quotes', 'x'],
      ['a = “x”', 'odd-quotes', '“x”'],
      ['a = "x', 'quote-open', '"'],
      ["a = 'it's'", 'text-after', "s'"],
      ['a = "x" y', 'text-after', 'y'],
      ['a = "\\q"', 'escape', '\\q'],
      ['a = "\\ud800"', 'escape', '\\ud800'],
      ['a = 012', 'number', '012'],
      ['a = 1__0', 'number', '1__0'],
      ['a = True', 'boolean', 'True'],
      ['a = 2024-1-5', 'date-form', '2024-1-5'],
      ['a = 2024-01-05 8:00', 'date-form', '2024-01-05 8:00'],
      ['a = 2024-13-05', 'date-value', '2024-13-05'],
      ['a = 25:00:00', 'date-value', '25:00:00'],
      ['a =', 'value-missing', '='],
      ['= 1', 'key-missing', '='],
      ['- a', 'equals-missing', '- '],
      ['港口 = 1', 'key-quotes', '港口'],
      ['a..b = 1', 'key-missing', '.'],
      ['a', 'equals-missing', 'a'],
      ['a: "x"', 'equals-sign', ':'],
      ['[a', 'header-open', '['],
      ['[[a]', 'header-open', '[['],
      ['a = [1, 2', 'bracket-open', '['],
      ['a = [1, [2]\n  , 3', 'bracket-open', '['],
      ['a = { b = 1', 'bracket-open', '{'],
      ['a = { b = 1,\n c = 2', 'bracket-open', '{'],
      ['a = { b\n = 1 }', 'equals-missing', 'b'],
      ['"""a""" = 1', 'key-lines', '"""a"""'],
      ['a = 1 # x\ry', 'line-break', '\r'],
      ['a = 2024-01-05T24:00:00Z', 'date-value', '2024-01-05T24:00:00Z'],
      ['a = 2024-01-05T08:00:00+08:60', 'date-value', '2024-01-05T08:00:00+08:60'],
      ['a = ]', 'bracket-stray', ']'],
      ['a = [1 2]', 'text-quotes', '1 2'],
      ['a = ["x" "y"]', 'comma-missing', '"'],
    ] as const) {
      const text = `before = 1\n${line}\nafter = [\n  "x",\n]\n`
      assert.deepEqual(codes(text), [[code, place]], line)
      const root = JSON.stringify(toValue(read(text).root))
      assert.ok(root.includes('"before":1') && root.includes('"after":["x"]'), `${line}: ${root}`)
    }
  })

  it('lists what only TOML 1.1 allows, and reads it', () => {
    for (const [line, code, place, value] of [
      ['a = { b = 1,\n c = 2 }', 'inline-lines', '{', { b: 1, c: 2 }],
      ['a = {\n  b = [\n    { c = 1 }, # one\n  ],\n  # two\n  d = 2\n}', 'inline-lines', '{', { b: [{ c: 1 }], d: 2 }],
      ['a = { b = 1, }', 'comma-last', ',', { b: 1 }],
      ['a = 2024-01-05 08:00', 'date-form', '2024-01-05 08:00', '2024-01-05 08:00'],
      ['a = 08:00', 'date-form', '08:00', '08:00'],
      ['a = "\\x41"', 'escape', '\\x41', 'A'],
      ['a = "\\e"', 'escape', '\\e', '\u001b'],
    ] as const) {
      const text = `${line}\nafter = 1\n`
      const { root, errors, newer } = read(text)
      assert.deepEqual(errors, [], line)
      assert.deepEqual(
        newer?.map(({ code: found, range: at }) => [found, textAt(text, at)]),
        [[code, place]],
        line,
      )
      assert.deepEqual(toValue(root), { a: value, after: 1 }, line)
    }
  })

  it('has a key that is there twice as two fields', () => {
    for (const text of [
      'a = 1\na = 2',
      '[a]\nx = 1\n[a]\ny = 2',
      'a = 1\n[a]\nb = 2',
      'a = { b = 1 }\na.c = 2',
      'a.b = 1\n[a]\nc = 2',
      '[a]\n[[a]]\n',
    ]) {
      const { root, errors } = read(text)
      assert.deepEqual(errors, [])
      assert.ok(root?.kind === 'map')
      assert.deepEqual(
        root.fields.map(({ key }) => key),
        ['a', 'a'],
        text,
      )
    }
  })

  it('never throws, and keeps its ranges in order, whatever is written', () => {
    const part = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      '=',
      '.',
      ',',
      '"',
      "'",
      '"""',
      "'''",
      '\n',
      '\r\n',
      '\r',
      ' ',
      '#',
      '\\',
      'a',
      '1',
      '-',
      'true',
      '2024-01-05',
      '港',
      ':',
      '\u0000',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('')
        const { root, errors } = read(text)
        for (const { range: at } of [...errors, ...nodes(root)])
          assert.ok(at.start >= 0 && at.start <= at.end && at.end <= text.length, text)
        let valid = true
        try {
          byLibrary(text)
        } catch {
          valid = false
        }
        // Control characters are another rule's; the other reader takes a lone carriage return for a line end.
        if (valid && !/\r(?!\n)/.test(text)) assert.deepEqual(errors, [], JSON.stringify(text))
      }),
      runs(600, 12000),
    )
  })
})
