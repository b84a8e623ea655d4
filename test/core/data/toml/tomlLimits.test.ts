import assert from 'node:assert/strict'
import { toValue, type ValueNode } from '../../../../src/core/data/nodes'
import { readToml } from '../../../../src/core/data/toml/toml'
import { range, textAt } from '../../../../src/core/text/text'

const read = (text: string) => readToml(text, range(0, text.length))
const fieldsOf = (root: ValueNode | undefined) => (root?.kind === 'map' ? root.fields.length : 0)
const codes = (text: string) => read(text).errors.map(({ code, range: at }) => [code, textAt(text, at)])

describe('toml, at its limits', () => {
  it('reports every faulty line, each in the same pass', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `key${index} = Harbour opens`)
    assert.equal(read(lines.join('\n')).errors.length, 5000)
    for (const unclosed of ['a = {', 'a = { b = 1,', 'a = [', 'a = { b = [', '[a', 'a = "'])
      assert.ok(read(`${unclosed}\n`.repeat(5000)).errors.length >= 1, unclosed)
  })

  it('reads very deep, very long and very many values', () => {
    for (const bomb of ['['.repeat(100_000), '{a='.repeat(100_000), `${'a.'.repeat(100_000)}a = 1`, `[${'a.'.repeat(100_000)}a]`])
      assert.deepEqual(
        read(bomb.startsWith('a') || /^\[a/.test(bomb) ? bomb : `a = ${bomb}`).errors.map(({ code }) => code),
        ['TOO_DEEP'],
      )
    const long = 'x'.repeat(300_000)
    for (const value of [`"${long}"`, `'${long}'`, `"""${long}"""`])
      assert.equal((toValue(read(`a = ${value}`).root) as { a: string }).a.length, 300_000)
    assert.deepEqual(codes(`a = "${long}`), [['quote-open', '"']])
    for (const hard of [
      long,
      '1'.repeat(300_000),
      '["'.repeat(150_000),
      '"\\'.repeat(300_000),
      '#"'.repeat(150_000),
      'a\n'.repeat(300_000),
    ]) {
      read(hard)
      read(`a = ${hard}`)
    }
    const keys = Array.from({ length: 16_000 }, (_, index) => `k${index} = ${index}`)
    assert.equal(fieldsOf(read(keys.join('\n')).root), 16_000)
    assert.equal(fieldsOf(read(keys.map((line) => line.replace(/\d+ /, ' ')).join('\n')).root), 16_000)
    assert.equal(fieldsOf(read(keys.map((_, index) => `[t${index}]\na = 1`).join('\n')).root), 16_000)
  })
})
