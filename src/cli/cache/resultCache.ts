import { nothing, type ArticleSource, type FileResult } from '../checking/checkFiles'
import type { CorpusFacts } from '../checking/corpusFacts'
import type { SiteAnswers } from '../checking/siteAnswers'
import type { SettingsReads } from '../config/settingsReads'
import { contentHash } from '../io/contentHash'
import type { Files } from '../io/files'
import { relativePath } from '../io/paths'
import { isSettled, sameStamp, type Stamp } from '../io/stamp'
import type { Target } from '../io/targets'
import { AskedTable } from './askedTable'
import type { DecodedCache } from './cacheFormat'
import { hasFixable, packProblems, SharedTexts, unpackProblems, type PackedProblems } from './packedProblems'
import { stampAt } from './stampNumbers'

/** What a cache needs to know of the run. */
export interface CacheRun {
  readonly files: Files
  /** The current folder. */
  readonly here: string
  /** When the run began, before any file was read, in ms since 1970. */
  readonly start: number
  /** What the results are made by: version, build, language. */
  readonly program: string
  readonly configKeyOf: (path: string) => string
  readonly answers: SiteAnswers
  readonly reads: SettingsReads
  /** Whether fixes are made or shown: a result with a problem that can be fixed is not taken from the cache then. */
  readonly makesFixes: boolean
}

/** A file of this run. */
export interface CachedTarget {
  readonly target: Target
  /** Its path, relative to the current folder; after `!` if it was named on the command line, since it is checked in another way then. */
  readonly id: string
  /** As in `FileCheckOptions`. */
  readonly isWanted: boolean
}

/** An article of this run whose result is kept for the next one. */
export interface KeptArticle {
  readonly id: string
  /** From before it was read. */
  readonly stamp: Stamp | undefined
  readonly hash: string
  readonly config: string
  /** A result of this run, or the position of the one of an earlier run. */
  readonly result: PackedResult | number
}

export interface PackedResult {
  readonly state: number
  readonly problems: PackedProblems
  readonly suppressed: PackedProblems
  readonly asked: readonly string[]
  /** `CorpusFacts` as JSON; '' for none. */
  readonly facts: string
}

/** The states of `ArticleTable`. */
const states = { facts: 0, noArticle: 1, article: 2 } as const

const healthy: FileResult = { ...nothing, isChecked: true }

export function idOf(here: string, { path, named }: Pick<Target, 'path' | 'named'>): string {
  return (named ? '!' : '') + relativePath(here, path)
}

/** The results of earlier runs, and those of this run for the next one. */
export class ResultCache {
  readonly #run: CacheRun
  readonly earlier: DecodedCache
  readonly asked: AskedTable
  /** Of the results of this run. */
  readonly texts = new SharedTexts()
  /** By id. */
  readonly kept = new Map<string, KeptArticle>()
  readonly #positions: ReadonlyMap<string, number>
  readonly #stamps = new Map<string, Stamp | undefined>()
  #isChanged = false

  constructor(earlier: DecodedCache, run: CacheRun) {
    this.#run = run
    this.earlier = earlier
    const { articles, asked } = earlier.contents
    this.asked = new AskedTable(asked, run.answers, run.files)
    this.#positions = new Map(articles.ids.map((id, position) => [id, position]))
  }

  /** Whether there is something to write. */
  get isChanged(): boolean {
    return this.#isChanged
  }

  /** Whether an earlier result would be the same now. */
  has({ id, target, isWanted }: CachedTarget): boolean {
    const { files, makesFixes, start } = this.#run
    const { articles, configs } = this.earlier.contents
    const stamp = files.stamp(target.path)
    const position = this.#positions.get(id)
    this.#stamps.set(id, stamp)
    if (position === undefined || !stamp) return false
    const config = this.#run.configKeyOf(target.path)
    const hash = articles.hashes[position] ?? ''
    if (configs[articles.configs[position] ?? -1] !== config) return false
    if (isWanted && articles.states[position] === states.facts) return false
    if (isWanted && makesFixes && hasFixable(articles.problems[position] ?? 0)) return false
    const known = stampAt(articles.stamps, position)
    const isSame = known !== undefined && sameStamp(known, stamp)
    if (!isSame && this.#hashNow(target.path) !== hash) return false
    if (!this.asked.hold(articles.asked[position] || [])) return false
    if (!isSame && isSettled(stamp, start)) this.#isChanged = true
    this.kept.set(id, { id, stamp, hash, config, result: position })
    return true
  }

  /** The earlier result of a target that the cache `has`. Its facts are with `factsOf`. */
  resultOf({ id, target, isWanted }: CachedTarget): FileResult {
    const position = this.kept.get(id)?.result
    const { articles, texts } = this.earlier.contents
    if (typeof position !== 'number' || !isWanted || articles.states[position] !== states.article) return nothing
    const [problems, suppressed] = [articles.problems[position] ?? 0, articles.suppressed[position] ?? 0]
    if (problems === 0 && suppressed === 0) return healthy
    const problemsOf = (packed: PackedProblems) => unpackProblems(packed, texts, relativePath(this.#run.here, target.path))
    return { ...healthy, problems: problemsOf(problems), suppressed: problemsOf(suppressed) }
  }

  /** Keeps the result of a file that was checked in this run. @param source undefined if it cannot be kept */
  keep(
    { id, target, isWanted }: CachedTarget,
    { isChecked, problems, suppressed, facts }: FileResult,
    source: ArticleSource | undefined,
  ): void {
    if (source || this.#positions.has(id)) this.#isChanged = true
    if (!source) return
    const packed: PackedResult = {
      state: isChecked ? states.article : isWanted ? states.noArticle : states.facts,
      problems: packProblems(problems, this.texts),
      suppressed: packProblems(suppressed, this.texts),
      asked: source.asked,
      facts: facts ? JSON.stringify(facts) : '',
    }
    const config = this.#run.configKeyOf(target.path)
    this.kept.set(id, { id, stamp: this.#stamps.get(id), hash: source.hash, config, result: packed })
  }

  /** What the comparison of articles needs of an article whose result is kept. */
  factsOf({ id }: CachedTarget): CorpusFacts | undefined {
    const found = this.kept.get(id)?.result
    const text = typeof found === 'number' ? this.earlier.facts()[found] : found?.facts
    return text ? JSON.parse(text) : undefined
  }

  #hashNow(path: string): string | undefined {
    try {
      return contentHash(this.#run.files.read(path))
    } catch {
      return undefined
    }
  }
}
