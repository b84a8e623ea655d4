import type { LinkName } from '../../core/links/articleReferences'
import type { CorpusViews } from '../../corpus/corpusViews'

/** What the problems of an article depend on beside its own text. */
export interface CheckedArticle {
  /** The links that may lead to other articles. */
  readonly links: readonly LinkName[]
  /** The names of the files on the site that it names, as `fileKey` makes them. */
  readonly files: Int32Array
  /** Whether one of these is not there, or not as it should be: then others may be what was meant. */
  readonly missesFiles: boolean
}

interface CheckedEntry extends CheckedArticle {
  readonly state: number
  readonly linkState: number
}

export const noDependencies: CheckedArticle = { links: [], files: new Int32Array(), missesFiles: false }

/** The articles that were checked, by path, each with the state of what is beside it. Memory is small: no texts are kept. */
export class CheckedArticles {
  readonly #entries = new Map<string, CheckedEntry>()
  /** How many articles name each file. */
  readonly #namingCounts = new Map<number, number>()
  #missing = 0
  readonly #changedFiles = new Set<number>()
  #namesChanged = false
  #foldersChanged = false

  get size(): number {
    return this.#entries.size
  }

  has(path: string): boolean {
    return this.#entries.has(path)
  }

  paths(): IterableIterator<string> {
    return this.#entries.keys()
  }

  /** @param state of what is beside it, asked before the article was checked */
  set(path: string, state: number, checked: CheckedArticle, views: CorpusViews): void {
    this.delete(path)
    this.#count(checked, 1)
    this.#entries.set(path, { ...checked, state, linkState: views.linkStateOf(checked.links) })
  }

  delete(path: string): void {
    const entry = this.#entries.get(path)
    if (entry) this.#count(entry, -1)
    this.#entries.delete(path)
  }

  /**
   * Takes note of a file that has changed.
   * @param hasMoved whether it has come or gone
   * @returns whether an article may have other problems now
   */
  fileChanged(path: string, hasMoved: boolean): boolean {
    if (/\/(?:\.git|node_modules)\//.test(path)) return false
    const name = path.slice(path.lastIndexOf('/') + 1)
    const key = fileKey(name)
    // Of a folder only itself is told, not what is in it.
    const isFolder = hasMoved && !name.includes('.', 1) && this.#namingCounts.size > 0
    if (!this.#namingCounts.has(key) && !isFolder && !(hasMoved && this.#missing > 0)) return false
    this.#changedFiles.add(key)
    this.#namesChanged ||= hasMoved
    this.#foldersChanged ||= isFolder
    return true
  }

  /** The changes of files since the last time. */
  takeFileChanges(): (path: string) => boolean {
    const files = new Set(this.#changedFiles)
    const [named, folders] = [this.#namesChanged, this.#foldersChanged]
    this.#changedFiles.clear()
    this.#namesChanged = false
    this.#foldersChanged = false
    return (path) => {
      const entry = this.#entries.get(path)
      if (!entry || files.size === 0) return false
      return (named && entry.missesFiles) || (folders && entry.files.length > 0) || entry.files.some((key) => files.has(key))
    }
  }

  /** Whether what is beside an article is another than when it was checked. */
  isOutdated(path: string, views: CorpusViews): boolean {
    const entry = this.#entries.get(path)
    return entry !== undefined && (views.stateOf(path) !== entry.state || views.linkStateOf(entry.links) !== entry.linkState)
  }

  #count({ files, missesFiles }: CheckedArticle, by: number): void {
    if (missesFiles) this.#missing += by
    for (const key of files) {
      const count = (this.#namingCounts.get(key) ?? 0) + by
      if (count > 0) this.#namingCounts.set(key, count)
      else this.#namingCounts.delete(key)
    }
  }
}

/** A number for the name of a file without its endings, in capitals or not: others are seldom the same. */
export function fileKey(name: string): number {
  const dot = name.indexOf('.', 1)
  const plain = (dot < 0 ? name : name.slice(0, dot)).normalize().toLowerCase()
  let hash = 1
  for (let index = 0; index < plain.length; index++) hash = (Math.imul(hash, 31) + plain.charCodeAt(index)) | 0
  return hash
}
