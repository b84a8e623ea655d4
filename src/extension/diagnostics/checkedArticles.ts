import type { LinkName } from '../../core/links/articleReferences'
import type { CorpusViews } from '../../corpus/corpusViews'

/** What the problems of an article depend on, apart from its text. */
export interface CheckedArticle {
  /** The links that may point to other articles. */
  readonly links: readonly LinkName[]
  /** Hashes (`fileKey`) of the names of the files that the article links to or shows. */
  readonly files: Int32Array
  /** Whether a rule reports one of these files: then a file with a similar name may be what was meant. */
  readonly missesFiles: boolean
  /** The rules below error that report something. */
  readonly rules: readonly string[]
}

interface CheckedEntry extends CheckedArticle {
  readonly state: number
  readonly linkState: number
}

export const noDependencies: CheckedArticle = { links: [], files: new Int32Array(), missesFiles: false, rules: [] }

/** The articles that were checked, by path, with the state of the corpus and files that they depend on. Keeps no texts. */
export class CheckedArticles {
  readonly #entries = new Map<string, CheckedEntry>()
  /** How many articles name each file, by `fileKey`. */
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

  /** How many of some articles have problems of each rule below error. */
  articleCounts(paths: Iterable<string>): ReadonlyMap<string, number> {
    const counts = new Map<string, number>()
    for (const path of paths) for (const rule of this.#entries.get(path)?.rules ?? []) counts.set(rule, (counts.get(rule) ?? 0) + 1)
    return counts
  }

  /** Whether one of these rules reports something in an article. */
  hasAny(path: string, rules: ReadonlySet<string>): boolean {
    return this.#entries.get(path)?.rules.some((rule) => rules.has(rule)) ?? false
  }

  /** @param state `views.stateOf(path)`, taken before the article was checked */
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
   * Records that a file has changed.
   * @param hasMoved whether it was created, deleted or renamed, not only written
   * @returns whether the problems of an article may have changed
   */
  fileChanged(path: string, hasMoved: boolean): boolean {
    if (/\/(?:\.git|node_modules)\//.test(path)) return false
    const name = path.slice(path.lastIndexOf('/') + 1)
    const key = fileKey(name)
    // VS Code reports only the folder itself, not the files in it.
    const isFolder = hasMoved && !name.includes('.', 1) && this.#namingCounts.size > 0
    if (!this.#namingCounts.has(key) && !isFolder && !(hasMoved && this.#missing > 0)) return false
    this.#changedFiles.add(key)
    this.#namesChanged ||= hasMoved
    this.#foldersChanged ||= isFolder
    return true
  }

  /** Takes the recorded changes. @returns whether an article depends on one of the changed files */
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

  /** Whether the corpus that an article depends on has changed since the article was checked. */
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

/** A 32-bit hash of a file name without its extensions, ignoring case. Collisions only cause an unnecessary check. */
export function fileKey(name: string): number {
  const dot = name.indexOf('.', 1)
  const plain = (dot < 0 ? name : name.slice(0, dot)).normalize().toLowerCase()
  let hash = 1
  for (let index = 0; index < plain.length; index++) hash = (Math.imul(hash, 31) + plain.charCodeAt(index)) | 0
  return hash
}
