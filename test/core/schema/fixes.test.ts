import assert from 'node:assert/strict'
import { readFrontMatter } from '../../../src/core/frontmatter/frontMatter'
import { writerOf } from '../../../src/core/frontmatter/writer'
import { compileSchema } from '../../../src/core/schema/articleSchema'
import { applyEdits } from '../../../src/core/text/text'

/** All fixes for a block, as their titles and what they make of it. */
function fixed(schema: object, content: string, eol = '\n'): Readonly<Record<string, string>> {
  const text = `---\n${content}\n---\n`.replaceAll('\n', eol)
  const read = readFrontMatter(text)
  assert.ok(read && read.errors.length === 0)
  const found = compileSchema(schema).validate(read.root, read.open, text, writerOf(read.language))
  return Object.fromEntries(
    found.flatMap(({ fixes = [] }) =>
      fixes.map((fix) => {
        assert.equal(fix.safe, false)
        const after = applyEdits(text, fix.edits)
        assert.equal(after.includes('\r'), eol === '\r\n')
        return [fix.title, after.replaceAll('\r\n', '\n').slice(4, -5)]
      }),
    ),
  )
}

const of = (desk: unknown) => ({ properties: { desk } })
const ordered = {
  properties: {
    title: {},
    live: { type: 'boolean' },
    desk: { enum: ['World', 'Sports'] },
    tags: { type: 'array' },
    layout: { default: 'post' },
    cover: { type: 'object', required: ['src', 'wide'], properties: { src: { type: 'string' }, alt: {}, wide: { type: 'boolean' } } },
    author: { type: 'string' },
  },
}
const needs = (...required: readonly string[]) => ({ ...ordered, required })

const table: readonly (readonly [name: string, schema: object, content: string, fixed: Readonly<Record<string, string>>])[] = [
  ['a near value', of({ enum: ['World', 'Sports'] }), "desk: 'Sprots' # which", { 'Replace with “Sports”': "desk: 'Sports' # which" }],
  ['another case', of({ enum: ['World', 'Sports'] }), 'desk: WORLD', { 'Replace with “World”': 'desk: World' }],
  ['another width', of({ enum: ['2024', 'News'] }), 'desk: Ｎｅｗｓ', { 'Replace with “News”': 'desk: News' }],
  ['any of a few', of({ enum: ['World', 5] }), 'desk: x', { 'Replace with “World”': 'desk: World', 'Replace with “5”': 'desk: 5' }],
  ['a number that is text', of({ enum: ['1', '2'] }), 'desk: 1', { 'Replace with “1”': "desk: '1'" }],
  [
    'a value in a list in brackets',
    of({ items: { enum: ['a, b', 'c'] } }),
    'desk: ["a b", c]',
    { 'Replace with “a, b”': 'desk: ["a, b", c]' },
  ],
  ['quotes around a number', of({ type: 'string' }), 'desk: 012 # room', { 'Put it in quotes': "desk: '012' # room" }],
  ['no quotes around a number', of({ type: 'number' }), 'desk: "12"', { 'Write 12 without quotes': 'desk: 12' }],
  ['no quotes around true', of({ type: 'boolean' }), "desk: 'True'", { 'Write true without quotes': 'desk: true' }],
  ['yes for true', of({ type: 'boolean' }), 'desk: yes', { 'Write true without quotes': 'desk: true' }],
  ['a list of one', of({ type: 'array' }), "desk: 'a b' # one", { 'Turn it into a list': "desk: ['a b'] # one" }],
  [
    'a list of several',
    of({ type: 'array' }),
    'desk: World，Sports',
    { 'Turn it into a list': 'desk: [World，Sports]', 'Turn it into a list of 2 entries': 'desk: [World, Sports]' },
  ],
  ['the only entry', of({ type: 'string' }), 'desk: [a b]', { 'Use its only entry': 'desk: a b' }],
  ['the only entry of lines', of({ type: 'string' }), 'desk:\n  - "a" # b\nx: 1', { 'Use its only entry': 'desk: "a" # b\nx: 1' }],
  [
    'a near key',
    { properties: { name: {} }, additionalProperties: false },
    '"nam": 1',
    { 'Rename to “name”': '"name": 1', 'Remove “nam”': '' },
  ],
  [
    'a key too much, with its lines',
    { properties: { x: {} }, additionalProperties: false },
    'desk:\n  - a\n  - b\nx: 1',
    { 'Remove “desk”': 'x: 1' },
  ],
  [
    'a key too much, in braces',
    of({ properties: { x: {} }, additionalProperties: false }),
    'desk: { x: 1, other: 2 }',
    { 'Remove “other”': 'desk: { x: 1 }' },
  ],
  ['an entry twice', of({ uniqueItems: true }), 'desk:\n  - a\n  - b\n  - a\nx: 1', { 'Remove this entry': 'desk:\n  - a\n  - b\nx: 1' }],
  ['a key by the rule for keys', { propertyNames: { enum: ['desk'] } }, 'Desk: 1', { 'Rename to “desk”': 'desk: 1' }],
  ['a missing text', needs('author'), 'title: a\ntags: []', { 'Insert “author”': 'title: a\ntags: []\nauthor: ' }],
  ['a missing text, in order', needs('title'), '# mine\ntags: []', { 'Insert “title”': '# mine\ntitle: \ntags: []' }],
  ['a missing boolean', needs('live'), 'title: |\n  a\n\ntags: []', { 'Insert “live”': 'title: |\n  a\n\nlive: false\ntags: []' }],
  ['a missing value of several', needs('desk'), 'title: a # b', { 'Insert “desk”': 'title: a # b\ndesk: World' }],
  ['a missing list', needs('tags'), 'title: a', { 'Insert “tags”': 'title: a\ntags: []' }],
  ['a missing default', needs('layout'), 'title: a', { 'Insert “layout”': 'title: a\nlayout: post' }],
  ['a missing group', needs('cover'), 'title: a', { 'Insert “cover”': 'title: a\ncover:\n  src: \n  wide: false' }],
  [
    'a key missing in a group',
    ordered,
    'cover:\n    src: a\n    alt: b\nauthor: c',
    { 'Insert “wide”': 'cover:\n    src: a\n    alt: b\n    wide: false\nauthor: c' },
  ],
  ['a key missing in braces', ordered, 'cover: { wide: true }', { 'Insert “src”': "cover: { src: '', wide: true }" }],
  [
    'a key missing in a list',
    of({ items: { required: ['id', 'name'], properties: { id: { const: 1 }, name: {} } } }),
    'desk:\n  - name: a\n  - id: 1',
    { 'Insert “id”': 'desk:\n  - id: 1\n    name: a\n  - id: 1', 'Insert “name”': 'desk:\n  - name: a\n  - id: 1\n    name: ' },
  ],
  ['one of two', { anyOf: [{ required: ['a'] }, { required: ['b'] }] }, 'x: 1', { 'Insert “a”': 'x: 1\na: ', 'Insert “b”': 'x: 1\nb: ' }],
  ['nothing where an alias stands', { properties: { desk: { type: 'string' } } }, 'x: &a 5\ndesk: *a', {}],
]

describe('fixes by a schema', () => {
  for (const [name, schema, content, expected] of table) {
    it(`offer ${name}`, () => {
      assert.deepEqual(fixed(schema, content), expected)
      assert.deepEqual(fixed(schema, content, '\r\n'), expected)
    })
  }

  it('fill an empty block', () => {
    const text = '---\n---\n'
    const read = readFrontMatter(text)
    const [found] = compileSchema(needs('live')).validate(read?.root, { start: 0, end: 3 }, text)
    assert.equal(applyEdits(text, found?.fixes?.[0]?.edits ?? []), '---\nlive: false\n---\n')
  })
})
