import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { compileSchema } from '../../../src/core/schema/articleSchema'
import { applyEdits } from '../../../src/core/text/text'
import type { Usage } from '../../../src/corpus/corpus'
import { complete, type CompletionItem, type CompletionSources } from '../../../src/features/completion/completion'

export const schema = compileSchema({
  required: ['date'],
  properties: {
    title: { type: 'string', description: 'The headline.' },
    date: {},
    author: { type: 'string', 'copydesk:vocabulary': 'authors' },
    authors: { type: 'array', 'copydesk:vocabulary': 'authors' },
    categories: { type: ['array', 'string'], 'copydesk:vocabulary': 'categories' },
    tags: { type: 'array', 'copydesk:vocabulary': 'tags' },
    layout: { enum: ['post', 'yes', 'a: b', 3] },
    comments: { type: 'boolean' },
    desks: { type: 'array', items: { enum: ['News', 'Sport'] } },
  },
})

/** The values are known names of all kinds, the first one used most. */
export function sourcesWith(values: readonly string[], used: CompletionSources['schema'] = schema): CompletionSources {
  const usage: readonly Usage[] = values.map((value, index) => ({ value, count: values.length - index }))
  return {
    schema: used,
    path: 'a.md',
    corpus: { usage: (vocabulary) => (['authors', 'categories', 'tags'].includes(vocabulary) ? usage : []) },
  }
}

/** The last `|` is the cursor. */
export function open(marked: string, sources: CompletionSources) {
  const offset = marked.lastIndexOf('|')
  const text = marked.slice(0, offset) + marked.slice(offset + 1)
  const items = complete(parseArticle(text), offset, sources)
  return { text, offset, items, labels: items.map((item) => item.label) }
}

export const block = (inner: string) => `---\n${inner}\n---\n\nBody\n`
export const labelsAt = (inner: string, values: readonly string[] = []) => open(block(inner), sourcesWith(values)).labels

export function accept(text: string, item: CompletionItem | undefined): string {
  assert.ok(item, 'not offered')
  return applyEdits(text, [item])
}

/** The block after accepting the first item, or the one with a label. */
export function accepted(inner: string, values: readonly string[], label?: string): string {
  const { text, items } = open(block(inner), sourcesWith(values))
  const item = label === undefined ? items[0] : items.find((candidate) => candidate.label === label)
  return accept(text, item).slice(4, -'\n---\n\nBody\n'.length)
}
