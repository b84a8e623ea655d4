import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readFrontMatter } from '../../../src/core/frontmatter/frontMatter'
import { readJson } from '../../../src/core/data/json'
import { range, textAt } from '../../../src/core/text/text'
import { toValue, type ValueNode } from '../../../src/core/data/nodes'
import { dress, dressed, objects } from '../frontmatter/generatedFields'
import { runs } from '../../runs'

const read = (text: string) => readJson(text, range(0, text.length))

function* nodes(node: ValueNode | undefined): Generator<ValueNode> {
  if (!node) return
  yield node
  if (node.kind === 'list') for (const { value } of node.items) yield* nodes(value)
  if (node.kind === 'map') for (const { value } of node.fields) yield* nodes(value)
}

describe('json', () => {
  it('has the values that were written, each at its range, in all its forms', () => {
    const forms: readonly ((json: string) => string)[] = [
      (json) => `---json\n${json}\n---\n`,
      (json) => `;;;\n${json}\n;;;\n`,
      (json) => `;;;\n${json.trim().slice(1, -1).trim()}\n;;;\n`,
      (json) => `${json}\n`,
    ]
    fc.assert(
      fc.property(objects, fc.constantFrom(0, 2, '\t'), fc.constantFrom(...forms), dress, (extra, indent, form, how) => {
        const object = { title: 'Harbour', ...extra }
        const text = dressed(`${form(JSON.stringify(object, undefined, indent))}\nThe body: {x}\n`, how)
        const found = readFrontMatter(text)
        assert.equal(found?.language, 'json', text)
        assert.deepEqual(found.errors, [], text)
        assert.deepEqual(toValue(found.root), object, text)
        for (const field of found.fields) assert.equal(JSON.parse(textAt(text, field.keyRange)), field.key)
        for (const node of nodes(found.root)) if (node !== found.root) assert.deepEqual(JSON.parse(textAt(text, node.range)), toValue(node))
      }),
      runs(150, 2000),
    )
  })

  it('reads what is there of broken JSON, and says what is wrong', () => {
    for (const [text, code] of [
      ['{ "a": 1, }', 'PropertyNameExpected'],
      ['{ "a": 1 "b": 2 }', 'CommaExpected'],
      ['{ "a": }', 'ValueExpected'],
      ['{ "a": x }', 'InvalidSymbol'],
      ['{ "a": "x\n, "b": 1 }', 'UnexpectedEndOfString'],
      ['{ "a": 1 // note\n}', 'InvalidCommentToken'],
      ['{ "a": 1', 'CloseBraceExpected'],
      ['{ "a": [1 }', 'CloseBracketExpected'],
      ['{ "a": 1 } 2', 'EndOfFileExpected'],
      ['"a": 1,', 'PropertyNameExpected'],
      ['{ "a": "\\q" }', 'InvalidEscapeCharacter'],
    ] as const) {
      const { root, errors } = read(text)
      assert.ok(
        errors.some((error) => error.code === code),
        `${text}: ${JSON.stringify(errors)}`,
      )
      assert.ok(root?.kind === 'map' && root.fields[0]?.key === 'a', text)
    }
  })

  it('never throws, and keeps its ranges inside, whatever is written', () => {
    const part = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      ':',
      ',',
      '"',
      '"a"',
      '\n',
      '\r\n',
      ' ',
      '\\',
      'a',
      '1',
      '-',
      'true',
      'null',
      '//',
      '/*',
      '港',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const text = parts.join('')
        const { root, errors } = read(text)
        for (const { range: at } of [...errors, ...nodes(root)])
          assert.ok(at.start >= 0 && at.start <= at.end && at.end <= text.length, text)
      }),
      runs(500, 8000),
    )
  })

  it('reads very deep, very long and very many values', () => {
    for (const bomb of ['['.repeat(100_000), '{"a":'.repeat(100_000)]) assert.equal(read(bomb).errors[0]?.code, 'TOO_DEEP')
    const long = 'x'.repeat(1_000_000)
    assert.equal((toValue(read(`{"a": "${long}"}`).root) as { a: string }).a.length, 1_000_000)
    const keys = Array.from({ length: 16_000 }, (_, index) => `"k${index}": ${index}`).join(',\n')
    const { root } = read(keys)
    assert.equal(root?.kind === 'map' && root.fields.length, 16_000)
  })
})
