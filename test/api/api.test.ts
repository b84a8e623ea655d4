import assert from 'node:assert/strict'
import { checkText, fixText, readArticle, rules } from '../../src/api/api'
import { rules as allRules } from '../../src/rules'
import { clean, faulty, untidy } from '../cli/memory'

describe('the functions of the npm package', () => {
  it('check a text, with offsets, lines and fixes', () => {
    const [first, second, ...others] = checkText(`\n${faulty}`)
    assert.deepEqual(others, [])
    assert.deepEqual(
      [first?.ruleId, first?.line, first?.column, first?.endLine, first?.endColumn, first?.start, first?.end],
      ['fm-leading-content', 1, 1, 2, 1, 0, 1],
    )
    assert.deepEqual(
      first?.fixes.map(({ safe, edits }) => [safe, edits]),
      [[true, [{ start: 0, end: 1, newText: '' }]]],
    )
    assert.deepEqual([second?.ruleId, second?.severity, second?.line, second?.column], ['img-alt-missing', 'error', 7, 2])
    assert.deepEqual(checkText(clean), [])
  })

  it('take settings and a path', () => {
    assert.deepEqual(checkText(faulty, { settings: 'rules: { img-alt-missing: off }' }), [])
    assert.deepEqual(
      checkText(faulty, { path: 'a.mdx' }).map(({ ruleId }) => ruleId),
      ['mdx-syntax', 'img-alt-missing'],
    )
    const settings = 'vocabularies: { categories: [City] }'
    assert.deepEqual(
      checkText(clean.replace('date', 'categories: [Citty]\ndate'), { settings }).map(({ ruleId }) => ruleId),
      ['vocabulary-unknown'],
    )
  })

  it('throw for settings with a mistake, and say where', () => {
    assert.throws(
      () => checkText(clean, { settings: 'rules:\n  no-rule: off\n' }),
      /^Error: copydesk\.yaml:2:3: There is no rule “no-rule”\.$/,
    )
    assert.throws(() => fixText(clean, { settings: 'dialect: [' }), /^Error: copydesk\.yaml:1:/)
  })

  it('fix a text', () => {
    assert.equal(fixText(untidy), clean)
    assert.equal(fixText(clean), clean)
    assert.equal(fixText(untidy, { settings: 'rules: { fm-leading-content: off }' }), untidy)
  })

  it('read an article in each language, also a broken one', () => {
    const { language, data, fields, body, bodyRange, errors } = readArticle(clean)
    assert.deepEqual([language, data, body, errors], ['yaml', { title: 'Harbour opens', date: '2024-01-05' }, '\nText.\n', []])
    assert.equal(clean.slice(bodyRange.start, bodyRange.end), body)
    assert.deepEqual(
      fields.map(({ keyRange, valueRange }) => [clean.slice(keyRange.start, keyRange.end), clean.slice(valueRange.start, valueRange.end)]),
      [
        ['title', 'Harbour opens'],
        ['date', '2024-01-05'],
      ],
    )
    assert.deepEqual(readArticle('+++\ntags = ["a", 1]\n+++\n').data, { tags: ['a', 1] })
    const broken = readArticle('---\ntitle: Re: harbour\n---\nText')
    assert.deepEqual([broken.data['title'], broken.errors.length, broken.body], ['Re: harbour', 1, 'Text'])
    assert.deepEqual(readArticle('Text').data, {})
    assert.deepEqual(Object.keys(readArticle('---\n__proto__: 1\n---\n').data), ['__proto__'])
  })

  it('list all rules', () => {
    assert.deepEqual(
      rules.map(({ id }) => id),
      allRules.map(({ id }) => id),
    )
    assert.ok(rules.some(({ onByDefault }) => !onByDefault))
  })
})
