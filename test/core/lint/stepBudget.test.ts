import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { descendants } from '../../../src/core/html/readHtml'
import { checkText } from '../../../src/core/lint/checkArticle'
import type { LintConfig } from '../../../src/core/lint/lintConfig'
import type { Rule } from '../../../src/core/lint/rule'
import { noSettings } from '../../../src/core/settings/settings'
import { nearest } from '../../../src/core/text/closestMatch'
import { countSteps, StepBudgetError, withStepBudget } from '../../../src/core/text/stepBudget'
import { noVocabularies } from '../../../src/core/vocabulary/vocabulary'
import { rules } from '../../../src/rules'

const text = `---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\n${'<p><b>x</b></p>\n'.repeat(50)}`

function rule(id: string, check: Rule['check']): Rule {
  const docs = { summary: '', why: '', authority: '', bad: [], good: [] }
  return { id, severity: 'error', docs, check }
}

function run(checked: readonly Rule[], stepBudget: LintConfig['stepBudget'], source = text) {
  const failed: (readonly [string, unknown])[] = []
  const scope = { settings: noSettings, site: undefined }
  const ruleFailed = (id: string, error: unknown) => void failed.push([id, error])
  const problems = checkText(source, 'a.md', {
    scope,
    schema: undefined,
    vocabularies: noVocabularies,
    rules: checked,
    ruleFailed,
    stepBudget,
  })
  return { failed, found: problems.map(({ ruleId }) => ruleId) }
}

const slow = rule('slow', function* (article) {
  yield { range: { start: 0, end: 1 }, message: 'first' }
  // The square of the number of elements.
  for (const element of article.elements)
    for (const other of article.elements) for (const inner of descendants(other)) if (inner === element && inner.name === 'i') yield* []
})
const quick = rule('quick', function* () {
  yield { range: { start: 0, end: 1 }, message: 'quick' }
})
const talkative = rule('talkative', function* () {
  for (;;) yield { range: { start: 0, end: 1 }, message: 'again' }
})

describe('the step budget of a rule', () => {
  it('skips the rule that exceeds it, with all of its findings, and no other', () => {
    const { failed, found } = run([slow, quick], { base: 1000, perUnit: 0 })
    assert.deepEqual(found, ['quick'])
    assert.deepEqual(
      failed.map(([id, error]) => [id, error instanceof StepBudgetError]),
      [['slow', true]],
    )
    assert.deepEqual(run([slow, quick], { base: 10_000, perUnit: 0 }).found, ['slow', 'quick'])
    assert.deepEqual(run([slow, quick], undefined).found, ['slow', 'quick'])
  })

  it('ends a rule that never ends', () => {
    assert.deepEqual(run([talkative, quick], { base: 1000, perUnit: 1 }).found, ['quick'])
  })

  it('grows with the text', () => {
    const units = parseArticle(text).text.length
    assert.deepEqual(run([slow], { base: 0, perUnit: Math.ceil(10_000 / units) }).failed, [])
  })

  it('is far from what the rules need for an article with many problems', () => {
    const source = `---\ntitle: Harbour opens\ntags: [a, b, a]\n---\n\n${'<figure><img src=a.jpg><p style="x: y">\n\n'.repeat(200)}`
    assert.deepEqual(run(rules, { base: 100_000, perUnit: 1 }, source).failed, [])
  })
})

describe('withStepBudget', () => {
  it('counts the work inside of it only, and gives back the budget around it', () => {
    withStepBudget(100, () => {
      assert.throws(() => withStepBudget(10, () => countSteps(11)), StepBudgetError)
      countSteps(100)
      assert.throws(() => countSteps(1), StepBudgetError)
    })
    countSteps(1_000_000)
  })

  it('counts comparisons of words', () => {
    const words = Array.from({ length: 200 }, (_, at) => `harbour ${at}`)
    assert.throws(() => withStepBudget(199, () => nearest('harbor', words)), StepBudgetError)
    assert.doesNotThrow(() => withStepBudget(200, () => nearest('harbor', words)))
  })
})
