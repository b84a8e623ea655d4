import * as vscode from 'vscode'
import { isArticleThere, type Scope } from '../../core/settings/siteScope'
import { pathsIn, recordsIn, type ChunkBytes } from '../../corpus/packed/chunk'
import type { Corpus } from '../../corpus/corpus'
import type { PackedRecords } from '../../corpus/packed/packedRecords'
import { copied } from '../../corpus/records/record'
import { pathFrom } from '../config/pathFrom'
import type { SiteCorpora } from './siteCorpora'
import { TimeSlicer } from '../platform/timeSlicer'

/** What decides over the articles of a folder. */
export interface Site {
  /** The folder that the paths of articles are told from. */
  readonly folder: vscode.Uri | undefined
  readonly home: vscode.Uri | undefined
  readonly scope: Scope
}

/** A site, with the corpus of its articles. */
interface SiteWithCorpus extends Site {
  readonly corpus: Corpus
}

/** Takes in what the thread found, in slices. */
export class IndexReceiver {
  readonly #folder: vscode.Uri
  readonly #root: string
  readonly #corpora: SiteCorpora
  readonly #siteOf: (uri: vscode.Uri) => PromiseLike<Site>
  readonly #sites = new Map<string, SiteWithCorpus>()
  /** What was there before and is not found yet; none where single files are looked at. */
  readonly #missing = new Set<string>()
  readonly #slices = new TimeSlicer()
  #siteFolders: ReadonlySet<string> | undefined

  constructor(folder: vscode.Uri, root: string, corpora: SiteCorpora, siteOf: (uri: vscode.Uri) => PromiseLike<Site>) {
    this.#folder = folder
    this.#root = root
    this.#corpora = corpora
    this.#siteOf = siteOf
  }

  /** To be called before all files come: what is there by then and does not come is removed by `sweep`. */
  async expectAll(isCancelled: () => boolean): Promise<void> {
    for (const corpus of this.#corpora.all()) {
      for (const path of corpus.paths()) {
        this.#missing.add(path)
        if (this.#slices.isOver) await this.#slices.pause()
        if (isCancelled()) return
      }
    }
  }

  /**
   * @param folders where a site may begin: all articles between two of these have the same
   * @returns whether that is something new
   */
  setSiteFolders(folders: readonly string[]): boolean {
    const before = this.#siteFolders
    this.#siteFolders = new Set(folders)
    const isEqual = before?.size === folders.length && folders.every((folder) => before.has(folder))
    if (!isEqual) this.#sites.clear()
    return !isEqual
  }

  async receive(chunk: ChunkBytes, isCancelled: () => boolean): Promise<void> {
    const records = recordsIn(chunk)
    let open = dirtyEditors()
    let within = { relative: '', folder: this.#root }
    let site: SiteWithCorpus | undefined
    for (const [row, path] of pathsIn(chunk).entries()) {
      const start = path.lastIndexOf('/') + 1
      // Those of a folder stand together.
      if (!site || within.relative.length !== start || !path.startsWith(within.relative)) {
        within = { relative: path.slice(0, start), folder: this.#uriOf(path.slice(0, start)) }
        const place = this.#placeOf(path)
        site = this.#sites.get(place) ?? (await this.#siteAt(place))
      }
      this.#put(path, within.folder, records, records.at(row), site, open)
      if (!this.#slices.isOver) continue
      await this.#slices.pause()
      if (isCancelled()) return
      open = dirtyEditors()
    }
  }

  removeAll(paths: readonly string[]): void {
    const open = dirtyEditors()
    for (const relative of paths) {
      const path = this.#uriOf(relative)
      this.#missing.delete(path)
      if (!open.has(path)) this.#corpora.remove(path)
    }
  }

  /** Ranks the values of all that came, so that nobody has to wait for it who asks. */
  async rank(isCancelled: () => boolean): Promise<void> {
    for (const corpus of this.#corpora.all()) {
      while (corpus.rankSome()) {
        if (this.#slices.isOver) await this.#slices.pause()
        if (isCancelled()) return
      }
    }
  }

  /** Removes what was there before and was not found now. */
  async sweep(): Promise<void> {
    const open = dirtyEditors()
    if (this.#missing.size > 0) await this.#corpora.keepOnly((path) => !this.#missing.has(path) || open.has(path))
  }

  #put(relative: string, folder: string, records: PackedRecords, at: number, site: SiteWithCorpus, open: ReadonlySet<string>): void {
    const name = this.#encodePath(relative.slice(relative.lastIndexOf('/') + 1))
    if (this.#missing.size > 0) this.#missing.delete(folder + name)
    if (open.size > 0 && open.has(folder + name)) return
    const within = pathFrom(site.folder, { path: `${this.#folder.path.replace(/\/$/, '')}/${relative}` })
    if (at > 0 && isArticleThere(within, site.scope, () => records.isTypical(at)))
      this.#corpora.updatePacked(folder, name, site.corpus, records, at)
    else this.#corpora.remove(folder + name)
  }

  /** The folder whose site is that of a file: the nearest that is known to have one of its own, else the nearest of all. */
  #placeOf(path: string): string {
    const siteFolders = this.#siteFolders
    if (!siteFolders) return path.slice(0, Math.max(0, path.lastIndexOf('/')))
    for (let folder = path; ; ) {
      const slash = folder.lastIndexOf('/')
      folder = slash < 0 ? '' : folder.slice(0, slash)
      if (folder === '' || siteFolders.has(folder)) return folder
    }
  }

  async #siteAt(place: string): Promise<SiteWithCorpus> {
    const site = await this.#siteOf(vscode.Uri.joinPath(this.#folder, place, 'article.md'))
    const siteWithCorpus = { ...site, corpus: this.#corpora.of(site.home) }
    this.#sites.set(place, siteWithCorpus)
    return siteWithCorpus
  }

  #uriOf(path: string): string {
    return this.#root + this.#encodePath(path)
  }

  /** As it stands in what `vscode.Uri` writes, without making one where nothing has to be encoded. */
  #encodePath(path: string): string {
    return /^[\w\-.~/]*$/.test(path) ? path : copied(vscode.Uri.joinPath(this.#folder, path).toString().slice(this.#root.length))
  }
}

/** The documents with unsaved changes, as text. */
export function dirtyEditors(): ReadonlySet<string> {
  return new Set(vscode.workspace.textDocuments.flatMap(({ isDirty, uri }) => (isDirty ? [uri.toString()] : [])))
}
