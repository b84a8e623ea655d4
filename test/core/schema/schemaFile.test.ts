import assert from 'node:assert/strict'
import { readSchema } from '../../../src/core/schema/schemaFile'
import { range } from '../../../src/core/text/text'
import { readYaml } from '../../../src/core/data/yaml'

type Contents = Readonly<Record<string, unknown>>

/** Reads a schema of files below `file:///news/`; what is no text is written as JSON. */
function read(contents: Contents, name = 'a.json', roots = ['file:///news/']) {
  const reading = readSchema({ url: `file:///news/${name}`, name, roots })
  let step = reading.next()
  while (!step.done) {
    const content = contents[decodeURIComponent(step.value.replace('file:///news/', ''))]
    step = reading.next(
      content === undefined ? { refused: 'It is not there.' } : { text: typeof content === 'string' ? content : JSON.stringify(content) },
    )
  }
  return step.value
}

/** What such a schema says of a front matter. */
function told(contents: Contents, front: string, name?: string): readonly string[] {
  const { schema, problem } = read(contents, name)
  assert.ok(schema, problem?.message)
  return schema.validate(readYaml(front, range(0, front.length)).root, range(0, 0), front).map(({ message }) => message)
}

const texts = { type: 'string' }
const notText = '“desk” should be text, not a number.'

describe('a schema of several files', () => {
  for (const [name, contents] of [
    ['a file beside it', { 'a.json': { properties: { desk: { $ref: 'b.json' } } }, 'b.json': texts }],
    ['a file in a folder below', { 'a.json': { properties: { desk: { $ref: './parts/b.json' } } }, 'parts/b.json': texts }],
    ['a part of a file', { 'a.json': { properties: { desk: { $ref: 'b.json#/$defs/desk' } } }, 'b.json': { $defs: { desk: texts } } }],
    [
      'one file after another, each told from its place',
      {
        'a.json': { allOf: [{ $ref: 'parts/b.json' }] },
        'parts/b.json': { properties: { desk: { $ref: '../c.json#/definitions/desk' } } },
        'c.json': { definitions: { desk: { $ref: 'parts/d.json' } } },
        'parts/d.json': texts,
      },
    ],
    [
      'an anchor',
      { 'a.json': { properties: { desk: { $ref: 'b.json#desk' } } }, 'b.json': { $defs: { x: { $anchor: 'desk', ...texts } } } },
    ],
    [
      'the address that a file has given itself',
      {
        'a.json': { allOf: [{ $ref: 'b.json' }], properties: { desk: { $ref: 'https://news.example/b' } } },
        'b.json': { $id: 'https://news.example/b', anyOf: [texts, { type: 'object' }] },
      },
    ],
    [
      'a file beside one that has an address elsewhere',
      { 'a.json': { $id: 'https://news.example/a.json', properties: { desk: { $ref: 'b.json' } } }, 'b.json': texts },
    ],
    ['YAML', { 'a.json': { properties: { desk: { $ref: 'b.yaml' } } }, 'b.yaml': 'type: string # a name\n' }],
    ['a circle of files', { 'a.json': { $ref: 'b.json' }, 'b.json': { properties: { desk: texts }, allOf: [{ $ref: 'a.json' }] } }],
    ['a name with blanks', { 'a.json': { properties: { desk: { $ref: 'my desk.json' } } }, 'my desk.json': texts }],
    ['a Chinese name', { 'a.json': { properties: { desk: { $ref: '编辑部/栏目.json' } } }, '编辑部/栏目.json': texts }],
    [
      'another draft',
      {
        'a.json': { properties: { desk: { $ref: 'b.json' } } },
        'b.json': { $schema: 'http://json-schema.org/draft-07/schema#', $ref: '#/definitions/d', type: 'null', definitions: { d: texts } },
      },
    ],
  ] as const) {
    it(`may have ${name}`, () => {
      const [message, ...more] = told(contents, 'desk: 3')
      assert.match(message ?? '', /^“desk” should be text(?: or a group of “key: value” lines)?, not a number\.$/)
      assert.deepEqual(
        [more, told(contents, 'desk: x')],
        [name === 'a circle of files' ? more : [], name.startsWith('the address') ? told(contents, 'desk: x') : []],
      )
    })
  }

  it('may be a group that holds groups of the same kind', () => {
    const contents = { 'a.json': { properties: { desk: texts, below: { $ref: '#' } } } }
    assert.deepEqual(told(contents, 'desk: a\nbelow: { below: { desk: 3 } }'), [notText])
  })

  for (const [name, contents, message] of [
    [
      'leads to the network',
      { 'a.json': { $ref: 'https://news.example/b.json' } },
      '“https://news.example/b.json”, which “a.json” refers to, is not downloaded: only files in this folder are read.',
    ],
    [
      'leads to the disk',
      { 'a.json': { $ref: 'file:///etc/passwd' } },
      '“file:///etc/passwd”, which “a.json” refers to, is not downloaded: only files in this folder are read.',
    ],
    [
      'leads out of the folder',
      { 'a.json': { $ref: '../b.json' } },
      '“../b.json”, which “a.json” refers to, is outside this folder and is not read.',
    ],
    [
      'leads out by a trick',
      { 'a.json': { $ref: 'x%2f..%2f..%2fb.json' } },
      '“x%2f..%2f..%2fb.json”, which “a.json” refers to, is outside this folder and is not read.',
    ],
    [
      'leads to a file that is not there',
      { 'a.json': { $ref: 'b.json' }, 'b.json': { not: { $ref: 'c.json' } } },
      '“c.json”, which “b.json” refers to, cannot be read: It is not there.',
    ],
    [
      'leads to a part that is not there',
      { 'a.json': { $ref: 'b.json#/x' }, 'b.json': {} },
      '“b.json#/x”, which “a.json” refers to, does not exist.',
    ],
    ['leads to a list', { 'a.json': { $ref: 'b.json' }, 'b.json': [] }, 'A schema must be a JSON object.'],
  ] as const) {
    it(`is refused when a reference ${name}`, () => {
      const { schema, problem } = read(contents)
      assert.equal(schema, undefined)
      assert.equal(problem?.message, `The schema “a.json” cannot be used: ${message}`)
    })
  }

  for (const [name, text, message] of [
    ['no JSON', '{', /^The schema “a\.json” is not valid JSON: /],
    ['any other file, whose text is not quoted', 'root:x:0\n', /^The schema “a\.json” is not valid JSON: line 1, column 1$/],
    ['a list', '[]', /A schema must be a JSON object\.$/],
    ['true', 'true', /A schema must be a JSON object\.$/],
    ['an unknown type', '{"properties":{"desk":{"type":"txt"}}}', /“type” \(#\/properties\/desk\) should be string, number, /],
    ['a list of entries by place in the newest draft', '{"items":[{}]}', /use “prefixItems” for one schema per position/],
    ['a negative length', '{"minLength":-1}', /“minLength” \(#\) should be a whole number, 0 or more\.$/],
    ['no group of keys', '{"properties":[]}', /“properties” \(#\) should be a group of schemas\.$/],
    [
      'a keyword of draft-04',
      '{"$schema":"http://json-schema.org/draft-04/schema#","minimum":1,"exclusiveMinimum":true}',
      /“exclusiveMinimum” \(#\) should be a number\.$/,
    ],
    [
      'a broken regular expression',
      '{"properties":{"desk":{"pattern":"("}}}',
      /“pattern” \(#\/properties\/desk\) should be a regular expression\.$/,
    ],
    [
      'a broken regular expression for keys',
      '{"patternProperties":{"(":{}}}',
      /“patternProperties” \(#\) should be a regular expression\.$/,
    ],
    [
      'a regular expression that could take minutes',
      '{"properties":{"desk":{"pattern":"^(?=x)(a+)+$"}}}',
      /“pattern” \(#\/properties\/desk\) should be an expression that is fast on any text; “\^\(\?=x\)\(a\+\)\+\$” could take minutes\.$/,
    ],
    ['a million brackets', '['.repeat(1e6), /“a\.json”/],
    ['schemas in schemas', `${'{"not":'.repeat(1e5)}{}${'}'.repeat(1e5)}`, /“a\.json”/],
  ] as const) {
    it(`is refused when it is ${name}`, () => {
      const { schema, problem, files } = read({ 'a.json': text })
      assert.equal(schema, undefined)
      assert.match(problem?.message ?? '', message)
      assert.deepEqual(files, ['file:///news/a.json'])
    })
  }

  it('names all files that took part, so that they can be watched', () => {
    const { files } = read({ 'a.json': { anyOf: [{ $ref: 'b.json' }, { $ref: 'c.json' }] }, 'b.json': {} })
    assert.deepEqual(files, ['file:///news/a.json', 'file:///news/b.json', 'file:///news/c.json'])
  })

  it('goes round no circle', () => {
    for (const schema of [
      { $ref: '#' },
      { allOf: [{ $ref: '#' }] },
      { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } },
      { not: { $ref: '#' } },
    ]) {
      const { schema: compiled } = read({ 'a.json': schema })
      assert.ok(compiled)
      assert.ok(compiled.fields.length === 0 && compiled.validate(undefined, range(0, 0)).length <= 1)
    }
  })

  it('stops when its branches multiply', () => {
    const $defs = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `d${index}`,
        { allOf: [{ $ref: `#/$defs/d${index + 1}` }, { $ref: `#/$defs/d${index + 1}` }] },
      ]),
    )
    assert.deepEqual(told({ 'a.json': { $ref: '#/$defs/d0', $defs: { ...$defs, d40: {} } } }, 'desk: 1'), [
      'The schema is too complex to be checked while you type: it has too many alternatives.',
    ])
  })
})
