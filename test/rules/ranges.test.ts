import assert from 'node:assert/strict'
import fc from 'fast-check'
import { bringsFrontMatter } from '../../src/core/lint/checkExample'
import type { Rule } from '../../src/core/lint/rule'
import { rules } from '../../src/rules'
import { checkByRule, documentOf, unmark } from './examples'
import { runs } from '../runs'

/** Letters of other scripts, some of two units, some of several code points, some written from right to left. */
const foreign = fc
  .array(fc.constantFrom('港', '口', '，', '👩‍🚀', '😀', 'ميناء', 'נמל', 'é', 'e\u0301', '𠮷', 'नौका'), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''))

interface Variant {
  readonly word: string
  readonly prefix: string
  readonly windows: boolean
  readonly mark: boolean
}

const variant: fc.Arbitrary<Variant> = fc.record({ word: foreign, prefix: foreign, windows: fc.boolean(), mark: fc.boolean() })

/** What a rule looks at may be the words themselves (the name of a template tag is ASCII), or the first bytes of the file. */
const aboutLetters = new Set(['fm-encoding', 'title-length', 'tag-unknown', 'tag-unfamiliar'])
const aboutStart = new Set(['fm-leading-content', 'fm-encoding'])

/** What these say depends on the language of the text, and other words have problems of their own: only emoji are put before the examples. */
const aboutLanguage = new Set(['headline-style', 'style-punctuation', 'style-quotes', 'style-repeated-word', 'style-spacing'])

function change(example: string, rule: Rule, { word, prefix: words, windows, mark }: Variant): string {
  const prefix = aboutLanguage.has(rule.id) ? '👩‍🚀😀' : words
  // The same word everywhere, so that a title and a heading that were alike still are.
  let text = aboutLetters.has(rule.id) || aboutLanguage.has(rule.id) ? example : example.replace(/(?<![\w/.-])[Hh]arbour(?![\w/.-])/g, word)
  // Words in front of HTML in the same line.
  if (!bringsFrontMatter(example) && /^⟦?<(?:img|a|span)\b/.test(text)) text = `${prefix} ${text}`
  if (bringsFrontMatter(example)) text = text.replace(/^(---\n)(?=\S)/, `---\n# ${prefix}\n`)
  else text = documentOf(text, `${prefix}\n\n`)
  if (windows && rule.id !== 'fm-mixed-eol') text = text.replace(/(?<!\r)\n/g, '\r\n')
  return mark && !aboutStart.has(rule.id) ? `\uFEFF${text}` : text
}

describe('the ranges of problems', () => {
  for (const rule of rules) {
    it(`of ${rule.id} are exact among other scripts, emoji, Windows line ends and a byte order mark`, () => {
      fc.assert(
        fc.property(fc.constantFrom(...rule.docs.bad), variant, (example, how) => {
          const { text, marks } = unmark(change(example, rule, how))
          const found = checkByRule(text, rule)
          const texts = found.map(({ range: { start, end } }) => text.slice(start, end))
          assert.deepEqual(
            found.map(({ range: { start, end } }) => ({ start, end })),
            marks,
            `${JSON.stringify(texts)} in ${JSON.stringify(text)}`,
          )
        }),
        runs(8, 1000),
      )
    })
  }
})
