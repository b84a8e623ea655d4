import { articleName } from '../core/links/articleName'
import type { LinkName } from '../core/links/articleReferences'
import type { CorpusView, LinkTargets, NameCluster, NamedArticle, Others, TranslationState, UsualName } from '../core/article/corpusView'
import type { ArticleNames } from './articleNames'
import { isNestedHabit } from './categoryPaths'
import type { Corpus } from './corpus'
import type { TagUses } from './tagUses'
import { lifeOf } from './nameLife'
import type { Translations } from './translations'
import { usualName } from './usualName'
import { isoDay } from './records/days'
import { folderOf } from './tables/pathTable'
import { vocabularies, type Vocabulary } from './records/record'

export interface ViewOptions {
  /** The near-duplicate clusters of a vocabulary, by each of their names. */
  readonly clusters: (vocabulary: Vocabulary) => ReadonlyMap<string, NameCluster>
  /** Converts a corpus path for display. */
  readonly shown: (path: string) => string
  /** The articles by file name; undefined while they are gathered. */
  readonly names: () => ArticleNames | undefined
  /** The languages of the articles; undefined while they are read: until then no articles are compared. */
  readonly translations: () => Translations | undefined
  /** Which articles use which template tags; undefined until their bodies have been searched. */
  readonly tagUses: () => TagUses | undefined
  /** Converts a corpus path to an absolute file path with forward slashes. */
  readonly file: (path: string) => string
  /** Whether the generator reads a list of categories as a path. */
  readonly listIsPath?: boolean
}

/** The maximum number of other articles that a problem names. */
const maxNamed = 3

/** Query results, valid for one version of the corpus. */
interface ViewCache {
  readonly version: number
  /** Paths by query: kind and text. */
  readonly paths: Map<string, readonly string[]>
  readonly counts: Map<Vocabulary, ReadonlyMap<string, number>>
  readonly near: Map<string, readonly string[]>
  readonly usual: Map<string, UsualName | undefined>
}

/** Creates views of a corpus from single articles. Caches queries per corpus version. */
export class CorpusViews {
  readonly #corpus: Corpus
  readonly #options: ViewOptions
  #viewCache: ViewCache | undefined

  constructor(corpus: Corpus, options: ViewOptions) {
    this.#corpus = corpus
    this.#options = options
  }

  /** The corpus without an article, as the rules see it. @param path the corpus path of the article */
  from(path: string): CorpusView {
    const corpus = this.#corpus
    const folder = folderOf(path)
    const targets = () => this.#targets()
    const translations = () => this.#translationState(path)
    return {
      day: corpus.dayOf(path),
      get translations() {
        return translations()
      },
      withTitle: (title) => this.#others(path, this.#paths('title', title)),
      withUrl: (url) => this.#others(path, this.#paths('url', url), this.#options.translations()?.languages.ownAddresses),
      withSlug: (slug) =>
        this.#others(
          path,
          this.#paths('slug', slug).filter((other) => folderOf(other) === folder),
        ),
      withImage: (image) => this.#others(path, this.#paths('image', image)),
      get targets() {
        return targets()
      },
      uses: (name, value) => {
        const vocabulary = vocabularies.find((candidate) => candidate === name)
        if (!vocabulary) return 0
        const inArticle = corpus.get(path)?.[vocabulary].includes(value) ? 1 : 0
        return (this.#counts(vocabulary).get(value) ?? 0) - inArticle
      },
      tagUses: (name) => this.#options.tagUses()?.others(name, path),
      nests: (categories) => isNestedHabit(corpus, categories),
      usual: (name, value) => {
        const vocabulary = vocabularies.find((candidate) => candidate === name)
        return vocabulary && this.#usual(vocabulary, value)
      },
    }
  }

  /** The articles that corpus rules may report, judged by their records. */
  *suspects(): Generator<string, undefined> {
    for (const [path, record] of this.#corpus.records()) {
      const { title, images, urls, slug, categories } = record
      const { missing, newer } = this.#translationState(path)
      const isSuspect =
        missing.length > 0 ||
        newer !== undefined ||
        (title !== undefined && this.#paths('title', title).length > 1) ||
        urls.some((url) => this.#paths('url', url).length > 1) ||
        (slug !== undefined && this.#paths('slug', slug).length > 1) ||
        images.some((image) => this.#paths('image', image).length > 1) ||
        (this.#options.listIsPath === true && categories.length > 1 && !isNestedHabit(this.#corpus, categories)) ||
        vocabularies.some((name) =>
          record[name].some((value) => this.#options.clusters(name).has(value) || (this.#counts(name).get(value) ?? 0) <= 1),
        )
      if (isSuspect) yield path
    }
    return undefined
  }

  /** A hash of everything in the corpus that rules may use for an article. 0 for an article that is not in the corpus. */
  stateOf(path: string): number {
    const record = this.#corpus.get(path)
    if (!record) return 0
    const { title, images, urls, slug } = record
    const view = this.from(path)
    const names = vocabularies.flatMap((name) =>
      record[name].map((value) => [Math.min(2, view.uses(name, value)), view.usual(name, value)]),
    )
    const others = [
      title !== undefined && view.withTitle(title),
      slug !== undefined && view.withSlug(slug),
      urls.map((url) => view.withUrl(url)),
      images.map((image) => view.withImage(image)),
    ]
    let hash = 1
    for (const unit of JSON.stringify([view.day, view.translations, names, others]))
      hash = (Math.imul(hash, 31) + (unit.codePointAt(0) ?? 0)) | 0
    return hash || 1
  }

  /** A hash of everything in the corpus that rules may use for an article's links. @param links the result of `linkNames` for the article */
  linkStateOf(links: readonly LinkName[]): number {
    const names = links.length > 0 ? this.#options.names() : undefined
    if (!names) return 0
    let hash = 1
    for (const { name, page } of links) {
      const state = (names.named(name).length > 0 ? 1 : 0) + (page !== undefined && this.#corpus.withUrl(page).length > 0 ? 2 : 0)
      hash = (Math.imul(hash, 31) + state) | 0
    }
    return hash
  }

  get #cache(): ViewCache {
    const { version } = this.#corpus
    if (this.#viewCache?.version !== version)
      this.#viewCache = { version, paths: new Map(), counts: new Map(), near: new Map(), usual: new Map() }
    return this.#viewCache
  }

  #targets(): LinkTargets | undefined {
    const corpus = this.#corpus
    const names = this.#options.names()
    if (!names) return undefined
    const near = (name: string): readonly string[] => {
      const cached = this.#cache.near
      const paths = cached.get(name) ?? names.near(name)
      cached.set(name, paths)
      return paths
    }
    return {
      isPage: (url) => corpus.withUrl(url).length > 0,
      isSlug: (slug) => corpus.withSlug(slug).length > 0,
      isTitle: (title) => corpus.withTitle(title).length > 0,
      named: (name) => names.named(name).map((path) => this.#named(path)),
      nearlyNamed: (name) => near(name).map((path) => this.#named(path)),
    }
  }

  #named(path: string): NamedArticle {
    const { title, slug, urls = [], categories = [] } = this.#corpus.get(path) ?? {}
    const file = this.#options.file(path)
    const days = [articleName(file).day, this.#corpus.dayOf(path)].filter((day) => day !== undefined)
    return { file, title, slug, urls, categories, days: [...new Set(days)] }
  }

  #paths(kind: 'title' | 'url' | 'slug' | 'image', text: string): readonly string[] {
    const { paths } = this.#cache
    const key = `${kind} ${text}`
    const found = paths.get(key) ?? this.#find(kind, text)
    // Nearly all are of one article: to look such a one up again costs less than to keep it.
    if (found.length > 1) paths.set(key, found)
    return found
  }

  #find(kind: 'title' | 'url' | 'slug' | 'image', text: string): readonly string[] {
    switch (kind) {
      case 'title':
        return this.#corpus.withTitle(text)
      case 'url':
        return this.#corpus.withUrl(text)
      case 'slug':
        return this.#corpus.withSlug(text)
      case 'image':
        return this.#corpus.withImage(text)
    }
  }

  /** @param inLanguage whether articles in other languages are left out */
  #others(path: string, all: readonly string[], inLanguage = true): Others {
    const translations = this.#options.translations()
    const paths = !inLanguage || !translations?.hasSeveral ? all : all.filter((other) => !translations.areApart(path, other))
    const isAmong = this.#corpus.has(path) && paths.includes(path)
    const some: Others['some'][number][] = []
    for (const other of translations ? paths : []) {
      if (some.length === maxNamed) break
      if (other !== path) some.push({ path: this.#options.shown(other), day: this.#corpus.dayOf(other) })
    }
    return { count: translations ? paths.length - (isAmong ? 1 : 0) : 0, some }
  }

  #translationState(path: string): TranslationState {
    const translations = this.#options.translations()
    const newer = translations?.newerOriginal(path)
    return {
      missing: translations?.missing(path) ?? [],
      newer: newer && { path: this.#options.shown(newer.path), day: isoDay(newer.day) },
    }
  }

  /** The name that is meant by another one; cached, since it reads all articles with these names. */
  #usual(vocabulary: Vocabulary, value: string): UsualName | undefined {
    const cluster = this.#options.clusters(vocabulary).get(value)
    if (!cluster) return undefined
    const { usual } = this.#cache
    const key = `${vocabulary} ${value}`
    if (usual.has(key)) return usual.get(key)
    const lives = cluster.names.map((name) => lifeOf(this.#corpus, vocabulary, name))
    const own = lives.find((life) => life.value === value)
    const found =
      own &&
      usualName(
        own,
        lives.filter((life) => life !== own && life.count > 0),
      )
    usual.set(key, found)
    return found
  }

  #counts(vocabulary: Vocabulary): ReadonlyMap<string, number> {
    const { counts } = this.#cache
    const found = counts.get(vocabulary) ?? new Map(this.#corpus.usage(vocabulary).map(({ value, count }) => [value, count]))
    counts.set(vocabulary, found)
    return found
  }
}
