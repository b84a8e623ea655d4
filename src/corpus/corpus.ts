import { DateForms } from './tables/dateForms'
import { firstDay, latestArticles, type ArticlesWith } from './tables/latestArticles'
import { FieldIndexes } from './tables/fieldIndexes'
import { NearbyWeights } from './tables/nearbyWeights'
import type { PackedRecords } from './packed/packedRecords'
import { folderOf, PathTable } from './tables/pathTable'
import { copied, detached, sameRecord, sameValues, vocabularies } from './records/record'
import type { ArticleRecord, RecordTexts, Vocabulary } from './records/record'
import { dayIn, isoDay } from './records/days'
import { dayMs } from '../core/dates/dates'
import { RankedValues, weightBy } from './tables/rankedValues'
import type { Ranking, Usage } from './tables/ranking'
import { RecordTable } from './tables/recordTable'
import { normalizedUrl } from './records/normalizedUrl'

export type { Ranking, Usage } from './tables/ranking'

const none: readonly never[] = []

export interface CorpusOptions {
  /** In ms since 1970. Later dates count as this day. Without it, values are ranked by the number of articles only. */
  readonly today?: number
  /** The age in days at which an article has half the weight. Default 180. */
  readonly halfLife?: number
}

/**
 * All articles of one site, by path, with indexes of their values. The indexes are updated with each change, so that no query iterates over
 * all articles. Reflects the most recent `update` of each article.
 */
export class Corpus {
  /** Each article has a number, its slot. Slots of removed articles are reused. */
  readonly #paths = new PathTable()
  readonly #days: number[] = []
  readonly #free: number[] = []
  readonly #records = new RecordTable((name, value) => this.#values[name].usageOf(value, copied))
  readonly #fieldIndexes = new FieldIndexes(this.#records, this.#paths)
  readonly #dates = new DateForms(() => this.#days.map((_, slot) => this.#records.date(slot)))
  readonly #values: Readonly<Record<Vocabulary, RankedValues>>
  readonly #nearbyWeights = new NearbyWeights()
  readonly #today: number
  readonly #listeners = new Set<(path: string) => void>()
  #version = 0
  #usageVersion = 0

  constructor({ today = Number.POSITIVE_INFINITY, halfLife = 180 }: CorpusOptions = {}) {
    this.#today = Math.ceil(today / dayMs)
    const weightOf = Number.isFinite(this.#today) ? weightBy(this.#today, halfLife) : () => 1
    const values = (name: Vocabulary) => {
      const dayOf = (slot: number) => this.#days[slot] ?? 0
      return new RankedValues({ dayOf, hasValue: (slot, value) => this.#records.values(name, slot).includes(value) }, weightOf)
    }
    this.#values = { categories: values('categories'), tags: values('tags'), authors: values('authors') }
  }

  get size(): number {
    return this.#paths.size
  }

  /** Changes with each change of the corpus. */
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

  /** All articles. Each record is decoded when the generator reaches it. */
  *records(): Generator<readonly [path: string, record: ArticleRecord], undefined> {
    for (const slot of this.#paths.all()) yield [this.#paths.get(slot), this.#records.get(slot)]
    return undefined
  }

  /** The titles of all articles that have one. Decodes no other fields. */
  *titles(): Generator<readonly [path: string, title: string], undefined> {
    for (const slot of this.#paths.all()) {
      const title = this.#records.title(slot)
      if (title !== undefined) yield [this.#paths.get(slot), title]
    }
    return undefined
  }

  /** What tells the language of an article, and which story it is. Its title is decoded when it is asked for. */
  textsOf(path: string): RecordTexts {
    return this.#records.texts(this.#paths.slot(path) ?? -1)
  }

  /** The day of an article as `2024-01-05`; undefined without a readable date. */
  dayOf(path: string): string | undefined {
    const day = this.#days[this.#paths.slot(path) ?? -1] ?? 0
    return day > 0 ? isoDay(day) : undefined
  }

  /**
   * Adds or updates an article.
   * @param day `dayIn` of its date, if already computed
   */
  update(path: string, record: ArticleRecord, day = dayIn(record.date)): void {
    const slot = this.#paths.slot(path)
    if (slot === undefined) {
      const folder = folderOf(path)
      const free = this.#assignSlot(folder, copied(path.slice(folder.length)), day)
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
    this.#fieldIndexes.changed(slot, before, record)
    this.#dates.changed(before.date, record.date)
    this.#notify(path)
  }

  /**
   * Adds or updates an article with a packed record.
   * @param folder the folder of its path, with a trailing slash
   * @param name the rest of its path
   * @param at the position of its record in `records`
   */
  updatePacked(folder: string, name: string, records: PackedRecords, at: number): void {
    if (this.#paths.slotIn(folder, name) !== undefined) {
      this.update(folder + name, detached(records.record(at)), records.day(at))
      return
    }
    const slot = this.#assignSlot(folder, name, records.day(at))
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
    this.#fieldIndexes.left(before)
    this.#dates.changed(before.date, undefined)
    this.#free.push(slot)
    this.#usageVersion++
    this.#notify(path)
  }

  /** Calls the listener synchronously after each change, with the path of the article. Listeners must be cheap: many changes may follow. */
  onDidChange(listener: (path: string) => void): { dispose(): void } {
    this.#listeners.add(listener)
    return { dispose: () => void this.#listeners.delete(listener) }
  }

  /**
   * The values of a vocabulary, most likely first: most used, where the weight of an article halves with every half-life of its age.
   * Values with equal scores are sorted by code units. Returns the same array until something changes.
   * @param except the article that is being edited. It is not counted, so that its own values do not support themselves; values of
   *   articles in its folder and with its byline weigh more
   */
  usage(vocabulary: string): readonly Usage[]
  usage(vocabulary: string, except: string | undefined): Ranking
  usage(vocabulary: string, except?: string): Ranking {
    const name = vocabularies.find((candidate) => candidate === vocabulary)
    if (!name) return none
    const values = this.#values[name]
    if (except === undefined) return values.sorted()
    const slot = this.#paths.slot(except)
    const exceptUsage = slot === undefined ? undefined : { slot, day: this.#days[slot] ?? 0, values: this.#records.values(name, slot) }
    const factors = this.#nearbyWeights.factors(name, {
      path: except,
      slot,
      size: this.size,
      version: this.#usageVersion,
      authors: slot === undefined ? none : this.#records.values('authors', slot),
      inFolder: () => this.#paths.inFolder(folderOf(except)),
      by: (author) => this.#values.authors.slots(author),
      values: (slot) => this.#records.values(name, slot),
    })
    return values.sortedFor(exceptUsage, factors)
  }

  /** Ranks a batch of changed values in advance. After adding many articles, call it until it returns false. */
  rankSome(): boolean {
    return vocabularies.some((name) => this.#values[name].rankSome())
  }

  /** The usage of one value in all articles. @returns undefined if none has it */
  usageOf(vocabulary: Vocabulary, value: string): (Usage & { readonly first?: string | undefined }) | undefined {
    return this.#values[vocabulary].usage(value)
  }

  /**
   * The articles that have a value of a vocabulary, by index.
   * @param except an article that is not counted
   * @param limit how many of the latest to return
   */
  articlesWith(vocabulary: string, value: string, except?: string, limit = 3): ArticlesWith {
    const name = vocabularies.find((candidate) => candidate === vocabulary)
    const slots = name ? this.#values[name].slots(value) : []
    const exceptSlot = except === undefined ? undefined : this.#paths.slot(except)
    const others = exceptSlot === undefined || !slots.includes(exceptSlot) ? slots : slots.filter((slot) => slot !== exceptSlot)
    const datedArticle = (slot: number) => ({ slot, path: this.#paths.get(slot), day: this.#days[slot] ?? 0 })
    const latest = latestArticles(others, limit, datedArticle).map(({ slot, path, day }) => ({
      path,
      record: this.#records.get(slot),
      day: isoDay(day),
    }))
    const first = firstDay(others, (slot) => this.#days[slot] ?? 0)
    return { count: others.length, latest, ...(first > 0 && { first: isoDay(first) }) }
  }

  /** The paths of all articles that have a value, sorted by code units. */
  pathsWith(vocabulary: Vocabulary, value: string): readonly string[] {
    return this.#pathsOf(this.#values[vocabulary].slots(value))
  }

  /** The paths of the articles with exactly this title, sorted by code units like those of the other `with…` methods. */
  withTitle(title: string): readonly string[] {
    return this.#pathsOf(this.#fieldIndexes.titles.slots(title))
  }

  /** @param image the address as it is written in an image field */
  withImage(image: string): readonly string[] {
    return this.#pathsOf(this.#fieldIndexes.images.slots(image))
  }

  /** @param url as written in `permalink`, `aliases` and similar keys. Also finds other notations of the same address (`normalizedUrl`) */
  withUrl(url: string): readonly string[] {
    return this.#pathsOf(this.#fieldIndexes.urls.slots(normalizedUrl(url)))
  }

  withSlug(slug: string): readonly string[] {
    return this.#pathsOf(this.#fieldIndexes.slugs.slots(slug))
  }

  /** The paths of the articles directly in a folder. @param folder with a trailing slash */
  inFolder(folder: string): readonly string[] {
    return this.#pathsOf(this.#paths.inFolder(folder))
  }

  /** The most common notation of dates, with zeros for the digits; undefined if there are no dates. */
  usualDate(): string | undefined {
    return this.#dates.usual()
  }

  #pathsOf(slots: Iterable<number>): readonly string[] {
    const paths: string[] = []
    for (const slot of slots) paths.push(this.#paths.get(slot))
    return paths.sort()
  }

  /** Assigns a slot to a new article. Its record must be stored next. */
  #assignSlot(folder: string, name: string, day: number): number {
    const slot = this.#free.pop() ?? this.#paths.slotCount
    this.#paths.set(slot, folder, name)
    this.#days[slot] = Math.min(this.#today, day)
    return slot
  }

  #entered(slot: number, path: string): void {
    const day = this.#days[slot] ?? 0
    for (const name of vocabularies) for (const value of this.#records.valueUsages(name, slot)) this.#values[name].add(value, slot, day)
    this.#fieldIndexes.entered(slot)
    this.#dates.entered(() => this.#records.date(slot))
    this.#usageVersion++
    this.#notify(path)
  }

  #count(name: Vocabulary, slot: number, before: readonly string[], dayBefore: number, after: readonly string[], day: number): void {
    const values = this.#values[name]
    if (dayBefore === day && sameValues(before, after)) return
    this.#usageVersion++
    for (const value of before) values.remove(value, dayBefore)
    for (const value of after) values.add(values.usageOf(value, copied), slot, day)
  }

  #notify(path: string): void {
    this.#version++
    for (const listener of this.#listeners) listener(path)
  }
}
