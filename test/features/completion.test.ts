import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../src/core/article'
import { fieldOf } from '../../src/core/frontMatter'
import { readPublished } from '../../src/core/publishedReading'
import { compileSchema, defaultArticleSchema } from '../../src/core/schema'
import type { SchemaField } from '../../src/core/schemaFields'
import { applyEdits, LineMap } from '../../src/core/text'
import { toValue } from '../../src/core/yaml'
import { Corpus, type Usage } from '../../src/corpus/corpus'
import { recordOf } from '../../src/corpus/readRecord'
import { readHanTable } from '../../src/core/han'
import { pinyinSearch } from '../../src/features/pinyin'
import { complete, completeYaml, type CompletionItem, type CompletionSources } from '../../src/features/completion'

const schema = compileSchema({
  required: ['date'],
  properties: {
    title: { type: 'string', description: 'The headline.' },
    date: {},
    author: { type: 'string', 'copydesk:vocabulary': 'authors' },
    authors: { type: 'array', 'copydesk:vocabulary': 'authors' },
    categories: { type: ['array', 'string'], 'copydesk:vocabulary': 'categories' },
    tags: { type: 'array', 'copydesk:vocabulary': 'tags' },
    layout: { enum: ['post', 'yes', 'a: b', 3] },
    comments: { type: 'boolean' },
    desks: { type: 'array', items: { enum: ['News', 'Sport'] } },
  },
})

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
    types: [],
    vocabulary: undefined,
    required: false,
    list: 'never',
    fields: [],
    deprecated: false,
  }
}

function sourcesWith(values: readonly string[], used: CompletionSources['schema'] = schema): CompletionSources {
  const usage: readonly Usage[] = values.map((value, index) => ({ value, count: values.length - index }))
  return {
    schema: used,
    path: 'a.md',
    corpus: { usage: (vocabulary) => (['authors', 'categories', 'tags'].includes(vocabulary) ? usage : []) },
  }
}

/** The last `|` is the cursor. */
function open(marked: string, sources: CompletionSources) {
  const offset = marked.lastIndexOf('|')
  const text = marked.slice(0, offset) + marked.slice(offset + 1)
  const items = complete(parseArticle(text), offset, sources)
  return { text, offset, items, labels: items.map((item) => item.label) }
}

const block = (inner: string) => `---\n${inner}\n---\n\nBody\n`
const labelsAt = (inner: string, values: readonly string[] = []) => open(block(inner), sourcesWith(values)).labels

function accept(text: string, item: CompletionItem | undefined): string {
  assert.ok(item, 'not offered')
  return applyEdits(text, [item])
}

/** The block after accepting the first item, or the one with a label. */
function accepted(inner: string, values: readonly string[], label?: string): string {
  const { text, items } = open(block(inner), sourcesWith(values))
  const item = label === undefined ? items[0] : items.find((candidate) => candidate.label === label)
  return accept(text, item).slice(4, -'\n---\n\nBody\n'.length)
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

  it('says what a key is for, and whether values are known', () => {
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
      "'2024-01-05T23:30:05+08:00' when the file was last changed",
    ])
    assert.deepEqual(dates('date: |', { clock: { ...clock, zoneMinutes: () => -210 } })[0], '2024-01-05T13:00:05-03:30 now')
  })

  it('knows the keys and values of maps inside', () => {
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

  it('offers values on a line of their own', () => {
    assert.equal(accepted('author:\n  |', ['Li']), 'author:\n  Li')
    assert.equal(accepted("author:\n  'L|i'\ndate: x", ['Wang']), "author:\n  'Wang'\ndate: x")
  })

  it('offers examples, says what values mean, and puts what is out of use last', () => {
    const told = compileSchema({
      properties: {
        old: { deprecated: true },
        section: { examples: ['City: north', 'Sport'], description: 'Where it stands.', default: 'Sport' },
        size: { enum: ['s', 'l'], enumDescriptions: ['Small.', 'Large.'] },
      },
    })
    const at = (inner: string) => open(block(inner), sourcesWith([], told))
    assert.deepEqual(
      at('section: |').items.map(({ newText, detail }) => [newText, detail]),
      [
        ["'City: north'", 'an example'],
        ['Sport', 'an example'],
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
    assert.equal(at('|').items[0]?.documentation, 'Where it stands.\n\nDefault: Sport\n\nFor example: City: north, Sport')
  })

  it('takes a list of the newsroom for the whole of a vocabulary, or for its better part', () => {
    const told = (closed: boolean) =>
      open(block('author: |'), { ...sourcesWith(['Li', 'Wang']), vocabulary: () => ({ values: ['Zhao', 'Wang'], closed }) }).items.map(
        ({ label, detail }) => [label, detail].filter(Boolean).join(': '),
      )
    assert.deepEqual(told(true), ['Wang: 1 article', 'Zhao'])
    assert.deepEqual(told(false), ['Wang: 1 article', 'Zhao', 'Li: new · 2 articles'])
  })
})

describe('complete: values', () => {
  it('offers values in the order of use, with counts', () => {
    const { items } = open(block('author: |'), sourcesWith(['Li', 'Wang']))
    assert.deepEqual(items, [
      {
        label: 'Li',
        kind: 'value',
        newText: 'Li',
        range: { start: 12, end: 12 },
        filterText: 'Li',
        sortText: '000000',
        detail: '2 articles',
      },
      {
        label: 'Wang',
        kind: 'value',
        newText: 'Wang',
        range: { start: 12, end: 12 },
        filterText: 'Wang',
        sortText: '000001',
        detail: '1 article',
      },
    ])
  })

  it('replaces the whole value under the cursor', () => {
    const values = ['半岛 电视台']
    assert.equal(
      accepted(' \ncategories: \n - 新媒体\n - Al|jazeera 半岛网 # why\n - 新闻', values),
      ' \ncategories: \n - 新媒体\n - 半岛 电视台 # why\n - 新闻',
    )
    assert.equal(accepted('author:|', values), 'author: 半岛 电视台')
    assert.equal(accepted('author: L|i Si\ndate: x', values), 'author: 半岛 电视台\ndate: x')
    assert.equal(accepted("author: 'L|i'", values), "author: '半岛 电视台'")
    assert.equal(accepted('author: "L|i', values), 'author: "半岛 电视台"')
    assert.equal(accepted('categories:\n -|', values), 'categories:\n - 半岛 电视台')
    assert.equal(accepted('tags: [a,|', values), 'tags: [a, 半岛 电视台')
    assert.equal(accepted('tags: ["a", "b|]', values), 'tags: ["a", "半岛 电视台"]')
    assert.equal(accepted('tags: [\n  a,\n  |\n  b\n]', values), 'tags: [\n  a,\n  半岛 电视台,\n  b\n]')
    assert.equal(accepted('author: |# x', values), 'author: 半岛 电视台 # x')
  })

  it('quotes what needs quotes, and keeps those that are there', () => {
    assert.equal(accepted('author: |', ["O'Brien: who?"]), "author: 'O''Brien: who?'")
    assert.equal(accepted("author: '|'", ["O'Brien"]), "author: 'O''Brien'")
    assert.equal(accepted('author: "|"', ['a "b"']), 'author: "a \\"b\\""')
    assert.equal(accepted('tags: [|]', ['a, b']), "tags: ['a, b']")
    assert.equal(accepted('tags:\n - |', ['a, b']), 'tags:\n - a, b')
    assert.equal(accepted('tags:\n - |', ['no']), "tags:\n - 'no'")
    assert.deepEqual(
      open(block('author: "L|i'), sourcesWith(['Li'])).items.map((item) => item.filterText),
      ['"Li"'],
    )
  })

  it('does not offer what is in the list already', () => {
    const values = ['a', 'b', 'c']
    assert.deepEqual(labelsAt("tags:\n - a\n - 'b'\n - |", values), ['c'])
    assert.deepEqual(labelsAt('tags:\n - a|\n - b', values), ['a', 'c'])
    assert.deepEqual(labelsAt('tags: ["a", |', values), ['b', 'c'])
    assert.deepEqual(labelsAt('category: a\ncategories:\n - |', values), ['b', 'c'])
    assert.deepEqual(labelsAt('categories:\n - [a, b]\n - [|]', values), ['a', 'b', 'c'])
    assert.deepEqual(labelsAt('author: a\nauthors: [b, |]', values), ['c'])
  })

  it('knows a vocabulary by the name of the key where the schema says nothing', () => {
    assert.deepEqual(labelsAt('tag: |', ['a']), ['a'])
    assert.deepEqual(labelsAt('photographer: |', ['a']), [])
    assert.deepEqual(labelsAt('title: |', ['a']), [])
  })

  it('offers the values of the schema', () => {
    assert.deepEqual(labelsAt('comments: |'), ['true', 'false'])
    assert.equal(accepted('comments: "t|"', []), 'comments: true')
    assert.deepEqual(labelsAt('desks:\n - News\n - |'), ['Sport'])
    assert.deepEqual(labelsAt('desks: [|'), ['News', 'Sport'])
    assert.equal(accepted('layout: |', [], 'yes'), "layout: 'yes'")
    assert.equal(accepted('layout: |', [], 'a: b'), "layout: 'a: b'")
    assert.equal(accepted('layout: |', [], '3'), 'layout: 3')
    assert.equal(accepted("layout: 'p|", [], 'post'), "layout: 'post'")
    assert.deepEqual(
      open(block('comments: |'), sourcesWith([])).items.map((item) => item.kind),
      ['enum', 'enum'],
    )
  })

  it('does not let an article vouch for its own values', () => {
    const corpus = new Corpus()
    const own = parseArticle('---\ntitle: x\nauthor: Only me\n---\n')
    corpus.update('a.md', recordOf(own))
    corpus.update('b.md', recordOf(parseArticle('---\nauthor: Li\n---\n')))
    const at = own.text.indexOf('Only')
    assert.deepEqual(
      complete(own, at, { schema, corpus, path: 'a.md' }).map((item) => item.label),
      ['Li'],
    )
    assert.deepEqual(
      complete(own, at, { schema, corpus, path: 'b.md' }).map((item) => item.label),
      ['Only me'],
    )
  })

  it('is read back as the value that was chosen, whatever the value and wherever it is written', () => {
    const places: readonly (readonly [inner: string, path: readonly (string | number)[]])[] = [
      ['author: |', ['author']],
      ['author:|', ['author']],
      ['author: L|i Si # comment', ['author']],
      ["author: 'L|i'", ['author']],
      ["author: 'L|i", ['author']],
      ['author: "L|i"', ['author']],
      ['author: "L|i\ndate: x', ['author']],
      ['categories:\n - x\n - |\n - y', ['categories', 1]],
      ['categories:\n- x\n-|', ['categories', 1]],
      ['categories:\n - x\n - "|\n - y', ['categories', 1]],
      ['categories:\n - [x, |]', ['categories', 0, 1]],
      ['categories:\n - - x\n   - |', ['categories', 0, 1]],
      ['tags: [|]', ['tags', 0]],
      ['tags: [x, y| z, w]', ['tags', 1]],
      ['tags: [x,|]', ['tags', 1]],
      ['tags: ["x", "y|]', ['tags', 1]],
      ["tags: ['|, 'y']", ['tags', 0]],
      ['tags: [\n  x,\n  |\n]', ['tags', 1]],
      ['tags: [\n  x,\n  |\n  y\n]', ['tags', 1]],
    ]
    const odd = fc.constantFrom(
      "'",
      '"',
      ':',
      ': ',
      '#',
      ' #',
      ',',
      '[',
      ']',
      '{',
      '}',
      '- ',
      '-',
      '@',
      '&',
      '*',
      '!',
      '|',
      '>',
      '%',
      '`',
      '?',
      '\\',
      '=',
      '~',
      '新',
      '🎉',
      'a',
      'Li ',
      '1',
      '0',
      '.',
      '_',
      '12:30',
      'yes',
      'No',
      'null',
      '2024-01-05',
      '1e3',
      '0x1f',
      '---',
      '<<',
      'é',
      '\u3000',
      '%',
    )
    const value = fc
      .array(odd, { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join('').trim())
      .filter((text) => text !== '' && text !== 'x' && text !== 'y')
    fc.assert(
      fc.property(fc.constantFrom(...places), value, ([inner, path], wanted) => {
        const { text, offset, items } = open(block(inner), sourcesWith([wanted]))
        const written = accept(text, items[0])
        const item = items[0]
        assert.ok(item && item.range.start <= offset && offset <= item.range.end)
        const { frontMatter } = parseArticle(written)
        assert.deepEqual([frontMatter?.errors, frontMatter?.repairs], [[], []], written)
        const read = (root: unknown) =>
          path.slice(1).reduce<unknown>((node, step) => (node as Readonly<Record<string | number, unknown>>)[step], root)
        assert.equal(read(toValue(fieldOf(frontMatter, String(path[0]))?.value)), wanted, written)
        const published = readPublished(written, 0, 'hexo')
        assert.equal(published.error, undefined, written)
        assert.equal(read(published.data[String(path[0])]), wanted, written)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives the first values that fit where there are too many', () => {
    const article = parseArticle(block("author: 'wA'"))
    const at = article.text.indexOf("wA'") + 2
    const labels = (values: readonly string[], most: number) => complete(article, at, sourcesWith(values), most).map((item) => item.label)
    assert.deepEqual(labels(['Li', 'Wang', 'Swan', 'Wu', 'Wala'], 2), ['Wang', 'Swan'])
    assert.deepEqual(labels(['Li', 'Wang'], 2), ['Li', 'Wang'])
  })

  it('is quick with twenty thousand authors', function () {
    this.timeout(40_000)
    const names = Array.from({ length: 20_000 }, (_, index) => `Author ${index} of the desk`)
    const sources = sourcesWith(names)
    const article = parseArticle(block('title: x\nauthor: A'))
    const at = article.text.indexOf('author: A') + 9
    const timed = (most: number | undefined, expected: number) => {
      complete(article, at, sources, most)
      const started = performance.now()
      for (let run = 0; run < 10; run++) assert.equal(complete(article, at, sources, most).length, expected)
      return (performance.now() - started) / 10
    }
    const [all, some] = [timed(undefined, 20_000), timed(500, 500)]
    if (process.env['SHOW_TIMES']) console.log(`        complete(): all ${all.toFixed(1)} ms, 500 ${some.toFixed(1)} ms`)
    assert.ok(some < 50, `${some} ms`)
  })

  it('is quick with sixteen thousand keys, each time the article is another', function () {
    this.timeout(20_000)
    const sources = sourcesWith(['Li'])
    const text = block(`${Array.from({ length: 16_000 }, (_, index) => `key${index}: value`).join('\n')}\nauthor: \nti`)
    const times = [text.indexOf('author: ') + 8, text.indexOf('\nti\n') + 3].map((offset) => {
      const runs = Array.from({ length: 5 }, () => {
        const lines = new LineMap(text)
        const endLine = lines.starts.length - 4
        const started = performance.now()
        assert.ok(completeYaml({ text, lines, firstLine: 1, endLine }, offset, sources, 500).length > 0)
        return performance.now() - started
      })
      return Math.min(...runs)
    })
    if (process.env['SHOW_TIMES']) console.log(`        complete(): ${times.map((time) => time.toFixed(1)).join(', ')} ms`)
    assert.ok(Math.max(...times) < 100, `${times.join()} ms`)
  })
})

describe('completion by pinyin', () => {
  const table = readHanTable('{"usual":{"xin":"新","wen":"闻","dan":"单"},"other":{"shan":"单"},"traditional":"","simplified":""}')
  const sources = { ...sourcesWith(['Sport', '新闻', '单']), pinyin: pinyinSearch(table) }
  const found = (marked: string, most?: number) => {
    const offset = marked.lastIndexOf('|')
    return complete(parseArticle(marked.replace('|', '')), offset, sources, most)
  }

  it('gives a name that VS Code would not find by what is typed, and says how it is read', () => {
    const items = found('---\ntitle: a\nauthor: "xw|\n---\n')
    const item = items.find(({ label }) => label === '新闻')
    assert.deepEqual([item?.filterText, item?.detail, item?.newText], ['"xw', 'xin wen · 2 articles', '"新闻"'])
    assert.equal(items.find(({ label }) => label === 'Sport')?.filterText, '"Sport"')
  })

  it('finds it where not all are given', () => {
    assert.deepEqual(
      found('---\ntitle: a\nauthor: sh|\n---\n', 1).map(({ label }) => label),
      ['单'],
    )
  })
})
