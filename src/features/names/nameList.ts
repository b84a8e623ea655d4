import type { Corpus } from '../../corpus/corpus'
import type { ArticleRecord, Vocabulary } from '../../corpus/records/record'
import { hasHan } from '../../core/text/hanCharacters'
import { SearchKey } from '../../corpus/records/searchKey'
import type { PinyinSearch } from '../completion/pinyin'

/** What a list of all articles is made from. */
export type Catalogued = Pick<Corpus, 'usage' | 'pathsWith' | 'records' | 'get' | 'dayOf'>

export interface ListedArticle {
  readonly path: string
  /** Undefined for one without a title. */
  readonly title: string | undefined
  /** As `2024-01-05`; undefined without a date that can be read. */
  readonly day: string | undefined
}

export interface ListedValue {
  readonly value: string
  readonly count: number
}

/** Tells whether a text has what is looked for. Case, and full and half width, make no difference. */
export type Filter = (text: string) => boolean

/**
 * @param wanted all of its words have to be there; undefined when it has none: then everything is shown
 * @param pinyin finds Chinese by its sound as well
 */
export function filterFor(wanted: string, pinyin?: PinyinSearch): Filter | undefined {
  const words = folded(wanted)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => ({ word, reading: pinyin?.(word) }))
  if (words.length === 0) return undefined
  return (text) => {
    const own = folded(text)
    const key = pinyin && hasHan(text) ? new SearchKey(text) : undefined
    return words.every(({ word, reading }) => own.includes(word) || (key && reading?.(key) !== undefined))
  }
}

/** The values of a vocabulary, those that most articles use first. */
export function listedValues(corpus: Catalogued, vocabulary: Vocabulary, filter: Filter | undefined): readonly ListedValue[] {
  const values = corpus.usage(vocabulary).map(({ value, count }) => ({ value, count }))
  const shown = filter ? values.filter(({ value }) => filter(value)) : values
  return shown.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

/** The articles with a value. Yields between them, so that a long list holds nobody. */
export function* listedWith(corpus: Catalogued, vocabulary: Vocabulary, value: string): Generator<undefined, readonly ListedArticle[]> {
  const found: ListedArticle[] = []
  for (const path of corpus.pathsWith(vocabulary, value)) {
    found.push(listed(corpus, path, corpus.get(path)?.title))
    yield
  }
  return found.sort(newestFirst)
}

/** All articles that are wanted, the newest first. The same for these. */
export function* listedArticles(
  corpus: Catalogued,
  isWanted: (record: ArticleRecord, path: string) => boolean,
): Generator<undefined, readonly ListedArticle[]> {
  const found: ListedArticle[] = []
  for (const [path, record] of corpus.records()) {
    if (isWanted(record, path)) found.push(listed(corpus, path, record.title))
    yield
  }
  return found.sort(newestFirst)
}

export function listed(corpus: Catalogued, path: string, title: string | undefined): ListedArticle {
  return { path, title, day: corpus.dayOf(path) }
}

/** Those without a date come last; of one day they stand in the order of their paths. */
export function newestFirst(a: ListedArticle, b: ListedArticle): number {
  const [dayA, dayB] = [a.day ?? '', b.day ?? '']
  if (dayA !== dayB) return dayA > dayB ? -1 : 1
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}

/** The name of a file. @param path a URI as text */
export function nameOf(path: string): string {
  return decodeURIComponent(path.slice(path.lastIndexOf('/') + 1))
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
