import type { ArticleRecord, Vocabulary } from './record'

/** A list without an array where it has no or one entry. */
type Packed = string | readonly string[]

/** What few articles have. */
type Extra = Pick<ArticleRecord, 'categoryPaths' | 'urls' | 'slug' | 'draft'>

const none: readonly never[] = []
const noExtra: Extra = { categoryPaths: none, urls: none, slug: undefined, draft: false }
const listsKnown = 4096

/** Records by slot, in columns: an object for each with its arrays takes twice the memory. */
export class RecordTable {
  readonly #titles: (string | undefined)[] = []
  readonly #dates: (string | undefined)[] = []
  readonly #lists: Readonly<Record<Vocabulary | 'images', Packed[]>> = { categories: [], tags: [], authors: [], images: [] }
  readonly #extras = new Map<number, Extra>()
  /** Lists that were put in lately: most articles have the same as another. */
  readonly #shared = new Map<string, readonly string[]>()

  /** @param slot one that was in use, or the next to the last */
  put(slot: number, record: ArticleRecord): void {
    this.#titles[slot] = record.title
    this.#dates[slot] = record.date
    this.#lists.categories[slot] = this.#packed(record.categories)
    this.#lists.tags[slot] = this.#packed(record.tags)
    this.#lists.authors[slot] = this.#packed(record.authors)
    this.#lists.images[slot] = this.#packed(record.images)
    const { categoryPaths, urls, slug, draft } = record
    if (draft || slug !== undefined || urls.length > 0 || categoryPaths.length > 0)
      this.#extras.set(slot, { categoryPaths, urls, slug, draft })
    else this.#extras.delete(slot)
  }

  get(slot: number): ArticleRecord {
    return {
      title: this.title(slot),
      date: this.#dates[slot],
      categories: this.list('categories', slot),
      tags: this.list('tags', slot),
      authors: this.list('authors', slot),
      images: this.list('images', slot),
      ...this.extra(slot),
    }
  }

  title(slot: number): string | undefined {
    return this.#titles[slot]
  }

  list(name: Vocabulary | 'images', slot: number): readonly string[] {
    const packed = this.#lists[name][slot] ?? none
    return typeof packed === 'string' ? [packed] : packed
  }

  has(name: Vocabulary | 'images', slot: number, value: string): boolean {
    const packed = this.#lists[name][slot] ?? none
    return typeof packed === 'string' ? packed === value : packed.includes(value)
  }

  extra(slot: number): Extra {
    return this.#extras.get(slot) ?? noExtra
  }

  clear(slot: number): void {
    this.#titles[slot] = undefined
    this.#dates[slot] = undefined
    for (const list of Object.values(this.#lists)) list[slot] = none
    this.#extras.delete(slot)
  }

  #packed(list: readonly string[]): Packed {
    const [first] = list
    if (first === undefined) return none
    if (list.length === 1) return first
    const key = list.join('\n')
    const known = this.#shared.get(key)
    if (known?.length === list.length) return known
    if (this.#shared.size >= listsKnown) this.#shared.clear()
    // `slice` gives an array of just that size.
    const own = list.slice()
    this.#shared.set(key, own)
    return own
  }
}
