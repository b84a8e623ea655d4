import assert from 'node:assert/strict'
import { isHidden, vocabulariesOf } from '../../../src/core/vocabulary/vocabulary'
import { readVocabularyFile } from '../../../src/core/vocabulary/vocabularyFile'

describe('a vocabulary file', () => {
  for (const [name, path, text, values] of [
    ['one value a line', 'desks.txt', '\uFEFFCity\r\n\r\n# closed\r\n Sports \r\nHarbour', ['City', 'Sports', 'Harbour']],
    ['a list in YAML', 'a.yaml', '- City\n- "2024"\n- 1.10\n-\n- [Sports]\n', ['City', '2024', '1.10', 'Sports']],
    ['entries with names', 'a.yml', '- name: Mara\n  mail: m@example.com\n- name: Juno\n- url: /x\n', ['Mara', 'Juno']],
    ['a map, by its keys', 'authors.yml', 'mara: { name: Mara Lind }\njuno: { name: Juno Ash }\n', ['mara', 'juno']],
    ['a list in JSON', 'a.json', '\uFEFF[\n\t"City", "a: b", 3, {"name": "Mara"}, null]', ['City', 'a: b', '3', 'Mara']],
    ['nothing', 'a.yaml', '', []],
    ['no line', 'a.txt', '\n', []],
  ] as const) {
    it(`is read: ${name}`, () => assert.deepEqual(readVocabularyFile(text, path).values, values))
  }

  for (const [name, path, text, message] of [
    ['broken JSON', 'a.json', '[', 'is not valid JSON'],
    ['broken YAML', 'a.yaml', 'a: [\n', 'is not valid YAML'],
    ['a single text', 'a.yaml', 'City\n', 'should contain a list.'],
  ] as const) {
    it(`reports an error: ${name}`, () => {
      const read = readVocabularyFile(text, path)
      assert.ok(read.values === undefined && read.message.includes(message), JSON.stringify(read))
    })
  }
})

it('errors of vocabularies give the place and never the text', () => {
  for (const [path, text, place] of [
    ['a.json', '{"a": "b",\n "c": secret}', /: line 2, column 7$/],
    ['a.json', '["a",\n', /: line 1, column 6 \(Unexpected end of JSON input\)$|: line 1, column 6$/],
    ['a.yaml', 'a: *secret\n', /: line 1, column 4 \(bad alias\)$/],
    ['a.yaml', 'a: b\n- secret\n', /: line 2, column 1 \(/],
    ['a.yaml', 'secret: "a\n', /: line \d, column \d+ \(/],
  ] as const) {
    const read = readVocabularyFile(text, path)
    const message = 'message' in read ? read.message : ''
    assert.match(message, place)
    assert.doesNotMatch(message, /secret/)
  }
})

describe('vocabularies', () => {
  const file = { path: 'a.txt', range: { start: 0, end: 0 } }

  it('have the values of the settings, then those of the file', () => {
    const found = vocabulariesOf({ tags: { values: ['a', 'b'], file, closed: true } }, () => ({ values: ['b', 'c'], areShown: true }))
    assert.deepEqual(found.get('tags'), { values: ['a', 'b', 'c'], closed: true, shown: undefined })
  })

  it('do not show the values of a file that could be anything', () => {
    const found = vocabulariesOf({ tags: { values: ['a'], file, closed: true } }, () => ({ values: ['b'], areShown: false }))
    assert.deepEqual(found.get('tags'), { values: ['a', 'b'], closed: true, shown: ['a'] })
    for (const path of ['.env', '.git/config', 'a/.ssh/id', '../.npmrc']) assert.ok(isHidden(path), path)
    for (const path of ['a.txt', '../a.txt', './lists/a.txt', 'a.b/c.', '..']) assert.ok(!isHidden(path), path)
  })

  it('are open if their file cannot be read, or if they have no values', () => {
    assert.equal(vocabulariesOf({ tags: { values: ['a'], file, closed: true } }, () => undefined).get('tags')?.closed, false)
    assert.equal(vocabulariesOf({ tags: { values: [], file: undefined, closed: true } }, () => undefined).get('tags')?.closed, false)
  })
})
