import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../../src/core/article/article'
import { entriesOfValue } from '../../../src/core/rename/renameValue'
import { applyEdits } from '../../../src/core/text/text'
import { namesInSettings, namesInVocabularyFile } from '../../../src/core/rename/vocabularyNames'
import { nameRefusal } from '../../../src/features/names/nameAt'
import { planEdits, type NamedFile } from '../../../src/features/names/renamePlan'
import { runs } from '../../runs'

/** Names with all characters that are special in YAML, TOML, JSON and plain lists. */
const name = fc
  .string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...`aß新 ,:;#'"\`[]{}&*!|>%@\\/-?~=+<$.0e_\t\u00a0👩‍🚀🏙️ب\u2028\u0085`) })
  .map((text) => text.trim())
  .filter((text) => nameRefusal(text) === undefined && text !== 'sport' && text !== 'SPORT' && text !== 'city')

const articles = [
  '---\ntitle: a\ncategories: [city, sport, SPORT]\nnote: sport # sport\n---\n\nsport\n',
  "---\ntitle: a\ncategories: ['city', 'sport', \"SPORT\"]\n---\n",
  '---\r\ntitle: a\r\ncategories:\r\n - city # first\r\n - sport\r\n - "SPORT" # last\r\n---\r\n',
  '---\ncategories: sport\n---\n',
  '---\ncategories:\n  - [city, sport]\n  - [SPORT]\n---\n',
  '\uFEFF---\ncategories: {"x": 1}\ncategory: "sport"\n---\n',
  '+++\ncategories = ["city", \'sport\', "SPORT"]\n+++\n',
  '{\n  "categories": ["city", "sport", "SPORT"]\n}\n\nsport\n',
]

const lists: readonly (readonly [NamedFile, string])[] = [
  [{ kind: 'vocabulary', path: 'c.txt' }, '# sport\ncity\nsport\nSPORT\n'],
  [{ kind: 'vocabulary', path: 'c.yaml' }, "- city\n- 'sport' # x\n- SPORT\n"],
  [{ kind: 'vocabulary', path: 'c.yml' }, 'city: {}\nsport: { name: S }\nSPORT: {}\n'],
  [{ kind: 'vocabulary', path: 'c.json' }, '["city", "sport", "SPORT"]'],
  [{ kind: 'settings', path: 'copydesk.yaml' }, 'vocabularies:\n  categories: [city, sport, SPORT]\n  tags: [sport]\n'],
]

const valuesIn = (text: string, { kind, path }: NamedFile): readonly string[] => {
  if (kind === 'article') return entriesOfValue(parseArticle(text, path), 'categories').map(({ value }) => value)
  return (kind === 'settings' ? namesInSettings(text, 'categories') : namesInVocabularyFile(text, path)).map(({ value }) => value)
}

/** The names after a rename, each once. */
const expected = (values: readonly string[], from: readonly string[], to: string) => [
  ...new Set(values.map((value) => (from.includes(value) ? to : value))),
]

describe('names with special characters', () => {
  const files = [...articles.map((text) => [{ kind: 'article', path: 'a.md' }, text] as const), ...lists]
  for (const [file, text] of files)
    it(`are written so that they are read unchanged: ${JSON.stringify(text).slice(0, 60)}`, () => {
      const before = valuesIn(text, file)
      fc.assert(
        fc.property(name, fc.constantFrom(['sport'], ['sport', 'SPORT']), (to, from) => {
          // The data of a key is not removed.
          fc.pre(from.length === 1 || file.path !== 'c.yml')
          const { edits, refused } = planEdits(
            text,
            file,
            from.map((one) => ({ vocabulary: 'categories', from: one, to })),
          )
          if (file.path === 'c.txt' && to.startsWith('#')) return assert.match(refused ?? '', /starts with #/)
          assert.equal(refused, undefined)
          const now = applyEdits(text, edits ?? [])
          assert.deepEqual([...new Set(valuesIn(now, file))].sort(), expected(before, from, to).sort(), now)
          // And back again, if no names were merged.
          if (from.length > 1) return undefined
          const back = planEdits(now, file, [{ vocabulary: 'categories', from: to, to: 'sport' }])
          assert.deepEqual([...valuesIn(applyEdits(now, back.edits ?? []), file)].sort(), [...before].sort())
        }),
        runs(30, 600),
      )
    })

  it('are refused if they have more than one line', () => {
    for (const to of ['a\nb', 'a\rb', 'a\u0085b', '\n']) assert.notEqual(nameRefusal(to), undefined, JSON.stringify(to))
  })
})
