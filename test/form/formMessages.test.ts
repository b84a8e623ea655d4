import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readFromForm, readToForm } from '../../src/form/protocol/formMessages'

const path = ['cover', 'image']
const valid: readonly Readonly<Record<string, unknown>>[] = [
  { type: 'save', uri: 'file:///a.md' },
  { type: 'change', uri: 'file:///a.md', change: { kind: 'text', path, text: 'A' } },
  { type: 'change', uri: 'file:///a.md', change: { kind: 'switch', path, isOn: true } },
  { type: 'change', uri: 'file:///a.md', change: { kind: 'date', path, clock: '2024-01-05' } },
  { type: 'change', uri: 'file:///a.md', change: { kind: 'add', path, text: 'A' } },
  { type: 'change', uri: 'file:///a.md', change: { kind: 'take', path, text: 'A' } },
  { type: 'change', uri: 'file:///a.md', change: { kind: 'remove', path } },
  { type: 'fix', uri: 'file:///a.md', ruleId: 'date-invalid', message: 'Wrong.', offset: 3, title: 'Fix' },
  { type: 'options', uri: 'file:///a.md', request: 1, path, typed: '', taken: ['a'] },
  { type: 'pickImage', uri: 'file:///a.md', path },
  { type: 'reveal', uri: 'file:///a.md', path: [] },
]

/** The message without one of its parts, or with a part of another type. */
function damaged(message: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Object.keys(message).flatMap((key) => {
    const { [key]: part, ...rest } = message
    const inner =
      typeof part === 'object' && part !== null && !Array.isArray(part) ? damaged(part as Readonly<Record<string, unknown>>) : []
    return [rest, { ...rest, [key]: { wrong: true } }, ...inner.map((one) => ({ ...rest, [key]: one }))]
  })
}

describe('messages of the form', () => {
  it('are read as they were posted', () => {
    for (const message of valid) assert.deepEqual(readFromForm({ ...message, extra: 1 }), message)
    assert.deepEqual(readFromForm({ type: 'ready' }), { type: 'ready' })
  })

  it('are refused if a part is missing or of another type', () => {
    for (const message of valid) for (const one of damaged(message)) assert.equal(readFromForm(one), undefined, JSON.stringify(one))
    assert.equal(readFromForm({ type: 'change', uri: 'a', change: { kind: 'remove', path: [] } }), undefined)
  })

  it('are nothing else', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        assert.equal(readFromForm(value), undefined)
        assert.equal(readToForm(value), undefined)
      }),
    )
  })

  it('to the page are read as well', () => {
    const form = { state: 'fields', fields: [], others: [], problems: [], left: 0 }
    const message = { type: 'form', uri: 'a', name: 'a', isReadOnly: false, form, images: {}, words: { form: '{0}' } }
    for (const one of [
      message,
      { type: 'empty', text: 'A' },
      { type: 'options', request: 1, options: [] },
      { type: 'refused', path: ['a'], text: 'A' },
    ])
      assert.deepEqual(readToForm(one), one)
    for (const one of [
      { ...message, form: {} },
      { ...message, words: 1 },
      { type: 'empty' },
      { type: 'refused', path: [1], text: '' },
      { type: 'options' },
    ])
      assert.equal(readToForm(one), undefined)
  })
})
