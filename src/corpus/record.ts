import { parseArticle, type Article } from '../core/article'
import { textAt } from '../core/text'
import type { ScalarNode, ValueNode } from '../core/yaml'

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

const vocabularyByKey: ReadonlyMap<string, Vocabulary> = new Map([
  ['categories', 'categories'],
  ['category', 'categories'],
  ['tags', 'tags'],
  ['tag', 'tags'],
  ['authors', 'authors'],
  ['author', 'authors'],
])

/** The vocabulary of a key, by its name alone. */
export function vocabularyOf(key: string): Vocabulary | undefined {
  return vocabularyByKey.get(key)
}

/** The same field in its other form: `author` for `authors`. Undefined for keys that have no other. */
export function siblingOf(key: string): string | undefined {
  const vocabulary = vocabularyOf(key)
  if (!vocabulary) return undefined
  for (const [name, other] of vocabularyByKey) if (other === vocabulary && name !== key) return name
  return undefined
}

/** The record of an article. Only its front matter is looked at, so a prefix of the file that holds it is enough. */
export function recordOf(article: Article): ArticleRecord {
  const values: Record<Vocabulary, Set<string>> = { categories: new Set(), tags: new Set(), authors: new Set() }
  let title: string | undefined
  let date: string | undefined
  for (const { key, value } of article.frontMatter?.fields ?? []) {
    if (key === 'title') title = written(article, value)
    else if (key === 'date') date = written(article, value)
    const vocabulary = vocabularyOf(key)
    if (vocabulary) collect(article, value, values[vocabulary])
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
  const opened = /^\uFEFF?\s*(?:---|\+\+\+|;;;|\{\s*"|"|$)/.test(start.slice(0, 1000)) || start.trimStart() === ''
  return opened ? undefined : article
}

function collect(article: Article, node: ValueNode, into: Set<string>): void {
  if (node.kind === 'list') {
    for (const { value } of node.items) collect(article, value, into)
  } else if (node.kind === 'map') {
    const name = node.fields.findLast((field) => field.key === 'name')?.value
    if (name?.kind === 'scalar') collect(article, name, into)
  } else {
    const value = written(article, node)
    if (value !== undefined) into.add(value)
  }
}

/** What is written, without quotes: `1.10` and `2024-01-05` stay as they are. Undefined for nothing and for lists. */
function written(article: Article, node: ValueNode): string | undefined {
  if (node.kind !== 'scalar' || node.value === null) return undefined
  const value = sourceOf(article, node).trim()
  return value === '' ? undefined : value
}

function sourceOf({ text }: Article, node: ScalarNode): string {
  return typeof node.value === 'string' ? node.value : textAt(text, node.range)
}
