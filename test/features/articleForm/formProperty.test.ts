import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../../src/core/article/article'
import { defaultArticleSchema } from '../../../src/core/schema/articleSchema'
import { isLong, runs, sample } from '../../runs'
import { realArticles } from '../../realArticles/realArticles'
import { dress, dressed } from '../../core/frontmatter/generatedFields'
import { changeFor, checkChange, formFor, wish } from './checkedChange'
import { sources } from './formSamples'

/** Each is the whole of one field, in one of the ways that authors write it. */
const inYaml: readonly (readonly string[])[] = [
  ["title:   'It''s'", 'title: 标题 🎉 # comment', 'title: >\n  folded\n  text', 'title: "a: b"', 'title:', 'title: # none', 'title: 2024'],
  ['date: 2024-01-05', "date: '2024-01-05 08:00:00'", 'date: 2024-01-05T08:00:00+08:00', 'date: 2024-01-05 08:00:00 -0330 # x', 'date:'],
  ['updated: 5 January 2024', 'updated: 2024/01/05', 'updated: 2024-01-05T08:00:00.000Z'],
  ['author: Li', 'author:\n  name: Li\n  role: editor', 'author: {name: Li}', 'author: [Li, "陈港生"]'],
  [
    'tags: [a, "b", c d]',
    'tags: []',
    'tags:\n  - a\n  - b # c',
    'tags:\n- x\n- y # z',
    'tags: [\n  a, # 1\n  b # 2\n]',
    'tags: one',
    'tags: [ a,b ]',
  ],
  ['categories:\n - City\n - [b, c]', 'categories:\n  - City', 'categories:\n\n  - a\n  # c\n  - b\n', 'categories: [ "City" , ]'],
  ['layout: post', "layout: 'yes'", 'layout: odd'],
  ['cover:\n  image: /a.jpg\n  alt: x', 'cover: {image: a, alt: , deep: {x: y}}', 'cover: {}', 'cover:', 'cover:\n    image: "x" # y'],
  [
    'summary: |\n  One\n  Two',
    'summary: |-\n    One\n\n    Two\n',
    'summary: >+\n  One\n\n  Two\n',
    'summary: "one\n  line"',
    'summary: |2\n    x',
  ],
  ['draft: true', 'draft: false # yet', 'draft:', 'draft: yes'],
  ['weight: 3', 'weight: 1.50', 'weight: "3"'],
  ['other: {deep: [1, {x: y}]}', '# comment', '', 'other: text', 'other: &a x\nmore: *a', '"quoted key": x'],
]
const inToml: readonly (readonly string[])[] = [
  ['title = "A" # x', "title = 'A'", 'title = """\nA\n"B" \\\\"""'],
  ['date = 2024-01-05T08:00:00Z', 'date = 2024-01-05', 'date = "2024-01-05"'],
  ['tags = ["a", \'b\']', 'tags = [\n  "a", # one\n  "b",\n]', 'tags = []', 'tags = [\n  "a"\n]'],
  ['draft = true', 'weight = 3'],
  ["summary = '''\nOne\nTwo'''", 'summary = "x"', 'author.name = "Li"', 'author = {name = "Li"}'],
  ['[cover]\nimage = "a"', '[cover]\nimage = "a"\nalt = "b" # x\n\n[other]\nx = 1', '[[list]]\na = 1'],
]
const inJson: readonly (readonly string[])[] = [
  ['"title": "A"', '"title":"港\\u6e2f"'],
  ['"date": "2024-01-05T08:00:00+08:00"', '"date" : null'],
  ['"tags": ["a", "b"]', '"tags": [\n    "a"\n  ]', '"tags": []'],
  ['"draft": true', '"weight": 3'],
  ['"cover": {"image": "a", "alt": "b"}', '"cover": {}'],
]

const chosen = (fields: readonly (readonly string[])[]) =>
  fc
    .tuple(...fields.map((ways) => fc.option(fc.constantFrom(...ways), { freq: 3, nil: undefined })))
    .map((ways) => ways.filter((way) => way !== undefined))
const articles = fc.oneof(
  {
    weight: 5,
    arbitrary: chosen(inYaml)
      .chain((ways) => fc.shuffledSubarray(ways, { minLength: ways.length }))
      .map((ways) => `---\n${ways.join('\n')}\n---\n\nBody\n`),
  },
  { weight: 2, arbitrary: chosen(inToml).map((ways) => `+++\n${ways.join('\n')}\n+++\n\nBody\n`) },
  { weight: 1, arbitrary: chosen(inJson).map((ways) => `{\n  ${ways.join(',\n  ')}\n}\n\nBody\n`) },
)

describe('edits of the form', () => {
  it('change the bytes of the value, and no value but that for any reader', () => {
    let edited = 0
    fc.assert(
      fc.property(articles, dress, wish, (written, look, wanted) => {
        const text = dressed(written, look)
        const change = changeFor(formFor(parseArticle(text), sources), wanted)
        if (change && checkChange(text, change, sources)) edited++
      }),
      runs(2000, 20_000),
    )
    assert.ok(edited > 800, String(edited))
  })

  it('do so over real articles', function () {
    if (realArticles().length === 0) this.skip()
    const used = { ...sources, schema: defaultArticleSchema(), vocabulary: () => undefined }
    let edited = 0
    for (const { text } of sample(realArticles(), 15)) {
      const form = formFor(parseArticle(text), used)
      if (form.state !== 'fields') continue
      fc.assert(
        fc.property(wish, (wanted) => {
          const change = changeFor(form, wanted)
          if (change && checkChange(text, change, used)) edited++
        }),
        runs(3, 12),
      )
    }
    assert.ok(edited > (isLong ? 2000 : 60), String(edited))
  })
})
