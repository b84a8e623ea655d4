import * as vscode from 'vscode'
import type { ChunkBytes } from '../../corpus/packed/chunk'
import type { BodySearch, FoundFile } from '../../corpus/indexing/searchBodies'
import type { ArticleRecord } from '../../corpus/records/record'
import { FolderWatcher } from './folderWatcher'
import { IndexReceiver, type Site } from './indexReceiver'
import type { IndexProgress } from './indexProgress'
import type { IndexThread } from './indexThread'
import { MessageQueue } from './messageQueue'
import { excludedGlobs, scanBodies, scanFolder } from './scanFolder'
import { SiteCorpora } from './siteCorpora'

export type { Site } from './indexReceiver'

export interface IndexServices {
  siteOf(uri: vscode.Uri): PromiseLike<Site>
  readonly thread: Pick<IndexThread, 'available' | 'start'>
  readonly progress: Pick<IndexProgress, 'begin' | 'report' | 'end' | 'failed' | 'succeeded'>
  /** The extension's storage folder for the cache; undefined if there is none. */
  readonly storage: vscode.Uri | undefined
  log(message: string): void
}

/** If more files change at once, the whole folder is indexed: that also updates its cache. */
const maxSinglePaths = 1000
const maxLoggedFailures = 20

/**
 * The articles of a workspace folder, in one corpus for each site in it. Reads all files when it is created and on `refresh`, single
 * files when they change; one run at a time, in order. An editor with unsaved changes takes precedence over the file on disk.
 */
export class FolderIndex implements vscode.Disposable {
  readonly corpora: SiteCorpora
  readonly #folder: vscode.WorkspaceFolder
  readonly #services: IndexServices
  readonly #watcher: FolderWatcher
  readonly #root: string
  #queue: Promise<void> = Promise.resolve()
  #stop: (() => void) | undefined
  #isIndexing = false
  #fileChanges = 0
  #refreshing = false
  #disposed = false

  /** @param filesChanged is called after files have changed on the disk, before they are read; with them, `fileChanges` grows */
  constructor(folder: vscode.WorkspaceFolder, services: IndexServices, filesChanged: () => void) {
    this.#folder = folder
    this.#services = services
    this.#root = `${folder.uri.toString().replace(/\/$/, '')}/`
    this.corpora = new SiteCorpora(folder.uri)
    this.#watcher = new FolderWatcher(folder, this.corpora, (paths, isOnDisk) => {
      if (paths && paths.length <= maxSinglePaths) this.#enqueue(() => this.#read(paths))
      else this.refresh()
      if (!isOnDisk) return
      this.#fileChanges++
      filesChanged()
    })
    this.refresh()
  }

  /** Indexes the folder again. Files with the cached size and time are not read. */
  refresh(): void {
    if (this.#refreshing) return
    this.#refreshing = true
    this.#enqueue(() => {
      this.#refreshing = false
      return this.#readAll()
    })
  }

  /** How often files have changed on the disk, many at once being counted as one. */
  get fileChanges(): number {
    return this.#fileChanges
  }

  /** Whether the whole folder is being read. */
  get isIndexing(): boolean {
    return this.#isIndexing
  }

  /** Waits until all pending runs are done. */
  settled(): Promise<void> {
    return this.#queue
  }

  /** The files that use template tags, by their URIs, searched after the pending runs. */
  tags(): Promise<readonly FoundFile[]> {
    return this.#search({ kind: 'tags', sites: this.#sites() })
  }

  /** The files that have one of some names in their text, by their URIs, searched after the pending runs. */
  async naming(names: readonly string[]): Promise<readonly string[]> {
    return (await this.#search({ kind: 'names', names })).map(([uri]) => uri)
  }

  /** @param search with the URIs of the sites */
  async #search(search: BodySearch): Promise<readonly FoundFile[]> {
    let found: readonly FoundFile[] = []
    this.#enqueue(async () => {
      const files = this.#onDisk ? await this.#searchByThread(search) : undefined
      found = files ?? (await scanBodies(this.#folder.uri, this.#foldersInside(), search))
    })
    await this.#queue
    return found
  }

  /** Schedules reading a file again. */
  changed(uri: vscode.Uri): void {
    this.#watcher.changed(uri)
  }

  /** Adds the record of an open document. @param record undefined if it is not an article */
  async edited(uri: vscode.Uri, record: ArticleRecord | undefined): Promise<void> {
    const { home } = await this.#services.siteOf(uri)
    if (record) this.corpora.update(uri.toString(), this.corpora.of(home), record)
    else this.corpora.remove(uri.toString())
  }

  dispose(): void {
    this.#disposed = true
    this.#services.progress.succeeded(this)
    this.#stop?.()
    this.#watcher.dispose()
    this.corpora.dispose()
  }

  #enqueue(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(async () => {
      try {
        if (!this.#disposed) await work()
      } catch (error) {
        const { progress, log } = this.#services
        log(`The articles of ${this.#folder.name} cannot be read: ${reason(error)}`)
        const words = error instanceof Error ? error.message : String(error)
        if (!this.#disposed) progress.failed(this, this.#folder.name, words.split('\n', 1)[0] ?? words)
      }
    })
  }

  /** Only a reading of all files makes up for a failed one. */
  async #readAll(): Promise<void> {
    await this.#read(undefined)
    this.#services.progress.succeeded(this)
  }

  async #read(paths: readonly string[] | undefined): Promise<void> {
    const { progress, log } = this.#services
    const started = performance.now()
    const stop = new AbortController()
    this.#stop = () => stop.abort()
    this.#isIndexing = paths === undefined
    if (!paths) progress.begin(this, this.#stop)
    try {
      const readCount = this.#onDisk ? await this.#byThread(paths, stop.signal) : 'unavailable'
      const read = readCount === 'unavailable' ? await this.#byScan(paths, stop.signal) : readCount
      if (!paths && !this.#disposed)
        log(
          `${this.#folder.name}: ${this.corpora.size} articles known, ${read} files read, ${Math.round(performance.now() - started)} ms${stop.signal.aborted ? ', stopped' : ''}`,
        )
    } finally {
      if (!paths) progress.end(this)
      this.#stop = undefined
      this.#isIndexing = false
    }
  }

  /** @returns how many files were read; `unavailable` if the thread failed */
  async #byThread(paths: readonly string[] | undefined, signal: AbortSignal): Promise<number | 'unavailable'> {
    const { thread, progress, log } = this.#services
    const messages = new MessageQueue()
    const job = thread.start(
      {
        root: this.#folder.uri.fsPath,
        cache: cacheFile(this.#services.storage, this.#folder.uri),
        excluded: excludedGlobs(this.#folder.uri),
        indexedElsewhere: this.#foldersInside(),
        paths,
      },
      (message) => messages.push(message),
    )
    const cancelled = () => {
      job.cancel()
      messages.push(undefined)
    }
    signal.addEventListener('abort', cancelled)
    const receiver = new IndexReceiver(this.#folder.uri, this.#root, this.corpora, (uri) => this.#services.siteOf(uri))
    const isCancelled = () => signal.aborted
    /** The chunks from the cache. They are added again if the site folders turn out to differ from the cached ones. */
    let cachedChunks: ChunkBytes[] | undefined
    let failures = 0
    let [done, total] = [0, 0]
    try {
      if (!paths) await receiver.expectAll(isCancelled)
      for (;;) {
        const message = await messages.next()
        if (!message || signal.aborted) return done
        if (message.kind === 'cached' || message.kind === 'listed') {
          total = message.count
          if (receiver.setSiteFolders(message.siteFolders))
            for (const chunk of cachedChunks ?? []) await receiver.receive(chunk, isCancelled)
          cachedChunks = message.kind === 'cached' ? [] : undefined
        } else if (message.kind === 'files') {
          await receiver.receive(message.chunk, isCancelled)
          cachedChunks?.push(message.chunk)
          done += message.count
        } else if (message.kind === 'deleted') receiver.removeAll(message.paths)
        else if (message.kind === 'failed') {
          if (failures++ < maxLoggedFailures) log(`${message.path} cannot be read: ${message.reason}`)
        } else if (message.kind === 'stopped') {
          log(message.reason)
          return 'unavailable'
        } else if (message.kind === 'done') {
          if (!paths) await receiver.sweep()
          await receiver.rank(isCancelled)
          if (message.again) this.refresh()
          return message.read
        }
        progress.report(this, done, total)
      }
    } finally {
      signal.removeEventListener('abort', cancelled)
    }
  }

  /** Whether the thread can read the folder. */
  get #onDisk(): boolean {
    return this.#folder.uri.scheme === 'file' && this.#services.thread.available
  }

  /** @returns undefined if the thread failed */
  #searchByThread(search: BodySearch): Promise<readonly FoundFile[] | undefined> {
    const { thread } = this.#services
    const places = { root: this.#folder.uri.fsPath, excluded: excludedGlobs(this.#folder.uri), indexedElsewhere: this.#foldersInside() }
    return new Promise((resolve) => {
      const pathOf = (uri: string) => decodeURIComponent(uri.slice(this.#root.length))
      const asked = search.kind === 'tags' ? { ...search, sites: search.sites.map(pathOf) } : search
      const job = thread.start({ ...places, cache: undefined, paths: undefined, search: asked }, (message) => {
        this.#stop = undefined
        const uriOf = (path: string) => vscode.Uri.joinPath(this.#folder.uri, path).toString()
        resolve(message.kind === 'found' ? message.files.map(([path, names]) => [uriOf(path), names]) : undefined)
      })
      this.#stop = () => {
        job.cancel()
        resolve([])
      }
    })
  }

  /** The URIs of the sites, with a slash at the end. */
  #sites(): readonly string[] {
    return [...this.corpora.homes()].map(([home]) => `${home.replace(/\/$/, '')}/`)
  }

  /** Reads through VS Code's file system, without a worker thread or a disk. */
  async #byScan(paths: readonly string[] | undefined, signal: AbortSignal): Promise<number> {
    const { siteOf, log, progress } = this.#services
    const onProgress = (done: number, total: number) => progress.report(this, done, total)
    return scanFolder(
      { folder: this.#folder.uri, corpora: this.corpora, paths, indexedElsewhere: this.#foldersInside(), siteOf, log, onProgress },
      signal,
    )
  }

  /** The workspace folders inside this one. */
  #foldersInside(): readonly string[] {
    const all = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString())
    return all.filter((uri) => uri.startsWith(this.#root)).map((uri) => decodeURIComponent(uri.slice(this.#root.length)))
  }
}

function cacheFile(storage: vscode.Uri | undefined, folder: vscode.Uri): string | undefined {
  if (storage?.scheme !== 'file') return undefined
  let hash = 0
  for (const unit of folder.toString()) hash = (Math.imul(hash, 31) + (unit.codePointAt(0) ?? 0)) >>> 0
  const name =
    folder.path
      .split('/')
      .at(-1)
      ?.replace(/[^\w-]/g, '') ?? ''
  return vscode.Uri.joinPath(storage, `articles-${name}-${hash.toString(36)}.index`).fsPath
}

function reason(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
