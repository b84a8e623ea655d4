import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article'
import type { Notation } from '../core/notation'
import type { Usage } from '../corpus/corpus'
import { siblingOf } from '../core/vocabulary'
import { fieldAtPath, holdsDate, rank, vocabularyAt, type CompletionItem, type CompletionSources } from './completionItem'
import type { ValueContext } from './cursorContext'
import { dateItems } from './dateItems'

/**
 * The values for the field at the cursor: those of the schema, of its vocabulary, or dates.
 * @param others the values that another field of the article holds
 * @param most how many to give at most. Where there are more, those that fit what is typed so far
 */
export function valueItems(
  others: (key: string) => readonly string[],
  dates: Article['dates'],
  context: ValueContext,
  sources: CompletionSources,
  most: number,
  typed: string,
  notation: Notation,
): readonly CompletionItem[] {
  const { path, taken } = context
  const field = fieldAtPath(sources.schema.fields, path)
  const vocabulary = vocabularyAt(field, path)
  const sibling = path.length === 1 ? siblingOf(path[0] ?? '') : undefined
  const used = new Set(sibling === undefined ? taken : [...taken, ...others(sibling)])
  const usage = vocabulary === undefined ? [] : sources.corpus.usage(vocabulary, sources.path)
  const items: CompletionItem[] = []
  const allowed = field?.values ?? []
  if (allowed.length > 0) {
    const uses = new Map(usage.map((one) => [one.value, one]))
    for (const [index, value] of allowed.entries()) {
      if (used.has(String(value))) continue
      const documentation = field?.valueDescriptions[index]
      const item = valueItem('enum', value, detailOf(uses.get(String(value))), items.length, context, notation)
      items.push(documentation === undefined ? item : { ...item, documentation })
    }
    return items
  }
  if (holdsDate(field, path.at(-1) ?? '')) return dateItems(context, field, dates, sources, notation)
  const list = vocabulary === undefined ? undefined : sources.vocabulary?.(vocabulary)
  const isMore = usage.length + (list?.values.length ?? 0) > most
  const fits = matcher(typed)
  const letters = withoutQuotes(typed)
  for (const { value, use, isNew } of listed(usage, list?.values, list?.closed)) {
    if (items.length >= most) break
    if (used.has(value)) continue
    const direct = fits(value)
    const read = direct ? undefined : sources.pinyin?.(value, letters)
    if (isMore && !direct && read === undefined) continue
    const said = detailOf(use)
    const detail = isNew && said !== undefined ? `${l10n.t('new: not in the list')} · ${said}` : said
    const item = valueItem('value', value, detail, items.length, context, notation)
    items.push(read === undefined ? item : foundByPinyin(item, read, typed))
  }
  if (list?.closed) return items
  const known = new Set(items.map(({ label }) => label))
  for (const example of (field?.examples ?? []).flat()) {
    const isScalar = typeof example === 'string' || typeof example === 'number' || typeof example === 'boolean'
    if (isScalar && !used.has(String(example)) && !known.has(String(example)))
      items.push(valueItem('value', example, l10n.t('an example'), items.length, context, notation))
  }
  return items
}

interface Offer {
  readonly value: string
  readonly use: Usage | undefined
  readonly isNew: boolean
}

/** First what the newsroom's list has, in the order of use; then, unless the list is closed, what other articles use beside it. */
function* listed(usage: readonly Usage[], values: readonly string[] | undefined, closed = false): Generator<Offer> {
  if (!values) {
    for (const use of usage) yield { value: use.value, use, isNew: false }
    return
  }
  const known = new Set(values)
  const inUse = new Set<string>()
  for (const use of usage) {
    if (!known.has(use.value)) continue
    inUse.add(use.value)
    yield { value: use.value, use, isNew: false }
  }
  for (const value of values) if (!inUse.has(value)) yield { value, use: undefined, isNew: false }
  if (closed) return
  for (const use of usage) if (!known.has(use.value)) yield { value: use.value, use, isNew: true }
}

function valueItem(
  kind: 'value' | 'enum',
  value: string | number | boolean,
  detail: string | undefined,
  index: number,
  context: ValueContext,
  notation: Notation,
): CompletionItem {
  const { range, style, inFlow, before, after } = context
  const label = String(value)
  const quote = style === 'plain' ? '' : style === 'single' ? "'" : '"'
  const written = typeof value === 'string' ? notation.text(value, style, inFlow) : label
  const item = { label, kind, newText: before + written + after, range, filterText: quote + label + quote, sortText: rank(index) }
  return detail === undefined ? item : { ...item, detail }
}

/** VS Code sees what is typed, and would not find the name by it. What it was found by is shown. */
function foundByPinyin(item: CompletionItem, read: string, typed: string): CompletionItem {
  return { ...item, filterText: typed, detail: item.detail === undefined ? read : `${read} · ${item.detail}` }
}

function withoutQuotes(typed: string): string {
  return typed.trim().replace(/^["']|["']$/g, '')
}

/** As VS Code filters: all that is typed occurs in the value, in that order, upper or lower case. */
function matcher(typed: string): (value: string) => boolean {
  const units = withoutQuotes(typed).toLowerCase().split('')
  const [first] = units
  if (first === undefined) return () => true
  const upper = first.toUpperCase()
  return (value) => {
    // Of very many values most have not even the first of it.
    if (first <= '\x7f' && !value.includes(first) && !value.includes(upper) && !/[^\0-\x7f]/.test(value)) return false
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

function detailOf(usage: Usage): string
function detailOf(usage: Usage | undefined): string | undefined
function detailOf(usage: Usage | undefined): string | undefined {
  if (!usage) return undefined
  const { count, last } = usage
  const uses = count === 1 ? l10n.t('used in 1 article') : l10n.t('used in {0} articles', count)
  return last === undefined ? uses : `${uses}, ${l10n.t('last on {0}', last)}`
}
