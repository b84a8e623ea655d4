import assert from 'node:assert/strict'
import { compileSchema, defaultArticleSchema } from '../../../src/core/schema/articleSchema'
import type { SchemaField } from '../../../src/core/schema/fields'
import type { CompletionSources } from '../../../src/features/completion/completion'
import { accept, accepted, block, labelsAt, open, schema, sourcesWith } from './completionSamples'

function field(name: string): SchemaField {
  return {
    name,
    title: undefined,
    description: undefined,
    markdown: undefined,
    values: [],
    valueDescriptions: [],
    default: undefined,
    examples: [],
    format: undefined,
    image: undefined,
    isCorrection: false,
    types: [],
    vocabulary: undefined,
    required: false,
    list: 'never',
    fields: [],
    deprecated: false,
  }
}

describe('complete: keys', () => {
  it('offers keys that are not there yet, required ones first', () => {
    assert.deepEqual(labelsAt('|'), ['date', 'title', 'author', 'authors', 'categories', 'tags', 'layout', 'comments', 'desks'])
    assert.deepEqual(labelsAt('title: x\ndate: y\nauthor: z\n|\ntags: [a]'), ['categories', 'layout', 'comments', 'desks'])
    assert.deepEqual(labelsAt('category: x\ntag: y\n|').includes('categories'), false)
  })

  it('offers the key under the cursor itself', () => {
    assert.ok(labelsAt('tit|le: x').includes('title'))
    assert.equal(accepted('dat|', []), 'date: ')
    assert.equal(accepted('d|ate: x', []), 'date: x')
    assert.equal(accepted('|ate: x', [], 'title'), 'title: x')
  })

  it('writes lists as the article does', () => {
    assert.equal(accepted('ta|', [], 'tags'), 'tags:\n  - ')
    assert.equal(accepted('categories:\n - a\nta|', [], 'tags'), 'categories:\n - a\ntags:\n - ')
    assert.equal(accepted('categories:\n- a\n|', [], 'tags'), 'categories:\n- a\ntags:\n- ')
    assert.equal(accepted('ta|\n - a', [], 'tags'), 'tags:\n - a')
    assert.equal(accepted('ca|', [], 'categories'), 'categories: ')
    const { text, items } = open('---\r\ntitle: x\r\n|\r\n---\r\n', sourcesWith([]))
    assert.equal(
      accept(
        text,
        items.find((item) => item.label === 'tags'),
      ),
      '---\r\ntitle: x\r\ntags:\r\n  - \r\n---\r\n',
    )
  })

  it('describes a key, and says whether it opens a list of values', () => {
    const { items } = open(block('|'), sourcesWith(['Li']))
    const byLabel = new Map(items.map((item) => [item.label, item]))
    assert.equal(byLabel.get('title')?.documentation, 'The headline.')
    assert.equal(byLabel.get('date')?.detail, 'required · date')
    assert.equal(byLabel.get('desks')?.detail, 'list')
    assert.deepEqual(
      items.filter((item) => item.opensValues).map((item) => item.label),
      ['author', 'authors', 'categories', 'tags', 'desks'],
    )
  })

  it('fits the seed and the schema that ships', () => {
    const seed =
      "\n---\ntitle: 'x'\ncategories: \n - 新媒体\n - Aljazeera 半岛网\n - 新闻\nauthor: Aljazeera 半岛网\ncomments: false\n|\n---\n\n<div>   \n"
    const { labels } = open(seed, sourcesWith([], defaultArticleSchema()))
    assert.deepEqual(labels.slice(0, 4), ['subtitle', 'date', 'updated', 'tags'])
  })
})

describe('complete: what a key begins with', () => {
  const nested: CompletionSources['schema'] = {
    fields: [
      ...schema.fields,
      { ...field('draft'), default: false, values: [true, false] },
      { ...field('license'), default: 'CC-BY: 4.0' },
      { ...field('rights'), default: '$1 } \\' },
      { ...field('photo'), fields: [field('src'), { ...field('credit'), vocabulary: 'authors' }, { ...field('crop'), list: 'always' }] },
      { ...field('links'), list: 'always', fields: [field('href'), { ...field('kind'), values: ['a,b', 'c'] }] },
    ],
  }
  const clock = { now: Date.UTC(2024, 0, 5, 16, 30, 5), zoneMinutes: () => 480 }
  const at = (inner: string, label: string, more: Partial<CompletionSources> = {}) => {
    const { text, items } = open(block(inner), { ...sourcesWith([], nested), clock, ...more })
    const item = items.find((candidate) => candidate.label === label)
    return { text: accept(text, item).slice(4, -'\n---\n\nBody\n'.length), snippet: item?.snippet, items }
  }

  it('begins with the default, one of a few values, or now', () => {
    assert.equal(at('|', 'draft').snippet, 'draft: ${1|false,true|}')
    assert.equal(at('|', 'draft').text, 'draft: false')
    assert.equal(at('|', 'layout').snippet, "layout: ${1|post,'yes','a: b',3|}")
    assert.equal(at('|', 'license').snippet, "license: ${1:'CC-BY: 4.0'}")
    assert.equal(at('|', 'rights').snippet, 'rights: ${1:\\$1 \\} \\\\}')
    assert.equal(at('|', 'date').snippet, 'date: ${1:2024-01-06T00:30:05+08:00}')
    assert.equal(at('da|te: x', 'date').text, 'date: x')
  })

  it('writes now as the article or most articles write dates', () => {
    const now = (inner: string, usual?: string) =>
      at(inner, 'date', { corpus: { usage: () => [], usualDate: () => usual } })
        .text.split('\n')
        .at(-1)
    assert.equal(now('updated: 2024-01-02 03:04:05\n|'), 'date: 2024-01-06 00:30:05')
    assert.equal(now('|', '2024-01-02 03:04'), 'date: 2024-01-06 00:30')
    assert.equal(now('|', '2024-01-02T03:04:05Z'), 'date: 2024-01-05T16:30:05Z')
    assert.equal(now('|', '2024-01-02 03:04:05 +0000'), 'date: 2024-01-06 00:30:05 +0800')
    assert.equal(now('|', '2024-01-02'), 'date: 2024-01-06')
    assert.equal(now('|', 'Tue, 02 Jan 2024 03:04:05 GMT'), 'date: 2024-01-06T00:30:05+08:00')
  })

  it('offers dates for fields that hold one', () => {
    const dates = (inner: string, more: Partial<CompletionSources> = {}) =>
      open(block(inner), { ...sourcesWith([], nested), clock, ...more }).items.map((item) => `${item.newText} ${item.detail}`)
    assert.deepEqual(dates('date: |'), ['2024-01-06T00:30:05+08:00 now', '2024-01-06 today'])
    assert.deepEqual(dates("lastmod: '2|'", { file: { name: '2023-12-31-x.md', modified: clock.now - 3_600_000 } }), [
      "'2024-01-06T00:30:05+08:00' now",
      "'2024-01-06' today",
      "'2023-12-31' from the file name",
      "'2024-01-05T23:30:05+08:00' file last changed",
    ])
    assert.deepEqual(dates('date: |', { clock: { ...clock, zoneMinutes: () => -210 } })[0], '2024-01-05T13:00:05-03:30 now')
  })

  it('offers the keys and values of inner maps', () => {
    const labels = (inner: string) => open(block(inner), { ...sourcesWith(['Li'], nested), clock }).labels
    assert.deepEqual(labels('photo:\n  |'), ['src', 'credit', 'crop'])
    assert.deepEqual(labels('photo:\n  src: x\n  |'), ['credit', 'crop'])
    assert.deepEqual(labels('photo:\n  credit: |'), ['Li'])
    assert.deepEqual(labels('photo: {src: x, |}'), ['credit', 'crop'])
    assert.deepEqual(labels('photo: {credit: |}'), ['Li'])
    assert.deepEqual(labels('links:\n  - href: x\n    |'), ['kind'])
    assert.deepEqual(labels('links:\n  - kind: |'), ['a,b', 'c'])
    assert.deepEqual(labels('links:\n  - |'), ['href', 'kind'])
    assert.equal(at('photo:\n  src: x\n  |', 'crop').text, 'photo:\n  src: x\n  crop:\n    - ')
    assert.equal(at('photo: {src: x,|}', 'crop').text, 'photo: {src: x, crop: []}')
    assert.equal(at('links:\n-|', 'kind').snippet, ' kind: ${1|a\\,b,c|}')
    assert.equal(at('links:\n- href: x\n  |', 'kind').text, 'links:\n- href: x\n  kind: a,b')
    assert.equal(at('links:\n- {href: x, k|}', 'kind').text, "links:\n- {href: x, kind: 'a,b'}")
  })

  it('offers values on a separate line', () => {
    assert.equal(accepted('author:\n  |', ['Li']), 'author:\n  Li')
    assert.equal(accepted("author:\n  'L|i'\ndate: x", ['Wang']), "author:\n  'Wang'\ndate: x")
  })

  it('offers examples, says what values mean, and puts what is out of use last', () => {
    const described = compileSchema({
      properties: {
        old: { deprecated: true },
        section: { examples: ['City: north', 'Sport'], description: 'Where it stands.', default: 'Sport' },
        size: { enum: ['s', 'l'], enumDescriptions: ['Small.', 'Large.'] },
      },
    })
    const at = (inner: string) => open(block(inner), sourcesWith([], described))
    assert.deepEqual(
      at('section: |').items.map(({ newText, detail }) => [newText, detail]),
      [
        ["'City: north'", 'example'],
        ['Sport', 'example'],
      ],
    )
    assert.deepEqual(
      at('size: |').items.map(({ documentation }) => documentation),
      ['Small.', 'Large.'],
    )
    assert.deepEqual(at('|').labels, ['section', 'size', 'old'])
    assert.deepEqual(
      at('|').items.map(({ deprecated }) => deprecated),
      [undefined, undefined, true],
    )
    assert.equal(at('|').items[0]?.documentation, 'Where it stands.\n\nIf left out: Sport\n\nFor example: City: north, Sport')
  })

  it('takes a list of the newsroom for the whole of a vocabulary, or for its better part', () => {
    const described = (closed: boolean) =>
      open(block('author: |'), { ...sourcesWith(['Li', 'Wang']), vocabulary: () => ({ values: ['Zhao', 'Wang'], closed }) }).items.map(
        ({ label, detail }) => [label, detail].filter(Boolean).join(': '),
      )
    assert.deepEqual(described(true), ['Wang: 1 article', 'Zhao'])
    assert.deepEqual(described(false), ['Wang: 1 article', 'Zhao', 'Li: new · 2 articles'])
  })
})
