import assert from 'node:assert/strict'
import table from '../../media/han.json'
import { readHanTable } from '../../src/core/text/hanCharacters'
import { nearDuplicates } from '../../src/corpus/nearDuplicates'

const han = readHanTable(JSON.stringify(table))

/** The first name is used most. */
const found = (names: readonly string[], distinct: readonly (readonly string[])[] = []) =>
  nearDuplicates(
    names.map((value, index) => ({ value, count: names.length - index })),
    han,
    distinct,
  ).map(({ names: alike, difference }) => [difference, ...alike.map(({ value }) => value)])

describe('names that are probably one', () => {
  for (const [difference, ...names] of [
    ['form', 'Sport', 'sport', 'SPORT '],
    ['form', 'Ａljazeera 半岛网', 'Aljazeera半岛网'],
    ['form', 'J. R. Moss', 'J.R. Moss', 'JR Moss'],
    ['form', 'Beyoncé', 'Beyonce\u0301'],
    ['script', '新聞', '新闻'],
    ['order', 'Mara Lind', 'Lind, Mara'],
    ['spelling', 'Sports', 'Sport'],
    ['spelling', 'Harbour', 'Habrour'],
    ['spelling', 'Environment', 'Enviroment'],
    ['spelling', 'City council meeting', 'City counsil meeting'],
    ['spelling', '半岛电视台新闻', '半岛电视台新聞网'],
  ] as const) {
    it(`${difference}: ${names.join(', ')}`, () => assert.deepEqual(found(names), [[difference, ...names]]))
  }

  for (const names of [
    ['Li', 'Lu', 'Lo'],
    ['张三', '张四'],
    ['上海新闻', '上海新区'],
    ['Euro 2020', 'Euro 2024'],
    ['G7', 'G20', 'G8'],
    ['News', 'Sport', 'City'],
    ['C', 'C++', 'C#'],
    ['Anna Moss', 'Jens Moss'],
  ]) {
    it(`are two: ${names.join(', ')}`, () => assert.deepEqual(found(names), []))
  }

  it('are not those that are said to be different', () => {
    assert.deepEqual(found(['Sport', 'Sports', 'sport'], [['Sport', 'Sports']]), [['form', 'Sport', 'sport']])
    assert.deepEqual(found(['Sport', 'Sports'], [['Sports', 'Sport']]), [])
  })

  it('takes many names, and many that are alike', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `writer ${String.fromCharCode(97 + (index % 26))}${(index * 7919) % 20_011}`)
    assert.ok(found(many).length < 20_000)
  })
})
