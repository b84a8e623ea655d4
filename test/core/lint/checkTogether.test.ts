import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../../src/core/article/article'
import { checkArticle, checkTogether } from '../../../src/core/lint/checkArticle'
import type { LintConfig } from '../../../src/core/lint/lintConfig'
import type { Rule } from '../../../src/core/lint/rule'
import { range } from '../../../src/core/text/text'
import { rules } from '../../../src/rules'
import { feedArticle } from '../../feedArticle'
import { configOf } from '../../lintConfig'
import { article, badDocuments } from '../../rules/generatedArticles'
import { runs } from '../../runs'

const suppressing =
  '---\ntitle: a # copydesk-disable-file title-length, date-missing\n---\n<!-- copydesk-disable-file img-alt-missing -->\n<img>\n'

const plain = (found: ReturnType<typeof checkTogether>) => found.map((outcome) => ('problems' in outcome ? outcome.problems : outcome))

describe('checkTogether', () => {
  const check = (text: string, lintConfig: LintConfig) => ({ article: parseArticle(text, 'a.md'), path: 'a.md', lintConfig })

  it('finds in each article what checkArticle finds in it', () => {
    const lintConfig = configOf(rules)
    // An article with other settings runs other rules at the same time.
    const other = configOf(rules, { rules: { 'title-missing': 'off', 'fm-fence': 'error', 'inline-style': 'error' } })
    const text = fc.oneof(article, fc.constantFrom(...badDocuments, feedArticle, suppressing, ''))
    const texts = fc.array(fc.record({ text, lintConfig: fc.constantFrom(lintConfig, other) }), { maxLength: 6 })
    fc.assert(
      fc.property(texts, (all) => {
        const alone = all.map((one) => checkArticle(parseArticle(one.text, 'a.md'), 'a.md', one.lintConfig))
        assert.deepEqual(plain(checkTogether(all.map((one) => check(one.text, one.lintConfig)))), alone)
      }),
      runs(20, 2000),
    )
  })

  it('returns the exception of one article, and the problems of the others', () => {
    const docs = { summary: '', why: '', authority: '', bad: [], good: [] }
    const found: Rule = { id: 'found', severity: 'hint', docs, check: () => [{ range: range(0, 1), message: 'found' }] }
    const bug = new Error('bug')
    const broken: LintConfig = {
      ...configOf([found]),
      files: () => {
        throw bug
      },
    }
    const [first, second, third] = checkTogether([
      check('text', configOf([found])),
      check('text', broken),
      check('text', configOf([found])),
    ])
    assert.deepEqual(second, { thrown: bug })
    for (const outcome of [first, third]) assert.ok(outcome && 'problems' in outcome && outcome.problems.length === 1)
  })
})
