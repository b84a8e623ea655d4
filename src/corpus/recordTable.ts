import { vocabularies, type ArticleRecord, type Vocabulary } from './record'

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

  /**
   * @param slot one that was in use, or the next to the last
   * @param known gives the text that is kept already for one of the values of a vocabulary
   */
  put(slot: number, record: ArticleRecord, known: (name: Vocabulary, value: string) => string): void {
    this.#titles[slot] = record.title
    this.#dates[slot] = record.date
    for (const name of vocabularies) this.#lists[name][slot] = this.#packed(record[name], name, known)
    const [image] = record.images
    this.#lists.images[slot] = image === undefined ? none : record.images.length === 1 ? image : record.images.slice()
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

  #packed(list: readonly string[], name: Vocabulary, known: (name: Vocabulary, value: string) => string): Packed {
    const [first] = list
    if (first === undefined) return none
    if (list.length === 1) return known(name, first)
    const key = list.join('\n')
    const same = this.#shared.get(key)
    if (same?.length === list.length) return same
    if (this.#shared.size >= listsKnown) this.#shared.clear()
    const own = list.map((value) => known(name, value))
    this.#shared.set(key, own)
    return own
  }
}
