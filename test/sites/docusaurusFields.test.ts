import assert from 'node:assert/strict'
import { checkText } from '../../src/core/lint/checkArticle'
import { docusaurus } from '../../src/core/generators/docusaurus/docusaurus'
import { schemaForPath } from '../../src/core/lint/schemaForArticle'
import type { Problem } from '../../src/core/text/problem'
import { rules } from '../../src/rules'
import { configOf } from '../lintConfig'
import { recordedCases, recordedResults, type Case } from './recorded'

/** Where Copydesk says more than Docusaurus does, on purpose. */
const differences: readonly (readonly [kind: string, field: RegExp, rule: string, reason: string])[] = [
  ['documents', /^authors: 5$/, 'fm-schema', 'Docusaurus ignores the field in documents, so the usual schema applies'],
  ['documents', /^date: nope$/, 'date-invalid', 'Docusaurus ignores the field in documents, but no site reads it as a date'],
]

interface Recorded {
  readonly outcome: string
  readonly docs?: string
}

const kinds = [
  { kind: 'blog', path: 'blog/2022-01-12-harbour.md', stops: ({ outcome }: Recorded) => outcome === 'stops' },
  { kind: 'documents', path: 'docs/harbour.md', stops: ({ docs }: Recorded) => docs !== 'valid' },
] as const

describe('The front matter that Docusaurus validates', () => {
  const results = recordedResults('docusaurus')
  const config = configOf(rules, { dialect: 'docusaurus' })
  const check = (fields: string, path: string) =>
    checkText(`---\n${fields}\n---\nText.\n`, path, config).filter(({ ruleId }) => /^(?:fm|taxonomy)-/.test(ruleId))
  let cases: readonly Case[] = []

  before(async () => {
    cases = Object.values((await recordedCases())['docusaurusFields'] ?? {})
  })

  for (const { kind, path, stops } of kinds) {
    it(`is an error where the build stops, and accepted where it does not: ${kind}`, () => {
      const counts = { inputs: 0, stops: 0, 'differ on purpose': 0 }
      const wrong: string[] = []
      for (const { of, text } of cases) {
        const recorded = results[`docusaurusFields: ${of}`]
        assert.ok(recorded, of)
        const all = checkText(text, path, config).filter(isAboutFields)
        const problems = all.filter(({ ruleId }) => !differences.some((one) => one[0] === kind && one[1].test(of) && one[2] === ruleId))
        counts.inputs++
        counts['differ on purpose'] += all.length - problems.length
        if (stops(recorded)) counts.stops++
        const expected = stops(recorded) ? ['error'] : []
        // Information, such as that of the order of the dates, is no doubt about the field.
        const found = [...new Set(problems.map(({ severity }) => severity))].filter(
          (severity) => severity === 'error' || severity === 'warning',
        )
        if (stops(recorded) ? !found.includes('error') : found.length > 0)
          wrong.push(`${of}: ${expected} expected, not ${JSON.stringify(problems.map(({ ruleId, message }) => `${ruleId} ${message}`))}`)
      }
      console.table([counts])
      assert.deepEqual(wrong, [])
      assert.equal(counts['differ on purpose'], differences.filter((one) => one[0] === kind).length)
    })
  }

  it('says that the site is not built', () => {
    const [found, ...others] = check('title: Harbour\ntags: port, quay\ndate: 2022-01-12', 'blog/harbour.md')
    assert.deepEqual(others, [])
    assert.equal(found?.message, '“tags” should be a list, not text. Docusaurus stops here: no page of the site is published.')
    assert.equal(found.severity, 'error')
  })

  it('adds the fields of Docusaurus to those that are offered', () => {
    const fields = schemaForPath('blog/a.md', undefined, docusaurus).fields
    const named = (name: string) => fields.find((field) => field.name === name)
    assert.deepEqual(named('unlisted')?.values, [true, false])
    assert.equal(named('tags')?.vocabulary, 'tags')
    assert.equal(named('authors')?.list, 'may')
    assert.ok(named('headimg') && !named('sidebar_position'))
    assert.equal(fields.length, new Set(fields.map(({ name }) => name)).size)
  })

  it('is chosen by the folder, also in versions and translations', () => {
    const label = 'title: Harbour\nsidebar_label: ""'
    for (const path of [
      'docs/a.md',
      'website/versioned_docs/version-1/a.md',
      'i18n/de/docusaurus-plugin-content-docs/current/a.md',
      'docs/blog/a.md',
    ])
      assert.equal(check(label, path).length, 1, path)
    for (const path of [
      'blog/docs/a.md',
      'i18n/de/docusaurus-plugin-content-blog/a.md',
      '2022-01-12-a.md',
      'a.md',
      'docs/_part.md',
      'src/pages/a.md',
    ])
      assert.deepEqual(check(label, path), [], path)
    // Only pages do not convert numbers.
    assert.equal(check('title: 5', 'src/pages/a.md').length, 1)
  })

  it('accepts other values that Joi converts, and refuses others', () => {
    for (const field of [
      'draft: "TRUE"',
      'toc_max_heading_level: "4"',
      'title: 2022-01-05',
      'image: https://example.org/图片/a.jpg',
      'authors: [{imageURL: /a.jpg}]',
      'last_update: { date: 5 }',
      'unlisted: "false"\ndraft: true',
    ])
      assert.deepEqual(
        check(`${field.startsWith('title') ? '' : 'title: Harbour\n'}${field}`, 'blog/a.md').filter(({ severity }) => severity === 'error'),
        [],
        field,
      )
    for (const field of [
      'draft: 1',
      'image: 2022-01-05',
      'image: 5',
      'last_update: { author: 5 }',
      'authors: [mei, 2, {socials: {x: 5}, key: a}]',
      'keywords: [a, null]',
      'toc_min_heading_level: 4\ntoc_max_heading_level: "3"',
    ])
      assert.equal(check(`title: Harbour\n${field}`, 'blog/a.md').filter(({ ruleId }) => ruleId === 'fm-schema').length, 1, field)
  })
})

function isAboutFields({ ruleId }: Problem): boolean {
  return ruleId.startsWith('fm-') || ruleId.startsWith('taxonomy-') || ruleId === 'date-invalid' || ruleId === 'date-missing'
}
