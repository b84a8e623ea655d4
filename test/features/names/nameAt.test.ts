import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { addDistinct } from '../../../src/core/rename/distinctNames'
import { readSettings } from '../../../src/core/settings/settings'
import { applyEdits, textAt } from '../../../src/core/text/text'
import { namesInSettings, namesInVocabularyFile } from '../../../src/core/rename/vocabularyNames'
import { nameAt, namePlaces, nameRefusal } from '../../../src/features/names/nameAt'
import { planEdits } from '../../../src/features/names/renamePlan'
import { rules } from '../../../src/rules'

const article = (fields: string, eol = '\n') => `---\ntitle: A\n${fields}\n---\n\nText.\n`.replaceAll('\n', eol)

describe('names in front matter', () => {
  it('are found where they are written, without their quotes', () => {
    const text = article(`categories:\n  - [City, "Har\\u0062our"]\ntags: ['Kids'' sport']\nauthor: {name: Mara Lind, mail: m@example.com}`)
    const found = namePlaces(parseArticle(text)).map(({ vocabulary, name, range }) => [vocabulary, name, textAt(text, range)])
    assert.deepEqual(found, [
      ['categories', 'City', 'City'],
      ['categories', 'Harbour', 'Har\\u0062our'],
      ['tags', "Kids' sport", "Kids'' sport"],
      ['authors', 'Mara Lind', 'Mara Lind'],
    ])
  })

  it('are found at both of their ends, and nowhere else', () => {
    const text = article('categories: ["City", Sport]')
    const at = (word: string) => nameAt(parseArticle(text), text.indexOf(word))?.name
    assert.deepEqual([at('City'), at('", Sport'), at('Sport'), at('title'), at('Text')], ['City', 'City', 'Sport', undefined, undefined])
  })

  it('are in TOML and JSON too', () => {
    for (const text of ['+++\ntags = ["a", \'b\']\n+++\n', '{\n"tags": ["a", "b"]\n}\n'])
      assert.deepEqual(
        namePlaces(parseArticle(text)).map(({ range }) => textAt(text, range)),
        ['a', 'b'],
      )
  })

  it('are not where they are taken from elsewhere, or run over lines', () => {
    assert.deepEqual(
      namePlaces(parseArticle(article('x: &c City\ncategories: [*c]\nauthor: >-\n  Mara\n  Lind'))).map(({ name }) => name),
      [],
    )
  })

  it('must not be empty and must be on one line', () => {
    assert.deepEqual(
      ['', 'a\nb', 'C# & "x": #1 😀'].map((name) => nameRefusal(name) !== undefined),
      [true, true, false],
    )
  })
})

describe('renames of several names at once', () => {
  const file = { kind: 'article', path: 'a.md' } as const
  const renames = ['sport', 'SPORT'].map((from) => ({ vocabulary: 'categories', from, to: 'Sport' }))
  const planned = (text: string) => applyEdits(text, planEdits(text, file, renames).edits ?? [])

  it('leave one of them, and touch nothing else', () => {
    for (const eol of ['\n', '\r\n']) {
      assert.equal(planned(article('categories: [a, sport, SPORT] # c', eol)), article('categories: [a, Sport] # c', eol))
      assert.equal(planned(article('categories:\n- SPORT\n- b\n- sport', eol)), article('categories:\n- b\n- Sport', eol))
      assert.equal(planned(article('categories: SPORT\nother: [sport]', eol)), article('categories: Sport\nother: [sport]', eol))
    }
    assert.equal(planned(article('categories: [a]')), article('categories: [a]'))
  })

  it('change the lists of the newsroom too', () => {
    const plan = (text: string, kind: 'settings' | 'vocabulary', path: string) =>
      applyEdits(text, planEdits(text, { kind, path }, renames).edits ?? [])
    assert.equal(
      plan('vocabularies:\n  categories: [a, sport]\n', 'settings', 'copydesk.yaml'),
      'vocabularies:\n  categories: [a, Sport]\n',
    )
    assert.equal(plan('a\nsport\nSPORT\n', 'vocabulary', 'c.txt'), 'a\nSport\n')
  })

  it('are refused as a whole', () => {
    const text = article('x: &s SPORT\ncategories: [sport, *s]')
    assert.ok(planEdits(text, file, renames).refused)
  })
})

describe('the newsroom’s own lists', () => {
  it('give the ranges of their values', () => {
    const at = (text: string, path: string) => namesInVocabularyFile(text, path).map(({ value, range }) => [value, textAt(text, range)])
    assert.deepEqual(at('# ours\n a b \r\n\nc', 'x.txt'), [
      ['a b', 'a b'],
      ['c', 'c'],
    ])
    assert.deepEqual(at('mara: {mail: x}\n"li": {}\n', 'x.yml'), [
      ['mara', 'mara'],
      ['li', '"li"'],
    ])
    assert.deepEqual(at('["a", {"name": "b"}]', 'x.json'), [
      ['a', '"a"'],
      ['b', '"b"'],
    ])
    const settings = 'vocabularies:\n  tags: [x]\n  categories: {values: [City, Sport], closed: false}\n'
    assert.deepEqual(
      namesInSettings(settings, 'categories').map(({ range }) => textAt(settings, range)),
      ['City', 'Sport'],
    )
    assert.deepEqual(namesInSettings('[', 'categories'), [])
  })
})

describe('noting that names are different', () => {
  const noted = (text: string, names = ['Sport', 'Sports, all']) => {
    const edits = addDistinct(text, names)
    return edits && applyEdits(text, edits)
  }
  const line = "[Sport, 'Sports, all']"
  for (const [name, before, after] of [
    ['in a new file', '', `distinct:\n  - ${line}\n`],
    ['at the end', 'dialect: hexo', `dialect: hexo\ndistinct:\n  - ${line}\n`],
    ['with the line ends of the file', 'dialect: hexo\r\n', `dialect: hexo\r\ndistinct:\r\n  - ${line}\r\n`],
    ['below others', 'distinct:\n- [a, b] # so\nrules: {}\n', `distinct:\n- [a, b] # so\n- ${line}\nrules: {}\n`],
    ['between brackets', 'distinct: [[a, b]]\n', `distinct: [[a, b], ${line}]\n`],
    ['where there is only the key', 'distinct:\nrules: {}\n', `distinct:\n  - ${line}\nrules: {}\n`],
  ] as const)
    it(name, () => {
      const text = noted(before)
      assert.equal(text, after)
      assert.deepEqual(readSettings(text, rules).settings.distinct.at(-1), ['Sport', 'Sports, all'])
    })

  it('leaves a file alone that cannot be read', () => {
    assert.deepEqual(
      [noted('a: [\n'), noted('- a\n'), noted('distinct: yes\n'), noted('{dialect: hexo}')],
      [undefined, undefined, undefined, undefined],
    )
  })
})
