import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../../src/core/article/article'
import { applyEdits } from '../../../src/core/text/text'
import { runs } from '../../runs'

/** Repairs with all their edits, and the title that they lead to. */
function repaired(lines: string) {
  const text = `---\n${lines}\ndate: 2022-01-12\n---\nBoats left.\n`
  const { frontMatter } = parseArticle(text)
  const fixed = applyEdits(text, frontMatter?.repairs.flatMap(({ edits }) => edits) ?? [])
  const title = parseArticle(fixed).frontMatter?.fields.find(({ key }) => key === 'title')?.value
  return {
    rules: frontMatter?.repairs.map(({ ruleId }) => ruleId),
    title: title?.kind === 'scalar' ? title.value : undefined,
    failure: frontMatter?.failure,
  }
}

describe('wide spaces after the colon of a field', () => {
  for (const space of ['\u3000', '\u00a0', '\u3000\u3000']) {
    it(`are repaired apart from the value (${[...space].map((unit) => unit.charCodeAt(0).toString(16)).join(' ')})`, () => {
      assert.deepEqual(repaired(`title:${space}Re: harbour`), {
        rules: ['fm-full-width', 'fm-needs-quotes'],
        title: 'Re: harbour',
        failure: undefined,
      })
      assert.deepEqual(repaired(`title:${space}"Re: harbour"`), { rules: ['fm-full-width'], title: 'Re: harbour', failure: undefined })
    })
  }

  it('never make the search for repairs throw', () => {
    const part = fc.constantFrom(
      '\u3000',
      '\u00a0',
      ' ',
      ':',
      ': ',
      '：',
      '"',
      "'",
      '[',
      ']',
      '#',
      ' #',
      '- ',
      '，',
      'Re',
      '港口',
      '\n',
      '\n  ',
      '\n- ',
      '@',
      '\t',
      '|',
      '>',
      '\\',
      '{',
      '“',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        assert.equal(repaired(`title:${parts.join('')}`).failure, undefined)
      }),
      runs(500, 50_000),
    )
  })
})
