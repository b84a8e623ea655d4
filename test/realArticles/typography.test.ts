import assert from 'node:assert/strict'
import { safeFixes, fixAll } from '../../src/core/lint/fix'
import { readSettings } from '../../src/core/settings/settings'
import { applyEdits } from '../../src/core/text/text'
import { rules } from '../../src/rules'
import { foldedMarks } from '../core/prose/foldedMarks'
import { renderedText } from '../core/prose/renderedText'
import { sample } from '../runs'
import { checkAs, generatorOfArticle, readAs, realArticles } from './realArticles'

const typographies = [
  'cjkSpacing: spaced, punctuation: cjk, quotes: typographic, repeatedWords: true',
  'cjkSpacing: tight, punctuation: ascii, quotes: corner',
]

describe('the typography of real articles', () => {
  for (const typography of typographies)
    it(`leaves the page as it is but for spaces and marks: ${typography}`, () => {
      const { style } = readSettings(`style:\n  typography: { ${typography} }\n`, rules).settings
      const hasHan = (text: string) => /\p{Script=Han}/u.test(text)
      for (const real of [...realArticles().filter(({ text }) => hasHan(text)), ...sample(realArticles(), 24)]) {
        const checkAll = checkAs(real, { settings: { style } })
        const check = (text: string) => checkAll(text).filter(({ ruleId }) => ruleId.startsWith('style-'))
        const { edits } = safeFixes(check(real.text))
        if (edits.length === 0) continue
        const rendered = (text: string) => foldedMarks(renderedText(readAs(real, text), generatorOfArticle(real)) ?? '')
        assert.equal(rendered(applyEdits(real.text, edits)), rendered(real.text), real.path)
        const fixed = fixAll(real.text, check)
        assert.equal(fixed.cycle, undefined)
        assert.equal(rendered(fixed.text), rendered(real.text), real.path)
        assert.equal(fixAll(fixed.text, check).text, fixed.text, real.path)
      }
    })
})
