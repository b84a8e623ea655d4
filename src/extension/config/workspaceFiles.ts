import * as vscode from 'vscode'
import { FolderListing, type EntryKind } from '../../core/files/folderListing'
import { readImageContent, type ImageFile } from '../../core/files/imageFile'
import { maxTextBytes, type FileView, type SiteText } from '../../core/files/localFile'
import { onFilesChanged } from '../platform/onFilesChanged'

/** Changes on disk within this time are reported together. */
const settleDelayMs = 100
/** Larger files are not read: VS Code's file system cannot read a part of a file. */
const maxConcurrentReads = 4
const maxImageBytes = 32 * 1024 * 1024
/** Limit for folders and for files, above what open articles name. Further ones are not looked up until an editor is closed. */
const maxCacheEntries = 5000

/** A cached value. A stale one is returned until the newer one is loaded. */
interface CacheEntry<T> {
  value: T | undefined
  isStale: boolean
  loading: Promise<void> | undefined
}

/**
 * The files that articles name, for lookups on every key press: a lookup returns what is loaded so far. Folders and files are read
 * in the background, and again when they change.
 */
export class WorkspaceFiles implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>()
  /** Fires when a lookup may return another value than before. */
  readonly onDidChange = this.#changed.event
  readonly #folders = new Map<string, CacheEntry<FolderListing | 'missing'>>()
  readonly #files = new Map<string, CacheEntry<ImageFile>>()
  readonly #texts = new Map<string, CacheEntry<SiteText>>()
  readonly #waiting: (() => Promise<void>)[] = []
  readonly #subscriptions: vscode.Disposable[]
  #running = 0
  #hasChanges = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    this.#subscriptions = [
      // Only entries that are cached are marked as stale.
      onFilesChanged((uri, change) => (change === 'names' ? this.namesChanged(uri) : this.#contentChanged(uri))),
      vscode.workspace.onDidCloseTextDocument(() => this.makeRoom()),
    ]
  }

  /** The folders and files on the file system of a document. A lookup returns undefined until the entry is loaded. */
  viewFor(document: vscode.Uri): FileView {
    const { scheme, authority } = document
    const key = (path: string) => keyOf({ scheme, authority, path })
    return {
      list: (folder) => this.#lookUp(this.#folders, key(folder), () => listingOf(document.with({ path: folder }))),
      read: (file) => this.#lookUp(this.#files, key(file), () => imageOf(document.with({ path: file }))),
      text: (file) => this.#lookUp(this.#texts, key(file), () => textOf(document.with({ path: file }))),
    }
  }

  /** Waits for all pending reads. @returns whether any was pending */
  async settled(): Promise<boolean> {
    const all = [...this.#folders.values(), ...this.#files.values(), ...this.#texts.values()].flatMap(({ loading }) => loading ?? [])
    await Promise.all(all)
    if (all.length > 0) this.#fireIfChanged()
    return all.length > 0
  }

  /** A file, or a folder with its content, was created, deleted or renamed. */
  namesChanged(uri: vscode.Uri): void {
    const key = keyOf(uri)
    this.#markStale(this.#folders.get(keyOf(vscode.Uri.joinPath(uri, '..'))))
    this.#markStale(this.#files.get(key))
    this.#markStale(this.#texts.get(key))
    if (!this.#folders.has(key)) return
    for (const cache of [this.#folders, this.#files, this.#texts])
      for (const [path, entry] of cache) if (path === key || path.startsWith(`${key}/`)) this.#markStale(entry)
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#waiting.length = 0
    for (const subscription of this.#subscriptions) subscription.dispose()
    this.#changed.dispose()
  }

  #lookUp<T>(cache: Map<string, CacheEntry<T>>, key: string, find: () => Promise<T | undefined>): T | undefined {
    const entry: CacheEntry<T> = cache.get(key) ?? { value: undefined, isStale: true, loading: undefined }
    if (!cache.has(key)) {
      if (cache.size >= maxCacheEntries) return undefined
      cache.set(key, entry)
    }
    if (entry.isStale && !entry.loading) {
      entry.loading = this.#queued(async () => {
        entry.isStale = false
        const before = entry.value
        entry.value = await find()
        entry.loading = undefined
        if (before !== undefined || entry.value !== undefined || entry.isStale) this.#hasChanges = true
      })
    }
    return entry.value
  }

  #queued(work: () => Promise<void>): Promise<void> {
    const done = new Promise<void>((resolve) => {
      this.#waiting.push(() => work().finally(resolve))
    })
    this.#startWaiting()
    return done
  }

  #startWaiting(): void {
    while (this.#running < maxConcurrentReads) {
      const work = this.#waiting.shift()
      if (!work) break
      this.#running++
      void work().finally(() => {
        this.#running--
        this.#startWaiting()
      })
    }
    // One event for all reads that ran together.
    if (this.#running === 0) this.#fireIfChanged()
  }

  #fireIfChanged(): void {
    if (!this.#hasChanges) return
    this.#hasChanges = false
    this.#changed.fire()
  }

  /** A file that is deleted and created again at once is reported as changed. Its folder may have been read in between. */
  #contentChanged(uri: vscode.Uri): void {
    this.#markStale(this.#files.get(keyOf(uri)))
    this.#markStale(this.#texts.get(keyOf(uri)))
    const folder = this.#folders.get(keyOf(vscode.Uri.joinPath(uri, '..')))
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1)
    const isListed = folder?.value instanceof FolderListing && folder.value.kindOf(name) !== undefined
    if (!isListed || folder.loading) this.#markStale(folder)
  }

  #markStale(entry: CacheEntry<unknown> | undefined): void {
    if (!entry) return
    entry.isStale = true
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#changed.fire(), settleDelayMs)
  }

  /** Clears a cache that is full. */
  makeRoom(): void {
    for (const cache of [this.#folders, this.#files, this.#texts]) if (cache.size >= maxCacheEntries) cache.clear()
  }
}

/** Like `uri.toString()`, but cheaper: computed for each image on each key press. */
function keyOf({ scheme, authority, path }: Pick<vscode.Uri, 'scheme' | 'authority' | 'path'>): string {
  return `${scheme}://${authority}${path}`
}

async function listingOf(folder: vscode.Uri): Promise<FolderListing | 'missing' | undefined> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder)
    return new FolderListing(entries.map(([name, type]): [string, EntryKind] => [name, kindOf(type)]))
  } catch (error) {
    // A folder without read permission counts as not loaded.
    return isMissing(error) ? 'missing' : undefined
  }
}

function kindOf(type: vscode.FileType): EntryKind {
  if (type & vscode.FileType.Directory) return 'folder'
  return type & vscode.FileType.File ? 'file' : 'link'
}

/** Reads one image file. @returns undefined if there is no such file, or it is a symbolic link whose target is not a file */
export async function imageOf(file: vscode.Uri): Promise<ImageFile | undefined> {
  try {
    const { size, type } = await vscode.workspace.fs.stat(file)
    if (!(type & vscode.FileType.File)) return undefined
    if (size > maxImageBytes) return { bytes: size, content: { kind: 'elsewhere' } }
    const bytes = await vscode.workspace.fs.readFile(file)
    return { bytes: bytes.length, content: readImageContent(bytes, bytes.length) }
  } catch (error) {
    return isMissing(error) ? undefined : { bytes: 0, content: { kind: 'unreadable' } }
  }
}

/** Reads the start of a text file. */
async function textOf(file: vscode.Uri): Promise<SiteText> {
  try {
    const { size, type } = await vscode.workspace.fs.stat(file)
    if (!(type & vscode.FileType.File) || size > maxImageBytes) return 'missing'
    return { text: new TextDecoder().decode((await vscode.workspace.fs.readFile(file)).subarray(0, maxTextBytes)) }
  } catch {
    return 'missing'
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && (error.code === 'FileNotFound' || error.code === 'FileNotADirectory')
}
