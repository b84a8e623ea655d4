import * as l10n from '@vscode/l10n'
import { defaultSchema } from '../../core/schema/defaultSchema'
import { isDateKey } from '../../core/frontmatter/dateFields'
import { nearest } from '../../core/text/closestMatch'
import { typeName } from '../../core/schema/schemaMessages'
import { vocabularyOf } from '../../core/vocabulary/vocabulary'
import { nearDuplicates } from '../nearDuplicates'
import { areDates, choiceOf, isRare, type SchemaLimits } from './schemaLimits'
import type { FirstUse, Occurrences } from './occurrences'
import type { FieldFacts, ValueFacts } from './valueFacts'
import { dateShapes } from './dateShapes'

/** A possible mistake, and where it is first. */
export interface SchemaNote extends FirstUse {
  readonly message: string
}

/** With fewer articles, nothing is reported as unusual. */
const minArticles = 20
/** How many times more often a key has to occur than one that is reported as a misspelling of it. */
const minRatio = 10

/**
 * Possible mistakes that the schema does not reject.
 * @returns the notes in the order of the keys, and the keys that should be left out of the schema
 */
export function keyNotes(root: FieldFacts, limits: SchemaLimits) {
  const notes: SchemaNote[] = []
  const doubtful = new Set<string>()
  const note = ({ first }: Occurrences, message: string) => {
    if (first) notes.push({ ...first, message })
  }
  for (const [key, { facts, count }] of root.keys) {
    const usual = [...root.keys].flatMap(([other, facts]) => (facts.count >= count * minRatio ? [other] : []))
    const near = nearest(key, usual)
    const name = key.length > 40 ? `${key.slice(0, 40)}…` : key
    const isDefaultKey = Object.hasOwn(defaultSchema.properties, key)
    if (near !== undefined && !isDefaultKey) {
      doubtful.add(key)
      note(facts.occurrences, l10n.t('“{0}” is rarely used. Did you mean “{1}”?', name, near))
    } else if (count === 1 && root.count >= minArticles && !isDefaultKey) {
      doubtful.add(key)
      note(facts.occurrences, l10n.t('Only this article has “{0}”.', name))
    } else valueNotes(key, facts, limits, note)
  }
  return { notes, doubtful }
}

type Note = (occurrences: Occurrences, message: string) => void

function valueNotes(key: string, facts: ValueFacts, limits: SchemaLimits, note: Note): void {
  const { occurrences, types, dates, items } = facts
  const refused = limits.without.get(facts)
  for (const [type, found] of types) {
    const isOdd = found.count === 1 && occurrences.count >= minArticles
    if ((isOdd || isRare(found, occurrences)) && !refused?.has(type)) note(found, rareType(key, type, found.count, occurrences.count))
  }
  const undated = dates.get('none')
  if (isDateKey(key) && undated && dates.size > 1 && !limits.dates.has(facts)) {
    note(undated, l10n.t('“{0}” is not a date in {1} of {2} articles; this is the first.', key, undated.count, occurrences.count))
  } else if (areDates(key, facts)) {
    for (const [shape, found] of dates) {
      if (shape === 'none' || found.count * minArticles > occurrences.count) continue
      note(
        found,
        l10n.t('“{0}” is a date like {1} here, but nearly all articles write it differently.', key, dateShapes[shape]?.example ?? ''),
      )
    }
  } else if (vocabularyOf(key) === undefined) {
    const choice = limits.choices.has(facts) ? undefined : choiceOf(facts)
    for (const text of choice?.others.slice(0, 5) ?? []) {
      const found = facts.values?.get(text)
      if (found && found.count < 3) note(found, l10n.t('“{0}” rarely has the value “{1}”.', key, text))
    }
    if (!limits.choices.has(facts)) alikeNotes(key, facts, note)
  }
  if (items) valueNotes(key, items, limits, note)
}

function alikeNotes(key: string, { values = new Map<string, Occurrences>(), occurrences }: ValueFacts, note: Note): void {
  // Values that are rarely used twice are not names.
  if (occurrences.count < values.size * 3) return
  const used = [...values].map(([value, { count }]) => ({ value, count }))
  for (const { names } of nearDuplicates(used, undefined)) {
    const [usual, ...others] = names
    for (const { value, count } of others) {
      const found = values.get(value)
      if (usual && found)
        note(
          found,
          l10n.t('“{0}” is “{1}” here and “{3}” in other articles (articles: {2} and {4}).', key, value, count, usual.value, usual.count),
        )
    }
  }
}

function rareType(key: string, type: string, count: number, all: number): string {
  return l10n.t('“{0}” is {1} in {2} of {3} articles; this is the first.', key, typeName(type), count, all)
}
