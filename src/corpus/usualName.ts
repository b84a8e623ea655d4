import type { NameDifference, UsualName } from '../core/article/corpusView'
import { isLikelySlip } from './likelySlip'
import { formOf, wordsOf } from './nameForms'

/** A name with what its articles say of it. */
export interface NameLife {
  readonly value: string
  /** How many articles have it. */
  readonly count: number
  /** See `NameCluster`. */
  readonly plain: string
  /** Days from its first to its last article; undefined without dates. */
  readonly days: number | undefined
  /** How many bylines its articles have; undefined for bylines, and if no article has one. */
  readonly authors: number | undefined
}

/** A slip is rare: the name that is meant has at least this many articles, and this many times as many. */
const minUsualArticles = 3
const minRatio = 3
/** A name with more articles is used on purpose. */
const maxSlipArticles = 3
const yearDays = 365
/** A name that one author used for less than this may be a mistake that was copied. */
const minUsualDays = 180
const manyArticles = 10

/**
 * The name that another one is most probably meant to be. A name is never held against one that is as common, and not if it has a life of its own:
 * several articles of several years or authors.
 * @param name the name in question
 * @param others the names that look like it
 */
export function usualName(name: NameLife, others: readonly NameLife[]): UsualName | undefined {
  for (const other of [...others].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))) {
    const difference = differenceOf(name, other)
    const isMeant = difference === 'form' || difference === 'script' ? isOtherForm(name, other) : isRare(name, other)
    if (isMeant && (difference !== 'spelling' || isLikelySlip(name.value, other.value)))
      return { value: other.value, count: other.count, difference }
  }
  return undefined
}

function differenceOf({ value, plain }: NameLife, other: NameLife): NameDifference {
  if (formOf(value) === formOf(other.value)) return 'form'
  if (plain === other.plain) return 'script'
  const sorted = (text: string) => wordsOf(text).sort().join(' ')
  return sorted(value) === sorted(other.value) ? 'order' : 'spelling'
}

/** Whether the other spelling is the usual one. Two that have both been used for more than a year are both meant. */
function isOtherForm(name: NameLife, other: NameLife): boolean {
  return other.count > name.count && !isEstablished(name)
}

function isEstablished({ count, days = 0 }: NameLife): boolean {
  return count >= maxSlipArticles && days > yearDays
}

function isRare(name: NameLife, other: NameLife): boolean {
  if (other.count < minUsualArticles || other.count < name.count * minRatio || name.count > maxSlipArticles) return false
  if (isEstablished(name) || (name.authors ?? 1) > 1) return false
  const isKnown = other.days !== undefined || other.authors !== undefined
  return !isKnown || other.count >= manyArticles || (other.authors ?? 0) > 1 || (other.days ?? 0) >= minUsualDays
}
