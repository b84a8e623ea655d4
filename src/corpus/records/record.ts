export const vocabularies = ['categories', 'tags', 'authors'] as const

/** A vocabulary of the corpus. Several keys may belong to one, such as `author` and `authors`: see `vocabularyOf`. */
export type Vocabulary = (typeof vocabularies)[number]

/** What the corpus stores for each article. Texts are as written, without surrounding quotes and spaces. */
export interface ArticleRecord {
  readonly title: string | undefined
  readonly date: string | undefined
  /** `categories`, `tags` and `authors` have each value once; lists of lists are flattened. */
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly authors: readonly string[]
  /** The categories that are in nested lists: for Hexo each is a path of nested categories. */
  readonly categoryPaths: readonly (readonly string[])[]
  /** The addresses in the image fields of the front matter, each once. */
  readonly images: readonly string[]
  /** The values of the keys in `urlKeys`, each once. */
  readonly urls: readonly string[]
  readonly slug: string | undefined
  /** What the front matter says of the language, such as `fr`: see `textFields`. */
  readonly language: string | undefined
  /** What it shares with the same story in other languages: see `textFields`. */
  readonly story: string | undefined
  /** The date of the last change that the front matter names. */
  readonly updated: string | undefined
  /** Whether the article is a draft: by `draft` or `published` in its front matter, or because it is in a `_drafts` folder. */
  readonly draft: boolean
}

/** The parts of a record that are one text, for which the language and the story of an article are looked up. */
export type RecordTexts = Pick<ArticleRecord, TextField | 'title'>

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
  language: undefined,
  story: undefined,
  updated: undefined,
  draft: false,
}

/** The keys that set the address of an article's page. */
export const urlKeys: ReadonlySet<string> = new Set(['permalink', 'url', 'aliases', 'alias', 'redirect_from'])

/** The parts of a record that are one text, apart from title, date and slug. */
export type TextField = 'language' | 'story' | 'updated'

/**
 * The keys of these parts, exactly as they are written. Language: `lang` of jekyll-polyglot and Hexo, `language` of Hexo, `locale` of
 * many Astro sites. Story: `translationKey` of Hugo (gohugo.io/content-management/multilingual), `page_id` of jekyll-polyglot, `namespace`
 * of jekyll-multiple-languages-plugin, `ref` of Jekyll sites without a plugin. Changes: `lastmod` and its aliases (gohugo.io/configuration/front-matter),
 * `updated` (hexo.io/docs/front-matter), `last_modified_at` (jekyll-last-modified-at), `updatedDate` (the blog template of Astro).
 */
export const textFields: ReadonlyMap<string, TextField> = new Map([
  ...(['lang', 'language', 'locale'] as const).map((key) => [key, 'language'] as const),
  ...(['translationKey', 'translationkey', 'page_id', 'namespace', 'ref'] as const).map((key) => [key, 'story'] as const),
  ...(['lastmod', 'modified', 'updated', 'last_modified_at', 'updatedDate'] as const).map((key) => [key, 'updated'] as const),
])

/**
 * A copy of the record that shares no memory with other strings: in V8 a substring keeps the whole string in memory. For records that
 * are stored.
 */
export function detached(record: ArticleRecord): ArticleRecord {
  const { title, date, slug, language, story, updated } = record
  return {
    ...(JSON.parse(JSON.stringify(record)) as ArticleRecord),
    title: title && copied(title),
    date: date && copied(date),
    slug: slug && copied(slug),
    language: language && copied(language),
    story: story && copied(story),
    updated: updated && copied(updated),
  }
}

/** A copy of the text that does not keep a longer string in memory (see `detached`). */
export function copied(text: string): string {
  return JSON.parse(JSON.stringify(text))
}

const lists = [...vocabularies, 'images', 'urls'] as const

/** Whether two records are equal. */
export function sameRecord(a: ArticleRecord, b: ArticleRecord): boolean {
  return (
    a.title === b.title &&
    a.date === b.date &&
    a.slug === b.slug &&
    a.language === b.language &&
    a.story === b.story &&
    a.updated === b.updated &&
    a.draft === b.draft &&
    lists.every((name) => sameValues(a[name], b[name])) &&
    a.categoryPaths.length === b.categoryPaths.length &&
    a.categoryPaths.every((path, index) => sameValues(path, b.categoryPaths[index] ?? []))
  )
}

export function sameValues(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}
