import * as l10n from '@vscode/l10n'
import { defaultSchema } from '../../core/schema/defaultSchema'
import { isDateKey } from '../../core/frontmatter/dateFields'
import { nearest } from '../../core/text/closestMatch'
import { typeName } from '../../core/schema/schemaMessages'
import { vocabularyOf } from '../../core/vocabulary/vocabulary'
import { nearDuplicates } from '../nearDuplicates'
import { areDates, choiceOf, isRare, type SchemaLimits } from './schemaLimits'
import type { FirstUse, Uses } from './occurrences'
import type { FieldFacts, ValueFacts } from './valueFacts'
import { dateShapes } from './writtenDates'

/** Something to look at, and where it is. */
export interface SchemaNote extends FirstUse {
  readonly message: string
}

/** Fewer articles do not tell what is usual. */
const enough = 20
/** So much more often a key has to be there than one that is taken for a slip of it. */
const farMore = 10

/**
 * What looks like a mistake among many articles, though the schema does not refuse it.
 * @returns the notes in the order of the keys, and the keys that are better left out of a schema
 */
export function keyNotes(root: FieldFacts, limits: SchemaLimits) {
  const notes: SchemaNote[] = []
  const doubtful = new Set<string>()
  const note = ({ first }: Uses, message: string) => {
    if (first) notes.push({ ...first, message })
  }
  for (const [key, { facts, count }] of root.keys) {
    const usual = [...root.keys].flatMap(([other, known]) => (known.count >= count * farMore ? [other] : []))
    const near = nearest(key, usual)
    const name = key.length > 40 ? `${key.slice(0, 40)}…` : key
    const isKnown = Object.hasOwn(defaultSchema.properties, key)
    if (near !== undefined && !isKnown) {
      doubtful.add(key)
      note(facts.uses, l10n.t('“{0}” is rarely used. Did you mean “{1}”?', name, near))
    } else if (count === 1 && root.count >= enough && !isKnown) {
      doubtful.add(key)
      note(facts.uses, l10n.t('Only this article has “{0}”.', name))
    } else valueNotes(key, facts, limits, note)
  }
  return { notes, doubtful }
}

type Note = (uses: Uses, message: string) => void

function valueNotes(key: string, facts: ValueFacts, limits: SchemaLimits, note: Note): void {
  const { uses, types, dates, items } = facts
  const refused = limits.without.get(facts)
  for (const [type, some] of types) {
    const isOdd = some.count === 1 && uses.count >= enough
    if ((isOdd || isRare(some, uses)) && !refused?.has(type)) note(some, rareType(key, type, some.count, uses.count))
  }
  const undated = dates.get('none')
  if (isDateKey(key) && undated && dates.size > 1 && !limits.dates.has(facts)) {
    note(undated, l10n.t('“{0}” is not a date in {1} of {2} articles; this is the first.', key, undated.count, uses.count))
  } else if (areDates(key, facts)) {
    for (const [shape, some] of dates) {
      if (shape === 'none' || some.count * enough > uses.count) continue
      note(
        some,
        l10n.t('“{0}” is a date like {1} here, but nearly all articles write it differently.', key, dateShapes[shape]?.example ?? ''),
      )
    }
  } else if (vocabularyOf(key) === undefined) {
    const choice = limits.choices.has(facts) ? undefined : choiceOf(facts)
    for (const text of choice?.others.slice(0, 5) ?? []) {
      const some = facts.values?.get(text)
      if (some && some.count < 3) note(some, l10n.t('“{0}” rarely has the value “{1}”.', key, text))
    }
    if (!limits.choices.has(facts)) alikeNotes(key, facts, note)
  }
  if (items) valueNotes(key, items, limits, note)
}

function alikeNotes(key: string, { values = new Map<string, Uses>(), uses }: ValueFacts, note: Note): void {
  // Values that are hardly used twice are no names.
  if (uses.count < values.size * 3) return
  const used = [...values].map(([value, { count }]) => ({ value, count }))
  for (const { names } of nearDuplicates(used, undefined)) {
    const [usual, ...others] = names
    for (const { value, count } of others) {
      const some = values.get(value)
      if (usual && some)
        note(
          some,
          l10n.t('“{0}” is “{1}” here and “{3}” in other articles (articles: {2} and {4}).', key, value, count, usual.value, usual.count),
        )
    }
  }
}

function rareType(key: string, type: string, count: number, all: number): string {
  return l10n.t('“{0}” is {1} in {2} of {3} articles; this is the first.', key, typeName(type), count, all)
}
