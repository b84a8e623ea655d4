export const vocabularies = ['categories', 'tags', 'authors'] as const

/** The values that fields of a kind usually take, whatever the field is called in one article or another. */
export type Vocabulary = (typeof vocabularies)[number]

/** The small entry that is kept for each article. All texts are as written, without quotes and spaces around them. */
export interface ArticleRecord {
  readonly title: string | undefined
  readonly date: string | undefined
  /** Each value once; lists of lists are flattened. The same for the two below. */
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly authors: readonly string[]
  /** Of the categories those that stand in a list of their own: for Hexo a path of nested categories. */
  readonly categoryPaths: readonly (readonly string[])[]
  /** The addresses in the picture fields of the front matter, each once. */
  readonly images: readonly string[]
  /** The addresses that the article asks for: `permalink`, `url`, `aliases`, `redirect_from`; each once. */
  readonly urls: readonly string[]
  readonly slug: string | undefined
  /** Not to be published: by its front matter, or because it lies in a folder for drafts. */
  readonly draft: boolean
}

const none: readonly never[] = []
export const emptyRecord: ArticleRecord = {
  title: undefined,
  date: undefined,
  categories: none,
  tags: none,
  authors: none,
  categoryPaths: none,
  images: none,
  urls: none,
  slug: undefined,
  draft: false,
}

/** The keys for addresses that an article asks for. */
export const urlKeys: ReadonlySet<string> = new Set(['permalink', 'url', 'aliases', 'alias', 'redirect_from'])

/**
 * The same record, whose texts stand for themselves: a piece of a text else keeps all of that text in memory, in V8.
 * To be used for records that are kept.
 */
export function detached(record: ArticleRecord): ArticleRecord {
  const { title, date, slug } = record
  return {
    ...(JSON.parse(JSON.stringify(record)) as ArticleRecord),
    title: title && copied(title),
    date: date && copied(date),
    slug: slug && copied(slug),
  }
}

/** The same text, without the memory of a longer one that it is a piece of. */
export function copied(text: string): string {
  return JSON.parse(JSON.stringify(text))
}

const lists = [...vocabularies, 'images', 'urls'] as const

/** Whether two records say the same. */
export function sameRecord(a: ArticleRecord, b: ArticleRecord): boolean {
  return (
    a.title === b.title &&
    a.date === b.date &&
    a.slug === b.slug &&
    a.draft === b.draft &&
    lists.every((name) => sameValues(a[name], b[name])) &&
    a.categoryPaths.length === b.categoryPaths.length &&
    a.categoryPaths.every((path, index) => sameValues(path, b.categoryPaths[index] ?? []))
  )
}

export function sameValues(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}
