import chinese from '../../../media/han.json'
import type { SiteLanguages } from '../../core/article/readLanguage'
import type { CorpusView, NameCluster } from '../../core/article/corpusView'
import { tagNamesIn } from '../../core/templates/usedTags'
import { hasHan, readHanTable, type HanTable } from '../../core/text/hanCharacters'
import { ArticleNames } from '../../corpus/articleNames'
import { Corpus } from '../../corpus/corpus'
import { CorpusViews } from '../../corpus/corpusViews'
import { tagSearchLimits } from '../../corpus/indexing/readTags'
import { clustersByName, nearDuplicateSteps, type DistinctNames } from '../../corpus/nearDuplicates'
import { vocabularies, type Vocabulary } from '../../corpus/records/record'
import { TagUses } from '../../corpus/tagUses'
import { Translations } from '../../corpus/translations'
import { pinyinSearch, type PinyinSearch } from '../../features/completion/pinyin'
import { joinPath, relativePath } from '../../cli/io/paths'
import { inSlices } from './timeSlices'

export interface SiteOptions {
  readonly distinct: DistinctNames
  readonly languages: SiteLanguages
  /** The folder of the site, or that the paths of articles are relative to. */
  readonly folder: string
  /** The start of a file; undefined if it cannot be read. */
  readonly textOf: (path: string, maxBytes: number) => string | undefined
  /** How a path is shown to a person. */
  readonly shown: (path: string) => string
  /** Called when the template tags are known, so that the views may answer otherwise than before. */
  readonly changed: () => void
}

interface ComparedNames {
  readonly names: ReadonlySet<string>
  readonly clusters: ReadonlyMap<string, NameCluster>
}

/** The articles of one site, by absolute path, and what the rules that compare articles ask about them. */
export class SiteArticles {
  readonly corpus = new Corpus({ today: Date.now() })
  readonly #options: SiteOptions
  readonly #views: CorpusViews
  readonly #compared = new Map<Vocabulary, ComparedNames>()
  #names: ArticleNames | undefined
  #translations: Translations | undefined
  #gathering: Promise<Translations> | undefined
  #tagUses: TagUses | undefined
  #tagSearch: Promise<void> | undefined

  constructor(options: SiteOptions) {
    this.#options = options
    this.#views = new CorpusViews(this.corpus, {
      clusters: (vocabulary) => this.#compared.get(vocabulary)?.clusters ?? new Map(),
      names: () => this.#names,
      translations: () => this.#translations,
      tagUses: () => {
        if (this.#names) this.#tagSearch ??= this.#searchTags()
        return this.#tagUses
      },
      file: (path) => (path.startsWith('/') ? path : `/${path}`),
      shown: options.shown,
    })
  }

  /** The languages of the articles; undefined while they are read. */
  get translations(): Translations | undefined {
    return this.#translations
  }

  viewFrom(path: string): CorpusView {
    return this.#views.from(path)
  }

  /** Finds Chinese names by their pinyin; undefined if no name is Chinese. */
  pinyin(): PinyinSearch | undefined {
    const table = hanTableFor(this.corpus)
    search ??= table && pinyinSearch(table)
    return table && search
  }

  /** Compares the names of the vocabularies that have changed, once all articles are read. */
  async compare(): Promise<void> {
    this.#gathering ??= this.#gatherTranslations()
    const translations = await this.#gathering
    const areApart = (vocabulary: Vocabulary) => (one: string, other: string) => translations.areNamesApart(vocabulary, one, other)
    for (const vocabulary of vocabularies) {
      const usage = this.corpus.usage(vocabulary)
      const before = this.#compared.get(vocabulary)
      if (before && before.names.size === usage.length && usage.every(({ value }) => before.names.has(value))) continue
      const found = await inSlices(nearDuplicateSteps(usage, hanTableFor(this.corpus), this.#options.distinct, areApart(vocabulary)))
      this.#compared.set(vocabulary, { names: new Set(usage.map(({ value }) => value)), clusters: clustersByName(found ?? []) })
    }
    if (!this.#names) {
      const names = new ArticleNames(this.corpus, (path) => path)
      await inSlices(names.gather())
      this.#names = names
    }
  }

  async #gatherTranslations(): Promise<Translations> {
    const { languages, folder } = this.#options
    const translations = new Translations(this.corpus, {
      languages,
      relative: (path) => relativePath(folder, path),
      absolute: (relative) => joinPath(folder, relative),
    })
    await inSlices(translations.gather())
    this.#translations = translations
    return translations
  }

  /** Searches the articles for template tags; once, when a rule first asks. */
  async #searchTags(): Promise<void> {
    const uses = new TagUses()
    await inSlices(this.#readTags(uses))
    this.#tagUses = uses
    this.#options.changed()
  }

  *#readTags(uses: TagUses): Generator<undefined, void> {
    let count = 0
    for (const path of [...this.corpus.paths()]) {
      if (++count > tagSearchLimits.files) return
      uses.add(path, tagNamesIn(this.#options.textOf(path, tagSearchLimits.bytes) ?? ''))
      yield
    }
  }
}

let table: HanTable | undefined
let search: PinyinSearch | undefined

/** Read only if there are Chinese names, since it takes some milliseconds. */
function hanTableFor(corpus: Corpus): HanTable | undefined {
  if (!vocabularies.some((name) => corpus.usage(name).some(({ value }) => hasHan(value)))) return undefined
  table ??= readHanTable(JSON.stringify(chinese))
  return table
}
