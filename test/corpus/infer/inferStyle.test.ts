import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { readTermFile } from '../../../src/core/style/termFile'
import { houseListText, StyleInference } from '../../../src/corpus/infer/inferStyle'

function learnt(...bodies: string[]) {
  const inference = new StyleInference()
  for (const body of bodies) inference.add(parseArticle(`---\ntitle: Harbour\ndate: 2024-01-05\n---\n\n${body}\n`))
  return inference
}
const shown = (...bodies: string[]) =>
  learnt(...bodies)
    .result()
    .map(
      ({ forms, isCapitalOnly }) =>
        `${isCapitalOnly ? '? ' : ''}${forms.map(({ form, uses, articles }) => `${form} ${uses} (${articles})`).join(', ')}`,
    )

describe('a house list learnt from the articles', () => {
  it('has the words in two forms, with counts', () => {
    assert.deepEqual(shown('We use GitHub, GitHub and GitHub.', 'On Github we use github.'), ['GitHub 3 (1), Github 1 (1), github 1 (1)'])
    assert.deepEqual(shown('an e-mail, e-mail, e-mail', 'the email'), ['e-mail 3 (1), email 1 (1)'])
    assert.deepEqual(shown('a website, website, website and a web site'), ['website 3 (1), web site 1 (1)'])
    assert.deepEqual(shown('the colour, organised colour, colour', 'a color organized'), ['colour 3 (1), color 1 (1)'])
    assert.deepEqual(shown('其他人、其他船、其他港', '其它'), ['其他 3 (1), 其它 1 (1)'])
  })

  it('has no forms that differ by their place in a sentence or by their grammar', () => {
    assert.deepEqual(shown('Boats came. The boats came, and boats left.\n\n## Boats Came Boats'), [])
    assert.deepEqual(shown('any one, anyone, anyone, anyone, set up, setup, setup, setup, long-term, long term, long-term, long-term'), [])
    assert.deepEqual(shown('four fours for your filled filed filed filed'), [])
  })

  it('reads neither code, addresses nor quotations', () => {
    assert.deepEqual(shown('GitHub GitHub GitHub `github` https://github.com/github @github github.com “the github”\n\n> Github\n'), [])
  })

  it('drops the rarest words when there are too many, also where each is written twice', () => {
    const inference = new StyleInference(200)
    const add = (body: string) => inference.add(parseArticle(`---\ntitle: Harbour\ndate: 2024-01-05\n---\n\n${body}\n`))
    const letters = (number: number) => String.fromCharCode(97 + Math.floor(number / 26), 97 + (number % 26))
    add('a waterfront, waterfront, waterfront and a waterFront, waterFront')
    for (let article = 0; article < 20; article++) {
      const words = Array.from({ length: 30 }, (_, at) => `w${letters(article)}${letters(at)}`)
      add(`${[...words, ...words].join(', ')}, we use GitHub, GitHub and a GitHub, or Github.`)
    }
    assert.deepEqual(
      inference.result().map(({ forms }) => forms.map(({ form }) => form)),
      [['GitHub', 'Github']],
    )
  })

  it('names a capital alone apart', () => {
    assert.deepEqual(shown(...Array.from({ length: 3 }, () => 'on the Internet we met, and the internet is slow')), [
      '? Internet 3 (3), internet 3 (3)',
    ])
  })

  it('is a list that can be used', () => {
    const text = houseListText(
      learnt(
        'We use GitHub, GitHub and GitHub.',
        'At Github there',
        ...Array.from({ length: 3 }, () => 'on the Internet we met on the internet we'),
      ),
    )
    const { terms, problems } = readTermFile(text, 'house.yaml')
    assert.deepEqual(problems, [])
    assert.deepEqual(
      terms.map(({ prefer, instead }) => [prefer, instead]),
      [['GitHub', ['Github']]],
    )
    assert.match(text, /^# GitHub 3 \(1\), Github 1 \(1\)$/m)
    assert.match(text, /^# - \{ prefer: Internet, instead: \[internet\] \}$/m)
  })

  it('says whether spaces between Chinese and Latin are a habit', () => {
    const told = (...texts: readonly string[]) => houseListText(learnt(...texts))
    const [spaced, tight] = ['用 Hugo 建站。'.repeat(10), '用Hugo建站。'.repeat(10)]
    assert.match(told(spaced), /20 places have a space and 0 have none\.\n# .*cjkSpacing: spaced/)
    assert.match(told(tight), /0 places have a space and 20 have none\.\n# .*cjkSpacing: tight/)
    assert.match(told(spaced, tight), /20 places have a space and 20 have none\.\n# Neither/)
    assert.doesNotMatch(told('用 Hugo 建站'), /Spaces|cjkSpacing/)
  })
})
