import { parseArticle, type Article } from '../core/article'
import { scalarText, vocabularyOf, vocabularyValues } from '../core/vocabulary'

export const vocabularies = ['categories', 'tags', 'authors'] as const

/** The values that fields of a kind usually take, whatever the field is called in one article or another. */
export type Vocabulary = (typeof vocabularies)[number]

/** The small entry that is kept for each article. */
export interface ArticleRecord {
  readonly title: string | undefined
  /** As it is written, without quotes. */
  readonly date: string | undefined
  /** Each value once; lists of lists are flattened. The same for the two below. */
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly authors: readonly string[]
}

/** The vocabulary of a key that is counted, by its name alone. */
function countedBy(key: string): Vocabulary | undefined {
  const name = vocabularyOf(key)
  return vocabularies.find((vocabulary) => vocabulary === name)
}

/** The record of an article. Only its front matter is looked at, so a prefix of the file that holds it is enough. */
export function recordOf(article: Article): ArticleRecord {
  const values: Record<Vocabulary, Set<string>> = { categories: new Set(), tags: new Set(), authors: new Set() }
  let title: string | undefined
  let date: string | undefined
  for (const { key, value } of article.frontMatter?.fields ?? []) {
    if (key === 'title') title = scalarText(value, article.text)
    else if (key === 'date') date = scalarText(value, article.text)
    const vocabulary = countedBy(key)
    if (vocabulary) for (const one of vocabularyValues(value, article.text)) values[vocabulary].add(one)
  }
  return { title, date, categories: [...values.categories], tags: [...values.tags], authors: [...values.authors] }
}

/**
 * Reads an article from the first part of its file.
 * @returns undefined when more of the file is needed to see all of its front matter
 */
export function articleFromStart(start: string): Article | undefined {
  const article = parseArticle(start)
  const close = article.frontMatter?.close
  // A fence that ends where the part ends may be the start of a longer line.
  if (close) return close.end < start.length ? article : undefined
  const opened = /^\uFEFF?\s*(?:---|\+\+\+|;;;|\{\s*"|"[^"\n]{1,80}"[ \t]*:|$)/.test(start.slice(0, 1000)) || start.trimStart() === ''
  return opened ? undefined : article
}
