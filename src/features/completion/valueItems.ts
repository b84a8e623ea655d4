import * as l10n from '@vscode/l10n'
import type { FrontMatterWriter } from '../../core/frontmatter/writer'
import { fieldAtPath, type SchemaField } from '../../core/schema/fields'
import type { Ranking, Usage } from '../../corpus/corpus'
import { siblingOf, type Vocabulary } from '../../core/vocabulary/vocabulary'
import { lettersOf, SearchKey } from '../../corpus/records/searchKey'
import {
  holdsDate,
  rank,
  vocabularyAt,
  type CompletionItem,
  type CompletionSources,
  type CompletionTarget,
  type ValueContext,
} from './completionTypes'
import { dateItems } from './dateItems'
import type { PinyinSearch } from './pinyin'

/**
 * The values for the field at the cursor: the allowed values of the schema, or dates, or names of its vocabulary and examples.
 * @param maxItems at most this many items; if there are more values, those that match the text typed so far
 */
export function valueItems(
  context: ValueContext,
  target: CompletionTarget,
  sources: CompletionSources,
  maxItems: number,
): readonly CompletionItem[] {
  const { path } = context
  const field = fieldAtPath(sources.schema.fields, path)
  const used = usedValues(context, target)
  if (field && field.values.length > 0) return allowedItems(field, context, target, sources, used)
  if (holdsDate(field, path.at(-1) ?? '')) return dateItems(context, field, target, sources)
  const vocabulary = vocabularyAt(field, path)
  const names = vocabulary === undefined ? [] : nameItems(vocabulary, context, target, sources, maxItems, used)
  const isClosed = vocabulary !== undefined && sources.vocabulary?.(vocabulary)?.closed === true
  return field && !isClosed ? [...names, ...exampleItems(field, names, context, target, used)] : names
}

/** The values that are not offered again: those of the same list, and of the sibling field (`tags` and `tag`). */
function usedValues({ path, otherValues }: ValueContext, target: CompletionTarget): ReadonlySet<string> {
  const sibling = path.length === 1 ? siblingOf(path[0] ?? '') : undefined
  return sibling === undefined ? otherValues : new Set([...otherValues, ...target.valuesOf(sibling)])
}

/** The allowed values of the schema, with the number of articles that use each. */
function allowedItems(
  field: SchemaField,
  context: ValueContext,
  { writer }: CompletionTarget,
  { corpus, path }: CompletionSources,
  used: ReadonlySet<string>,
): readonly CompletionItem[] {
  const vocabulary = vocabularyAt(field, context.path)
  const uses = new Map<string, Usage>()
  if (vocabulary !== undefined)
    corpus.usage(vocabulary, path).some((use) => {
      uses.set(use.value, use)
      return false
    })
  const items: CompletionItem[] = []
  for (const [index, value] of field.values.entries()) {
    if (used.has(String(value))) continue
    const documentation = field.valueDescriptions[index]
    const item = valueItem('enum', value, detailOf(uses.get(String(value))), items.length, context, writer)
    items.push(documentation === undefined ? item : { ...item, documentation })
  }
  return items
}

/** The names of a vocabulary: those that are configured, and those that other articles use. */
function nameItems(
  vocabulary: string,
  context: ValueContext,
  { text, offset, writer }: CompletionTarget,
  sources: CompletionSources,
  maxItems: number,
  used: ReadonlySet<string>,
): readonly CompletionItem[] {
  const typed = text.slice(context.range.start, offset)
  const usage = sources.corpus.usage(vocabulary, sources.path)
  const configured = sources.vocabulary?.(vocabulary)
  const isMore = usage.length + (configured?.values.length ?? 0) > maxItems
  const search = searchFor(typed, !isMore, sources.pinyin)
  const below = vocabulary === 'categories' ? categoriesBelow(context, sources) : undefined
  const offers = firstOffers((take) => eachOffer(usage, configured, search, take), used, maxItems, below)
  return offers.map(({ value, use, isNew, reading }, index) => {
    const uses = detailOf(use)
    const marked = isNew && uses !== undefined ? `${l10n.t('new')} · ${uses}` : uses
    const detail = below?.has(value) ? [[...context.valuesBefore, value].join(' / '), marked].filter(Boolean).join(' · ') : marked
    const item = valueItem('value', value, detail, index, context, writer)
    const found = reading === undefined ? item : foundByPinyin(item, reading, typed)
    return isNew ? { ...found, documentation: l10n.t('Not in the newsroom’s list.') } : found
  })
}

/** The examples of the schema that are not among the names. */
function exampleItems(
  { examples }: SchemaField,
  names: readonly CompletionItem[],
  context: ValueContext,
  { writer }: CompletionTarget,
  used: ReadonlySet<string>,
): readonly CompletionItem[] {
  const items: CompletionItem[] = []
  const offered = new Set(names.map(({ label }) => label))
  for (const example of examples.flat()) {
    const isScalar = typeof example === 'string' || typeof example === 'number' || typeof example === 'boolean'
    if (isScalar && !used.has(String(example)) && !offered.has(String(example)))
      items.push(valueItem('value', example, l10n.t('example'), names.length + items.length, context, writer))
  }
  return items
}

/** A name to offer. */
interface Offer {
  readonly value: string
  /** Undefined if no other article uses it. */
  readonly use: Usage | undefined
  /** Whether the configured vocabulary lacks it. */
  readonly isNew: boolean
  /** Its pinyin, if it was found by that. */
  readonly reading: string | undefined
}

/** The subcategories of the category path before the cursor, with their weights; undefined if there are none. */
function categoriesBelow({ valuesBefore, isInnerList }: ValueContext, sources: CompletionSources): ReadonlyMap<string, number> | undefined {
  const below = valuesBefore.length > 0 ? sources.categoriesBelow?.(valuesBefore, isInnerList) : undefined
  return below?.size ? below : undefined
}

/** At most `maxItems` offers that are not used yet: subcategories by descending weight, then the others in their order. */
function firstOffers(
  offers: (take: Take) => void,
  used: ReadonlySet<string>,
  maxItems: number,
  below: ReadonlyMap<string, number> | undefined,
): readonly Offer[] {
  const first: Offer[] = []
  const others: Offer[] = []
  offers((offer) => {
    if (used.has(offer.value)) return false
    if (below?.has(offer.value)) first.push(offer)
    else if (others.length < maxItems) others.push(offer)
    return others.length >= maxItems && first.length >= (below?.size ?? 0)
  })
  const weight = ({ value }: Offer) => below?.get(value) ?? 0
  return [...first.sort((a, b) => weight(b) - weight(a)), ...others].slice(0, maxItems)
}

/** Receives one offer after another. @returns true to stop */
type Take = (offer: Offer) => boolean

/** Passes on the configured names by frequency of use, then, unless the vocabulary is closed, the other names that articles use. */
function eachOffer(usage: Ranking, configured: Vocabulary | undefined, search: ValueSearch, take: Take): void {
  if (!configured) {
    usage.some((use) => {
      const found = search(use)
      return found !== undefined && take({ value: use.value, use, isNew: false, reading: found.reading })
    })
    return
  }
  const { names, searched } = searchKeysOf(configured.values)
  const inUse = new Set<string>()
  const others: Offer[] = []
  const isEnough = usage.some((use) => {
    const { value } = use
    const found = search(use)
    if (!found) return false
    if (names.has(value)) {
      inUse.add(value)
      return take({ value, use, isNew: false, reading: found.reading })
    }
    others.push({ value, use, isNew: true, reading: found.reading })
    return false
  })
  if (isEnough) return
  for (const name of searched) {
    const found = search(name)
    if (found && !inUse.has(name.value) && take({ value: name.value, use: undefined, isNew: false, reading: found.reading })) return
  }
  if (!configured.closed) others.some(take)
}

interface NameKeys {
  readonly names: ReadonlySet<string>
  readonly searched: readonly Searched[]
}

/** Cached by the list of names, which is a new one whenever its file changes. */
const cachedKeys = new WeakMap<readonly string[], NameKeys>()

function searchKeysOf(values: readonly string[]): NameKeys {
  const cached = cachedKeys.get(values)
  if (cached) return cached
  const searched = values.map((value) => {
    const key = new SearchKey(value)
    return { value, key, letters: key.letters }
  })
  const keys = { names: new Set(values), searched }
  cachedKeys.set(values, keys)
  return keys
}

function valueItem(
  kind: 'value' | 'enum',
  value: string | number | boolean,
  detail: string | undefined,
  index: number,
  context: ValueContext,
  writer: FrontMatterWriter,
): CompletionItem {
  const { range, style, inFlow, before, after } = context
  const label = String(value)
  const quote = style === 'plain' ? '' : style === 'single' ? "'" : '"'
  const written = typeof value === 'string' ? writer.text(value, style, inFlow) : label
  const newText = before + written + after
  const filterText = quote + label + quote
  const sortText = rank(index)
  return detail === undefined
    ? { label, kind, newText, range, filterText, sortText }
    : { label, kind, newText, range, filterText, sortText, detail }
}

/** VS Code filters by the typed text, which is not in the name: so the typed text becomes the filter text. The reading is shown. */
function foundByPinyin(item: CompletionItem, reading: string, typed: string): CompletionItem {
  return { ...item, filterText: typed, detail: item.detail === undefined ? reading : `${reading} · ${item.detail}` }
}

function withoutQuotes(typed: string): string {
  return typed.trim().replace(/^["']|["']$/g, '')
}

type Searched = Pick<Usage, 'value' | 'key' | 'letters'>

/** Undefined for a value that does not match. `reading` is its pinyin if it was found by that. */
type ValueSearch = (use: Searched) => { readonly reading: string | undefined } | undefined

const asWritten = { reading: undefined } as const

/**
 * Matches as VS Code filters: the value, or its pinyin, contains all typed characters in that order, in upper or lower case.
 * @param all whether values that do not match are offered too; VS Code then filters them
 */
function searchFor(typed: string, all: boolean, pinyin: PinyinSearch | undefined): ValueSearch {
  const wanted = withoutQuotes(typed)
  const lower = wanted.toLowerCase()
  const letters = lettersOf(lower)
  const readingOf = pinyin?.(wanted)
  return (use) => {
    const mayHold = use.letters === undefined || (use.letters & letters) === letters
    if (!mayHold && !readingOf) return all ? asWritten : undefined
    // A `Corpus` has the key of each value; a stand-in for tests need not.
    const key = use.key ?? new SearchKey(use.value)
    if (mayHold && holdsInOrder(key.lower, lower)) return asWritten
    const reading = readingOf?.(key)
    return reading !== undefined ? { reading } : all ? asWritten : undefined
  }
}

/** Whether a text has all code units of another one, in that order. */
export function holdsInOrder(text: string, units: string): boolean {
  let from = 0
  for (let index = 0; index < units.length; index++) {
    const at = text.indexOf(units.charAt(index), from)
    if (at < 0) return false
    from = at + 1
  }
  return true
}

/** Cached by name, because a name keeps its detail while its rank changes. */
const cachedDetails = new WeakMap<SearchKey, { readonly count: number; readonly last: string | undefined; readonly detail: string }>()

function detailOf(usage: Usage | undefined): string | undefined {
  if (!usage) return undefined
  const { count, last, key } = usage
  const cached = key && cachedDetails.get(key)
  if (cached?.count === count && cached.last === last) return cached.detail
  const uses = count === 1 ? l10n.t('1 article') : l10n.t('{0} articles', count)
  const detail = last === undefined ? uses : `${uses}, ${l10n.t('last {0}', last)}`
  if (key) cachedDetails.set(key, { count, last, detail })
  return detail
}
