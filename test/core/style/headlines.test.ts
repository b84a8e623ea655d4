import assert from 'node:assert/strict'
import { readSettings } from '../../../src/core/settings/settings'
import { isTitleCase, wrongCapitals } from '../../../src/core/style/headlines'
import { rules } from '../../../src/rules'

describe('capitals of headlines', () => {
  const wrong = (headline: string, style: 'ap' | 'chicago' = 'ap') => wrongCapitals(headline, style).map(({ right }) => right)

  it('are those of the style, with what depends on the sentence left out', () => {
    assert.deepEqual(wrong('The Harbour Opens With a Party for All of Us'), [])
    assert.deepEqual(wrong('The harbour opens with a Party For all'), ['Harbour', 'Opens', 'With', 'for', 'All'])
    assert.deepEqual(wrong('The Harbour Opens with a Party', 'chicago'), [])
    assert.deepEqual(wrong('Log in to the Site, and Sign Up As You Like'), [])
    assert.deepEqual(wrong('The Harbour: a Party at Last; a Plan of'), ['A', 'Of'])
  })

  it('are not those of names, abbreviations, addresses and HTML', () => {
    assert.deepEqual(wrong('An iPhone, NASA and docs.example.com &ldquo;Free&rdquo; 3rd e-mail@x.org'), [])
    assert.deepEqual(wrong('De-risk the Well-known Plan of Pre-release Tests'), [])
    assert.deepEqual(wrong('Find well-known Plans Here'), ['Well-known'])
    assert.deepEqual(wrong('The Ferry Gets a Second Act. And a Third, vs. the Bus'), [])
  })

  it('of a sentence are told from those of a title', () => {
    assert.equal(isTitleCase('The Harbour Opens Again After Nineteen Years'), true)
    assert.equal(isTitleCase('Governor Jane Miller opens the Saint Mary Hospital'), false)
    assert.equal(isTitleCase('Harbour opens'), false)
  })
})

describe('headlines in copydesk.yaml', () => {
  it('are read; a wrong value is reported and left out', () => {
    const { settings, problems } = readSettings('headlines: { widths: { search: 60, push: wide }, capitals: apa, endMark: none }', rules)
    assert.deepEqual(settings.headlines, { widths: { search: 60 }, capitals: undefined, noEndMark: true })
    assert.equal(problems.length, 2)
    assert.equal(readSettings('headlines:\n', rules).settings.headlines, undefined)
  })
})
