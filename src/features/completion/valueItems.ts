import * as l10n from '@vscode/l10n'
import type { FrontMatterWriter } from '../../core/frontmatter/writer'
import type { Ranking, Usage } from '../../corpus/corpus'
import { siblingOf, type Vocabulary } from '../../core/vocabulary/vocabulary'
import { lettersOf, SearchKey } from '../../corpus/records/searchKey'
import {
  fieldAtPath,
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
 * The values for the field at the cursor: those of the schema, or dates, or those of its vocabulary.
 * @param maxItems at most this many items; if there are more values, those that match the text typed so far
 */
export function valueItems(
  context: ValueContext,
  target: CompletionTarget,
  sources: CompletionSources,
  maxItems: number,
): readonly CompletionItem[] {
  const { path, otherValues, range } = context
  const { writer } = target
  const typed = target.text.slice(range.start, target.offset)
  const field = fieldAtPath(sources.schema.fields, path)
  const vocabulary = vocabularyAt(field, path)
  const sibling = path.length === 1 ? siblingOf(path[0] ?? '') : undefined
  const used = new Set(sibling === undefined ? otherValues : [...otherValues, ...target.valuesOf(sibling)])
  const usage = vocabulary === undefined ? [] : sources.corpus.usage(vocabulary, sources.path)
  const items: CompletionItem[] = []
  const allowed = field?.values ?? []
  if (allowed.length > 0) {
    const uses = new Map<string, Usage>()
    usage.some((use) => {
      uses.set(use.value, use)
      return false
    })
    for (const [index, value] of allowed.entries()) {
      if (used.has(String(value))) continue
      const documentation = field?.valueDescriptions[index]
      const item = valueItem('enum', value, detailOf(uses.get(String(value))), items.length, context, writer)
      items.push(documentation === undefined ? item : { ...item, documentation })
    }
    return items
  }
  if (holdsDate(field, path.at(-1) ?? '')) return dateItems(context, field, target, sources)
  const list = vocabulary === undefined ? undefined : sources.vocabulary?.(vocabulary)
  const isMore = usage.length + (list?.values.length ?? 0) > maxItems
  const search = searchFor(typed, !isMore, sources.pinyin)
  const below = vocabulary === 'categories' ? categoriesBelow(context, sources) : undefined
  for (const { value, use, isNew, read } of foremost((take) => listed(usage, list, search, take), used, maxItems, below)) {
    const said = detailOf(use)
    const known = isNew && said !== undefined ? `${l10n.t('new')} · ${said}` : said
    const detail = below?.has(value) ? [[...context.valuesBefore, value].join(' / '), known].filter(Boolean).join(' · ') : known
    const item = valueItem('value', value, detail, items.length, context, writer)
    const found = read === undefined ? item : foundByPinyin(item, read, typed)
    items.push(isNew ? { ...found, documentation: l10n.t('Not in the newsroom’s list.') } : found)
  }
  if (list?.closed) return items
  const known = new Set(items.map(({ label }) => label))
  for (const example of (field?.examples ?? []).flat()) {
    const isScalar = typeof example === 'string' || typeof example === 'number' || typeof example === 'boolean'
    if (isScalar && !used.has(String(example)) && !known.has(String(example)))
      items.push(valueItem('value', example, l10n.t('example'), items.length, context, writer))
  }
  return items
}

interface Offer {
  readonly value: string
  readonly use: Usage | undefined
  readonly isNew: boolean
  /** How it is read, where it was found by that. */
  readonly read: string | undefined
}

/** What stands below the categories before the cursor, where these are a path; undefined where nothing does. */
function categoriesBelow({ valuesBefore, isInnerList }: ValueContext, sources: CompletionSources): ReadonlyMap<string, number> | undefined {
  const below = valuesBefore.length > 0 ? sources.categoriesBelow?.(valuesBefore, isInnerList) : undefined
  return below?.size ? below : undefined
}

/** As many as are wanted, those that are below first: the ones that are there most. */
function foremost(
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

/** Gets one offer after the other. @returns whether it is enough */
type Take = (offer: Offer) => boolean

/** First what the newsroom's list has, in the order of use; then, unless the list is closed, what other articles use beside it. */
function listed(usage: Ranking, list: Vocabulary | undefined, search: ValueSearch, take: Take): void {
  if (!list) {
    usage.some((use) => {
      const found = search(use)
      return found !== undefined && take({ value: use.value, use, isNew: false, read: found.read })
    })
    return
  }
  const { known, values } = keysOf(list.values)
  const inUse = new Set<string>()
  const others: Offer[] = []
  const isEnough = usage.some((use) => {
    const { value } = use
    const found = search(use)
    if (!found) return false
    if (known.has(value)) {
      inUse.add(value)
      return take({ value, use, isNew: false, read: found.read })
    }
    others.push({ value, use, isNew: true, read: found.read })
    return false
  })
  if (isEnough) return
  for (const one of values) {
    const found = search(one)
    if (found && !inUse.has(one.value) && take({ value: one.value, use: undefined, isNew: false, read: found.read })) return
  }
  if (!list.closed) others.some(take)
}

interface ListKeys {
  readonly known: ReadonlySet<string>
  readonly values: readonly Searched[]
}

const keysOfLists = new WeakMap<readonly string[], ListKeys>()

/** Of a newsroom's list, which stays the same until its file changes. */
function keysOf(list: readonly string[]): ListKeys {
  const made = keysOfLists.get(list)
  if (made) return made
  const values = list.map((value) => {
    const key = new SearchKey(value)
    return { value, key, letters: key.letters }
  })
  const keys = { known: new Set(list), values }
  keysOfLists.set(list, keys)
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

/** VS Code sees what is typed, and would not find the name by it. What it was found by is shown. */
function foundByPinyin(item: CompletionItem, read: string, typed: string): CompletionItem {
  return { ...item, filterText: typed, detail: item.detail === undefined ? read : `${read} · ${item.detail}` }
}

function withoutQuotes(typed: string): string {
  return typed.trim().replace(/^["']|["']$/g, '')
}

type Searched = Pick<Usage, 'value' | 'key' | 'letters'>

/** Whether a value is offered, and how it is read where it was found by that. */
type ValueSearch = (use: Searched) => { readonly read: string | undefined } | undefined

const asWritten = { read: undefined } as const

/**
 * As VS Code filters: all that is typed occurs in the value, in that order, upper or lower case; or in how it is read.
 * @param all whether all are offered: VS Code then filters
 */
function searchFor(typed: string, all: boolean, pinyin: PinyinSearch | undefined): ValueSearch {
  const wanted = withoutQuotes(typed)
  const lower = wanted.toLowerCase()
  const letters = lettersOf(lower)
  const readingOf = pinyin?.(wanted)
  return (use) => {
    const mayHold = use.letters === undefined || (use.letters & letters) === letters
    if (!mayHold && !readingOf) return all ? asWritten : undefined
    // A `Corpus` keeps it beside the value; what stands for one may not.
    const key = use.key ?? new SearchKey(use.value)
    if (mayHold && holdsInOrder(key.lower, lower)) return asWritten
    const read = readingOf?.(key)
    return read !== undefined ? { read } : all ? asWritten : undefined
  }
}

function holdsInOrder(text: string, units: string): boolean {
  let from = 0
  for (let index = 0; index < units.length; index++) {
    const at = text.indexOf(units.charAt(index), from)
    if (at < 0) return false
    from = at + 1
  }
  return true
}

/** The same is told again and again, while the ranks change. */
const details = new WeakMap<SearchKey, { readonly count: number; readonly last: string | undefined; readonly detail: string }>()

function detailOf(usage: Usage | undefined): string | undefined {
  if (!usage) return undefined
  const { count, last, key } = usage
  const known = key && details.get(key)
  if (known?.count === count && known.last === last) return known.detail
  const uses = count === 1 ? l10n.t('1 article') : l10n.t('{0} articles', count)
  const detail = last === undefined ? uses : `${uses}, ${l10n.t('last {0}', last)}`
  if (key) details.set(key, { count, last, detail })
  return detail
}
