import assert from 'node:assert/strict'
import { checkText } from '../../../src/core/lint/checkArticle'
import { compileSchema } from '../../../src/core/schema/articleSchema'
import { applyEdits } from '../../../src/core/text/text'
import { fmSchema } from '../../../src/rules/fm-schema'
import { configOf, forAll } from '../../lintConfig'

describe('Schemas of sites with Astro', () => {
  const schema = forAll(compileSchema({ properties: { title: { type: 'string' } } }))
  const text = '---\ntitle: 2022-01-05\n---\n'

  it('offer to quote a date where text is wanted', () => {
    const [found] = checkText(text, 'a.md', { ...configOf([fmSchema], { dialect: 'astro' }), schema })
    assert.deepEqual(
      found?.fixes.map(({ title, edits, safe }) => [title, applyEdits(text, edits), safe]),
      [['Put it in quotes', "---\ntitle: '2022-01-05'\n---\n", false]],
    )
  })

  it('see text in it for other generators', () => {
    assert.deepEqual(checkText(text, 'a.md', { ...configOf([fmSchema], { dialect: 'hugo' }), schema }), [])
  })
})
