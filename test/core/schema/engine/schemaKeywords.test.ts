import assert from 'node:assert/strict'
import { readFrontMatter } from '../../../../src/core/frontmatter/frontMatter'
import { compileSchema } from '../../../../src/core/schema/articleSchema'
import { of, told } from '../messages'

const draft07 = { $schema: 'http://json-schema.org/draft-07/schema#' }
const draft06 = { $schema: 'http://json-schema.org/draft-06/schema#' }
const draft2019 = { $schema: 'https://json-schema.org/draft/2019-09/schema' }
const when = (condition: unknown, met: unknown) =>
  Object.fromEntries([
    ['if', condition],
    ['then', met],
  ])
const notText = '“desk” should be text, not a number.'

/** By keyword: a schema, a block, and all that is told. */
const table: readonly (readonly [name: string, schema: object, content: string, ...told: readonly (readonly [string, string])[]])[] = [
  ['type', of({ type: 'string' }), 'desk: 3', ['3', notText]],
  ['type: integer', of({ type: 'integer' }), 'desk: 3.5', ['3.5', '“desk” should be a whole number, not 3.5.']],
  ['type: null', of({ type: 'null' }), 'desk: x', ['x', '“desk” should be empty, not text.']],
  [
    'type in a list of groups',
    of({ items: { properties: { id: { type: 'number' } } } }),
    'desk:\n  - id: 1\n  - id: x',
    ['x', '“id” should be a number, not text.'],
  ],
  [
    'type in a group in brackets',
    of({ properties: { id: { type: 'number' } } }),
    'desk: { id: [1] }',
    ['[1]', '“id” should be a number, not a list.'],
  ],
  ['enum', of({ enum: ['World', 'Sports'] }), 'desk: 3', ['3', '“3” is not allowed for “desk”. Allowed: World, Sports.']],
  [
    'enum, near',
    of({ enum: ['World', 'Sports'] }),
    'desk: Wold',
    ['Wold', '“Wold” is not allowed for “desk”. Allowed: World, Sports. Did you mean “World”?'],
  ],
  ['const', of({ const: 1 }), 'desk: 2', ['2', '“2” is not allowed for “desk”. Allowed: 1.']],
  ['required', { required: ['desk'] }, 'x: 1', ['---', '“desk” is missing.']],
  ['required in a group', of({ required: ['id'] }), 'desk: { x: 1 }', ['desk', '“id” is missing.']],
  ['required in a list', of({ items: { required: ['id'] } }), 'desk:\n - x: 1\n   y: 2', ['x', '“id” is missing.']],
  ['dependentRequired', { dependentRequired: { desk: ['id'] } }, 'x: 1\ndesk: 1', ['desk', '“desk” also requires “id”.']],
  ['dependencies', { ...draft07, dependencies: { desk: ['id'] } }, 'desk: 1', ['desk', '“desk” also requires “id”.']],
  ['dependencies with a schema', { ...draft07, dependencies: { desk: { required: ['id'] } } }, 'desk: 1', ['---', '“id” is missing.']],
  [
    'dependentSchemas',
    { dependentSchemas: { desk: { properties: { id: { type: 'string' } } } } },
    'desk: 1\nid: 2',
    ['2', '“id” should be text, not a number.'],
  ],
  ['dependentSchemas before 2019-09', { ...draft07, dependentSchemas: { desk: false } }, 'desk: 1'],
  [
    'additionalProperties',
    { properties: { desk: {} }, additionalProperties: false },
    'desk: 1\nother: 2',
    ['other', '“other” is not a known key here.'],
  ],
  [
    'additionalProperties, near',
    of({ properties: { name: {} }, additionalProperties: false }),
    'desk: { nam: 2 }',
    ['nam', '“nam” is not a known key here. Did you mean “name”?'],
  ],
  ['additionalProperties with a schema', { additionalProperties: { type: 'string' } }, 'desk: 1', ['1', notText]],
  [
    'unevaluatedProperties',
    { allOf: [{ properties: { desk: {} } }], unevaluatedProperties: false },
    'desk: 1\nother: 2',
    ['other', '“other” is not a known key here.'],
  ],
  [
    'unevaluatedProperties beside a branch that does not fit, whose keys count for nothing',
    { anyOf: [{ patternProperties: { '^d': { const: 2 } } }, {}], unevaluatedProperties: false },
    'desk: 1',
    ['desk', '“desk” is not a known key here.'],
  ],
  ['unevaluatedProperties before 2019-09', { ...draft07, unevaluatedProperties: false }, 'desk: 1'],
  [
    'propertyNames',
    { propertyNames: { pattern: '^[a-z]+$' } },
    'Desk: 1',
    ['Desk', '“Desk” cannot be used as a key. “Desk” does not have the form that the schema requires: ^[a-z]+$'],
  ],
  ['patternProperties', { patternProperties: { '^d': { type: 'string' } } }, 'desk: 1\nx: 2', ['1', notText]],
  ['minProperties', of({ minProperties: 2 }), 'desk: { a: 1 }', ['desk', '“desk” has too few keys: at least 2.']],
  ['maxProperties', { maxProperties: 1 }, 'desk: 1\nother: 2\nthird: 3', ['other', '“front matter” has too many keys: at most 1.']],
  ['items', of({ items: { type: 'string' } }), 'desk:\n  - a\n  - 3', ['3', notText]],
  ['items by place in draft-07', of({ items: [{ type: 'string' }, { type: 'number' }] }, draft07), 'desk: [1, 2]', ['1', notText]],
  ['prefixItems', of({ prefixItems: [{ type: 'string' }] }), 'desk: [1, 2]', ['1', notText]],
  ['items behind prefixItems', of({ prefixItems: [{}], items: false }), 'desk: [1, 2, 3]', ['2', '“desk” may have only one entry.']],
  [
    'additionalItems',
    of({ items: [{}, {}], additionalItems: false }, draft06),
    'desk: [1, 2, 3, 4]',
    ['3', '“desk” has too many entries: at most 2.'],
  ],
  ['unevaluatedItems', of({ prefixItems: [{}], unevaluatedItems: false }), 'desk: [1, 2]', ['2', '“desk” must not have this entry.']],
  ['contains', of({ contains: { const: 'a' } }), 'desk: [b]', ['[b]', '“desk” has no entry of the kind that the schema requires.']],
  [
    'minContains',
    of({ contains: { const: 'a' }, minContains: 2 }),
    'desk: [a]',
    ['[a]', '“desk” needs at least 2 entries of the kind that the schema requires, but has 1.'],
  ],
  ['minContains in draft-07', of({ contains: { const: 'a' }, minContains: 2 }, draft07), 'desk: [a]'],
  [
    'maxContains',
    of({ contains: { type: 'string' }, maxContains: 1 }),
    'desk: [1, a, b]',
    ['b', '“desk” has too many entries of this kind: at most 1.'],
  ],
  [
    'uniqueItems',
    of({ uniqueItems: true }),
    'desk:\n  - { a: 1, b: 2 }\n  - x\n  - { b: 2, a: 1 }',
    ['{ b: 2, a: 1 }', '“desk” contains the same value twice.'],
  ],
  ['minItems', of({ minItems: 2 }), 'desk: [a]', ['[a]', '“desk” needs at least 2 entries.']],
  ['maxItems', of({ maxItems: 2 }), 'desk:\n  - a\n  - b\n  - c\n  - d', ['c', '“desk” has too many entries: at most 2.']],
  ['minLength', of({ minLength: 3 }), 'desk: 😀😀', ['😀😀', '“desk” is too short: it needs at least 3 characters.']],
  ['maxLength', of({ maxLength: 3 }), 'desk: 😀😀😀😀', ['😀😀😀😀', '“desk” is too long: at most 3 characters.']],
  ['minimum', of({ minimum: 3 }), 'desk: 2', ['2', '“desk” should be 3 or more.']],
  ['maximum', of({ maximum: 3 }), 'desk: 4', ['4', '“desk” should be 3 or less.']],
  ['exclusiveMinimum', of({ exclusiveMinimum: 3 }), 'desk: 3', ['3', '“desk” should be more than 3.']],
  ['exclusiveMaximum', of({ exclusiveMaximum: 3 }), 'desk: 3', ['3', '“desk” should be less than 3.']],
  ['multipleOf', of({ multipleOf: 0.1 }), 'desk: 0.25', ['0.25', '“desk” should be a multiple of 0.1.']],
  ['multipleOf, with rounding', of({ multipleOf: 0.01 }), 'desk: 4.35'],
  ['pattern', of({ pattern: '^[a-z]+$' }), 'desk: "A1"', ['"A1"', '“desk” does not have the form that the schema requires: ^[a-z]+$']],
  ['not', of({ not: { const: 'x' } }), 'desk: x', ['x', '“desk” has a value that the schema does not allow.']],
  [
    'not required',
    { not: { required: ['desk'] } },
    'x: 1\ndesk: 1',
    ['desk', '“front matter” has a value that the schema does not allow.'],
  ],
  ['if and then', when({ properties: { desk: { const: 'a' } } }, { required: ['id'] }), 'desk: a', ['---', '“id” is missing.']],
  ['if and else', { if: { properties: { desk: { const: 'a' } } }, else: { required: ['id'] } }, 'desk: b', ['---', '“id” is missing.']],
  ['if in draft-06', { ...draft06, ...when(true, false) }, 'desk: b'],
  [
    'allOf',
    of({ allOf: [{ type: 'string' }, { type: ['string', 'null'] }] }),
    'desk: 3',
    ['3', notText],
    ['3', '“desk” should be text, not a number.'],
  ],
  ['a schema that is false', of(false), 'desk: 1', ['desk', '“desk” is not allowed here.']],
  ['entries that are ruled out', of({ prefixItems: [false] }), 'desk: [1]', ['1', '“desk” must not have this entry.']],
  ['$ref', { ...of({ $ref: '#/$defs/text' }), $defs: { text: { type: 'string' } } }, 'desk: 3', ['3', notText]],
  ['$ref stands alone in draft-07', { ...of({ $ref: '#/definitions/any', type: 'string' }, draft07), definitions: { any: {} } }, 'desk: 3'],
  [
    '$ref to a schema of schemas',
    of({ $ref: 'http://json-schema.org/draft-07/schema#' }),
    'desk: 3',
    ['3', '“desk” should be a group of “key: value” lines or true or false, not a number.'],
  ],
  ['$anchor', { ...of({ $ref: '#text' }), $defs: { text: { $anchor: 'text', type: 'string' } } }, 'desk: 3', ['3', notText]],
  [
    '$id as an anchor in draft-07',
    { ...of({ $ref: '#text' }, draft07), definitions: { text: { $id: '#text', type: 'string' } } },
    'desk: 3',
    ['3', notText],
  ],
  [
    '$recursiveRef',
    {
      ...draft2019,
      $id: 'https://a.example/strict',
      $recursiveAnchor: true,
      $ref: 'tree',
      $defs: { tree: { $id: 'tree', $recursiveAnchor: true, properties: { desk: { $recursiveRef: '#' } } } },
      properties: { id: { type: 'string' } },
    },
    'desk: { id: 3 }',
    ['3', '“id” should be text, not a number.'],
  ],
  [
    '$dynamicRef',
    {
      $id: 'https://a.example/strict',
      $dynamicAnchor: 'node',
      $ref: 'tree',
      $defs: { tree: { $id: 'tree', $dynamicAnchor: 'node', properties: { desk: { $dynamicRef: '#node' } } } },
      properties: { id: { type: 'string' } },
    },
    'desk: { id: 3 }',
    ['3', '“id” should be text, not a number.'],
  ],
  [
    'oneOf, several',
    of({ oneOf: [{ type: 'string' }, { minLength: 1 }] }),
    'desk: x',
    ['x', '“desk” matches more than one of the alternatives in the schema, but must match only one.'],
  ],
  [
    'oneOf of types',
    of({ oneOf: [{ type: 'string' }, { $ref: '#/$defs/l' }] }, { $defs: { l: { type: 'array' } } }),
    'desk: 3',
    ['3', '“desk” should be text or a list, not a number.'],
  ],
  [
    'oneOf of values',
    of({ oneOf: [{ const: 'a', title: 'A' }, { const: 'b' }] }),
    'desk: c',
    ['c', '“c” is not allowed for “desk”. Allowed: a, b.'],
  ],
  [
    'oneOf, by a key that says which',
    of({
      oneOf: [
        { properties: { kind: { const: 'photo' }, src: { type: 'string' } }, required: ['kind', 'src'] },
        { properties: { kind: { const: 'video' }, id: { type: 'number' } }, required: ['kind', 'id'] },
      ],
    }),
    'desk: { kind: video, id: x, src: 1 }',
    ['x', '“id” should be a number, not text.'],
  ],
  [
    'oneOf, by its keys',
    of({
      oneOf: [
        { properties: { src: { type: 'string' } }, required: ['src'], additionalProperties: false },
        { properties: { id: { type: 'number' } }, required: ['id'], additionalProperties: false },
      ],
    }),
    'desk: { id: x }',
    ['x', '“id” should be a number, not text.'],
  ],
  [
    'anyOf of missing keys',
    { anyOf: [{ required: ['author'] }, { required: ['authors'] }] },
    'desk: 1',
    ['---', 'One of these is missing: author, authors.'],
  ],
  [
    'anyOf, the deepest',
    of({ anyOf: [{ type: 'string' }, { items: { properties: { id: { type: 'string' } } }, type: 'array' }] }),
    'desk: [{ id: 3 }]',
    ['3', '“id” should be text, not a number.'],
  ],
  ['deprecated', of({ deprecated: true }), 'desk: 1', ['desk', '“desk” is no longer used.']],
  ['errorMessage', of({ type: 'string', errorMessage: 'Name a desk.' }), 'desk: 1', ['1', 'Name a desk.']],
  [
    'errorMessage by keyword',
    of({ type: 'string', minLength: 3, errorMessage: { minLength: 'Longer, please.' } }),
    'desk: ab',
    ['ab', 'Longer, please.'],
  ],
  [
    'errorMessage by missing key',
    { required: ['desk', 'id'], errorMessage: { required: { desk: 'Which desk?' } } },
    'x: 1',
    ['---', 'Which desk?'],
    ['---', '“id” is missing.'],
  ],
  [
    'errorMessage by key',
    { ...of({ type: 'string' }), errorMessage: { properties: { desk: 'Name a desk.' } } },
    'desk: 1',
    ['1', 'Name a desk.'],
  ],
  [
    'errorMessage of a choice',
    of({ oneOf: [{ type: 'string' }, { type: 'array' }], errorMessage: 'A desk or several.' }),
    'desk: 1',
    ['1', 'A desk or several.'],
  ],
  ['patternErrorMessage', of({ pattern: '^[a-z]+$', patternErrorMessage: 'Small letters only.' }), 'desk: A', ['A', 'Small letters only.']],
]

describe('keywords of a schema', () => {
  for (const [name, schema, content, ...expected] of table) {
    it(`are worded, and shown at their place: ${name}`, () => {
      // The same is told once.
      assert.deepEqual(
        told(schema, content),
        expected.filter((one, index) => expected.findIndex((other) => String(other) === String(one)) === index),
      )
    })
  }

  it('say where the first of two equal entries is', () => {
    const text = '---\ndesk: [a, b, a]\n---\n'
    const read = readFrontMatter(text)
    const [found] = compileSchema(of({ uniqueItems: true })).validate(read?.root, { start: 0, end: 3 }, text)
    assert.deepEqual(
      [found?.range, found?.related],
      [{ start: 17, end: 18 }, [{ range: { start: 11, end: 12 }, message: 'The other entry with the same value.' }]],
    )
  })
})
