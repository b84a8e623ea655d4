import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../src/core/article/article'
import { checkText } from '../../src/core/lint/checkArticle'
import { fixAll, safeFixes } from '../../src/core/lint/fix'
import { applyEdits } from '../../src/core/text/text'
import type { Problem } from '../../src/core/text/problem'
import { rules } from '../../src/rules'
import { configOf } from '../lintConfig'
import { runs, sample } from '../runs'
import { article as generated, badDocuments } from './generatedArticles'

const check = (text: string) => checkText(text, 'a.md', configOf(rules))

/** Articles whose line ends are Unix, Windows, or both. */
const article = fc
  .tuple(generated, fc.constantFrom('', '', '\n', '\r\n', '\n\r\n', '\uFEFF\n'), fc.array(fc.boolean(), { maxLength: 60 }))
  .map(([text, before, windows]) => {
    const lines = (before + text).split(/\r?\n/)
    return lines.map((line, index) => line + (index === lines.length - 1 ? '' : windows[index % windows.length] ? '\r\n' : '\n')).join('')
  })

/** Pairs and triples of problems that lie next to each other, and some that do not. */
function* groupsOf(problems: readonly Problem[]): Generator<readonly Problem[]> {
  const fixable = problems.filter(({ fixes }) => fixes.some(({ safe }) => safe))
  for (let first = 0; first < fixable.length; first++) {
    for (let second = first + 1; second < Math.min(first + 6, fixable.length); second++) {
      yield [fixable[first]!, fixable[second]!]
      for (let third = second + 1; third < Math.min(second + 3, fixable.length); third++)
        yield [fixable[first]!, fixable[second]!, fixable[third]!]
    }
  }
}

const loneReturns = (text: string) => text.match(/\r(?!\n)/g)?.length ?? 0

function checkGroups(text: string): void {
  const before = parseArticle(text)
  for (const group of groupsOf(check(text))) {
    const { edits, ruleIds } = safeFixes(group)
    if (ruleIds.length < 2) continue
    const fixed = applyEdits(text, edits)
    const after = parseArticle(fixed)
    const shown = `${ruleIds.join(' + ')}: ${JSON.stringify(text)} => ${JSON.stringify(fixed)}`
    assert.ok(loneReturns(fixed) <= loneReturns(text), shown)
    if (!before.frontMatter?.close) continue
    assert.ok(after.frontMatter?.close, shown)
    if (before.frontMatter.errors.length === 0) assert.equal(after.frontMatter.errors.length, 0, shown)
  }
}

describe('safe fixes together', () => {
  it('leave an article with its front matter, by pairs and triples', () => {
    for (const text of sample(badDocuments, 3))
      for (const variant of [text, text.replaceAll('\n', '\r\n'), `\n${text.replaceAll('\n', '\r\n')}`]) checkGroups(variant)
    fc.assert(fc.property(article, checkGroups), runs(20, 2000))
  })

  it('leave a Windows article that begins with a blank Unix line an article', () => {
    const text = '\n---\r\ntitle: Harbour\r\ndate: 2022-01-12T10:00:00Z\r\n---\r\nBoats left.\r\n'
    const { text: fixed, cycle } = fixAll(text, check)
    assert.equal(cycle, undefined)
    assert.equal(fixed, '---\r\ntitle: Harbour\r\ndate: 2022-01-12T10:00:00Z\r\n---\r\nBoats left.\r\n')
  })
})
