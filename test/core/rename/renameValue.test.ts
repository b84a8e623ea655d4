import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { renameInSettings, renameInVocabularyFile } from '../../../src/core/rename/renameVocabulary'
import { renameValue } from '../../../src/core/rename/renameValue'
import { applyEdits } from '../../../src/core/text/text'

const articleOf = (fields: string) => `---\ntitle: A: sport\n${fields}\n---\n\nsport\n`.replace('A: sport', '"sport"')

function renamed(text: string, from = 'sport', to = 'Sports', vocabulary = 'categories'): string {
  const { edits, refused } = renameValue(parseArticle(text), { vocabulary, from, to })
  assert.equal(refused, undefined)
  return applyEdits(text, edits ?? [])
}

describe('renaming a value', () => {
  for (const [name, before, after, from, to] of [
    ['in a list of dashes', 'categories:\n - city\n - sport # daily', 'categories:\n - city\n - Sports # daily'],
    ['in brackets, with its quotes', `categories: ['sport', "sport 2", sport3]`, `categories: ['Sports', "sport 2", sport3]`],
    ['alone', 'category: sport', 'category: Sports'],
    ['in lists of lists', 'categories:\n  - [city, sport]\n  - [sport]', 'categories:\n  - [city, Sports]\n  - [Sports]'],
    ['with quotes where the new name needs them', 'categories: [sport, a]', "categories: ['Sports, all', a]", 'sport', 'Sports, all'],
    ['with a quote in it', "categories: ['sport']", "categories: ['Kids'' sport']", 'sport', "Kids' sport"],
    ['with a name that would be a number', 'categories:\n- sport', "categories:\n- '2024'", 'sport', '2024'],
    ['from one that was written with escapes', 'categories: ["\\u4f53\\u80b2"]', 'categories: ["运动"]', '体育', '运动'],
    ['beside the new name: the old entry goes', 'categories:\n- sport # old\n- Sports\n- c', 'categories:\n- Sports\n- c'],
    ['beside the new name in brackets', 'categories: [a, sport, Sports]', 'categories: [a, Sports]'],
    ['twice, of which one is left', 'categories: [sport, sport, a]', 'categories: [Sports, a]'],
    ['with both neighbours of the new name', 'categories: [sport, sport, Sports]', 'categories: [Sports]'],
    ['nowhere else', 'tags: [sport]\ncategories: [a]', 'tags: [sport]\ncategories: [a]'],
  ] as const) {
    it(`changes only the name: ${name}`, () => {
      assert.equal(renamed(articleOf(before), from, to), articleOf(after))
      const windows = (text: string) => `\uFEFF${articleOf(text).replaceAll('\n', '\r\n')}`
      assert.equal(renamed(windows(before), from, to), windows(after))
    })
  }

  it('keeps the other data of an author', () => {
    const text = articleOf('authors:\n  - name: Mara\n    mail: m@example.com\n  - name: M. Lind')
    assert.equal(renamed(text, 'Mara', 'M. Lind', 'authors'), text.replace('name: Mara', 'name: M. Lind'))
  })

  it('supports TOML and JSON', () => {
    assert.equal(renamed('+++\ncategories = ["a", \'sport\']\n+++\n'), '+++\ncategories = ["a", \'Sports\']\n+++\n')
    assert.equal(renamed('{\n"categories": ["sport", "Sports"]\n}\n'), '{\n"categories": ["Sports"]\n}\n')
  })

  it('is refused if the front matter cannot be changed reliably', () => {
    for (const fields of ['categories: [sport\n', 'tags: [&s sport]\ncategories: [*s]', 'x: [转] a\ncategories: [sport]']) {
      const { edits, refused } = renameValue(parseArticle(articleOf(fields)), { vocabulary: 'categories', from: 'sport', to: 'b' })
      assert.ok(edits === undefined || edits.length === 0, fields)
      assert.ok(refused === undefined || refused.length > 20)
    }
  })

  it('is refused if another field refers to the value by an alias', () => {
    const article = parseArticle(articleOf('categories: [&s sport]\nnote: *s'))
    assert.match(renameValue(article, { vocabulary: 'categories', from: 'sport', to: 'b' }).refused ?? '', /changing other text/)
  })
})

describe('renaming a value of a vocabulary', () => {
  const change = { vocabulary: 'categories', from: 'sport', to: 'Sports' }

  it('changes copydesk.yaml', () => {
    for (const [before, after] of [
      ['vocabularies:\n  categories: [City, sport] # desks\n  tags: [sport]\n', '[City, Sports] # desks\n  tags: [sport]\n'],
      ['vocabularies:\n  categories:\n    values:\n      - sport\n      - Sports\n', 'values:\n      - Sports\n'],
    ] as const) {
      const now = applyEdits(before, renameInSettings(before, change))
      assert.ok(now.endsWith(after), now)
    }
    assert.deepEqual(renameInSettings('vocabularies: 3\n', change), [])
  })

  for (const [path, before, after] of [
    ['desks.txt', '\uFEFFsport\r\n# sport\r\n sports \r\n', '\uFEFFSports\r\n# sport\r\n sports \r\n'],
    ['desks.txt', 'a\nsport\nSports', 'a\nSports'],
    ['desks.yaml', "- 'sport' # x\n- b\n", "- 'Sports' # x\n- b\n"],
    ['desks.yml', 'sport: { name: S }\nb: {}\n', 'Sports: { name: S }\nb: {}\n'],
    ['desks.json', '[\n\t"sport", "b"]', '[\n\t"Sports", "b"]'],
    ['desks.json', '["sport"', '["sport"'],
  ] as const) {
    it(`changes ${path}: ${JSON.stringify(before)}`, () =>
      assert.equal(applyEdits(before, renameInVocabularyFile(before, path, change).edits ?? []), after))
  }
})
