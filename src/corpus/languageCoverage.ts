import type { Corpus } from './corpus'
import { isoDay } from './records/days'
import type { Translations } from './translations'

/** Which stories of a site are in which languages. Paths are those of the corpus. */
export interface LanguageCoverage {
  /** The number of stories. The translations of a story are one with it. */
  readonly stories: number
  /** Those of most stories first. */
  readonly languages: readonly CoveredLanguage[]
}

export interface CoveredLanguage {
  /** Undefined for the articles whose language nothing tells. */
  readonly tag: string | undefined
  /** How many stories have it, and how many do not. */
  readonly stories: number
  readonly missing: number
  /** One article of each story without it, the first ones. */
  readonly without: readonly string[]
  /** How many of its articles are older than their original, and the first ones. */
  readonly outdated: number
  readonly older: readonly OlderTranslation[]
}

export interface OlderTranslation {
  readonly path: string
  readonly original: string
  /** The day of the last change of the original, as `2024-01-05`. */
  readonly day: string
}

/** A language has at most so many articles of each kind in a list. */
const maxListed = 100
/** How many articles are read per step: about 1 ms. */
const stepSize = 100

interface Count {
  stories: number
  missing: number
  readonly without: string[]
  outdated: number
  readonly older: OlderTranslation[]
}

/** Reads all articles, in small steps. @returns undefined if the site has one language */
export function* languageCoverage(corpus: Corpus, translations: Translations): Generator<undefined, LanguageCoverage | undefined> {
  const { named, main } = translations.languages
  if (!translations.hasSeveral && named.length < 2) return undefined
  const counts = new Map<string | undefined, Count>()
  for (const tag of [...named, ...translations.tags]) countOf(counts, tag)
  let stories = 0
  let read = 0
  for (const path of corpus.paths()) {
    if (++read % stepSize === 0) yield
    const tag = translations.tagOf(path)
    const own = countOf(counts, tag)
    const newer = translations.newerOriginal(path)
    if (newer) {
      own.outdated++
      if (own.older.length < maxListed) own.older.push({ path, original: newer.path, day: isoDay(newer.day) })
    }
    const others = translations.others(path)
    // A story is counted once: at its original, or else at the first of its articles.
    const isFirst = tag === main || others.every((other) => other.tag !== main && path < other.path)
    if (!isFirst) continue
    stories++
    const tags = new Set([tag, ...others.map((other) => other.tag)])
    for (const found of tags) countOf(counts, found).stories++
    for (const [other, count] of counts)
      if (other !== undefined && !tags.has(other) && count.without.length < maxListed) count.without.push(path)
  }
  if (counts.size < 2) return undefined
  const languages = [...counts].map(([tag, count]) => ({ tag, ...count, missing: stories - count.stories }))
  return { stories, languages: languages.sort((a, b) => b.stories - a.stories || ((a.tag ?? '') < (b.tag ?? '') ? -1 : 1)) }
}

function countOf(counts: Map<string | undefined, Count>, tag: string | undefined): Count {
  const count = counts.get(tag) ?? { stories: 0, missing: 0, without: [], outdated: 0, older: [] }
  counts.set(tag, count)
  return count
}
