import assert from 'node:assert/strict'
import { readFrontMatter } from '../../../../src/core/frontmatter/frontMatter'
import { compileSchema } from '../../../../src/core/schema/articleSchema'
import { hasFormat } from '../../../../src/core/schema/engine/formats'
import { isLong } from '../../../runs'

/** The engine throws beyond its step limit: an answer shows that it needed fewer steps. */
function findingsOf(schema: object, content: string) {
  const text = `---\n${content}\n---\n`
  const read = readFrontMatter(text)
  assert.ok(read)
  const compiled = compileSchema(schema)
  return compiled.validate(read.root, read.open, text)
}

const count = isLong ? 16_000 : 4000
const many = Array.from({ length: count }, (_, index) => index)

describe('a schema, checked against very large values', () => {
  const keys = many.map((index) => `key${index}: ${index}`).join('\n')
  for (const [name, schema] of [
    ['unknown keys', { additionalProperties: false }],
    ['keys of the wrong type', { additionalProperties: { type: 'string' } }],
    ['keys by pattern', { patternProperties: { '^(k|e)+y': { type: 'string' } }, unevaluatedProperties: false }],
    ['names of keys', { propertyNames: { enum: ['a', 'b'] } }],
    ['missing keys', { required: many.map((index) => `missing${index}`) }],
    ['keys of the schema', { properties: Object.fromEntries(many.map((index) => [`key${index}`, { type: 'string' }])) }],
    ['branches', { additionalProperties: { oneOf: [{ type: 'string' }, { type: 'array' }] } }],
  ] as const) {
    it(`reports the first 200 findings and the number of the others: ${name}`, () => {
      const findings = findingsOf(schema, keys)
      assert.equal(findings.length, 201)
      assert.equal(findings.at(-1)?.message, `More values in this article that do not match the schema: ${count - 200}.`)
      assert.equal(findings.at(-1)?.severity, 'information')
    })
  }

  it('finds equal entries among thousands', () => {
    const desk = (entry: (index: number) => string) => `desk: [${many.map(entry).join(', ')}]`
    const schema = { properties: { desk: { uniqueItems: true } } }
    assert.equal(
      findingsOf(
        schema,
        desk((index) => `a${index}`),
      ).length,
      0,
    )
    assert.equal(
      findingsOf(
        schema,
        desk((index) => `{ a: ${index}, b: [${index}] }`),
      ).length,
      0,
    )
    assert.equal(
      findingsOf(
        schema,
        desk((index) => `a${index % (count - 1)}`),
      ).length,
      1,
    )
  })

  it('takes a value of a million letters', () => {
    const desk = 'x'.repeat(1_000_000)
    const messages = findingsOf(
      { properties: { desk: { maxLength: 5, pattern: '^(x+x+)+y$', enum: ['a'], format: 'email' } } },
      `desk: ${desk}`,
    )
    assert.equal(messages.length, 4)
    for (const { message } of messages) assert.ok(message.length < 300)
  })

  for (const format of [
    'email',
    'url',
    'uri',
    'uri-reference',
    'uri-template',
    'hostname',
    'ipv6',
    'date-time',
    'duration',
    'json-pointer',
    'byte',
    'regex',
    'uuid',
    'time',
  ]) {
    it(`answers for long texts: ${format}`, () => {
      for (const unit of ['a', 'a.', 'a-', '1', ':', '/', '%41', 'a@', '(a', '0:', '😀', ' ']) {
        for (const lead of ['', 'http://', 'a@', 'P', '2024-01-01T'])
          assert.equal(typeof hasFormat(format, `${lead}${unit.repeat(9_900 / unit.length)}!`), 'boolean')
      }
    })
  }
})
