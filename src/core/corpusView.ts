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
  uses: () => 0,
  cluster: () => undefined,
}
