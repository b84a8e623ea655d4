import { isDateKey } from '../../core/frontmatter/dateFields'
import { vocabularyOf } from '../../core/vocabulary/vocabulary'
import { nearDuplicates } from '../nearDuplicates'
import type { Uses } from './occurrences'
import type { FactType, FieldFacts, ValueFacts } from './valueFacts'

/** What a schema is to ask for, beyond what all articles have in common anyway. */
export interface SchemaLimits {
  /** Keys of the front matter, or of a group in it, that may not be missing. */
  readonly required: ReadonlyMap<FieldFacts, ReadonlySet<string>>
  /** Types that a value may not have, since hardly any has it. */
  readonly without: ReadonlyMap<ValueFacts, ReadonlySet<FactType>>
  /** Texts that a value has to be one of. */
  readonly choices: ReadonlyMap<ValueFacts, readonly string[]>
  /** Values that have to be dates. */
  readonly dates: ReadonlySet<ValueFacts>
}

/** Of a hundred articles, one may be wrong. */
const share = 0.01
/** Fewer articles tell nothing of what is always so. */
export const fewestArticles = 5
const fewestForChoice = 20
/** A single value is no choice, unless very many have it. */
const fewestForOneValue = 100
const mostChoices = 12
const leastUses = 3

/** Something that a schema could ask for, and the articles that would then fail. */
interface Limit {
  readonly failing: readonly number[]
  apply(): void
}

/** Chooses what the schema asks for, so that at least 99 of 100 articles fit all of it. */
export function limitsFor(root: FieldFacts): SchemaLimits {
  const required = new Map<FieldFacts, Set<string>>()
  const without = new Map<ValueFacts, Set<FactType>>()
  const choices = new Map<ValueFacts, readonly string[]>()
  const dates = new Set<ValueFacts>()
  const possible: Limit[] = []

  const group = (fields: FieldFacts, isRoot: boolean) => {
    for (const [key, known] of fields.keys) {
      const missing = fields.missingOf(known)
      // In a group the missing ones are numbers of groups, not of articles.
      if (missing && fields.count >= fewestArticles && (isRoot || missing.length === 0))
        possible.push({ failing: missing, apply: () => setIn(required, fields).add(key) })
      value(key, known.facts)
    }
  }
  const value = (key: string, facts: ValueFacts) => {
    for (const [type, uses] of facts.types) {
      if (isRare(uses, facts.uses) && uses.articles) possible.push({ failing: uses.articles, apply: () => setIn(without, facts).add(type) })
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
  const budget = Math.floor(root.count * share)
  for (const limit of possible.sort((a, b) => a.failing.length - b.failing.length)) {
    const more = limit.failing.filter((article) => !failing.has(article))
    if (failing.size + more.length > budget) continue
    for (const article of more) failing.add(article)
    limit.apply()
  }
  return { required, without, choices, dates }
}

/** Whether so few have it that it may be a mistake, among enough to know. */
export function isRare(some: Uses, all: Uses): boolean {
  return all.count >= 1 / share && some.count <= all.count * share
}

/** Whether the texts are dates, but for a few mistakes. */
export function areDates(key: string, { dates, uses }: ValueFacts): boolean {
  const odd = dates.get('none')
  const dated = [...dates].reduce((sum, [shape, { count }]) => (shape === 'none' ? sum : sum + count), 0)
  return dated >= (isDateKey(key) ? 1 : fewestArticles) && (!odd || isRare(odd, uses))
}

/** A choice that a value seems to be made from. */
export interface Choice {
  /** The most used first. */
  readonly values: readonly string[]
  /** What else is written, which may be slips of the pen. */
  readonly others: readonly string[]
  /** The articles that have these; undefined when they are too many for slips. */
  readonly failing: readonly number[] | undefined
}

/** @returns undefined when the texts are free */
export function choiceOf({ values, dates, types, uses }: ValueFacts): Choice | undefined {
  const texts = types.get('string')
  if (!values || !texts || texts.count < fewestForChoice || dates.size > 1 || !dates.has('none')) return undefined
  const used = [...values].map(([text, { count }]) => ({ value: text, count })).sort((a, b) => b.count - a.count)
  // Of names that are written in two ways, none but the usual one is taken for right.
  const doubtful = new Set(nearDuplicates(used, undefined).flatMap(({ names }) => names.slice(1).map((name) => name.value)))
  const kept = used.filter(({ value, count }) => count >= leastUses && !doubtful.has(value)).map(({ value }) => value)
  const others = used.flatMap(({ value }) => (kept.includes(value) ? [] : [value]))
  if (kept.length === 0 || kept.length > mostChoices || texts.count < kept.length * 5 || !kept.every(isWord)) return undefined
  if (kept.length === 1 && texts.count < fewestForOneValue) return undefined
  const places = others.map((text) => values.get(text))
  const articles = places.flatMap((place) => place?.articles ?? [])
  const isFew = places.every((place) => place?.articles !== undefined) && articles.length <= uses.count * share
  return { values: kept, others, failing: isFew ? [...new Set(articles)] : undefined }
}

/** What is chosen is a word or a few; sentences, addresses and files are written. */
function isWord(text: string): boolean {
  return text.length <= 40 && !/[/\\\r\n]|\.\w{2,4}$|^$/.test(text) && text.split(' ').length <= 3
}

function setIn<Key, Entry>(map: Map<Key, Set<Entry>>, key: Key): Set<Entry> {
  const known = map.get(key) ?? new Set<Entry>()
  map.set(key, known)
  return known
}
