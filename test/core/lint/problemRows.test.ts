import assert from 'node:assert/strict'
import { checkText } from '../../../src/core/lint/checkArticle'
import { countedRules, frequentRules, problemRows } from '../../../src/core/lint/problemRows'
import type { Problem, Severity } from '../../../src/core/text/problem'
import { range } from '../../../src/core/text/text'
import { rules } from '../../../src/rules'
import { feedArticle } from '../../feedArticle'
import { configOf } from '../../lintConfig'

const check = (text: string) => checkText(text, 'a.md', configOf(rules))
const none = new Set<string>()
const problem = (ruleId: string, at: number, severity: Severity = 'warning', related: Problem['related'] = []): Problem => ({
  ruleId,
  severity,
  range: range(at, at + 5),
  message: `${ruleId} ${at}`,
  fixes: [],
  related,
})
const listed = (problems: readonly Problem[], frequent: ReadonlySet<string> = none) =>
  problemRows(problems, frequent)
    .filter(({ isListed }) => isListed)
    .map(({ message }) => message)

describe('the rows of an article', () => {
  it('are one for each defect of an article from a feed', () => {
    const rows = problemRows(check(feedArticle), none)
    assert.equal(rows.length, 12)
    assert.deepEqual(
      rows.filter(({ isListed }) => isListed).map(({ ruleId }) => ruleId),
      ['fm-leading-content', 'date-format', 'figure-caption-text', 'figure-caption-text'],
    )
  })

  it('keep three problems of a rule, and list four as one with their places', () => {
    const three = [problem('a', 0), problem('a', 10), problem('b', 15), problem('a', 20)]
    assert.deepEqual(listed(three), ['a 0', 'a 10', 'b 15', 'a 20'])
    const four = [...three, problem('a', 30)]
    assert.deepEqual(listed(four), ['a 0 (4 places)', 'b 15'])
    const [first, second] = problemRows(four, none)
    assert.deepEqual(
      first?.related.map((place) => place.range.start),
      [10, 20, 30],
    )
    assert.deepEqual(first?.related[0]?.message, 'a 10')
    // Its fixes and its own message are left to the place.
    assert.deepEqual(second, { ...four[1], isListed: false })
  })

  it('list two with one cause as one', () => {
    assert.deepEqual(listed([problem('fm-tab-indent', 0), problem('fm-tab-indent', 9)]), ['fm-tab-indent 0 (2 places)'])
    assert.deepEqual(listed([problem('fm-tab-indent', 0, 'error'), problem('fm-tab-indent', 9)]), ['fm-tab-indent 0', 'fm-tab-indent 9'])
    const same = { message: 'no address' }
    const fields = [{ ...problem('image-field', 0), ...same }, problem('image-field', 10), { ...problem('image-field', 20), ...same }]
    assert.deepEqual(listed(fields), ['no address (2 places)', 'image-field 10'])
    assert.deepEqual(problemRows(fields, none)[0]?.related, [{ range: range(20, 25), message: 'The same here.' }])
  })

  it('count an error and a warning of one rule apart', () => {
    const warnings = [0, 10, 20, 30].map((at) => problem('a', at))
    assert.deepEqual(listed([...warnings, problem('a', 40, 'error')]), ['a 0 (4 places)', 'a 40'])
  })

  it('leave out hints, and frequent rules below error', () => {
    const problems = [problem('a', 0, 'hint'), problem('b', 10), problem('b', 20, 'error'), problem('c', 30, 'information')]
    assert.deepEqual(listed(problems, new Set(['b', 'c'])), ['b 20'])
  })

  it('leave out the consequence of another problem, at its place or at one related to it', () => {
    const related = [{ range: range(0, 5), message: 'first' }]
    const twice = [problem('vocabulary-near-duplicate', 0), problem('taxonomy-duplicate', 20, 'warning', related)]
    assert.deepEqual(listed(twice), ['taxonomy-duplicate 20'])
    assert.deepEqual(listed([problem('vocabulary-near-duplicate', 40), ...twice.slice(1)]), [
      'vocabulary-near-duplicate 40',
      'taxonomy-duplicate 20',
    ])
    assert.deepEqual(listed([problem('taxonomy-type', 0), problem('fm-needs-quotes', 3, 'error')]), ['fm-needs-quotes 3'])
  })

  it('take linear time for floods', () => {
    const flood = Array.from({ length: 40_000 }, (_, index) =>
      problem(index % 2 ? 'aria-reference-missing' : 'figure-caption-text', index * 10),
    )
    const rows = problemRows(flood, none)
    assert.equal(rows.filter(({ isListed }) => isListed).length, 2)
    assert.equal(rows[0]?.related.length, 19)
  })
})

describe('frequent rules', () => {
  it('report in more than 5 % of the articles of a site that has enough of them', () => {
    const counts = new Map([
      ['a', 11],
      ['b', 10],
    ])
    assert.deepEqual([...frequentRules(counts, 200)], ['a'])
    assert.deepEqual([...frequentRules(counts, 49)], [])
    assert.deepEqual([...frequentRules(new Map([['a', 5]]), 60)], [])
  })

  it('are never those of errors or hints', () => {
    assert.deepEqual([...countedRules([problem('a', 0, 'error'), problem('b', 0, 'hint'), problem('c', 0)])], ['c'])
  })
})
