import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { imageFieldsOf } from '../../../src/core/schema/imageFieldsOf'
import { compileSchema } from '../../../src/core/schema/articleSchema'
import { applyEdits } from '../../../src/core/text/text'
import { articleForm } from '../../../src/features/articleForm/articleForm'
import { formEdit } from '../../../src/features/articleForm/formEdit'
import type { FormChange, FormField } from '../../../src/features/articleForm/formTypes'
import type { CompletionSources } from '../../../src/features/completion/completion'

export const schema = compileSchema({
  required: ['title', 'date'],
  properties: {
    title: { type: 'string', description: 'The headline.' },
    date: { format: 'date-time' },
    updated: { format: 'date-time' },
    author: { type: ['string', 'array', 'object'], 'copydesk:vocabulary': 'authors' },
    categories: { type: 'array', 'copydesk:vocabulary': 'categories' },
    tags: { type: ['array', 'string'], 'copydesk:vocabulary': 'tags' },
    desk: { type: 'string', 'copydesk:vocabulary': 'desks' },
    layout: { enum: ['post', 'yes', 3], title: 'Page layout' },
    cover: { type: 'object', properties: { image: { type: 'string' }, alt: { type: 'string' } } },
    headimg: { type: 'string' },
    draft: { type: 'boolean' },
    weight: { type: 'number' },
    summary: { type: 'string' },
  },
})

export const sources: CompletionSources = {
  schema,
  images: imageFieldsOf(schema.fields, []),
  path: 'a.md',
  corpus: {
    usage: (vocabulary) =>
      vocabulary === 'tags'
        ? [
            { value: 'Harbour', count: 3 },
            { value: 'Bridge', count: 1 },
          ]
        : [],
  },
  vocabulary: (name) => (name === 'categories' || name === 'desks' ? { values: ['City', 'Sport'], closed: true } : undefined),
  clock: { now: Date.UTC(2024, 0, 5), zoneMinutes: () => 480 },
}

export const formOf = (text: string, used = sources) =>
  articleForm(parseArticle(text), { sources: used, isDefaultSchema: false, problems: [] })

/** A field of the form by its key. */
export function fieldIn(fields: readonly FormField[], ...path: readonly string[]): FormField {
  const [key, ...below] = path
  const field = fields.find((one) => one.path.at(-1) === key)
  assert.ok(field, `no field ${key}`)
  return below.length === 0 ? field : fieldIn(field.control.kind === 'group' ? field.control.fields : [], ...below)
}

/** The text after a change. */
export function changed(text: string, change: FormChange, used = sources): string {
  const { edits, refused } = formEdit(parseArticle(text), change, used)
  assert.equal(refused, undefined)
  return applyEdits(text, edits ?? [])
}

export const yaml = (fields: string) => `---\n${fields}\n---\n\nBody\n`
