import { isDateKey } from '../../core/frontmatter/dateFields'
import { vocabularyOf } from '../../core/vocabulary/vocabulary'
import { nearDuplicates } from '../nearDuplicates'
import type { Occurrences } from './occurrences'
import type { FactType, FieldFacts, ValueFacts } from './valueFacts'

/** The requirements of an inferred schema beyond the types that occur. */
export interface SchemaLimits {
  /** Required keys of the front matter, or of a map in it. */
  readonly required: ReadonlyMap<FieldFacts, ReadonlySet<string>>
  /** Types that are not allowed although a few values have them. */
  readonly without: ReadonlyMap<ValueFacts, ReadonlySet<FactType>>
  /** The allowed texts of a value (`enum`). */
  readonly choices: ReadonlyMap<ValueFacts, readonly string[]>
  /** The values that must be dates. */
  readonly dates: ReadonlySet<ValueFacts>
}

/** The share of articles that may fail. */
const maxFailingShare = 0.01
/** With fewer articles, no key is required. */
export const minArticles = 5
const minTextsForChoice = 20
/** A single value becomes an `enum` only if this many articles have it. */
const minTextsForOneValue = 100
const maxChoices = 12
const minOccurrences = 3

/** A possible requirement, and the articles that would fail it. */
interface Limit {
  readonly failing: readonly number[]
  apply(): void
}

/** Chooses the requirements so that at least 99 of 100 articles fulfil all of them. */
export function limitsFor(root: FieldFacts): SchemaLimits {
  const required = new Map<FieldFacts, Set<string>>()
  const without = new Map<ValueFacts, Set<FactType>>()
  const choices = new Map<ValueFacts, readonly string[]>()
  const dates = new Set<ValueFacts>()
  const possible: Limit[] = []

  const group = (fields: FieldFacts, isRoot: boolean) => {
    for (const [key, entries] of fields.keys) {
      const missing = fields.missingOf(entries)
      // In a nested map, `missing` has numbers of maps, not of articles.
      if (missing && fields.count >= minArticles && (isRoot || missing.length === 0))
        possible.push({ failing: missing, apply: () => setIn(required, fields).add(key) })
      value(key, entries.facts)
    }
  }
  const value = (key: string, facts: ValueFacts) => {
    for (const [type, occurrences] of facts.types) {
      if (isRare(occurrences, facts.occurrences) && occurrences.articles)
        possible.push({ failing: occurrences.articles, apply: () => setIn(without, facts).add(type) })
    }
    const odd = facts.dates.get('none')
    if (areDates(key, facts) && (!odd || odd.articles)) possible.push({ failing: odd?.articles ?? [], apply: () => dates.add(facts) })
    const choice = vocabularyOf(key) === undefined ? choiceOf(facts) : undefined
    if (choice?.failing) {
      const { failing, values } = choice
      possible.push({ failing, apply: () => choices.set(facts, values) })
    }
    if (facts.items) value(key, facts.items)
    if (facts.fields) group(facts.fields, false)
  }
  group(root, true)

  const failing = new Set<number>()
  const budget = Math.floor(root.count * maxFailingShare)
  for (const limit of possible.sort((a, b) => a.failing.length - b.failing.length)) {
    const more = limit.failing.filter((article) => !failing.has(article))
    if (failing.size + more.length > budget) continue
    for (const article of more) failing.add(article)
    limit.apply()
  }
  return { required, without, choices, dates }
}

/** Whether so few articles have it that it may be a mistake. False if there are too few articles to decide. */
export function isRare(found: Occurrences, all: Occurrences): boolean {
  return all.count >= 1 / maxFailingShare && found.count <= all.count * maxFailingShare
}

/** Whether the texts are dates, except for a few mistakes. */
export function areDates(key: string, { dates, occurrences }: ValueFacts): boolean {
  const odd = dates.get('none')
  const dated = [...dates].reduce((sum, [shape, { count }]) => (shape === 'none' ? sum : sum + count), 0)
  return dated >= (isDateKey(key) ? 1 : minArticles) && (!odd || isRare(odd, occurrences))
}

/** A set of values that a field appears to be restricted to. */
export interface Choice {
  /** Most used first. */
  readonly values: readonly string[]
  /** The other texts, which may be misspellings. */
  readonly others: readonly string[]
  /** The articles that have the other texts; undefined if they are too many to be mistakes. */
  readonly failing: readonly number[] | undefined
}

/** @returns undefined if the field is free text */
export function choiceOf({ values, dates, types, occurrences }: ValueFacts): Choice | undefined {
  const texts = types.get('string')
  if (!values || !texts || texts.count < minTextsForChoice || dates.size > 1 || !dates.has('none')) return undefined
  const used = [...values].map(([text, { count }]) => ({ value: text, count })).sort((a, b) => b.count - a.count)
  // Of near-duplicate texts only the most used one is allowed.
  const doubtful = new Set(nearDuplicates(used, undefined).flatMap(({ names }) => names.slice(1).map((name) => name.value)))
  const kept = used.filter(({ value, count }) => count >= minOccurrences && !doubtful.has(value)).map(({ value }) => value)
  const others = used.flatMap(({ value }) => (kept.includes(value) ? [] : [value]))
  if (kept.length === 0 || kept.length > maxChoices || texts.count < kept.length * 5 || !kept.every(isWord)) return undefined
  if (kept.length === 1 && texts.count < minTextsForOneValue) return undefined
  const places = others.map((text) => values.get(text))
  const articles = places.flatMap((place) => place?.articles ?? [])
  const isFew = places.every((place) => place?.articles !== undefined) && articles.length <= occurrences.count * maxFailingShare
  return { values: kept, others, failing: isFew ? [...new Set(articles)] : undefined }
}

/** Whether a text may be an option: up to three words, not an address, path or file name. */
function isWord(text: string): boolean {
  return text.length <= 40 && !/[/\\\r\n]|\.\w{2,4}$|^$/.test(text) && text.split(' ').length <= 3
}

function setIn<Key, Entry>(map: Map<Key, Set<Entry>>, key: Key): Set<Entry> {
  const entries = map.get(key) ?? new Set<Entry>()
  map.set(key, entries)
  return entries
}
