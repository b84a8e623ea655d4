import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { compileSchema, defaultArticleSchema } from '../../../src/core/schema/articleSchema'
import { checkText } from '../../../src/core/lint/checkArticle'
import { articleForm } from '../../../src/features/articleForm/articleForm'
import type { Control } from '../../../src/features/articleForm/formTypes'
import { rules } from '../../../src/rules'
import { configOf } from '../../lintConfig'
import { headlineRooms } from '../../../src/core/style/headlineRoom'
import { fieldIn, formOf, sources, yaml } from './formSamples'

const keys = (fields: readonly { readonly path: readonly string[] }[]) => fields.map(({ path }) => path.join('.'))
const controlIn = (fields: string, ...path: readonly string[]): Control => fieldIn(formOf(yaml(fields)).fields, ...path).control

const rooms = headlineRooms(undefined)

describe('the form of an article', () => {
  it('has the fields of the schema in its order, then those of the article', () => {
    const { fields, others, state } = formOf(yaml('own: 1\ntags: [a]\ntitle: A\nzeta: 2'))
    assert.equal(state, 'fields')
    const named = [
      'title',
      'date',
      'updated',
      'author',
      'categories',
      'tags',
      'desk',
      'layout',
      'cover',
      'headimg',
      'draft',
      'weight',
      'summary',
    ]
    assert.deepEqual(keys(fields), [...named, 'own', 'zeta'])
    assert.deepEqual(others, [])
    assert.deepEqual(
      fields.filter(({ isRequired }) => isRequired).map(({ label }) => label),
      ['title', 'date'],
    )
  })

  it('keeps what most articles lack apart, if the site has no schema', () => {
    const text = yaml('title: A\nauthor: B')
    const form = articleForm(parseArticle(text), {
      sources: { ...sources, schema: defaultArticleSchema() },
      isDefaultSchema: true,
      problems: [],
    })
    assert.deepEqual(keys(form.fields), ['title', 'author'])
    const others = keys(form.others)
    assert.ok(others.includes('tags') && others.includes('categories'))
    assert.ok(!others.includes('authors'), 'the field for the same thing')
  })

  for (const [fields, path, control] of [
    ['title: It is', 'title', { kind: 'headline', text: 'It is', rooms }],
    ['title: 2024', 'title', { kind: 'headline', text: '2024', rooms }],
    ['tags:\n  - a\n  - 1.10', 'tags', { kind: 'names', texts: ['a', '1.10'], isClosed: false }],
    ['tags: a', 'tags', { kind: 'names', texts: ['a'], isClosed: false }],
    ['categories: []', 'categories', { kind: 'names', texts: [], isClosed: true }],
    ['desk: City', 'desk', { kind: 'name', text: 'City', isClosed: true }],
    ['headimg: /a.jpg', 'headimg', { kind: 'image', text: '/a.jpg' }],
    ['draft:', 'draft', { kind: 'switch', isOn: undefined }],
    ['draft: true', 'draft', { kind: 'switch', isOn: true }],
    ['own: false', 'own', { kind: 'switch', isOn: false }],
    ['summary: |\n  One\n  Two\n', 'summary', { kind: 'text', text: 'One\nTwo', hasLines: true }],
    ['date: 2024-01-05', 'date', { kind: 'date', clock: '2024-01-05', hasTime: false, hasSeconds: false, zone: '' }],
    ['date: 2024-01-05 08:00', 'date', { kind: 'date', clock: '2024-01-05T08:00:00', hasTime: true, hasSeconds: false, zone: '' }],
    ['date: 2024-01-05T00:00:00Z', 'date', { kind: 'date', clock: '2024-01-05T08:00:00', hasTime: true, hasSeconds: true, zone: '+08:00' }],
    // The schema contradicts the article, or the form does not understand the value: nothing is lost.
    ['title: true', 'title', { kind: 'headline', text: 'true', rooms }],
    ['date: soon', 'date', { kind: 'text', text: 'soon', hasLines: false }],
    ['date: 2024-02-30', 'date', { kind: 'text', text: '2024-02-30', hasLines: false }],
    ['title: [a, b]', 'title', { kind: 'names', texts: ['a', 'b'], isClosed: false }],
    ['tags: [a, [b]]', 'tags', { kind: 'source', text: '[a, [b]]' }],
    ['tags: [a, ~]', 'tags', { kind: 'source', text: '[a, ~]' }],
    ['title: &t A', 'title', { kind: 'source', text: 'A' }],
    ['own: !x A', 'own', { kind: 'source', text: 'A' }],
    ['own: &t A\nsummary: *t', 'summary', { kind: 'source', text: '*t' }],
  ] as const) {
    it(`shows ${JSON.stringify(fields)} as ${control.kind}`, () => {
      assert.deepEqual(controlIn(fields, path), control)
    })
  }

  it('offers a value that the schema does not allow beside those that it allows', () => {
    const control = controlIn('layout: odd', 'layout')
    assert.ok(control.kind === 'choice')
    assert.deepEqual(
      control.choices.map(({ text }) => text),
      ['odd', 'post', 'yes', '3'],
    )
    assert.equal(fieldIn(formOf(yaml('layout: odd')).fields, 'layout').label, 'Page layout')
    const flag = controlIn('draft: maybe', 'draft')
    assert.ok(flag.kind === 'choice')
    assert.deepEqual(
      flag.choices.map(({ text }) => text),
      ['maybe', 'true', 'false'],
    )
  })

  it('has groups for maps, with the keys of both', () => {
    const control = controlIn('cover:\n  image: /a.jpg\n  own: x', 'cover')
    assert.ok(control.kind === 'group')
    assert.deepEqual(keys(control.fields), ['cover.image', 'cover.alt', 'cover.own'])
    assert.deepEqual(controlIn('a: {b: {c: {d: {e: f}}}}', 'a', 'b', 'c').kind, 'source')
  })

  it('edits none of the fields with the same key', () => {
    const twice = formOf('{"a": "1", "a": "2"}\n\nBody\n')
    assert.deepEqual(
      twice.fields.filter(({ path }) => path[0] === 'a').map(({ control }) => control.kind),
      ['source', 'source'],
    )
  })

  it('has the problems at their fields, with their fixes', () => {
    const text = yaml("title: ' A'\ndate: 2024-02-30\ncover:\n  image: //example.org/a.jpg\nauthor: B")
    const problems = checkText(text, 'a.md', configOf(rules))
    const { fields } = articleForm(parseArticle(text), { sources, isDefaultSchema: false, problems })
    const rulesAt = (...path: readonly string[]) => fieldIn(fields, ...path).problems.map(({ ruleId }) => ruleId)
    assert.deepEqual(rulesAt('title'), ['title-untidy'])
    assert.deepEqual(rulesAt('date'), ['date-invalid'])
    assert.deepEqual(rulesAt('author'), [])
    assert.equal(fieldIn(fields, 'title').problems[0]?.fixes.length, 1)
  })

  for (const [text, state] of [
    ['# No front matter\n', 'none'],
    ['---\ntitle: "A\n---\n', 'broken'],
    ['---\ntitle: A\n\nText\n', 'broken'],
    ['---\n- a\n- b\n---\n', 'unread'],
    ['---js\nmodule.exports = {}\n---\n', 'unread'],
    ['---\n---\n', 'fields'],
    ['---\n# only a comment\n---\n', 'fields'],
  ] as const) {
    it(`is ${state} for ${JSON.stringify(text)}`, () => {
      const form = formOf(text)
      assert.equal(form.state, state)
      if (state !== 'fields') assert.deepEqual([form.fields, form.others], [[], []])
    })
  }

  it('is of a size that can be used, whatever the article and the schema have', () => {
    const many = formOf(yaml(Array.from({ length: 2000 }, (_, at) => `k${at}: v`).join('\n')))
    assert.equal(many.fields.length, 500)
    assert.equal(many.left, 2000 + 13 - 500)
    assert.equal(controlIn(`own: ${'x'.repeat(30_000)}`, 'own').kind, 'source')
    const recursive = compileSchema({
      $defs: { a: { type: 'object', properties: { a: { $ref: '#/$defs/a' }, b: {} } } },
      $ref: '#/$defs/a',
    })
    const { fields } = formOf(yaml('b: 1'), { ...sources, schema: recursive })
    assert.ok(JSON.stringify(fields).length < 5000)
  })
})
