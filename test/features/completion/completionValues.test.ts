import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../../src/core/article/article'
import { fieldOf } from '../../../src/core/frontmatter/frontMatter'
import { readPublished } from '../../../src/core/frontmatter/reading/publishedReading'
import { LineMap } from '../../../src/core/text/text'
import { toValue } from '../../../src/core/data/nodes'
import { Corpus } from '../../../src/corpus/corpus'
import { readRecord } from '../../../src/corpus/records/readRecord'
import { complete, completeYaml } from '../../../src/features/completion/completion'
import { accept, accepted, block, labelsAt, open, schema, sourcesWith } from './completionSamples'
import { generatorFor } from '../../generatorFor'
import { runs } from '../../runs'

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

  it('takes the vocabulary from the key if the schema names none', () => {
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

  it('does not count the values of the article itself', () => {
    const corpus = new Corpus()
    const own = parseArticle('---\ntitle: x\nauthor: Only me\n---\n')
    corpus.update('a.md', readRecord(own))
    corpus.update('b.md', readRecord(parseArticle('---\nauthor: Li\n---\n')))
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
        const published = readPublished(written, 0, generatorFor('hexo'))
        assert.equal(published.error, undefined, written)
        assert.equal(read(published.data[String(path[0])]), wanted, written)
      }),
      runs(200, 4000),
    )
  })

  it('gives the first values that fit where there are too many', () => {
    const article = parseArticle(block("author: 'wA'"))
    const at = article.text.indexOf("wA'") + 2
    const labels = (values: readonly string[], most: number) => complete(article, at, sourcesWith(values), most).map((item) => item.label)
    assert.deepEqual(labels(['Li', 'Wang', 'Swan', 'Wu', 'Wala'], 2), ['Wang', 'Swan'])
    assert.deepEqual(labels(['Li', 'Wang'], 2), ['Li', 'Wang'])
  })

  it('offers twenty thousand authors, or as many of them as asked for', () => {
    const sources = sourcesWith(Array.from({ length: 20_000 }, (_, index) => `Author ${index} of the desk`))
    const article = parseArticle(block('title: x\nauthor: A'))
    const at = article.text.indexOf('author: A') + 9
    assert.equal(complete(article, at, sources).length, 20_000)
    assert.equal(complete(article, at, sources, 500).length, 500)
  })

  it('completes in front matter of sixteen thousand keys', () => {
    const sources = sourcesWith(['Li'])
    const text = block(`${Array.from({ length: 16_000 }, (_, index) => `key${index}: value`).join('\n')}\nauthor: \nti`)
    const lines = new LineMap(text)
    const endLine = lines.starts.length - 4
    for (const offset of [text.indexOf('author: ') + 8, text.indexOf('\nti\n') + 3])
      assert.ok(completeYaml({ text, lines, firstLine: 1, endLine }, offset, sources, 500).length > 0)
  })
})
