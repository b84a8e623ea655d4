import assert from 'node:assert/strict'
import { imageFieldsOf } from '../../../src/core/schema/imageFieldsOf'
import { parseArticle } from '../../../src/core/article/article'
import { compileSchema } from '../../../src/core/schema/articleSchema'
import { noSettings } from '../../../src/core/settings/settings'
import { textAt } from '../../../src/core/text/text'
import { Corpus } from '../../../src/corpus/corpus'
import { readRecord } from '../../../src/corpus/records/readRecord'
import { hoverAt } from '../../../src/features/hover/hover'
import type { HoverPart, HoverSources } from '../../../src/features/hover/hoverPart'

const schema = compileSchema({
  required: ['title'],
  properties: {
    title: { type: 'string', description: 'The headline.' },
    date: {},
    layout: { enum: ['post', 'page'] },
    desk: { 'copydesk:vocabulary': 'categories' },
    mood: {
      title: 'Tone',
      enum: ['grave', 'light'],
      enumDescriptions: ['Deaths and disasters.', 'All else.'],
      default: 'light',
      deprecated: true,
    },
    slug: { markdownDescription: 'See *this* ![x](https://example.com/x.png)', examples: ['harbour-opens', 12, null] },
    seo: { properties: { noindex: { type: 'boolean', description: 'Hide it.' } } },
    number: { enum: Array.from({ length: 15 }, (_, index) => index) },
  },
})

const corpus = new Corpus()
for (const [path, head] of [
  ['a.md', 'title: Bridge opens\ndate: 2024-01-05\nauthor: Mara\ncategories: [本地, 体育]'],
  ['b.md', 'title: Ferry sinks\ndate: Fri, 01 Mar 2024 08:00:00 GMT\nauthor: Mara\ncategories: 本地'],
  ['c.md', 'title: Undated\nauthor: {name: Mara}\ncategories: 本地'],
  ['d.md', 'title: Third\ndate: 2023-12-31\ncategories: 本地'],
  ['e.md', 'title: Fourth\ndate: 2022-12-31\ncategories: 本地'],
  ['own.md', 'title: Own\ndate: 2025-12-31\ncategories: 本地'],
] as const)
  corpus.update(path, readRecord(parseArticle(`---\n${head}\n---\n`)))

export const now = Date.parse('2024-03-10T12:00:00Z')

export function sources(changes: Partial<HoverSources> & { readonly siteZone?: string } = {}, dialect: string = 'generic'): HoverSources {
  const scope = { settings: { ...noSettings, dialect, timeZone: changes.siteZone }, site: undefined }
  const viewer = { now, timeZone: 'Asia/Shanghai', language: 'en' }
  const imageFields = imageFieldsOf(schema.fields, [])
  return { schema, imageFields, scope, corpus, path: 'own.md', viewer, ...changes }
}

/** The text between the bars is what the hover speaks of; the cursor is in its middle. */
export function hover(marked: string, from = sources()) {
  const [before = '', target = '', after = ''] = marked.split('|')
  const text = before + target + after
  const article = parseArticle(text)
  const found = hoverAt(article, before.length + (target.length >> 1), from)
  if (found) assert.equal(textAt(text, found.range), target)
  return found?.parts
}

export const block = (inner: string) => `---\n${inner}\n---\n\nBody\n`
export const texts = (parts: readonly HoverPart[] | undefined) =>
  parts?.map((part) =>
    part.kind === 'text' ? part.text.replaceAll('\u202f', ' ') : part.kind === 'heading' ? `# ${part.text}` : part.kind,
  )
export const said = (inner: string, from = sources()) => texts(hover(block(inner), from))
