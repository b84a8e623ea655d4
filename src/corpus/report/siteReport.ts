import type { Article } from '../../core/article/article'
import type { NameCluster, NameDifference } from '../../core/article/corpusView'
import { frequentRules } from '../../core/lint/problemRows'
import type { Severity } from '../../core/text/problem'
import type { LanguageCoverage } from '../languageCoverage'
import { dayIn, isoDay } from '../records/days'
import { readRecord } from '../records/readRecord'
import { copied } from '../records/record'

/** What is true of many articles of a site. Plain data, and a contract with other programs: existing members keep their names and meanings. */
export interface SiteReport {
  readonly version: 1
  readonly articles: number
  /** Most problems first. */
  readonly rules: readonly ReportedRule[]
  /** Names of one vocabulary that are probably one name in two spellings. */
  readonly names: readonly ReportedNames[]
  readonly images: ImageCoverage
  /** Of each site with several languages. */
  readonly languages: readonly ReportedLanguages[]
  /** The keys of the front matter, those of most articles first. */
  readonly fields: readonly ReportedField[]
}

export interface ReportedField {
  readonly key: string
  readonly articles: number
  /** The first articles that have it. */
  readonly files: readonly string[]
}

export interface ReportedRule {
  readonly rule: string
  /** The worst one of its problems. */
  readonly severity: Severity
  readonly problems: number
  readonly articles: number
  /** Whether the problems are a habit of the site, so that the Problems panel does not list them for each article. */
  readonly isFrequent: boolean
  /** The first of its places. */
  readonly places: readonly ReportedPlace[]
}

/** Line and column start at 1; columns count UTF-16 code units. */
export interface ReportedPlace {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

export interface ReportedNames {
  readonly vocabulary: string
  readonly difference: NameDifference
  readonly names: readonly { readonly name: string; readonly articles: number; readonly files: readonly string[] }[]
}

export interface ReportedLanguages {
  /** The folder of the site, as it is shown. */
  readonly folder: string
  readonly stories: number
  /** Those of most stories first. */
  readonly languages: readonly ReportedLanguage[]
}

export interface ReportedLanguage {
  /** A tag in lower case, such as `zh-cn`; undefined for the articles whose language nothing tells. */
  readonly language: string | undefined
  /** How many stories have it, and how many do not. */
  readonly stories: number
  readonly missing: number
  /** One article of each story without it, the first ones. */
  readonly without: readonly string[]
  /** How many of its articles are older than their original, by the dates of both, and the first ones. */
  readonly outdated: number
  readonly older: readonly { readonly file: string; readonly original: string; readonly changed: string }[]
}

interface Coverage {
  readonly images: number
  readonly withoutText: number
}

export interface ImageCoverage extends Coverage {
  /** By folder of the articles, sorted. */
  readonly byFolder: readonly (Coverage & { readonly folder: string })[]
  /** By month of the date of the articles, in the front matter or else in the path, such as `2024-01`, sorted; articles without a date are in none. */
  readonly byMonth: readonly (Coverage & { readonly month: string })[]
}

/** The part of a problem that the report uses. */
export interface CountedProblem extends ReportedPlace {
  readonly ruleId: string
  readonly severity: Severity
}

/** A rule has at most so many places in the report. */
const maxPlaces = 100
const maxFiles = 20
/** A date in a path, as in `_posts/2024-01-05-ferry.md` and `2024/01/05/ferry/index.md`. */
const dateInPath = /(?:^|[^\d])((?:19|20)\d\d)[-_./]?(0[1-9]|1[0-2])[-_./]?(?:0[1-9]|[12]\d|3[01])(?!\d)/
/** The rules that report an image without a text. */
const withoutText = new Set(['img-alt-missing', 'img-alt-empty', 'md-image-alt-empty'])
/** The most serious last. */
export const severities: readonly Severity[] = ['hint', 'information', 'warning', 'error']

interface RuleCount {
  severity: Severity
  problems: number
  articles: number
  /** The last article with one of its problems. */
  last: string
  /** How many articles have a problem below error, and the last of them. */
  counted: number
  lastCounted: string
  readonly places: ReportedPlace[]
}

interface Tally {
  images: number
  withoutText: number
}

/** Collects what the report says, article by article. Keeps no texts of articles. */
export class SiteReportBuilder {
  #articles = 0
  readonly #rules = new Map<string, RuleCount>()
  readonly #names: ReportedNames[] = []
  readonly #languages: ReportedLanguages[] = []
  readonly #fields = new Map<string, { articles: number; readonly files: string[] }>()
  readonly #folders = new Map<string, Tally>()
  readonly #months = new Map<string, Tally>()
  /** The article that was added last, with its month. */
  #latest: { readonly file: string; readonly month: string | undefined } | undefined

  /** Adds an article. Then call `problem` for what was found in it alone, before the next article. @param file its path as it is shown, with forward slashes */
  article(file: string, article: Article): void {
    this.#articles++
    for (const key of new Set(article.frontMatter?.fields.map((field) => field.key))) {
      const found = this.#fields.get(key) ?? { articles: 0, files: [] }
      // Copied: a key would keep the text of its article in memory.
      if (found.articles === 0) this.#fields.set(copied(key), found)
      found.articles++
      if (found.files.length < maxFiles) found.files.push(file)
    }
    const images = article.images.length + article.named('img').length
    const month = images === 0 ? undefined : monthOf(article, file)
    this.#latest = { file, month }
    if (images === 0) return
    tallyIn(this.#folders, folderIn(file)).images += images
    if (month !== undefined) tallyIn(this.#months, month).images += images
  }

  /** Adds a problem. The problems that a rule finds in one article follow each other. */
  problem({ file, line, column, message, ruleId, severity }: CountedProblem): void {
    const found: RuleCount = this.#rules.get(ruleId) ?? {
      severity,
      problems: 0,
      articles: 0,
      last: '',
      counted: 0,
      lastCounted: '',
      places: [],
    }
    this.#rules.set(ruleId, found)
    found.problems++
    if (severities.indexOf(severity) > severities.indexOf(found.severity)) found.severity = severity
    if (found.places.length < maxPlaces) found.places.push({ file, line, column, message: copied(message) })
    if (found.last !== file) found.articles++
    found.last = file
    if (severity !== 'error' && found.lastCounted !== file) {
      found.counted++
      found.lastCounted = file
    }
    if (!withoutText.has(ruleId)) return
    tallyIn(this.#folders, folderIn(file)).withoutText++
    const month = this.#latest?.file === file ? this.#latest.month : undefined
    if (month !== undefined) tallyIn(this.#months, month).withoutText++
  }

  /** @param filesOf the articles that use a name, as they are shown */
  names(vocabulary: string, clusters: readonly NameCluster[], filesOf: (name: string) => readonly string[]): void {
    for (const { names, difference } of clusters)
      this.#names.push({
        vocabulary,
        difference,
        names: names.map(({ value, count }) => ({ name: value, articles: count, files: filesOf(value).slice(0, maxFiles) })),
      })
  }

  /** @param shown how a path of the corpus is shown */
  languages(folder: string, { stories, languages }: LanguageCoverage, shown: (path: string) => string): void {
    const reported = languages.map(({ tag, without, older, ...counts }) => ({
      language: tag,
      ...counts,
      without: without.map(shown),
      older: older.map(({ path, original, day }) => ({ file: shown(path), original: shown(original), changed: day })),
    }))
    this.#languages.push({ folder, stories, languages: reported })
  }

  result(): SiteReport {
    const counts = new Map([...this.#rules].map(([rule, { counted }]) => [rule, counted]))
    const frequent = frequentRules(counts, this.#articles)
    const rules = [...this.#rules].map(([rule, { severity, problems, articles, places }]) => ({
      rule,
      severity,
      problems,
      articles,
      isFrequent: frequent.has(rule),
      places,
    }))
    const byFolder = sorted(this.#folders).map(([folder, tally]) => ({ folder, ...tally }))
    return {
      version: 1,
      articles: this.#articles,
      rules: rules.sort((a, b) => b.problems - a.problems || (a.rule < b.rule ? -1 : 1)),
      names: this.#names,
      images: {
        images: byFolder.reduce((sum, { images }) => sum + images, 0),
        withoutText: byFolder.reduce((sum, tally) => sum + tally.withoutText, 0),
        byFolder,
        byMonth: sorted(this.#months).map(([month, tally]) => ({ month, ...tally })),
      },
      languages: this.#languages,
      fields: [...this.#fields]
        .map(([key, field]) => ({ key, ...field }))
        .sort((a, b) => b.articles - a.articles || (a.key < b.key ? -1 : 1)),
    }
  }
}

function monthOf(article: Article, file: string): string | undefined {
  const day = dayIn(readRecord(article, file).date)
  if (day > 0) return isoDay(day).slice(0, 7)
  const [, year, month] = dateInPath.exec(file) ?? []
  return year === undefined ? undefined : `${year}-${month}`
}

function folderIn(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.'
}

function tallyIn(tallies: Map<string, Tally>, key: string): Tally {
  const tally = tallies.get(key) ?? { images: 0, withoutText: 0 }
  tallies.set(key, tally)
  return tally
}

function sorted<Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}
