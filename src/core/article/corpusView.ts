/** Another article of the corpus. */
export interface OtherArticle {
  /** As it is shown to a person: from the folder of the site. */
  readonly path: string
  /** As `2024-01-05`; undefined without a date that can be read. */
  readonly day: string | undefined
}

/** In what two names differ. `form`: case, blanks, signs, width; `script`: traditional or simplified characters; `order`: of the words. */
export type NameDifference = 'form' | 'script' | 'order' | 'spelling'

/** Some of the other articles that have something in common, and how many there are. */
export interface Others {
  readonly count: number
  /** A few of them, in the order of their paths. */
  readonly some: readonly OtherArticle[]
}

/** An article as links may name it. */
export interface NamedArticle {
  /** The absolute path of its file. */
  readonly file: string
  readonly title: string | undefined
  readonly slug: string | undefined
  /** The addresses that it asks for. */
  readonly urls: readonly string[]
  /** The days of its file's name and of its front matter, as far as it has them; each once. */
  readonly days: readonly string[]
  readonly categories: readonly string[]
}

/** The articles as links name them, the one that is looked from too. */
export interface LinkTargets {
  /** Whether one asks for an address, or has a slug. */
  isPage(url: string): boolean
  isSlug(slug: string): boolean
  isTitle(title: string): boolean
  /** Those whose file is called so, but for its date, case and signs. */
  named(name: string): readonly NamedArticle[]
  /** Those with the one name that is nearest to another, of long names. */
  nearlyNamed(name: string): readonly NamedArticle[]
}

/** Names that are probably one. */
export interface NameCluster {
  /** The one that is used most first: the others probably mean it. */
  readonly names: readonly { readonly value: string; readonly count: number }[]
  /** In what the nearest two of them differ. */
  readonly difference: NameDifference
}

/** What the other articles say, as it is seen from one of them, which is never among the answers. */
export interface CorpusView {
  /** The day of the article itself. */
  readonly day: string | undefined
  withTitle(title: string): Others
  /** Those that ask for the same address, in whatever way that is written. */
  withUrl(url: string): Others
  /** Those of the same folder with the same `slug`. */
  withSlug(slug: string): Others
  /** Those with the same picture in their front matter. */
  withImage(image: string): Others
  /** What links may lead to; undefined while that is not known. It is gathered when it is first asked for. */
  readonly targets: LinkTargets | undefined
  /** How many others use a value of a vocabulary. */
  uses(vocabulary: string, value: string): number
  /** The names that a value is probably one with; undefined when there are none. */
  cluster(vocabulary: string, value: string): NameCluster | undefined
}

const nobody: Others = { count: 0, some: [] }

/** Of an article that is alone. */
export const emptyCorpus: CorpusView = {
  day: undefined,
  withTitle: () => nobody,
  withUrl: () => nobody,
  withSlug: () => nobody,
  withImage: () => nobody,
  targets: undefined,
  uses: () => 0,
  cluster: () => undefined,
}
