import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article'
import { fieldAt } from '../core/fieldAt'
import { isImageField } from '../core/imageFields'
import { readSeparately } from './hoverReading'
import type { ArticleSchema, SchemaField } from '../core/schema'
import type { Scope } from '../core/scope'
import type { Range } from '../core/text'
import type { Field, ScalarNode } from '../core/yaml'
import type { ArticlesWith, Usage } from '../corpus/corpus'
import { vocabularyOf } from '../corpus/record'
import { dateParts } from './hoverDate'
import { usageParts, usedMost } from './hoverUsage'

/** A piece of what is shown. Texts are plain, whatever the article holds: not Markdown. */
export type HoverPart =
  | { readonly kind: 'heading'; readonly text: string; readonly note: string | undefined }
  | { readonly kind: 'text'; readonly text: string }
  /** `path` is the article's in the corpus. */
  | { readonly kind: 'articles'; readonly articles: readonly { readonly title: string; readonly path: string }[] }
  /** The address as it is written: a path, or on the web. */
  | { readonly kind: 'picture'; readonly address: string }

export interface Hover {
  /** What it speaks of. */
  readonly range: Range
  readonly parts: readonly HoverPart[]
}

/** The person who looks. */
export interface Viewer {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly timeZone: string
  /** A language tag. */
  readonly language: string
}

export interface HoverSources {
  readonly schema: ArticleSchema
  readonly scope: Scope
  /** The zone that the site reads times without one in; undefined when it is not known. */
  readonly siteZone: string | undefined
  /** The other articles: a `Corpus`, or what stands for one. */
  readonly corpus: {
    usage(vocabulary: string, except?: string): readonly Usage[]
    articlesWith(vocabulary: string, value: string, except?: string): ArticlesWith
  }
  /** The article's own path in the corpus. */
  readonly path: string
  readonly viewer: Viewer
}

/** How many allowed values are listed. */
const mostValues = 12

/**
 * What a key of the front matter means, or how its value will be read.
 * @returns undefined where nothing is known, and outside of the front matter
 */
export function hoverAt(article: Article, offset: number, sources: HoverSources): Hover | undefined {
  const at = fieldAt(article.frontMatter, offset)
  if (!at) return undefined
  const [top] = at.fields
  const field = at.fields.at(-1) ?? top
  // The schema speaks of the topmost fields only.
  const known = field === top ? sources.schema.fields.find(({ name }) => name === top.key) : undefined
  const parts = [
    ...meaning(field, known),
    ...(at.value ? ofValue(article, at.fields, at.value, known, sources) : ofKey(field, top, known, sources)),
  ]
  const range = at.value?.range ?? field.keyRange
  return parts.length > 0 ? { range, parts } : undefined
}

function meaning({ key }: Field, known: SchemaField | undefined): readonly HoverPart[] {
  if (!known) return []
  const note = known.required ? l10n.t('required') : undefined
  if (known.description === undefined && note === undefined && known.values.length === 0) return []
  const parts: HoverPart[] = [{ kind: 'heading', text: key, note }]
  if (known.description !== undefined) parts.push({ kind: 'text', text: known.description })
  if (known.values.length > 0) {
    const shown = known.values.slice(0, mostValues).join(', ')
    const more = known.values.length - mostValues
    parts.push({
      kind: 'text',
      text: more > 0 ? l10n.t('Allowed: {0}, and {1} more.', shown, more) : l10n.t('Allowed: {0}.', shown),
    })
  }
  return parts
}

function ofKey(field: Field, top: Field, known: SchemaField | undefined, { corpus, path }: HoverSources): readonly HoverPart[] {
  const vocabulary = field === top ? (known?.vocabulary ?? vocabularyOf(top.key)) : undefined
  return vocabulary === undefined ? [] : usedMost(corpus.usage(vocabulary, path))
}

function ofValue(
  article: Article,
  [top, ...inner]: readonly [Field, ...Field[]],
  node: ScalarNode,
  known: SchemaField | undefined,
  sources: HoverSources,
): readonly HoverPart[] {
  const { corpus, path, viewer } = sources
  const date = article.dates.find(({ value }) => value === node)
  if (date) return dateParts(date, sources)
  const written = article.text.slice(node.range.start, node.range.end)
  const value = typeof node.value === 'string' ? node.value.trim() : written.trim()
  if (isImageField(top.key) && typeof node.value === 'string' && looksLikeAddress(value)) return [{ kind: 'picture', address: value }]
  const parts = [...(inner.length === 0 ? readSeparately(article, top, node, sources.scope) : [])]
  const vocabulary = inner.length === 0 ? (known?.vocabulary ?? vocabularyOf(top.key)) : nameOfAuthor(top, inner)
  if (vocabulary !== undefined && value !== '') parts.push(...usageParts(corpus.articlesWith(vocabulary, value, path), viewer.language))
  return parts
}

/** An author may be a map with a name. */
function nameOfAuthor(top: Field, inner: readonly Field[]): string | undefined {
  return inner.length === 1 && inner[0]?.key === 'name' ? vocabularyOf(top.key) : undefined
}

function looksLikeAddress(value: string): boolean {
  return /^https?:\/\/\S+$/i.test(value) || /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)(?:[?#].*)?$/i.test(value)
}
