import * as vscode from 'vscode'
import { isArticleThere, type Scope } from '../../core/settings/siteScope'
import { pathsIn, recordsIn, type ChunkBytes } from '../../corpus/packed/chunk'
import type { Corpus } from '../../corpus/corpus'
import type { PackedRecords } from '../../corpus/packed/packedRecords'
import { copied } from '../../corpus/records/record'
import { pathFrom } from '../config/pathFrom'
import type { SiteCorpora } from './siteCorpora'
import { TimeSlicer } from '../platform/timeSlicer'

/** The part of a configuration that decides which files are articles and which corpus they belong to. */
export interface Site {
  /** The folder that article paths are relative to. */
  readonly folder: vscode.Uri | undefined
  readonly home: vscode.Uri | undefined
  readonly scope: Scope
}

interface SiteWithCorpus extends Site {
  readonly corpus: Corpus
}

/** Adds the records from the index thread to the corpora, in time slices. */
export class IndexReceiver {
  readonly #folder: vscode.Uri
  readonly #root: string
  readonly #corpora: SiteCorpora
  readonly #siteOf: (uri: vscode.Uri) => PromiseLike<Site>
  readonly #sites = new Map<string, SiteWithCorpus>()
  /** The articles that were in the corpora before and have not been received yet. Empty if single files are read. */
  readonly #missing = new Set<string>()
  readonly #slices = new TimeSlicer()
  #siteFolders: ReadonlySet<string> | undefined

  constructor(folder: vscode.Uri, root: string, corpora: SiteCorpora, siteOf: (uri: vscode.Uri) => PromiseLike<Site>) {
    this.#folder = folder
    this.#root = root
    this.#corpora = corpora
    this.#siteOf = siteOf
  }

  /** Call before all files are received: `sweep` removes the articles that are in the corpora now and are not received. */
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
   * @param folders the folders that may be the root of a site: an article belongs to the nearest one
   * @returns whether they differ from the previous ones
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
      // The files of a folder are adjacent.
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

  /** Ranks the values of all received records in advance, so that the first completion does not wait for it. */
  async rank(isCancelled: () => boolean): Promise<void> {
    for (const corpus of this.#corpora.all()) {
      while (corpus.rankSome()) {
        if (this.#slices.isOver) await this.#slices.pause()
        if (isCancelled()) return
      }
    }
  }

  /** Removes the articles that were expected and not received. Open ones with unsaved changes stay. */
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

  /** The folder whose site a file belongs to: the nearest one in `siteFolders`, or its own folder while these are not received. */
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

  /** Encodes a path like `vscode.Uri.toString()`. Creates no `Uri` if nothing has to be encoded. */
  #encodePath(path: string): string {
    return /^[\w\-.~/]*$/.test(path) ? path : copied(vscode.Uri.joinPath(this.#folder, path).toString().slice(this.#root.length))
  }
}

/** The URIs of the documents with unsaved changes. */
export function dirtyEditors(): ReadonlySet<string> {
  return new Set(vscode.workspace.textDocuments.flatMap(({ isDirty, uri }) => (isDirty ? [uri.toString()] : [])))
}
