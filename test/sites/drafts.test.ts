import assert from 'node:assert/strict'
import { generators } from '../../src/core/generators/generators'
import { recordedGenerators, recordedResults } from './recorded'

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
