import { DateForms } from './dateForms'
import { firstDay, latestOf } from './latest'
import { sameRecord, sameValues, vocabularies, type ArticleRecord, type Vocabulary } from './record'
import { dayIn, dayMs, isoDay } from './days'
import { RankedValues, weightBy, type Usage } from './rankedValues'
import { RecordTable } from './recordTable'
import { reindex, SlotIndex } from './slotIndex'
import { urlKey } from './urlKey'

export type { Usage } from './rankedValues'

/** More articles than these tell nothing of what is near to one of them; to count them would take too long as well. */
const mostNear = 2000

/** What a value counts more when an article in the same folder, or one with the same byline, uses it. */
const none: readonly never[] = []
const folderFactor = 2
const bylineFactor = 4

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
  readonly #slots = new Map<string, number>()
  readonly #paths: (string | undefined)[] = []
  readonly #days: number[] = []
  readonly #free: number[] = []
  readonly #slotCount = () => this.#paths.length
  readonly #records = new RecordTable()
  readonly #dates = new DateForms()
  readonly #values: Readonly<Record<Vocabulary, RankedValues>>
  readonly #folders = new SlotIndex((slot) => listOf(folderOf(this.#paths[slot])), this.#slotCount)
  readonly #titles = new SlotIndex((slot) => listOf(this.#records.title(slot)), this.#slotCount)
  readonly #images = new SlotIndex((slot) => this.#records.list('images', slot), this.#slotCount)
  readonly #urls = new SlotIndex((slot) => urlsOf(this.#records.extra(slot).urls), this.#slotCount)
  readonly #slugs = new SlotIndex((slot) => listOf(this.#records.extra(slot).slug), this.#slotCount)
  readonly #known = (name: Vocabulary, value: string) => this.#values[name].known(value)
  readonly #today: number
  readonly #listeners = new Set<(path: string) => void>()
  readonly #near = new Map<Vocabulary, { readonly key: string; readonly factors: ReadonlyMap<string, number> }>()
  #version = 0
  #usesVersion = 0

  constructor({ today = Number.POSITIVE_INFINITY, halfLife = 180 }: CorpusOptions = {}) {
    this.#today = Math.ceil(today / dayMs)
    const weightOf = Number.isFinite(this.#today) ? weightBy(this.#today, halfLife) : () => 1
    const values = (name: Vocabulary) => {
      const dayOf = (slot: number) => this.#days[slot] ?? 0
      return new RankedValues({ dayOf, uses: (slot, value) => this.#records.has(name, slot, value) }, weightOf)
    }
    this.#values = { categories: values('categories'), tags: values('tags'), authors: values('authors') }
  }

  get size(): number {
    return this.#slots.size
  }

  /** Another number after each change. */
  get version(): number {
    return this.#version
  }

  has(path: string): boolean {
    return this.#slots.has(path)
  }

  get(path: string): ArticleRecord | undefined {
    const slot = this.#slots.get(path)
    return slot === undefined ? undefined : this.#records.get(slot)
  }

  paths(): IterableIterator<string> {
    return this.#slots.keys()
  }

  /** All articles, in the order in which they came. A record is made when it is asked for. */
  *records(): Generator<readonly [path: string, record: ArticleRecord], undefined> {
    for (const [path, slot] of this.#slots) yield [path, this.#records.get(slot)]
    return undefined
  }

  /** The titles of all articles that have one; nothing else of them is looked at. */
  *titles(): Generator<readonly [path: string, title: string], undefined> {
    for (const [path, slot] of this.#slots) {
      const title = this.#records.title(slot)
      if (title !== undefined) yield [path, title]
    }
    return undefined
  }

  /** The day of an article as `2024-01-05`; undefined without a date that can be read. */
  dayOf(path: string): string | undefined {
    const day = this.#days[this.#slots.get(path) ?? -1] ?? 0
    return day > 0 ? isoDay(day) : undefined
  }

  /**
   * Puts an article in, or a newer state of it.
   * @param day that of its date, where `dayIn` was asked for it already
   */
  update(path: string, record: ArticleRecord, day = dayIn(record.date)): void {
    const known = this.#slots.get(path)
    const before = known === undefined ? undefined : this.#records.get(known)
    if (before && sameRecord(before, record)) return
    const slot = known ?? this.#free.pop() ?? this.#paths.length
    this.#replace(slot, path, before, record, Math.min(this.#today, day))
    if (known === undefined) {
      this.#slots.set(path, slot)
      this.#folders.add(folderOf(path) ?? '', slot)
      this.#usesVersion++
    }
    this.#told(path)
  }

  remove(path: string): void {
    const slot = this.#slots.get(path)
    if (slot === undefined) return
    this.#slots.delete(path)
    this.#replace(slot, undefined, this.#records.get(slot), undefined, 0)
    this.#folders.drop(1)
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
  usage(vocabulary: string, except?: string): readonly Usage[] {
    const name = vocabularies.find((one) => one === vocabulary)
    if (!name) return []
    const values = this.#values[name]
    if (except === undefined) return values.sorted()
    const slot = this.#slots.get(except)
    const own = slot === undefined ? undefined : { slot, day: this.#days[slot] ?? 0, values: this.#records.list(name, slot) }
    return values.sortedFor(own, this.#factors(name, except, slot))
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
    const without = except === undefined ? undefined : this.#slots.get(except)
    const others = without === undefined || !slots.includes(without) ? slots : slots.filter((slot) => slot !== without)
    const placed = (slot: number) => ({ slot, path: this.#paths[slot] ?? '', day: this.#days[slot] ?? 0 })
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
    return this.#pathsOf(this.#titles.slots(title))
  }

  /** @param image the address as it is written in a picture field */
  withImage(image: string): readonly string[] {
    return this.#pathsOf(this.#images.slots(image))
  }

  /** @param url as written in `permalink`, `aliases` and the like: other ways to write the same address are found as well */
  withUrl(url: string): readonly string[] {
    return this.#pathsOf(this.#urls.slots(urlKey(url)))
  }

  withSlug(slug: string): readonly string[] {
    return this.#pathsOf(this.#slugs.slots(slug))
  }

  /** @param folder with the slash at its end; not those in folders below it */
  inFolder(folder: string): readonly string[] {
    return this.#pathsOf(this.#folders.slots(folder))
  }

  /** A date in the notation that most articles use, with zeros for its digits; undefined when there are none. */
  usualDate(): string | undefined {
    return this.#dates.usual()
  }

  #pathsOf(slots: Iterable<number>): readonly string[] {
    const paths: string[] = []
    for (const slot of slots) paths.push(this.#paths[slot] ?? '')
    return paths.sort()
  }

  #replace(slot: number, path: string | undefined, before: ArticleRecord | undefined, after: ArticleRecord | undefined, day: number): void {
    const dayBefore = this.#days[slot] ?? 0
    this.#paths[slot] = path
    this.#days[slot] = day
    if (after) this.#records.put(slot, after, this.#known)
    else this.#records.clear(slot)
    for (const name of vocabularies) this.#count(name, slot, before?.[name] ?? none, dayBefore, after?.[name] ?? none, day)
    if (before?.title !== after?.title) reindex(this.#titles, slot, listOf(before?.title), listOf(after?.title))
    if (before?.slug !== after?.slug) reindex(this.#slugs, slot, listOf(before?.slug), listOf(after?.slug))
    reindex(this.#images, slot, before?.images ?? none, after?.images ?? none)
    reindex(this.#urls, slot, urlsOf(before?.urls ?? none), urlsOf(after?.urls ?? none))
    if (before?.date === after?.date) return
    this.#dates.count(before?.date, -1)
    this.#dates.count(after?.date, 1)
  }

  #count(name: Vocabulary, slot: number, before: readonly string[], dayBefore: number, after: readonly string[], day: number): void {
    const values = this.#values[name]
    if (dayBefore === day && sameValues(before, after)) return
    this.#usesVersion++
    for (const value of before) values.remove(value, dayBefore)
    for (const value of after) values.add(value, slot, day)
  }

  #told(path: string): void {
    this.#version++
    for (const listener of this.#listeners) listener(path)
  }

  /** The values that are used near an article, and how much more they count there. */
  #factors(vocabulary: Vocabulary, path: string, own: number | undefined): ReadonlyMap<string, number> {
    const folder = folderOf(path) ?? ''
    const authors = vocabulary === 'authors' || own === undefined ? [] : this.#records.list('authors', own)
    const key = [this.#usesVersion, path, ...authors].join('\n')
    const known = this.#near.get(vocabulary)
    if (known?.key === key) return known.factors
    const factors = new Map<string, number>()
    const raise = (slots: Iterable<number>, factor: number) => {
      const near = few(slots)
      // Where most articles are it says nothing.
      if (!near || near.length * 2 > this.#slots.size) return
      for (const slot of near) {
        if (slot === own) continue
        for (const value of this.#records.list(vocabulary, slot)) factors.set(value, Math.max(factors.get(value) ?? 1, factor))
      }
    }
    raise(this.#folders.slots(folder), folderFactor)
    for (const author of authors) raise(this.#values.authors.slots(author), bylineFactor)
    this.#near.set(vocabulary, { key, factors })
    return factors
  }
}

export interface ArticlesWith {
  readonly count: number
  /** The day of the oldest with a date that can be read. */
  readonly first?: string
  /** Those with a date that can be read, the latest first; `day` is that in ISO 8601. */
  readonly latest: readonly { readonly path: string; readonly record: ArticleRecord; readonly day: string }[]
}

/** Undefined when they are more than are near to anything. */
function few(slots: Iterable<number>): readonly number[] | undefined {
  const found: number[] = []
  for (const slot of slots) if (found.push(slot) > mostNear) return undefined
  return found
}

function urlsOf(urls: readonly string[]): readonly string[] {
  return urls.length === 0 ? urls : [...new Set(urls.map(urlKey))]
}

function listOf(text: string | undefined): readonly string[] {
  return text === undefined ? none : [text]
}

function folderOf(path: string | undefined): string | undefined {
  return path?.slice(0, path.lastIndexOf('/') + 1)
}
