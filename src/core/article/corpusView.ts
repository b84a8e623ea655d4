/** Another article of the corpus. */
export interface OtherArticle {
  /** Relative to the folder of the site, for display. */
  readonly path: string
  /** The date, such as `2024-01-05`; undefined if the article has no valid date. */
  readonly day: string | undefined
}

/**
 * How two names differ. `form`: case, spaces, punctuation, width; `script`: traditional or simplified characters; `order`: order of
 * the words.
 */
export type NameDifference = 'form' | 'script' | 'order' | 'spelling'

/** Other articles that match a query. */
export interface Others {
  readonly count: number
  /** A few of them, sorted by path. */
  readonly some: readonly OtherArticle[]
}

/** What links can name an article by. */
export interface NamedArticle {
  /** The absolute path of its file. */
  readonly file: string
  readonly title: string | undefined
  readonly slug: string | undefined
  /** The addresses that its front matter sets. */
  readonly urls: readonly string[]
  /** The days in its file name and its front matter, each once. */
  readonly days: readonly string[]
  readonly categories: readonly string[]
}

/** All articles that links may lead to, including the article itself. */
export interface LinkTargets {
  /** Whether an article sets an address (`isPage`), a slug or a title. */
  isPage(url: string): boolean
  isSlug(slug: string): boolean
  isTitle(title: string): boolean
  /** The articles with a file name, ignoring its date, case and punctuation. */
  named(name: string): readonly NamedArticle[]
  /** The articles with the one name that is most similar to a long name. */
  nearlyNamed(name: string): readonly NamedArticle[]
}

/** Names that are probably meant to be the same. */
export interface NameCluster {
  /** Most frequent first: probably the right one. */
  readonly names: readonly {
    readonly value: string
    readonly count: number
    /** Without case, width, blanks and punctuation, in simplified characters. */
    readonly plain: string
  }[]
  /** How the two most similar names differ. */
  readonly difference: NameDifference
}

/** The name that is probably meant by another one. */
export interface UsualName {
  readonly value: string
  readonly count: number
  readonly difference: NameDifference
}

/** What other languages have of an article. */
export interface TranslationState {
  /** The languages that it should exist in and does not; empty for translations. */
  readonly missing: readonly string[]
  /** The original with the day of its last change, if that is later than the one of this translation. */
  readonly newer: OtherArticle | undefined
}

/** The other articles of the corpus, seen from one article, which is never among the results (except in `targets`). */
export interface CorpusView {
  /** The date of the article itself. */
  readonly day: string | undefined
  withTitle(title: string): Others
  /** Articles that set the same address; notations of it are compared in one form. */
  withUrl(url: string): Others
  /** Articles of the same folder with the same `slug`. */
  withSlug(slug: string): Others
  /** Articles with the same image in their front matter. */
  withImage(image: string): Others
  readonly translations: TranslationState
  /** What links may lead to; undefined until the corpus has been read. Computed at the first use. */
  readonly targets: LinkTargets | undefined
  /** How many other articles use a value of a vocabulary. */
  uses(vocabulary: string, value: string): number
  /**
   * How many other articles use a template tag, shortcode or filter; at most `familiarUses` are counted. Undefined until the bodies of the
   * articles have been searched, which starts at the first call.
   */
  tagUses(name: string): number | undefined
  /** Whether the other articles use a list of categories as a path, each below the one before it. */
  nests(categories: readonly string[]): boolean
  /** The name that is meant by a value that other articles write in another way; undefined if that is not quite certain. */
  usual(vocabulary: string, value: string): UsualName | undefined
}

const noArticles: Others = { count: 0, some: [] }

/** For an article without a corpus. */
export const emptyCorpus: CorpusView = {
  day: undefined,
  withTitle: () => noArticles,
  withUrl: () => noArticles,
  withSlug: () => noArticles,
  withImage: () => noArticles,
  translations: { missing: [], newer: undefined },
  targets: undefined,
  uses: () => 0,
  tagUses: () => 0,
  nests: () => false,
  usual: () => undefined,
}
