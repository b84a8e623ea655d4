import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../../src/core/article/article'
import { compileSchema } from '../../../src/core/schema/articleSchema'
import { applyEdits } from '../../../src/core/text/text'
import { toValue } from '../../../src/core/data/nodes'
import { complete, type CompletionSources } from '../../../src/features/completion/completion'
import { runs } from '../../runs'

const schema = compileSchema({
  required: ['date'],
  properties: {
    title: { type: 'string' },
    date: {},
    updated: { format: 'date-time' },
    author: { type: ['string', 'object'], 'copydesk:vocabulary': 'authors', properties: { name: {}, role: { enum: ['editor', 'no'] } } },
    tags: { type: 'array', 'copydesk:vocabulary': 'tags' },
    categories: { type: 'array', 'copydesk:vocabulary': 'categories' },
    layout: { enum: ['post', 'yes', 'a: b', 3] },
    draft: { type: 'boolean', default: false },
    photo: {
      type: 'object',
      properties: {
        src: {},
        credit: { 'copydesk:vocabulary': 'authors' },
        crop: { type: 'array', items: { enum: ['wide', 'tall'] } },
        size: { type: 'object', properties: { width: { type: 'number', default: 100 } } },
      },
    },
    links: { type: 'array', items: { type: 'object', properties: { href: {}, kind: { enum: ['a,b', 'c #d'] }, date: {} } } },
  },
})

const offered = ['Li', "O'Brien: who?", '陈港生', 'a, b', '#1', '2024-01-05', 'no']
const sources: CompletionSources = {
  schema,
  path: 'a.md',
  corpus: { usage: () => offered.map((value) => ({ value, count: 1 })), usualDate: () => '0000-00-00 00:00:00' },
  clock: { now: Date.UTC(2024, 0, 5), zoneMinutes: () => 480 },
  file: { name: '2024-01-04-x.md', modified: Date.UTC(2023, 0, 5) },
}

/** Each is the whole of one field, in one of the ways that authors write it. */
const fields: Readonly<Record<string, readonly string[]>> = {
  title: ["title: 'It''s'", 'title: 标题 🎉 # comment', 'title: >\n  folded\n  text', 'title: "a: b"', 'title:'],
  date: ['date: 2024-01-05', "date: '2024-01-05 08:00:00'", 'date:   # soon', 'date:'],
  author: ['author: Li', 'author:\n  name: Li\n  role: editor', 'author: {name: Li}', 'author:\n  陈港生', 'author: ""', 'author:\n  '],
  tags: ['tags: [a, "b", c d]', 'tags: []', 'tags:\n  - a\n  - ', 'tags:\n- x\n- y # z', 'tags: [\n  a,\n  b\n]', 'tags:'],
  categories: ['categories:\n - a\n - [b, c]', 'categories:\n  - - a\n    - b', 'categories:\n\n  - a\n  # c\n  - b\n'],
  layout: ["layout: 'yes'", 'layout: post', 'layout:'],
  photo: [
    'photo:\n  src: /a.jpg\n  credit: Li\n',
    'photo: {src: a, credit: , crop: [wide]}',
    'photo: {}',
    'photo:\n  size:\n    width: 3\n  ',
  ],
  links: [
    'links:\n  - href: x\n    kind: c\n    \n  - href: y',
    'links:\n- href: x\n- {kind: , href: y}',
    'links:\n  -\n    href: x\n',
    'links: [{href: x}]',
  ],
  other: ['other: {deep: [1, {x: y}]}', '# comment', '', 'other: text'],
}

const block = fc
  .tuple(...Object.values(fields).map((ways) => fc.option(fc.constantFrom(...ways), { freq: 2, nil: undefined })))
  .chain((ways) => fc.shuffledSubarray(ways.filter((way) => way !== undefined)))

type Value = Readonly<Record<string, unknown>>

function holds(value: unknown, wanted: string): boolean {
  if (typeof value !== 'object' || value === null) return String(value) === wanted
  return Object.entries(value).some(([key, inner]) => key === wanted || holds(inner, wanted))
}

describe('complete: any item at any place', () => {
  it('leaves front matter that can be read, changes no other field, and writes what it says', () => {
    let accepted = 0
    fc.assert(
      fc.property(block, fc.nat(), fc.nat(), fc.boolean(), (parts, at, which, windows) => {
        const text = `---\n${parts.join('\n')}\n---\n\nBody\n`.replaceAll('\n', windows ? '\r\n' : '\n')
        const article = parseArticle(text)
        if (!article.frontMatter?.close || article.frontMatter.errors.length > 0 || article.frontMatter.repairs.length > 0) return
        const offset = at % article.frontMatter.close.start
        // No editor puts its cursor there.
        if (text.slice(offset - 1, offset + 1) === '\r\n') return
        const items = complete(article, offset, sources)
        const item = items[which % Math.max(1, items.length)]
        if (!item) return
        accepted++
        const written = applyEdits(text, [item])
        const shown = () =>
          `${JSON.stringify(text.slice(0, offset) + '|' + text.slice(offset))}\naccepting ${item.label}: ${JSON.stringify(written)}`
        const after = parseArticle(written).frontMatter
        assert.ok(after)
        assert.deepEqual([after.errors, after.repairs], [[], []], shown())
        const [old, now] = [toValue(article.frontMatter.root) ?? {}, toValue(after.root)] as [Value, Value]
        const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
        const changed = names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
        // A key that is written over counts twice.
        assert.ok(changed.length <= (item.kind === 'key' ? 2 : 1), `${shown()}\nchanges ${changed.join()}`)
        assert.ok(holds(now, item.label), shown())
        if (item.kind !== 'key' || changed.length < 2) for (const name of names) assert.ok(name in now || changed.length === 2, shown())
      }),
      runs(200, 4000),
    )
    assert.ok(accepted > 50, `${accepted} accepted`)
  })
})
