import type { Corpus } from '../../corpus/corpus'
import type { ArticleRecord, Vocabulary } from '../../corpus/records/record'
import { hasHan } from '../../core/text/hanCharacters'
import { SearchKey } from '../../corpus/records/searchKey'
import type { PinyinSearch } from '../completion/pinyin'

/** The part of a `Corpus` that lists of articles and names need. */
export type ListSource = Pick<Corpus, 'usage' | 'pathsWith' | 'records' | 'get' | 'dayOf'>

export interface ListedArticle {
  readonly path: string
  /** Undefined if it has none. */
  readonly title: string | undefined
  /** As `2024-01-05`; undefined without a valid date. */
  readonly day: string | undefined
}

export interface ListedValue {
  readonly value: string
  readonly count: number
}

/** Whether a text matches the search. Case and full or half width are ignored. */
export type Filter = (text: string) => boolean

/**
 * @param wanted the words to search for; a text matches if it contains all of them
 * @param pinyin also matches Chinese text by its pinyin
 * @returns undefined if `wanted` has no words: then everything is shown
 */
export function filterFor(wanted: string, pinyin?: PinyinSearch): Filter | undefined {
  const words = folded(wanted)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => ({ word, reading: pinyin?.(word) }))
  if (words.length === 0) return undefined
  return (text) => {
    const searched = folded(text)
    const key = pinyin && hasHan(text) ? new SearchKey(text) : undefined
    return words.every(({ word, reading }) => searched.includes(word) || (key && reading?.(key) !== undefined))
  }
}

/** The values of a vocabulary, the most used first. */
export function listedValues(corpus: ListSource, vocabulary: Vocabulary, filter: Filter | undefined): readonly ListedValue[] {
  const values = corpus.usage(vocabulary).map(({ value, count }) => ({ value, count }))
  const shown = filter ? values.filter(({ value }) => filter(value)) : values
  return shown.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

/** The articles with a value, the newest first. Yields after each article, so that the caller can let other work run. */
export function* listedWith(corpus: ListSource, vocabulary: Vocabulary, value: string): Generator<undefined, readonly ListedArticle[]> {
  const found: ListedArticle[] = []
  for (const path of corpus.pathsWith(vocabulary, value)) {
    found.push(listed(corpus, path, corpus.get(path)?.title))
    yield
  }
  return found.sort(newestFirst)
}

/** The articles that `isWanted` accepts, the newest first. Yields after each article, so that the caller can let other work run. */
export function* listedArticles(
  corpus: ListSource,
  isWanted: (record: ArticleRecord, path: string) => boolean,
): Generator<undefined, readonly ListedArticle[]> {
  const found: ListedArticle[] = []
  for (const [path, record] of corpus.records()) {
    if (isWanted(record, path)) found.push(listed(corpus, path, record.title))
    yield
  }
  return found.sort(newestFirst)
}

export function listed(corpus: ListSource, path: string, title: string | undefined): ListedArticle {
  return { path, title, day: corpus.dayOf(path) }
}

/** Compares by day, newest first, then by path. Articles without a date come last. */
export function newestFirst(a: ListedArticle, b: ListedArticle): number {
  const [dayA, dayB] = [a.day ?? '', b.day ?? '']
  if (dayA !== dayB) return dayA > dayB ? -1 : 1
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}

/** The name of a file, decoded. @param path a URI as text */
export function nameOf(path: string): string {
  return decodeURIComponent(path.slice(path.lastIndexOf('/') + 1))
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
