import * as vscode from 'vscode'
import { isArticleThere, type Scope } from '../core/scope'
import type { IndexedFile } from '../corpus/chunk'
import type { Corpus } from '../corpus/corpus'
import { pathFrom } from './desks'
import type { SiteCorpora } from './siteCorpora'
import { Slices } from './slices'

/** What decides over the articles of a folder. */
export interface Site {
  /** The folder that the paths of articles are told from. */
  readonly folder: vscode.Uri | undefined
  readonly home: vscode.Uri | undefined
  readonly scope: Scope
}

/** A site, with the corpus of its articles. */
interface Kept extends Site {
  readonly corpus: Corpus
}

/** Takes in what the thread found, in slices. */
export class IndexIntake {
  readonly #folder: vscode.Uri
  readonly #root: string
  readonly #corpora: SiteCorpora
  readonly #siteOf: (uri: vscode.Uri) => PromiseLike<Site>
  readonly #sites = new Map<string, Kept>()
  readonly #seen = new Set<string>()
  readonly #slices = new Slices()
  #places: ReadonlySet<string> | undefined

  constructor(folder: vscode.Uri, root: string, corpora: SiteCorpora, siteOf: (uri: vscode.Uri) => PromiseLike<Site>) {
    this.#folder = folder
    this.#root = root
    this.#corpora = corpora
    this.#siteOf = siteOf
  }

  /** @param folders where a site may begin: all articles between two of these have the same */
  places(folders: readonly string[]): void {
    this.#places = new Set(folders)
  }

  async take(files: readonly IndexedFile[], isOver: () => boolean): Promise<void> {
    let open = dirtyEditors()
    for (const file of files) {
      const path = this.#uriOf(file.path)
      const place = this.#placeOf(file.path)
      const site = this.#sites.get(place) ?? (await this.#siteAt(place))
      this.#seen.add(path)
      if (!open.has(path)) this.#put(path, file, site)
      if (!this.#slices.isOver) continue
      await this.#slices.pause()
      if (isOver()) return
      open = dirtyEditors()
    }
  }

  gone(paths: readonly string[]): void {
    const open = dirtyEditors()
    for (const relative of paths) {
      const path = this.#uriOf(relative)
      this.#seen.delete(path)
      if (!open.has(path)) this.#corpora.remove(path)
    }
  }

  /** Removes what was there before and was not found now. */
  async sweep(): Promise<void> {
    const open = dirtyEditors()
    await this.#corpora.keepOnly((path) => this.#seen.has(path) || open.has(path))
  }

  #put(path: string, { path: relative, record, typical, day }: IndexedFile, { folder, scope, corpus }: Kept): void {
    const within = pathFrom(folder, { path: `${this.#folder.path.replace(/\/$/, '')}/${relative}` })
    if (record && isArticleThere(within, scope, () => typical)) this.#corpora.update(path, corpus, record, day)
    else this.#corpora.remove(path)
  }

  /** The folder whose site is that of a file: the nearest that is known to have one of its own, else the nearest of all. */
  #placeOf(path: string): string {
    const places = this.#places
    if (!places) return path.slice(0, Math.max(0, path.lastIndexOf('/')))
    for (let folder = path; ; ) {
      const slash = folder.lastIndexOf('/')
      folder = slash < 0 ? '' : folder.slice(0, slash)
      if (folder === '' || places.has(folder)) return folder
    }
  }

  async #siteAt(place: string): Promise<Kept> {
    const site = await this.#siteOf(vscode.Uri.joinPath(this.#folder, place, 'article.md'))
    const kept = { ...site, corpus: this.#corpora.of(site.home) }
    this.#sites.set(place, kept)
    return kept
  }

  /** As `vscode.Uri` writes it, without making one where nothing has to be encoded. */
  #uriOf(path: string): string {
    return /^[\w\-.~/]*$/.test(path) ? this.#root + path : vscode.Uri.joinPath(this.#folder, path).toString()
  }
}

/** The documents with unsaved changes, as text. */
export function dirtyEditors(): ReadonlySet<string> {
  return new Set(vscode.workspace.textDocuments.flatMap(({ isDirty, uri }) => (isDirty ? [uri.toString()] : [])))
}
