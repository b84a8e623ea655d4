import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article'
import type { ArticleSchema, SchemaField } from '../core/schema'
import { lineEndOf, type Range } from '../core/text'
import { writeScalar } from '../core/yaml'
import type { Usage } from '../corpus/corpus'
import { siblingOf, vocabularyOf } from '../corpus/record'
import { cursorContext, writtenValues, type KeyContext, type ValueContext } from './cursorContext'

export interface CompletionItem {
  readonly label: string
  readonly kind: 'key' | 'value' | 'enum'
  readonly newText: string
  /** What is replaced: the whole key or value under the cursor, with its quotes. On one line, and it holds the cursor. */
  readonly range: Range
  /** What the text between the start of the range and the cursor is compared with: for quoted values with the quotes. */
  readonly filterText: string
  /** Orders the items that fit what is typed equally well. */
  readonly sortText: string
  readonly detail?: string
  readonly documentation?: string
  /** Whether values are known for this key, to be offered as soon as it is written. */
  readonly opensValues?: boolean
}

export interface CompletionSources {
  readonly schema: ArticleSchema
  /** The values that other articles use: a `Corpus`, or what stands for one. */
  readonly corpus: { usage(vocabulary: string, except?: string): readonly Usage[] }
  /** The article's own path in the corpus. */
  readonly path: string
}

/**
 * What an author may want to write at the cursor, in the order of use; empty where nothing is known.
 * @param most how many values to give at most. Where there are more, those that fit what is typed so far
 */
export function complete(
  article: Article,
  offset: number,
  sources: CompletionSources,
  most = Number.POSITIVE_INFINITY,
): readonly CompletionItem[] {
  const context = cursorContext(article, offset)
  if (!context) return []
  if (context.kind === 'key') return keys(article, context, sources)
  return values(article, context, sources, most, article.text.slice(context.range.start, offset))
}

function keys(article: Article, context: KeyContext, sources: CompletionSources): readonly CompletionItem[] {
  const { range, present, hasColon, hasValue, listIndent } = context
  const free = sources.schema.fields.filter(({ name }) => !present.has(name) && !present.has(siblingOf(name) ?? name))
  const ordered = [...free.filter((field) => field.required), ...free.filter((field) => !field.required)]
  return ordered.map((field, index) => {
    const key = writeScalar(field.name, 'plain')
    const list = `${key}:${lineEndOf(article.text)}${listIndent}- `
    return {
      label: field.name,
      kind: 'key',
      newText: hasColon ? key : hasValue ? `${key}:` : field.list === 'always' ? list : `${key}: `,
      range,
      filterText: field.name,
      sortText: rank(index),
      ...(field.required && { detail: l10n.t('required') }),
      ...(field.description !== undefined && { documentation: field.description }),
      ...(!hasColon && !hasValue && hasValues(field, sources) && { opensValues: true }),
    }
  })
}

function values(
  article: Article,
  context: ValueContext,
  sources: CompletionSources,
  most: number,
  typed: string,
): readonly CompletionItem[] {
  const { key, taken } = context
  const field = sources.schema.fields.find(({ name }) => name === key)
  const sibling = siblingOf(key)
  const used = new Set(sibling === undefined ? taken : [...taken, ...writtenValues(article, sibling)])
  const usage = usageFor(field, key, sources)
  const items: CompletionItem[] = []
  const allowed = field?.values ?? []
  if (allowed.length > 0) {
    const counts = new Map(usage.map(({ value, count }) => [value, count]))
    for (const value of allowed) {
      if (!used.has(String(value))) items.push(valueItem('enum', value, counts.get(String(value)), items.length, context))
    }
    return items
  }
  const fits = usage.length > most ? matcher(typed) : () => true
  for (const { value, count } of usage) {
    if (items.length >= most) break
    if (!used.has(value) && fits(value)) items.push(valueItem('value', value, count, items.length, context))
  }
  return items
}

function valueItem(
  kind: 'value' | 'enum',
  value: string | number | boolean,
  count: number | undefined,
  index: number,
  context: ValueContext,
): CompletionItem {
  const { range, style, inFlow, before, after } = context
  const label = String(value)
  const quote = style === 'plain' ? '' : style === 'single' ? "'" : '"'
  const written = typeof value === 'string' ? writeScalar(value, style, inFlow) : label
  const item = { label, kind, newText: before + written + after, range, filterText: quote + label + quote, sortText: rank(index) }
  return count === undefined ? item : { ...item, detail: usedIn(count) }
}

/** As VS Code filters: all that is typed occurs in the value, in that order, upper or lower case. */
function matcher(typed: string): (value: string) => boolean {
  const units = typed
    .trim()
    .replace(/^["']|["']$/g, '')
    .toLowerCase()
    .split('')
  return (value) => {
    const lower = value.toLowerCase()
    let from = 0
    for (const unit of units) {
      const at = lower.indexOf(unit, from)
      if (at < 0) return false
      from = at + 1
    }
    return true
  }
}

/** By the schema's word; where it has none, by the name of the key. */
function usageFor(field: SchemaField | undefined, key: string, { corpus, path }: CompletionSources): readonly Usage[] {
  const vocabulary = field?.vocabulary ?? vocabularyOf(key)
  return vocabulary === undefined ? [] : corpus.usage(vocabulary, path)
}

function hasValues(field: SchemaField, sources: CompletionSources): boolean {
  return field.values.length > 0 || usageFor(field, field.name, sources).length > 0
}

function usedIn(count: number): string {
  return count === 1 ? l10n.t('used in 1 article') : l10n.t('used in {0} articles', count)
}

function rank(index: number): string {
  return String(index).padStart(6, '0')
}
