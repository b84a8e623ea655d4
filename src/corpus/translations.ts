import { languageFolders, readLanguage, type ArticleLanguage, type SiteLanguages } from '../core/article/readLanguage'
import { isPlainLanguage, languageTag } from '../core/words/languageTags'
import type { Corpus } from './corpus'
import { dayIn } from './records/days'
import type { Vocabulary } from './records/record'

/** Two dates of one moment differ by at most this in different time zones. */
const maxZoneDays = 1
/** From this share of the stories on, a language is expected of all of them, if there are this many. */
const minCoverage = 0.9
const minStories = 10

/** How many articles are read per step: about 1 ms. */
const stepSize = 100

export interface TranslationOptions {
  readonly languages: SiteLanguages
  /** Converts a corpus path to a path from the folder of the site, with forward slashes. */
  readonly relative: (path: string) => string
  /** The opposite of `relative`. */
  readonly absolute: (relative: string) => string
}

/** An article in one of several languages. */
export interface Translation {
  readonly path: string
  /** Undefined if it is not known. */
  readonly tag: string | undefined
}

/** What is stored of an article: only of those that are marked, or that name their story. */
interface Entry extends ArticleLanguage {
  readonly path: string
  readonly story: string | undefined
}

/** Which articles of a corpus are one story in several languages. Follows the changes of the corpus. */
export class Translations {
  readonly languages: SiteLanguages
  readonly #corpus: Corpus
  readonly #options: TranslationOptions
  readonly #entries = new Map<string, Entry>()
  /** By the path without its mark. */
  readonly #byBase = new Map<string, Set<string>>()
  readonly #byStory = new Map<string, Set<string>>()
  /** By folder, the languages that have a folder in it. */
  readonly #folders = new Map<string, Set<string>>()
  /** How many articles are marked with each language. */
  readonly #tagCounts = new Map<string, number>()
  readonly #nameTags = new Map<string, ReadonlySet<string>>()
  #nameVersion = -1

  /** Follows the articles that are added from now on; `gather` reads the existing ones. */
  constructor(corpus: Corpus, options: TranslationOptions) {
    this.#corpus = corpus
    this.languages = options.languages
    this.#options = options
    corpus.onDidChange((path) => this.#update(path))
  }

  /** Reads all existing articles, in small steps so that other work can run in between. */
  *gather(): Generator<undefined, undefined> {
    let count = 0
    const pause = () => ++count % stepSize === 0
    for (const path of this.#corpus.paths()) {
      this.#addFolders(this.#options.relative(path))
      if (pause()) yield
    }
    for (const path of this.#corpus.paths()) {
      this.#update(path)
      if (pause()) yield
    }
    return undefined
  }

  /** Whether the articles are in several languages, as far as is known: two are marked, or paths mark one. */
  get hasSeveral(): boolean {
    return this.#tagCounts.size > 1 || this.#byBase.size > 0
  }

  /** The languages that articles are marked with. */
  get tags(): readonly string[] {
    return [...this.#tagCounts.keys()]
  }

  /** The language of an article; undefined if nothing tells it. */
  tagOf(path: string): string | undefined {
    if (!this.hasSeveral) return this.languages.main
    return this.#entries.get(path)?.tag ?? this.#read(path).tag
  }

  /** Whether two articles are in different languages. An article that is not marked is in another language than one that is. */
  areApart(path: string, other: string): boolean {
    return this.hasSeveral && this.tagOf(path) !== this.tagOf(other)
  }

  /** The same story in other languages, sorted by language. Each language once. */
  others(path: string): readonly Translation[] {
    if (!this.hasSeveral || !this.#corpus.has(path)) return []
    const entry = this.#entries.get(path) ?? { ...this.#read(path), path, story: undefined }
    const paths = new Set<string>([
      ...(this.#byBase.get(entry.base) ?? []),
      ...(entry.story === undefined ? [] : (this.#byStory.get(entry.story) ?? [])),
    ])
    const original = this.#options.absolute(entry.base)
    if (this.#corpus.has(original)) paths.add(original)
    if (this.languages.ownAddresses)
      for (const url of this.#corpus.get(path)?.urls ?? []) for (const other of this.#corpus.withUrl(url)) paths.add(other)
    const byTag = new Map<string | undefined, string>()
    for (const other of [...paths].sort()) {
      const tag = this.tagOf(other)
      if (other !== path && tag !== entry.tag && !byTag.has(tag)) byTag.set(tag, other)
    }
    return [...byTag].map(([tag, other]) => ({ path: other, tag })).sort((a, b) => ((a.tag ?? '') < (b.tag ?? '') ? -1 : 1))
  }

  /** The headline of an article. */
  titleOf(path: string): string | undefined {
    return this.#corpus.textsOf(path).title
  }

  /**
   * The languages that a story lacks, at its original. Where the configuration of the generator only names the languages, a language counts if nearly
   * all stories have it.
   */
  missing(path: string): readonly string[] {
    const { named, main, expects } = this.languages
    if (expects === undefined || main === undefined || !this.#corpus.has(path) || this.tagOf(path) !== main) return []
    const wanted = named.filter((tag) => tag !== main && (expects === 'settings' || this.#isUsual(tag, main)))
    if (wanted.length === 0) return []
    const found = new Set(this.others(path).map(({ tag }) => tag))
    return wanted.filter((tag) => !found.has(tag))
  }

  /** The original of a translation that was changed later, with the day in days since 1970; undefined if it was not, or if dates do not tell. */
  newerOriginal(path: string): { readonly path: string; readonly day: number } | undefined {
    const { main } = this.languages
    const tag = this.tagOf(path)
    const original = tag === main ? undefined : this.others(path).find((other) => other.tag === main)
    if (!original) return undefined
    const [ours, theirs] = [this.#changes(path), this.#changes(original.path)]
    // Without a date of its last change, the date of a translation tells when it was made only if it is not that of the original.
    const own = ours.updated > 0 || theirs.updated === 0 ? Math.max(ours.updated, ours.date) : ours.date > theirs.date ? ours.date : 0
    const day = Math.max(theirs.updated, theirs.date)
    return own > 0 && day > own + maxZoneDays ? { path: original.path, day } : undefined
  }

  #changes(path: string): { readonly date: number; readonly updated: number } {
    const day = this.#corpus.dayOf(path)
    return { date: day === undefined ? 0 : dayIn(day), updated: dayIn(this.#corpus.textsOf(path).updated) }
  }

  /** Whether nearly all stories have a language. */
  #isUsual(tag: string, main: string): boolean {
    let originals = this.#corpus.size
    for (const [other, count] of this.#tagCounts) if (other !== main) originals -= count
    return originals >= minStories && (this.#tagCounts.get(tag) ?? 0) >= originals * minCoverage
  }

  /** Whether two names are never used in one language. */
  areNamesApart(vocabulary: Vocabulary, name: string, other: string): boolean {
    if (!this.hasSeveral) return false
    const tags = this.#tagsOf(vocabulary, name)
    return ![...this.#tagsOf(vocabulary, other)].some((tag) => tags.has(tag))
  }

  /** Whether a name is used in a language. */
  isNameIn(vocabulary: Vocabulary, name: string, tag: string | undefined): boolean {
    return !this.hasSeveral || this.#tagsOf(vocabulary, name).has(tag ?? '')
  }

  #tagsOf(vocabulary: Vocabulary, name: string): ReadonlySet<string> {
    if (this.#nameVersion !== this.#corpus.version) this.#nameTags.clear()
    this.#nameVersion = this.#corpus.version
    const key = `${vocabulary} ${name}`
    const tags = this.#nameTags.get(key) ?? new Set(this.#corpus.pathsWith(vocabulary, name).map((path) => this.tagOf(path) ?? ''))
    this.#nameTags.set(key, tags)
    return tags
  }

  #update(path: string): void {
    const before = this.#entries.get(path)
    if (before) {
      this.#entries.delete(path)
      removed(this.#byBase, before.base, path)
      if (before.story !== undefined) removed(this.#byStory, before.story, path)
      this.#count(before.tag, -1)
    }
    if (!this.#corpus.has(path)) return
    const relative = this.#options.relative(path)
    this.#addFolders(relative)
    const { language, story } = this.#corpus.textsOf(path)
    const read = this.#read(path)
    const isMarked = read.base !== relative
    // A language in the front matter alone is stored: only then is it known that there are several.
    if (!isMarked && story === undefined && (language === undefined || languageTag(language) === undefined)) return
    const entry = { ...read, path, story }
    this.#entries.set(path, entry)
    this.#count(entry.tag, 1)
    if (isMarked) added(this.#byBase, entry.base, path)
    if (story !== undefined) added(this.#byStory, story, path)
  }

  #read(path: string): ArticleLanguage {
    return readLanguage(this.#options.relative(path), this.#corpus.textsOf(path), this.languages, (folder, tag) => {
      for (const other of this.#folders.get(folder) ?? []) if (other !== tag) return true
      return false
    })
  }

  #count(tag: string | undefined, change: 1 | -1): void {
    if (tag === undefined) return
    const count = (this.#tagCounts.get(tag) ?? 0) + change
    if (count > 0) this.#tagCounts.set(tag, count)
    else this.#tagCounts.delete(tag)
  }

  #addFolders(relative: string): void {
    for (const { folder, tag } of languageFolders(relative)) if (isPlainLanguage(tag)) added(this.#folders, folder, tag)
  }
}

/** All translations of a corpus, read at once. */
export function gatheredTranslations(corpus: Corpus, options: TranslationOptions): Translations {
  const translations = new Translations(corpus, options)
  const steps = translations.gather()
  while (!steps.next().done);
  return translations
}

function added(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key)
  if (values) values.add(value)
  else map.set(key, new Set([value]))
}

function removed(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key)
  values?.delete(value)
  if (values?.size === 0) map.delete(key)
}
