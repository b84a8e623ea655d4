import assert from 'node:assert/strict'
import { readFrontMatter } from '../../../src/core/frontmatter/frontMatter'
import { compileSchema, defaultArticleSchema, SchemaError } from '../../../src/core/schema/articleSchema'
import { applyEdits, textAt } from '../../../src/core/text/text'

/** What a schema says of a block: the text at the range and the message. */
function problemsOf(schema: object, content: string) {
  const text = `---\n${content}\n---\n`
  const read = readFrontMatter(text)
  assert.ok(read)
  return compileSchema(schema)
    .validate(read.root, read.open, text)
    .map((found) => ({
      at: textAt(text, found.range),
      message: found.message,
      fixed: (found.fixes ?? []).map((fix) => applyEdits(text, fix.edits).slice(4, -5)),
    }))
}

const property = (schema: object, required: readonly string[] = []) => ({ type: 'object', properties: { desk: schema }, required })

describe('schema', () => {
  it('shows a missing key at the opening fence', () => {
    const [found] = problemsOf(property({}, ['author']), 'desk: 1')
    assert.deepEqual([found?.at, found?.message], ['---', '“author” is missing.'])
  })

  it('shows an unknown value with what is allowed, and offers the nearest', () => {
    const [found] = problemsOf(property({ enum: ['World', 'Sports', '本地'] }), "desk: 'Sprots'")
    assert.equal(found?.at, "'Sprots'")
    assert.equal(found?.message, '“Sprots” is not allowed for “desk”. Allowed: World, Sports, 本地. Did you mean “Sports”?')
    assert.deepEqual(found?.fixed, ["desk: 'Sports'"])
  })

  for (const [name, schema, content, at, message] of [
    ['a type', { type: 'boolean' }, 'desk: maybe', 'maybe', '“desk” should be true or false, not text.'],
    ['two types', { type: ['string', 'array'] }, 'desk: 3', '3', '“desk” should be text or a list, not a number.'],
    ['a type in a list', { items: { type: 'string' } }, 'desk: [a, 3]', '3', '“desk” should be text, not a number.'],
    [
      'branches by type',
      { anyOf: [{ type: 'string' }, { type: 'array' }] },
      'desk: 3',
      '3',
      '“desk” should be text or a list, not a number.',
    ],
    [
      'the branch that was meant',
      { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
      'desk: [a, 3]',
      '3',
      '“desk” should be text, not a number.',
    ],
    ['a length', { minLength: 5 }, 'desk: abc', 'abc', '“desk” is too short: it needs at least 5 characters.'],
    ['an empty text', { minLength: 1 }, "desk: ''", "''", '“desk” is empty.'],
    ['too many entries', { maxItems: 1 }, 'desk: [a, b]', 'b', '“desk” may have only one entry.'],
    ['a value twice', { uniqueItems: true }, 'desk: [a, b, a]', 'a', '“desk” contains the same value twice.'],
    ['a number', { minimum: 3 }, 'desk: 1', '1', '“desk” should be 3 or more.'],
    ['a pattern', { pattern: '^[a-z]+$' }, 'desk: A1', 'A1', '“desk” does not have the form that the schema requires: ^[a-z]+$'],
    ['words of the schema', { pattern: '^[a-z]+$', errorMessage: 'Small letters only.' }, 'desk: A1', 'A1', 'Small letters only.'],
    ['a format', { format: 'date' }, 'desk: 5 Jan', '5 Jan', '“desk” should be a date such as 2024-01-05.'],
    ['an e-mail address', { format: 'email' }, 'desk: nobody', 'nobody', '“desk” should be an e-mail address.'],
    ['a constant', { const: 'post' }, 'desk: page', 'page', '“page” is not allowed for “desk”. Allowed: post.'],
    ['a nested key', { type: 'object', required: ['name'] }, 'desk:\n  id: 1', 'desk', '“name” is missing.'],
    ['an empty value', { type: 'string' }, 'desk:', 'desk', '“desk” should be text, not empty.'],
    ['what must not be', { not: { const: 'x' } }, 'desk: x', 'x', '“desk” has a value that the schema does not allow.'],
  ] as const) {
    it(`words ${name} and shows it at its place`, () => {
      const found = problemsOf(property(schema), content)
      assert.deepEqual(
        found.map((problem) => [problem.at, problem.message]),
        [[at, message]],
      )
      assert.ok(!/must|schemaPath|instance|#\//.test(found[0]?.message ?? ''))
    })
  }

  it('shows an unknown key at the key, and offers the nearest that is not there yet', () => {
    const schema = { type: 'object', additionalProperties: false, properties: { title: {}, category: {} } }
    const [found] = problemsOf(schema, 'title: a\ncatgory: b')
    assert.deepEqual(
      [found?.at, found?.message, found?.fixed],
      ['catgory', '“catgory” is not a known key here. Did you mean “category”?', ['title: a\ncategory: b', 'title: a']],
    )
  })

  it('refuses what is not a schema', () => {
    for (const schema of [[], 'text', 3, { type: 'nonsense' }, { $ref: 'https://example.com/other.json' }]) {
      assert.throws(() => compileSchema(schema), SchemaError)
    }
  })

  it('takes older drafts', () => {
    for (const draft of [
      'http://json-schema.org/draft-07/schema#',
      'http://json-schema.org/draft-06/schema#',
      'https://json-schema.org/draft/2019-09/schema',
      'https://json-schema.org/draft/2020-12/schema',
    ]) {
      const found = problemsOf(
        { $schema: draft, ...property({ $ref: '#/definitions/d' }), definitions: { d: { type: 'boolean' } } },
        'desk: x',
      )
      assert.equal(found.length, 1, draft)
    }
  })

  it('that ships knows its fields', () => {
    const fields = defaultArticleSchema().fields
    const field = (name: string) => fields.find((candidate) => candidate.name === name)
    assert.equal(fields[0]?.name, 'title')
    assert.deepEqual(field('comments')?.values, [true, false])
    assert.equal(field('categories')?.vocabulary, 'categories')
    assert.equal(field('author')?.vocabulary, 'authors')
    assert.equal(field('categories')?.list, 'may')
  })
})
