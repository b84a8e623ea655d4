import { DateForms } from './tables/dateForms'
import { firstDay, latestOf } from './tables/latestArticles'
import { Lookups } from './tables/fieldIndexes'
import { NearValues } from './tables/nearbyWeights'
import type { PackedRecords } from './packed/packedRecords'
import { folderOf, PathTable } from './tables/pathTable'
import { copied, detached, sameRecord, sameValues, vocabularies, type ArticleRecord, type Vocabulary } from './records/record'
import { dayIn, dayMs, isoDay } from './records/days'
import { RankedValues, weightBy } from './tables/rankedValues'
import type { Ranking, Usage } from './tables/ranking'
import { RecordTable } from './tables/recordTable'
import { normalizedUrl } from './records/normalizedUrl'

export type { Ranking, Usage } from './tables/ranking'

const none: readonly never[] = []

export interface CorpusOptions {
  /** In milliseconds since 1970: a date that is later counts as of this day. Left out, values are ranked by their number alone. */
  readonly today?: number
  /** After how many days a use counts half as much. */
  readonly halfLife?: number
}

/**
 * All articles of one site, by path, with what they use. Everything that can be asked for is kept up to date with each
 * change, so that no question walks over all articles. What is told of an article is that of its last `update`.
 */
export class Corpus {
  /** An article is a number in here, its slot: those of articles that went are given to new ones. */
  readonly #paths = new PathTable()
  readonly #days: number[] = []
  readonly #free: number[] = []
  readonly #records = new RecordTable((name, value) => this.#values[name].of(value, copied))
  readonly #lookups = new Lookups(this.#records, this.#paths)
  readonly #dates = new DateForms(() => this.#days.map((_, slot) => this.#records.date(slot)))
  readonly #values: Readonly<Record<Vocabulary, RankedValues>>
  readonly #near = new NearValues()
  readonly #today: number
  readonly #listeners = new Set<(path: string) => void>()
  #version = 0
  #usesVersion = 0

  constructor({ today = Number.POSITIVE_INFINITY, halfLife = 180 }: CorpusOptions = {}) {
    this.#today = Math.ceil(today / dayMs)
    const weightOf = Number.isFinite(this.#today) ? weightBy(this.#today, halfLife) : () => 1
    const values = (name: Vocabulary) => {
      const dayOf = (slot: number) => this.#days[slot] ?? 0
      return new RankedValues({ dayOf, uses: (slot, value) => this.#records.values(name, slot).includes(value) }, weightOf)
    }
    this.#values = { categories: values('categories'), tags: values('tags'), authors: values('authors') }
  }

  get size(): number {
    return this.#paths.size
  }

  /** Another number after each change. */
  get version(): number {
    return this.#version
  }

  has(path: string): boolean {
    return this.#paths.slot(path) !== undefined
  }

  get(path: string): ArticleRecord | undefined {
    const slot = this.#paths.slot(path)
    return slot === undefined ? undefined : this.#records.get(slot)
  }

  *paths(): Generator<string, undefined> {
    for (const slot of this.#paths.all()) yield this.#paths.get(slot)
    return undefined
  }

  /** All articles. A record is made when it is asked for. */
  *records(): Generator<readonly [path: string, record: ArticleRecord], undefined> {
    for (const slot of this.#paths.all()) yield [this.#paths.get(slot), this.#records.get(slot)]
    return undefined
  }

  /** The titles of all articles that have one; nothing else of them is looked at. */
  *titles(): Generator<readonly [path: string, title: string], undefined> {
    for (const slot of this.#paths.all()) {
      const title = this.#records.title(slot)
      if (title !== undefined) yield [this.#paths.get(slot), title]
    }
    return undefined
  }

  /** The day of an article as `2024-01-05`; undefined without a date that can be read. */
  dayOf(path: string): string | undefined {
    const day = this.#days[this.#paths.slot(path) ?? -1] ?? 0
    return day > 0 ? isoDay(day) : undefined
  }

  /**
   * Puts an article in, or a newer state of it.
   * @param day that of its date, where `dayIn` was asked for it already
   */
  update(path: string, record: ArticleRecord, day = dayIn(record.date)): void {
    const slot = this.#paths.slot(path)
    if (slot === undefined) {
      const folder = folderOf(path)
      const free = this.#enter(folder, copied(path.slice(folder.length)), day)
      this.#records.put(free, record)
      this.#entered(free, path)
      return
    }
    const before = this.#records.get(slot)
    if (sameRecord(before, record)) return
    const dayBefore = this.#days[slot] ?? 0
    const dayNow = Math.min(this.#today, day)
    this.#days[slot] = dayNow
    this.#records.put(slot, record)
    for (const name of vocabularies) this.#count(name, slot, before[name], dayBefore, record[name], dayNow)
    this.#lookups.changed(slot, before, record)
    this.#dates.changed(before.date, record.date)
    this.#told(path)
  }

  /**
   * The same for one of many records that are packed.
   * @param folder that of its path, with the slash at its end
   * @param name the rest of it
   * @param at the place of its record
   */
  updatePacked(folder: string, name: string, records: PackedRecords, at: number): void {
    if (this.#paths.slotIn(folder, name) !== undefined) {
      this.update(folder + name, detached(records.record(at)), records.day(at))
      return
    }
    const slot = this.#enter(folder, name, records.day(at))
    this.#records.putPacked(slot, records, at)
    this.#entered(slot, folder + name)
  }

  remove(path: string): void {
    const slot = this.#paths.slot(path)
    if (slot === undefined) return
    const before = this.#records.get(slot)
    const day = this.#days[slot] ?? 0
    this.#paths.clear(slot)
    this.#days[slot] = 0
    this.#records.clear(slot)
    for (const name of vocabularies) this.#count(name, slot, before[name], day, none, 0)
    this.#lookups.left(before)
    this.#dates.changed(before.date, undefined)
    this.#free.push(slot)
    this.#usesVersion++
    this.#told(path)
  }

  /** Calls back after each change, at once, with the path of the article: whoever does more than take note of it should wait for the last of many. */
  onDidChange(listener: (path: string) => void): { dispose(): void } {
    this.#listeners.add(listener)
    return { dispose: () => void this.#listeners.delete(listener) }
  }

  /**
   * The values of a vocabulary, the likeliest first: those that are used most, where a use counts half as much for every
   * half-life that it is back, and more in the folder of an article and under its byline. Those that are equal stand in the
   * order of their code units. The same array is returned until something changes.
   * @param except the article that is being edited: it is not counted, so that it does not vouch for its own values
   */
  usage(vocabulary: string): readonly Usage[]
  usage(vocabulary: string, except: string | undefined): Ranking
  usage(vocabulary: string, except?: string): Ranking {
    const name = vocabularies.find((one) => one === vocabulary)
    if (!name) return none
    const values = this.#values[name]
    if (except === undefined) return values.sorted()
    const slot = this.#paths.slot(except)
    const own = slot === undefined ? undefined : { slot, day: this.#days[slot] ?? 0, values: this.#records.values(name, slot) }
    const factors = this.#near.factors(name, {
      path: except,
      own: slot,
      size: this.size,
      version: this.#usesVersion,
      authors: slot === undefined ? none : this.#records.values('authors', slot),
      inFolder: () => this.#paths.inFolder(folderOf(except)),
      by: (author) => this.#values.authors.slots(author),
      values: (slot) => this.#records.values(name, slot),
    })
    return values.sortedFor(own, factors)
  }

  /** Does a little of what `usage` would have to do: after very many articles came, to be called until it returns false. */
  rankSome(): boolean {
    return vocabularies.some((name) => this.#values[name].rankSome())
  }

  /** How one value is used, all articles counted. @returns undefined when none uses it */
  useOf(vocabulary: Vocabulary, value: string): (Usage & { readonly first?: string | undefined }) | undefined {
    return this.#values[vocabulary].usage(value)
  }

  /**
   * The articles that use a value of a vocabulary. Only these are looked at, not the corpus.
   * @param except an article that is not counted
   * @param most how many of the latest to give
   */
  articlesWith(vocabulary: string, value: string, except?: string, most = 3): ArticlesWith {
    const name = vocabularies.find((one) => one === vocabulary)
    const slots = name ? this.#values[name].slots(value) : []
    const without = except === undefined ? undefined : this.#paths.slot(except)
    const others = without === undefined || !slots.includes(without) ? slots : slots.filter((slot) => slot !== without)
    const placed = (slot: number) => ({ slot, path: this.#paths.get(slot), day: this.#days[slot] ?? 0 })
    const latest = latestOf(others, most, placed).map(({ slot, path, day }) => ({
      path,
      record: this.#records.get(slot),
      day: isoDay(day),
    }))
    const first = firstDay(others, (slot) => this.#days[slot] ?? 0)
    return { count: others.length, latest, ...(first > 0 && { first: isoDay(first) }) }
  }

  /** The paths of all articles that use a value, in the order of their code units. */
  pathsWith(vocabulary: Vocabulary, value: string): readonly string[] {
    return this.#pathsOf(this.#values[vocabulary].slots(value))
  }

  /** The paths of the articles with just this title. The same for the following. */
  withTitle(title: string): readonly string[] {
    return this.#pathsOf(this.#lookups.titles.slots(title))
  }

  /** @param image the address as it is written in a picture field */
  withImage(image: string): readonly string[] {
    return this.#pathsOf(this.#lookups.images.slots(image))
  }

  /** @param url as written in `permalink`, `aliases` and the like: other ways to write the same address are found as well */
  withUrl(url: string): readonly string[] {
    return this.#pathsOf(this.#lookups.urls.slots(normalizedUrl(url)))
  }

  withSlug(slug: string): readonly string[] {
    return this.#pathsOf(this.#lookups.slugs.slots(slug))
  }

  /** @param folder with the slash at its end; not those in folders below it */
  inFolder(folder: string): readonly string[] {
    return this.#pathsOf(this.#paths.inFolder(folder))
  }

  /** A date in the notation that most articles use, with zeros for its digits; undefined when there are none. */
  usualDate(): string | undefined {
    return this.#dates.usual()
  }

  #pathsOf(slots: Iterable<number>): readonly string[] {
    const paths: string[] = []
    for (const slot of slots) paths.push(this.#paths.get(slot))
    return paths.sort()
  }

  /** A new article gets a slot, whose record is still to come. */
  #enter(folder: string, name: string, day: number): number {
    const slot = this.#free.pop() ?? this.#paths.slotCount
    this.#paths.set(slot, folder, name)
    this.#days[slot] = Math.min(this.#today, day)
    return slot
  }

  #entered(slot: number, path: string): void {
    const day = this.#days[slot] ?? 0
    for (const name of vocabularies) for (const value of this.#records.kept(name, slot)) this.#values[name].add(value, slot, day)
    this.#lookups.entered(slot)
    this.#dates.entered(() => this.#records.date(slot))
    this.#usesVersion++
    this.#told(path)
  }

  #count(name: Vocabulary, slot: number, before: readonly string[], dayBefore: number, after: readonly string[], day: number): void {
    const values = this.#values[name]
    if (dayBefore === day && sameValues(before, after)) return
    this.#usesVersion++
    for (const value of before) values.remove(value, dayBefore)
    for (const value of after) values.add(values.of(value, copied), slot, day)
  }

  #told(path: string): void {
    this.#version++
    for (const listener of this.#listeners) listener(path)
  }
}

export interface ArticlesWith {
  readonly count: number
  /** The day of the oldest with a date that can be read. */
  readonly first?: string
  /** Those with a date that can be read, the latest first; `day` is that in ISO 8601. */
  readonly latest: readonly { readonly path: string; readonly record: ArticleRecord; readonly day: string }[]
}
