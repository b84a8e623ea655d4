import * as vscode from 'vscode'
import { FolderListing, type EntryKind } from '../../core/files/folderListing'
import { readImageContent, type ImageFile } from '../../core/files/imageFile'
import type { FileView } from '../../core/files/localFile'
import { onFilesChanged } from '../platform/onFilesChanged'

/** How long changes on the disk are gathered, in milliseconds. */
const rest = 100
/** How many files are read at a time, and how large one may be. VS Code has no way to read a part of a file. */
const mostAtOnce = 4
const mostBytes = 32 * 1024 * 1024
/** More than the articles name that are open together. What is beyond is not known, until one of them is closed. */
const mostKept = 5000

/** An answer that holds until a newer one is there. */
interface Kept<T> {
  value: T | undefined
  isOld: boolean
  finding: Promise<void> | undefined
}

/**
 * The files that articles name, as far as they are known: asked on every key press, the answer is what is known so far.
 * Folders and files are looked at in the background, and again when they change.
 */
export class WorkspaceFiles implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>()
  /** Fires when an answer that was given may now be another. */
  readonly onDidChange = this.#changed.event
  readonly #folders = new Map<string, Kept<FolderListing | 'missing'>>()
  readonly #files = new Map<string, Kept<ImageFile>>()
  readonly #waiting: (() => Promise<void>)[] = []
  readonly #subscriptions: vscode.Disposable[]
  #running = 0
  #hasNews = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    this.#subscriptions = [
      // Only what was asked for before counts.
      onFilesChanged((uri, change) => (change === 'names' ? this.#namesChanged(uri) : this.#contentChanged(uri))),
      vscode.workspace.onDidCloseTextDocument(() => this.makeRoom()),
    ]
  }

  /** The disk that a document lies on, as far as it is known. */
  viewFor(document: vscode.Uri): FileView {
    const { scheme, authority } = document
    const key = (path: string) => keyOf({ scheme, authority, path })
    return {
      list: (folder) => this.#ask(this.#folders, key(folder), () => listingOf(document.with({ path: folder }))),
      read: (file) => this.#ask(this.#files, key(file), () => imageOf(document.with({ path: file }))),
    }
  }

  /** Waits for what was asked for so far. @returns whether there was anything to wait for */
  async settled(): Promise<boolean> {
    const all = [...this.#folders.values(), ...this.#files.values()].flatMap(({ finding }) => finding ?? [])
    await Promise.all(all)
    if (all.length > 0) this.#tell()
    return all.length > 0
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#waiting.length = 0
    for (const subscription of this.#subscriptions) subscription.dispose()
    this.#changed.dispose()
  }

  #ask<T>(known: Map<string, Kept<T>>, key: string, find: () => Promise<T | undefined>): T | undefined {
    const kept: Kept<T> = known.get(key) ?? { value: undefined, isOld: true, finding: undefined }
    if (!known.has(key)) {
      if (known.size >= mostKept) return undefined
      known.set(key, kept)
    }
    if (kept.isOld && !kept.finding) {
      kept.finding = this.#queued(async () => {
        kept.isOld = false
        const before = kept.value
        kept.value = await find()
        kept.finding = undefined
        if (before !== undefined || kept.value !== undefined || kept.isOld) this.#hasNews = true
      })
    }
    return kept.value
  }

  #queued(work: () => Promise<void>): Promise<void> {
    const done = new Promise<void>((resolve) => {
      this.#waiting.push(() => work().finally(resolve))
    })
    this.#next()
    return done
  }

  #next(): void {
    while (this.#running < mostAtOnce) {
      const work = this.#waiting.shift()
      if (!work) break
      this.#running++
      void work().finally(() => {
        this.#running--
        this.#next()
      })
    }
    // Once for all that was found together.
    if (this.#running === 0) this.#tell()
  }

  #tell(): void {
    if (!this.#hasNews) return
    this.#hasNews = false
    this.#changed.fire()
  }

  /** Something has come or gone: a file, or a folder with all that is in it. */
  #namesChanged(uri: vscode.Uri): void {
    const key = keyOf(uri)
    this.#outdate(this.#folders.get(keyOf(vscode.Uri.joinPath(uri, '..'))))
    this.#outdate(this.#files.get(key))
    if (!this.#folders.has(key)) return
    for (const known of [this.#folders, this.#files])
      for (const [path, kept] of known) if (path === key || path.startsWith(`${key}/`)) this.#outdate(kept)
  }

  /** A file that goes and comes again at once is told as changed: in between its folder may have been looked at. */
  #contentChanged(uri: vscode.Uri): void {
    this.#outdate(this.#files.get(keyOf(uri)))
    const folder = this.#folders.get(keyOf(vscode.Uri.joinPath(uri, '..')))
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1)
    const isListed = folder?.value instanceof FolderListing && folder.value.kindOf(name) !== undefined
    if (!isListed || folder.finding) this.#outdate(folder)
  }

  #outdate(kept: Kept<unknown> | undefined): void {
    if (!kept) return
    kept.isOld = true
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#changed.fire(), rest)
  }

  /** Forgets what is known where that is too much. */
  makeRoom(): void {
    for (const known of [this.#folders, this.#files]) if (known.size >= mostKept) known.clear()
  }
}

/** As a URI, but cheap: it is made for each image on each key press. */
function keyOf({ scheme, authority, path }: Pick<vscode.Uri, 'scheme' | 'authority' | 'path'>): string {
  return `${scheme}://${authority}${path}`
}

async function listingOf(folder: vscode.Uri): Promise<FolderListing | 'missing' | undefined> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder)
    return new FolderListing(entries.map(([name, type]): [string, EntryKind] => [name, kindOf(type)]))
  } catch (error) {
    // Of one that may not be read nothing is known.
    return isMissing(error) ? 'missing' : undefined
  }
}

function kindOf(type: vscode.FileType): EntryKind {
  if (type & vscode.FileType.Directory) return 'folder'
  return type & vscode.FileType.File ? 'file' : 'link'
}

/** Reads one file. @returns undefined when nothing can be said: behind a link there may be a folder, or nothing */
export async function imageOf(file: vscode.Uri): Promise<ImageFile | undefined> {
  try {
    const { size, type } = await vscode.workspace.fs.stat(file)
    if (!(type & vscode.FileType.File)) return undefined
    if (size > mostBytes) return { bytes: size, content: { kind: 'elsewhere' } }
    const bytes = await vscode.workspace.fs.readFile(file)
    return { bytes: bytes.length, content: readImageContent(bytes, bytes.length) }
  } catch (error) {
    return isMissing(error) ? undefined : { bytes: 0, content: { kind: 'unreadable' } }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && (error.code === 'FileNotFound' || error.code === 'FileNotADirectory')
}
