import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { zoneOffset } from '../../../src/core/dates/timeZone'
import { formEdit } from '../../../src/features/articleForm/formEdit'
import type { FormChange } from '../../../src/features/articleForm/formTypes'
import { changed, sources, yaml } from './formSamples'

const text = (key: string, value: string): FormChange => ({ kind: 'text', path: key.split('.'), text: value })
const add = (key: string, value: string): FormChange => ({ kind: 'add', path: [key], text: value })
const take = (key: string, value: string): FormChange => ({ kind: 'take', path: [key], text: value })
const date = (clock: string, key = 'date'): FormChange => ({ kind: 'date', path: [key], clock })
const turn = (isOn: boolean): FormChange => ({ kind: 'switch', path: ['draft'], isOn })
const remove = (key: string): FormChange => ({ kind: 'remove', path: key.split('.') })

describe('an edit of the form', () => {
  for (const [name, before, change, after] of [
    ['keeps quotes and comment', `title:  'Old' # desk`, text('title', `It's: new`), `title:  'It''s: new' # desk`],
    ['adds quotes where they are needed', 'title: Old', text('title', 'New: more'), `title: 'New: more'`],
    [
      'fills an empty value before a comment',
      'title: # none\ndate: 2024-01-05',
      text('title', 'New'),
      'title: New # none\ndate: 2024-01-05',
    ],
    ['leaves an empty text in quotes', 'title: Old\ndate: 2024-01-05', text('title', ''), `title: ''\ndate: 2024-01-05`],
    ['keeps numbers numbers', 'weight: 3', text('weight', '4.5'), 'weight: 4.5'],
    ['does not write a number for a headline', 'title: Old', text('title', '2024'), `title: '2024'`],
    ['inserts in the order of the schema', 'title: A\ntags: [a]', text('headimg', '/a.jpg'), 'title: A\ntags: [a]\nheadimg: /a.jpg'],
    ['inserts a map with its field', 'title: A', text('cover.image', '/a.jpg'), 'title: A\ncover: {image: /a.jpg}'],
    [
      'inserts into a map',
      'cover:\n  image: /a.jpg\ntitle: A',
      text('cover.alt', 'A boat'),
      'cover:\n  image: /a.jpg\n  alt: A boat\ntitle: A',
    ],
    ['fills an empty map', 'cover:\ntitle: A', text('cover.alt', 'A boat'), 'cover: {alt: A boat}\ntitle: A'],
    [
      'keeps a block and its indentation',
      'summary: |-\n    One\n\n    Two\ntitle: A',
      text('summary', 'One\n\nThree\nFour'),
      'summary: |-\n    One\n\n    Three\n    Four\ntitle: A',
    ],
    [
      'keeps a folded text',
      'summary: >\n  One\n  line\n\ntitle: A',
      text('summary', 'Another\nTwo'),
      'summary: >\n  Another\n\n  Two\n\ntitle: A',
    ],
    ['turns a switch', 'draft: true # until noon', turn(false), 'draft: false # until noon'],
    ['writes a new switch', 'title: A', turn(true), 'title: A\ndraft: true'],
    ['takes one of the allowed values in their type', 'layout: post', text('layout', '3'), 'layout: 3'],
    ['puts an allowed word into quotes', 'layout: post', text('layout', 'yes'), `layout: 'yes'`],
    ['adds to a list of dashes', 'tags:\n - a # x\ntitle: A', add('tags', 'b: c'), `tags:\n - a # x\n - 'b: c'\ntitle: A`],
    ['adds to brackets, in their quotes', 'tags: ["a"] # x', add('tags', 'b'), 'tags: ["a", "b"] # x'],
    [
      'adds to brackets over several lines',
      'tags: [\n  a, # one\n  b # two\n  ]',
      add('tags', 'c'),
      'tags: [\n  a, # one\n  b, # two\n  c\n  ]',
    ],
    ['adds to empty brackets', 'tags: []', add('tags', 'b'), 'tags: [b]'],
    ['adds to a list that is missing', 'title: A', add('tags', 'b'), 'title: A\ntags: [b]'],
    ['adds to a single name', 'tags: a', add('tags', 'b'), 'tags: [a, b]'],
    ['writes the first byline alone', 'title: A', add('author', 'Mara'), 'title: A\nauthor: Mara'],
    ['adds nothing twice', 'tags: [a]', add('tags', 'a'), 'tags: [a]'],
    ['takes one of dashes', 'tags:\n  - a\n  - b # x\n  - c', take('tags', 'b'), 'tags:\n  - a\n  - c'],
    ['takes the last of dashes', 'tags:\n  - a\ntitle: A', take('tags', 'a'), 'tags: []\ntitle: A'],
    ['takes the last of dashes below a comment', 'tags:\n  # these\n  - a\ntitle: A', take('tags', 'a'), 'tags:\n  # these\ntitle: A'],
    ['takes one of brackets', 'tags: [a, b]', take('tags', 'a'), 'tags: [b]'],
    ['takes the only name', 'tags: a\ntitle: A', take('tags', 'a'), 'title: A'],
    ['keeps the notation of a date', 'date: "2024-01-05 08:00"', date('2024-02-01T09:30'), 'date: "2024-02-01 09:30"'],
    ['keeps a day a day', 'date: 2024-01-05', date('2024-02-01'), 'date: 2024-02-01'],
    ['keeps the zone of a date', 'date: 2024-01-05T08:00:00+08:00', date('2024-02-01T09:00'), 'date: 2024-02-01T09:00:00+08:00'],
    ['keeps a zone without a colon', 'date: 2024-01-05 08:00:00 +0800', date('2024-02-01T09:00'), 'date: 2024-02-01 09:00:00 +0800'],
    [
      'writes a new date as the others are',
      'title: A\ndate: 2024-01-05 08:00',
      date('2024-01-06T10:00', 'updated'),
      'title: A\ndate: 2024-01-05 08:00\nupdated: 2024-01-06 10:00',
    ],
    ['writes a new date with the zone', 'title: A', date('2024-01-06T10:00'), 'title: A\ndate: 2024-01-06T10:00:00+08:00'],
    ['writes a new notation where a picker needs it', 'date: 5 January 2024', date('2024-01-06'), 'date: 2024-01-06'],
    ['removes a field with its lines', 'title: A\ntags:\n  - a\n  - b\ndraft: true', remove('tags'), 'title: A\ndraft: true'],
    ['removes a field of a map', 'cover: {image: a, alt: b}', remove('cover.alt'), 'cover: {image: a}'],
    ['removes what it does not understand', 'title: A\nx: [1, {b: c}]', remove('x'), 'title: A'],
  ] as const) {
    it(name, () => {
      const [old, wanted] = [yaml(before), yaml(after)]
      assert.equal(changed(old, change), wanted)
      assert.equal(changed(wanted, change), wanted, 'twice')
      const windows = (lines: string) => `\uFEFF${lines.replaceAll('\n', '\r\n')}`
      assert.equal(changed(windows(old), change), windows(wanted))
    })
  }

  it('writes into front matter without fields', () => {
    assert.equal(changed('---\n---\nBody\n', text('title', 'New')), '---\ntitle: New\n---\nBody\n')
  })

  it('keeps the zone in summer and winter', () => {
    const site = { generator: sources.clock?.site?.generator, path: '', timeZone: 'Europe/Berlin', readingZone: undefined }
    const inBerlin = {
      ...sources,
      clock: { now: 0, zoneMinutes: (at: number) => zoneOffset(at, 'Europe/Berlin'), site },
    } as unknown as typeof sources
    const before = yaml('date: 2024-07-05T08:00:00+02:00')
    assert.equal(changed(before, date('2024-12-05T08:00'), inBerlin), yaml('date: 2024-12-05T08:00:00+01:00'))
    const utc = yaml('date: 2024-07-05T06:00:00Z')
    assert.equal(changed(utc, date('2024-12-05T08:00'), inBerlin), yaml('date: 2024-12-05T07:00:00Z'))
  })

  for (const [name, before, change, after] of [
    [
      'TOML',
      '+++\ntitle = "A" # x\ntags = ["a"]\n[cover]\nimage = "b"\n+++\n',
      text('cover.alt', 'c'),
      '+++\ntitle = "A" # x\ntags = ["a"]\n[cover]\nimage = "b"\nalt = "c"\n+++\n',
    ],
    ['TOML', "+++\ntitle = 'A' # x\n+++\n", text('title', 'B'), "+++\ntitle = 'B' # x\n+++\n"],
    ['TOML', '+++\ndate = 2024-01-05T08:00:00Z\n+++\n', date('2024-01-06T08:00'), '+++\ndate = 2024-01-06T00:00:00Z\n+++\n'],
    ['TOML', '+++\nsummary = """\nOne\nTwo"""\n+++\n', text('summary', 'One\n"Three"'), '+++\nsummary = """\nOne\n"Three\\""""\n+++\n'],
    ['TOML', '+++\ntags = [\n  "a",\n]\n+++\n', add('tags', 'b'), '+++\ntags = [\n  "a",\n  "b",\n]\n+++\n'],
    ['TOML', '+++\ntitle = "A"\n[cover]\nimage = "b"\n+++\n', turn(true), '+++\ndraft = true\ntitle = "A"\n[cover]\nimage = "b"\n+++\n'],
    ['TOML', '+++\nweight = 3\n+++\n', text('weight', '2024-01-05'), '+++\nweight = "2024-01-05"\n+++\n'],
    ['JSON', '{\n  "title": "A",\n  "tags": ["a"]\n}\n\nBody\n', add('tags', 'b'), '{\n  "title": "A",\n  "tags": ["a", "b"]\n}\n\nBody\n'],
    ['JSON', '{\n  "title": "A"\n}\n\nBody\n', turn(true), '{\n  "title": "A",\n  "draft": true\n}\n\nBody\n'],
    ['JSON', '{"title": "A", "draft": true}\nBody\n', remove('title'), '{"draft": true}\nBody\n'],
  ] as const) {
    it(`writes ${name}: ${JSON.stringify(after)}`, () => {
      assert.equal(changed(before, change), after)
      const windows = before.replaceAll('\n', '\r\n')
      assert.equal(changed(windows, change), after.replaceAll('\n', '\r\n'))
    })
  }

  for (const [name, before, change] of [
    ['broken front matter', '---\ntitle: "A\ntags: [a]\n---\n', text('title', 'B')],
    ['an alias', yaml('title: &t A\nsummary: *t'), text('summary', 'B')],
    ['an anchor that others use', yaml('title: &t A\nsummary: *t'), text('title', 'B')],
    ['a name outside of a closed vocabulary', yaml('title: A'), add('categories', 'Town')],
    ['the same for one name', yaml('title: A'), text('desk', 'Town')],
    ['a list where a text was', yaml('title: [A]'), text('title', 'B')],
    [
      'a key that occurs twice',
      '+++\ntitle = "A"\n+++\n'.replace('+++\n', '---\ntitle: B\n').replace('title = "A"\n+++', 'title: A\n---'),
      text('title', 'C'),
    ],
    ['what is no date', yaml('date: 2024-01-05'), date('2024-02-30')],
    ['a map where a text was', yaml('title: A\ncover: a'), text('cover.image', 'B')],
  ] as const) {
    it(`is refused for ${name}`, () => {
      const { edits, refused = '' } = formEdit(parseArticle(before), change, sources)
      assert.equal(edits, undefined)
      assert.ok(refused.length > 20, refused)
    })
  }
})
