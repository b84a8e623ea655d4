import assert from 'node:assert/strict'
import { parseArticle } from '../../src/core/article/article'
import { checkText } from '../../src/core/lint/checkArticle'
import { fixAll } from '../../src/core/lint/fix'
import { compileSchema } from '../../src/core/schema/articleSchema'
import { applyEdits } from '../../src/core/text/text'
import { toValue } from '../../src/core/data/nodes'
import { rules } from '../../src/rules'
import { configOf, forAll } from '../lintConfig'

const schema = compileSchema({
  type: 'object',
  required: ['title', 'layout', 'desk', 'byline'],
  properties: {
    title: { type: 'string' },
    layout: { enum: ['post', 'page'] },
    draft: { type: 'boolean' },
    desk: { enum: ['City', 'Harbour'] },
    tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
    byline: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
    extra: { type: 'object', additionalProperties: false, properties: { release: { type: 'boolean' }, note: { type: 'string' } } },
  },
})

const lintConfig = { ...configOf(rules, { dialect: 'generic', rules: {} }), schema: forAll(schema) }

const toml = `+++
title = " Harbour &amp; port " # first
data = 2024-01-05
updated = "Fri, 05 Jan 2024 08:00:00 GMT"
desk = "Citty"
draft = "true"
cover = ''
tags = ["sea", "sea", 2024, 'port'] # four
[extra]
relase = true
note = 'it is "so"'
+++

![Boats](/boats.jpg)
`

const json = `---json
{
  "title": " Harbour &amp; port ",
  "data": "2024-01-05",
  "updated": "Fri, 05 Jan 2024 08:00:00 GMT",
  "desk": "Citty",
  "draft": "true",
  "cover": "",
  "tags": ["sea", "sea", 2024, "port"],
  "extra": {
    "relase": true,
    "note": "it is \\"so\\""
  }
}
---

![Boats](/boats.jpg)
`

const forms: readonly (readonly [string, string])[] = [
  ['TOML', toml],
  ['JSON', json],
  ['JSON in braces without delimiters', json.replace('---json\n', '').replace('---\n', '')],
  ['JSON of Hexo', json.replace('---json\n{', ';;;').replace('}\n---', ';;;')],
  ['TOML with CRLF and a byte order mark', `\ufeff${toml.replaceAll('\n', '\r\n')}`],
  ['JSON with CRLF and a byte order mark', `\ufeff${json.replaceAll('\n', '\r\n')}`],
]

const valuesOf = (text: string) => toValue(parseArticle(text).frontMatter?.root) as Record<string, unknown>

describe('rules in TOML and JSON', () => {
  for (const [name, text] of forms) {
    const found = checkText(text, 'source/article.md', lintConfig)

    it(`find in ${name} what they find in YAML`, () => {
      const told = new Set(found.map(({ ruleId }) => ruleId))
      for (const ruleId of [
        'title-untidy',
        'fm-key-typo',
        'date-format',
        'fm-schema',
        'image-field',
        'taxonomy-duplicate',
        'taxonomy-type',
      ])
        assert.ok(told.has(ruleId), ruleId)
    })

    it(`mend in ${name} one field at a time, and leave it readable`, () => {
      const before = valuesOf(text)
      let mended = 0
      for (const { ruleId, fixes } of found) {
        for (const fix of fixes) {
          const fixed = applyEdits(text, fix.edits)
          const { frontMatter } = parseArticle(fixed)
          const where = `${ruleId}: ${fix.title}\n${fixed.slice(0, 500)}`
          assert.deepEqual(frontMatter?.errors, [], where)
          const after = valuesOf(fixed)
          const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
            (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
          )
          assert.ok(changed.length <= (/^Rename/.test(fix.title) ? 2 : 1), `${where}: ${changed.join()}`)
          mended++
        }
      }
      assert.ok(mended > 12, String(mended))
    })

    it(`mend all that is safe in ${name} at once`, () => {
      const { text: fixed, cycle } = fixAll(text, (one) => checkText(one, 'source/article.md', lintConfig))
      assert.equal(cycle, undefined)
      const { title, updated, tags } = valuesOf(fixed)
      assert.deepEqual([title, updated, tags], ['Harbour & port', '2024-01-05T08:00:00Z', ['sea', '2024', 'port']])
    })
  }

  it('insert a missing title and missing keys where they belong', () => {
    const insert = (text: string, title: string) => {
      const fix = checkText(text, 'source/harbour-opens.md', lintConfig)
        .flatMap(({ fixes }) => fixes)
        .find((one) => one.title.includes(title))
      return fix && applyEdits(text, fix.edits)
    }
    assert.equal(insert('+++\n[extra]\nnote = "a"\n+++\n', 'Set the title'), '+++\ntitle = "harbour opens"\n[extra]\nnote = "a"\n+++\n')
    assert.equal(insert('+++\ntitle = ""\n+++\n', 'Set the title'), '+++\ntitle = "harbour opens"\n+++\n')
    assert.equal(insert('{ "date": "2024-01-05" }\n', 'Set the title'), '{ "title": "harbour opens", "date": "2024-01-05" }\n')
    assert.equal(insert(';;;\n"date": "2024-01-05"\n;;;\n', 'Set the title'), ';;;\n"title": "harbour opens",\n"date": "2024-01-05"\n;;;\n')
    assert.equal(insert('---json\n{}\n---\n', 'Set the title'), '---json\n{"title": "harbour opens"}\n---\n')
    assert.equal(
      insert('+++\ntitle = "a"\n\n[extra]\nnote = "b"\n+++\n', 'Insert “layout”'),
      '+++\ntitle = "a"\nlayout = "post"\n\n[extra]\nnote = "b"\n+++\n',
    )
    assert.equal(insert('+++\n[extra]\nnote = "b"\n+++\n', 'Insert “byline”'), '+++\nbyline = {name = \'\'}\n[extra]\nnote = "b"\n+++\n')
    assert.equal(insert('{\n  "title": "a"\n}\n', 'Insert “layout”'), '{\n  "title": "a",\n  "layout": "post"\n}\n')
  })
})
