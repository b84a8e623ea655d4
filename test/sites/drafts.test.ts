import assert from 'node:assert/strict'
import { parseArticle } from '../../src/core/article/article'
import { generators } from '../../src/core/generators/generators'
import { checkArticle } from '../../src/core/lint/checkArticle'
import { defaultArticleSchema } from '../../src/core/schema/articleSchema'
import { applyEdits } from '../../src/core/text/text'
import { addCorrection } from '../../src/features/corrections/addCorrection'
import { rules } from '../../src/rules'
import { sources } from '../features/articleForm/formSamples'
import { configOf } from '../lintConfig'
import { recordedCases, recordedGenerators, recordedResults, type Recorded } from './recorded'
import { recordedRuns } from './recordedDates'

/** A recording builds as for development, where Docusaurus shows drafts. */
const shownInDevelopment = new Set(['docusaurus draft'])

describe('what keeps an article from being published', () => {
  for (const name of recordedGenerators) {
    it(`is as ${name} has it`, () => {
      const keys = generators.find((generator) => generator.name === name)?.drafts.keys ?? {}
      const results = recordedResults(name)
      for (const [key, value, example] of [
        ['draft', true, 'keys: draft'],
        ['published', false, 'keys: published-false'],
      ] as const) {
        if (shownInDevelopment.has(`${name} ${key}`)) continue
        assert.equal(keys[key] === value, results[example]?.outcome === 'not published', key)
      }
    })
  }
})

const played = ['hexo', 'jekyll', 'hugo'] as const

describe('days and corrections that the real generators were given', () => {
  const resultsOf = (name: string): Readonly<Record<string, Recorded>> => recordedRuns(name)['publishing']?.results ?? {}
  const casesOf = async () => Object.values((await recordedCases())['publishing'] ?? {})

  for (const name of played) {
    it(`are left out by ${name} exactly where Copydesk says so`, async () => {
      const said: string[] = []
      for (const { of, text } of await casesOf()) {
        const told = checkArticle(parseArticle(text), 'harbour.md', configOf(rules, { dialect: name })).map(({ ruleId }) => ruleId)
        const result = resultsOf(name)[`publishing: ${of}`]
        assert.ok(result, of)
        const isLeftOut = told.includes('date-future') || told.includes('date-expired')
        assert.equal(isLeftOut, result.outcome === 'not published', of)
        if (isLeftOut) said.push(of)
        // The day is wrong for readers; the generator publishes it as it is written.
        assert.equal(told.includes('weekday-mismatch'), result.html?.includes('Thursday, January 12, 2022') ?? false, of)
      }
      const expected = {
        hexo: [],
        jekyll: ['in-the-future'],
        hugo: ['in-the-future', 'publishDate-in-the-future', 'expired'],
      }
      assert.deepEqual(said, expected[name])
    })

    it(`reach the templates of ${name} as Add Correction writes them`, async () => {
      const { text = '' } = (await casesOf()).find(({ of }) => of === 'corrections') ?? {}
      const article = parseArticle(text.replace('2022-01-14 09:00:00', '2022-01-12 10:00:00').replace(/corrections:\n(?: .*\n)+/, ''))
      const clock = { now: Date.UTC(2022, 0, 14, 9), zoneMinutes: () => 0 }
      const { edits } = addCorrection(article, 'It opens on Friday.', { ...sources, clock, schema: defaultArticleSchema() })
      assert.equal(applyEdits(article.text, edits ?? []), text)
      const fields = JSON.stringify(resultsOf(name)['publishing: corrections']?.fields)
      assert.match(fields, /"corrections":\[\{"date":[^[]*2022-01-14[^[]*"text":"It opens on Friday\."\}\]/)
    })
  }

  it('are printed by a template of Jekyll', () => {
    assert.equal(resultsOf('jekyll')['correctionsInLiquid: corrections']?.html, '<p>2022-01-14: It opens on Friday.</p>\n')
  })
})
