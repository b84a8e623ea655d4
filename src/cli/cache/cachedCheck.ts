import * as l10n from '@vscode/l10n'
import { visibleName } from '../../core/text/visible'
import type { ComparedProblems } from '../checking/comparedProblems'
import type { CorpusFacts } from '../checking/corpusFacts'
import type { ArticleSource, FileResult } from '../checking/checkFiles'
import { noFiles, notingSite } from '../checking/usedFiles'
import type { ResolvedConfig } from '../config/configResolver'
import { contentHash } from '../io/contentHash'
import type { Files } from '../io/files'
import { relativePath } from '../io/paths'
import { writeFailure } from '../io/readText'
import type { Target } from '../io/targets'
import { readCache, writeCache } from './cachePlace'
import { newContents, type NewComparison } from './newContents'
import { packProblems, unpackProblems } from './packedProblems'
import { idOf, ResultCache, type CachedTarget, type CacheRun } from './resultCache'

/** A check that takes what is known from a cache, and keeps what it finds. */
export class CachedCheck {
  readonly #run: CacheRun
  readonly #file: string
  readonly #cache: ResultCache
  readonly #notes: string[]
  readonly #isWanted: (real: string) => boolean
  /** The articles for which a rule has failed, by path. */
  readonly #failed = new Set<string>()
  /** The facts of articles whose result is not kept, by path. */
  readonly #facts = new Map<string, CorpusFacts>()
  /** The hash of each article that is compared, by id; undefined if it is not known. */
  readonly #compared = new Map<string, string | undefined>()
  readonly #usedByComparison = noFiles()
  #targets: readonly CachedTarget[] = []
  /** Undefined if that of an earlier run, if there is one, stays. */
  #comparison: NewComparison | undefined
  /** Whether an article was another one when it was read again, to be compared. */
  #hasMoved = false

  /** @param file of the cache, absolute @param isWanted as in `FileCheckOptions` */
  constructor(file: string, run: CacheRun, isWanted: (real: string) => boolean) {
    const { earlier, note } = readCache(file, run)
    this.#run = run
    this.#file = file
    this.#isWanted = isWanted
    this.#notes = note === undefined ? [] : [note]
    this.#cache = new ResultCache(earlier, run)
  }

  /**
   * The results of all files, in their order.
   * @param check checks files; its results are in the order of the files
   * @param newInSettings as in `FileCheckOptions`
   */
  *results(
    targets: readonly Target[],
    check: (targets: readonly Target[]) => Iterable<FileResult>,
    newInSettings: () => FileResult['inSettings'],
  ): Generator<FileResult, undefined> {
    const { here } = this.#run
    this.#targets = targets.map((target) => ({ target, id: idOf(here, target), isWanted: this.#isWanted(target.real) }))
    const missing = this.#targets.filter((one) => !this.#cache.has(one))
    const unknown = new Set(missing)
    const checked = check(missing.map(({ target }) => target))[Symbol.iterator]()
    for (const one of this.#targets) {
      if (!unknown.has(one)) {
        const result = this.#cache.resultOf(one)
        const inSettings = newInSettings()
        yield inSettings.length > 0 ? { ...result, inSettings } : result
      } else {
        const { value, done } = checked.next()
        if (done) continue
        this.#keep(one, value)
        yield value
      }
    }
    return undefined
  }

  #keep(one: CachedTarget, result: FileResult): void {
    const { source, facts, notes } = result
    const { id, target } = one
    const hasFailed = this.#failed.has(target.path)
    const kept: ArticleSource | undefined = source && !source.isTimed && notes.length === 0 && !hasFailed ? source : undefined
    this.#cache.keep(one, result, kept)
    if (!facts) return
    if (!kept) this.#facts.set(target.path, facts)
    this.#compared.set(id, hasFailed ? undefined : source?.hash)
  }

  /** Tells that a rule has failed for an article: its result is not kept, nor is that of the comparison. */
  failed(path: string): void {
    this.#failed.add(path)
  }

  /** The articles that are to be compared with each other. */
  *compared(): Generator<{ readonly target: Target; readonly facts: CorpusFacts }, undefined> {
    for (const one of this.#targets) {
      const facts = this.#facts.get(one.target.path) ?? this.#cache.factsOf(one)
      if (facts) yield { target: one.target, facts }
    }
    return undefined
  }

  /** A configuration for the comparison, which notes what that asks of the site. */
  noting(config: ResolvedConfig): ResolvedConfig {
    return notingSite(config, this.#usedByComparison)
  }

  /** Files for the comparison, which reads articles again: it is not kept if one has changed since it was checked. */
  get files(): Files {
    const { files, here } = this.#run
    return {
      ...files,
      read: (path, maxBytes) => {
        const bytes = files.read(path, maxBytes)
        const ids = [false, true].map((named) => idOf(here, { path, named }))
        const known = ids.flatMap((id) => this.#cache.kept.get(id)?.hash ?? this.#compared.get(id) ?? [])
        if (!known.includes(contentHash(bytes))) this.#hasMoved = true
        return bytes
      },
    }
  }

  /**
   * The problems of the comparison: those of an earlier run if all articles are the same, otherwise those that `compare` finds.
   * @param paths as written on the command line
   * @param compare compares the articles; `isWhole` says whether no other articles were looked for
   */
  comparison(
    paths: readonly string[],
    compare: () => { readonly found: Iterable<ComparedProblems>; readonly isWhole: boolean },
  ): Iterable<ComparedProblems> {
    const key = this.#comparisonKey(paths)
    const { comparison: earlier, texts } = this.#cache.earlier.contents
    const { files, here, answers } = this.#run
    if (earlier && earlier.key === key && this.#cache.asked.hold(earlier.asked)) {
      return earlier.paths.map((file, index) => ({
        path: files.resolve(file),
        problems: unpackProblems(earlier.problems[index] ?? 0, texts, file),
        suppressed: unpackProblems(earlier.suppressed[index] ?? 0, texts, file),
      }))
    }
    const { found, isWhole } = compare()
    const all = [...found]
    if (isWhole && key !== undefined && !this.#hasMoved && this.#failed.size === 0)
      this.#comparison = {
        key,
        asked: answers.questionsOf(this.#usedByComparison),
        paths: all.map(({ path }) => relativePath(here, path)),
        problems: all.map(({ problems }) => packProblems(problems, this.#cache.texts)),
        suppressed: all.map(({ suppressed }) => packProblems(suppressed, this.#cache.texts)),
      }
    return all
  }

  /** A hash of all that is compared; undefined if it is not known of an article. */
  #comparisonKey(paths: readonly string[]): string | undefined {
    const { files, configKeyOf } = this.#run
    const parts: string[] = [JSON.stringify(paths.map((path) => files.resolve(path)).map((path) => relativePath(this.#run.here, path)))]
    for (const { id, target, isWanted } of this.#targets) {
      const isOther = this.#compared.has(id)
      const kept = this.#cache.kept.get(id)
      const hash = isOther ? this.#compared.get(id) : kept?.hash
      if (isOther && hash === undefined) return undefined
      if (hash !== undefined) parts.push(id, hash, isWanted ? '+' : '-', kept?.config ?? configKeyOf(target.path))
    }
    return contentHash(parts.join('\n'))
  }

  /** Writes the cache. @returns what to tell on standard error */
  end(): readonly string[] {
    const { reads } = this.#run
    const isNew = this.#cache.isChanged || this.#comparison !== undefined
    if (isNew && !reads.haveChanged) {
      try {
        const ids = new Set(this.#targets.map(({ id }) => id))
        writeCache(this.#file, newContents(this.#cache, this.#run, ids, this.#comparison), this.#run.files)
      } catch (error) {
        const name = visibleName(relativePath(this.#run.here, this.#file))
        this.#notes.push(l10n.t('The cache “{0}” cannot be written: {1}', name, writeFailure(error)))
      }
    }
    return this.#notes
  }
}
