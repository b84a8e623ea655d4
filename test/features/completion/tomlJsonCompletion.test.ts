import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { compileSchema } from '../../../src/core/schema/articleSchema'
import { applyEdits } from '../../../src/core/text/text'
import { toValue } from '../../../src/core/data/nodes'
import { complete, type CompletionItem, type CompletionSources } from '../../../src/features/completion/completion'

const schema = compileSchema({
  type: 'object',
  required: ['title'],
  properties: {
    title: { type: 'string' },
    date: { type: 'string', format: 'date-time' },
    layout: { enum: ['post', 'page'] },
    comments: { type: 'boolean' },
    categories: { type: 'array', items: { type: 'string' } },
    author: { type: 'string' },
    extra: { type: 'object', properties: { release: { type: 'boolean' }, note: { type: 'string' } } },
  },
})

const usage = (value: string) => ({ value, count: 2, last: undefined })
const sources = {
  schema,
  corpus: {
    usage: (name: string) =>
      name === 'categories' ? ['City', 'Harbour "news"'].map(usage) : name === 'authors' ? ['Mara'].map(usage) : [],
  },
  path: 'a.md',
  clock: { now: Date.UTC(2024, 0, 5, 8), zoneMinutes: () => 480 },
} as unknown as CompletionSources

function at(marked: string): { text: string; items: readonly CompletionItem[] } {
  const offset = marked.indexOf('|')
  const text = marked.slice(0, offset) + marked.slice(offset + 1)
  return { text, items: complete(parseArticle(text), offset, sources) }
}

function chosen(marked: string, label: string): string {
  const { text, items } = at(marked)
  const item = items.find((one) => one.label === label)
  assert.ok(item, `${marked}: ${items.map((one) => one.label).join()}`)
  return applyEdits(text, [{ range: item.range, newText: item.newText }, ...(item.also ? [item.also] : [])])
}

const labels = (marked: string) => at(marked).items.map(({ label }) => label)

describe('complete: TOML', () => {
  it('writes keys with an equals sign and empty quotes or brackets', () => {
    assert.equal(chosen('+++\n|\n+++\n', 'title'), '+++\ntitle = ""\n+++\n')
    assert.equal(chosen('+++\nti|\n+++\n', 'title'), '+++\ntitle = ""\n+++\n')
    assert.equal(chosen('+++\ntitle = "a"\nca|\n+++\n', 'categories'), '+++\ntitle = "a"\ncategories = []\n+++\n')
    assert.equal(chosen('+++\n|\n+++\n', 'layout'), '+++\nlayout = "post"\n+++\n')
    assert.equal(chosen('+++\n|\n+++\n', 'date'), '+++\ndate = 2024-01-05T16:00:00+08:00\n+++\n')
    assert.equal(chosen('+++\nti|t = "a"\n+++\n', 'title'), '+++\ntitle = "a"\n+++\n')
    assert.equal(chosen('+++\r\n|\r\n[extra]\r\n+++\r\n', 'comments'), '+++\r\ncomments = true\r\n[extra]\r\n+++\r\n')
  })

  it('leaves out the keys that exist, also those of a table', () => {
    assert.deepEqual(labels('+++\ntitle = "a"\n|\n[extra]\nnote = "b"\n+++\n'), ['date', 'layout', 'comments', 'categories', 'author'])
    assert.deepEqual(labels('+++\ntitle = "a"\n[extra]\nnote = "b"\n|\n+++\n'), ['release'])
    assert.deepEqual(labels('+++\ntitle = "a"\nextra = { | }\n+++\n'), ['release', 'note'])
  })

  it('writes values in the quotes that are there, or in new ones', () => {
    assert.equal(chosen('+++\nlayout = |\n+++\n', 'page'), '+++\nlayout = "page"\n+++\n')
    assert.equal(chosen('+++\nlayout =|\n+++\n', 'page'), '+++\nlayout = "page"\n+++\n')
    assert.equal(chosen("+++\nlayout = 'p|'\n+++\n", 'page'), "+++\nlayout = 'page'\n+++\n")
    assert.equal(chosen('+++\nlayout = p|\n+++\n', 'page'), '+++\nlayout = "page"\n+++\n')
    assert.equal(chosen('+++\ncomments = | # yes\n+++\n', 'true'), '+++\ncomments = true # yes\n+++\n')
    assert.equal(chosen('+++\ndate = |\n+++\n', '2024-01-05T16:00:00+08:00'), '+++\ndate = 2024-01-05T16:00:00+08:00\n+++\n')
    assert.equal(
      chosen("+++\ncategories = [\n  'City',\n  |\n]\n+++\n", 'Harbour "news"'),
      `+++\ncategories = [\n  'City',\n  "Harbour \\"news\\""\n]\n+++\n`,
    )
    assert.deepEqual(labels('+++\ncategories = ["City", |]\n+++\n'), ['Harbour "news"'])
    assert.equal(
      chosen('+++\ncategories = [|"City"]\n+++\n'.replace('[|"', '[| "'), 'Harbour "news"'),
      '+++\ncategories = ["Harbour \\"news\\"", "City"]\n+++\n',
    )
  })

  it('is silent in text, comments, headers and the body', () => {
    for (const text of [
      '+++\n# ti|\n+++\n',
      '+++\n[ex|]\n+++\n',
      '+++\ntitle = """\n|\n"""\n+++\n',
      '+++\ntitle = "a"\n+++\n\nti|\n',
      '+++\ntitle = "a" |\n+++\n',
    ])
      assert.deepEqual(labels(text), [], text)
  })
})

describe('complete: JSON', () => {
  it('writes keys in quotes, with the commas that are missing', () => {
    assert.equal(chosen('---json\n{\n  |\n}\n---\n', 'title'), '---json\n{\n  "title": ""\n}\n---\n')
    assert.equal(
      chosen('---json\n{\n  "title": "a",\n  |\n}\n---\n', 'layout'),
      '---json\n{\n  "title": "a",\n  "layout": "post"\n}\n---\n',
    )
    assert.equal(
      chosen('---json\n{\n  "title": "a"\n  |\n}\n---\n', 'comments'),
      '---json\n{\n  "title": "a",\n  "comments": true\n}\n---\n',
    )
    assert.equal(chosen('---json\n{\n  |\n  "title": "a"\n}\n---\n', 'author'), '---json\n{\n  "author": "",\n  "title": "a"\n}\n---\n')
    assert.equal(chosen('---json\n{\n  "la|"\n}\n---\n', 'layout'), '---json\n{\n  "layout": "post"\n}\n---\n')
    assert.equal(chosen('---json\n{\n  la|\n}\n---\n', 'layout'), '---json\n{\n  "layout": "post"\n}\n---\n')
    assert.equal(chosen('---json\n{ "tit|": "a" }\n---\n', 'title'), '---json\n{ "title": "a" }\n---\n')
    assert.equal(chosen(';;;\n"title": "a",\n|\n;;;\n', 'date'), ';;;\n"title": "a",\n"date": "2024-01-05T16:00:00+08:00"\n;;;\n')
    assert.equal(chosen('{\n  "title": "a",\n  |\n}\n', 'categories'), '{\n  "title": "a",\n  "categories": []\n}\n')
    assert.deepEqual(labels('---json\n{ "extra": { "note": "a", | } }\n---\n'), ['release'])
  })

  it('writes values in quotes', () => {
    assert.equal(chosen('---json\n{ "layout": | }\n---\n', 'page'), '---json\n{ "layout": "page" }\n---\n')
    assert.equal(chosen('---json\n{ "layout":|}\n---\n', 'page'), '---json\n{ "layout": "page"}\n---\n')
    assert.equal(chosen('---json\n{ "layout": "p|" }\n---\n', 'page'), '---json\n{ "layout": "page" }\n---\n')
    assert.equal(chosen('---json\n{ "comments": | }\n---\n', 'false'), '---json\n{ "comments": false }\n---\n')
    assert.equal(
      chosen('---json\n{ "categories": ["City",|] }\n---\n', 'Harbour "news"'),
      '---json\n{ "categories": ["City", "Harbour \\"news\\""] }\n---\n',
    )
    assert.equal(chosen('{\n  "date": |\n}\n', '2024-01-05T16:00:00+08:00'), '{\n  "date": "2024-01-05T16:00:00+08:00"\n}\n')
  })

  it('leaves every block readable with any item, at any place', () => {
    for (const text of [
      '+++\ntitle = "港口 👩‍🚀"\ncategories = ["City", \'b\']\n\n[extra]\nnote = "x"\n+++\n',
      '---json\n{\n  "title": "港口 👩‍🚀",\n  "categories": ["City", "b"],\n\n  "extra": { "note": "x" }\n}\n---\n',
      '\ufeff{\r\n  "title": "مرفأ",\r\n  "categories": [],\r\n\r\n  "extra": {}\r\n}\r\n',
    ]) {
      const before = toValue(parseArticle(text).frontMatter?.root) as Record<string, unknown>
      for (let offset = 0; offset <= text.length; offset++) {
        for (const item of complete(parseArticle(text), offset, sources)) {
          assert.ok(item.range.start <= offset && offset <= item.range.end)
          const changed = applyEdits(text, [{ range: item.range, newText: item.newText }, ...(item.also ? [item.also] : [])])
          const { frontMatter } = parseArticle(changed)
          assert.deepEqual(frontMatter?.errors, [], `${item.label} at ${offset}: ${changed}`)
          const after = toValue(frontMatter?.root) as Record<string, unknown>
          const differing = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
            (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
          )
          assert.ok(differing.length <= (item.kind === 'key' ? 2 : 1), `${item.label} at ${offset}: ${changed}`)
        }
      }
    }
  })
})
