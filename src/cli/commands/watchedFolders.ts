import type { Files } from '../io/files'
import type { FolderWatcher } from '../io/diskWatcher'
import { joinPath, parentOf } from '../io/paths'

/** What has changed on the disk. Paths are absolute. */
export interface FolderChanges {
  /** Files and folders that are new, gone, or have another content. */
  readonly paths: ReadonlySet<string>
  /** Folders with entries that are new or gone. */
  readonly folders: ReadonlySet<string>
}

/** Changes that follow each other within this time are one: editors write several files to save one. */
const quietMs = 50

/** Watches folders, and tells of all that has changed in them once it is quiet. A folder that does not exist yet is awaited. */
export class WatchedFolders {
  readonly #files: Files
  readonly #watcher: FolderWatcher
  readonly #onChange: () => void
  readonly #watched = new Map<string, { readonly end: () => void; names: ReadonlySet<string> }>()
  readonly #changed = new Map<string, Set<string>>()
  #cancel: (() => void) | undefined

  /** @param onChange called after changes; `take` returns them */
  constructor(files: Files, watcher: FolderWatcher, onChange: () => void) {
    this.#files = files
    this.#watcher = watcher
    this.#onChange = onChange
  }

  /** Watches these folders and no others. @throws Error if one cannot be watched */
  set(folders: Iterable<string>): void {
    const wanted = new Set([...folders].map((folder) => this.#existing(folder)))
    for (const [folder, { end }] of this.#watched) {
      if (wanted.has(folder)) continue
      end()
      this.#watched.delete(folder)
    }
    for (const folder of wanted) {
      if (this.#watched.has(folder)) continue
      const end = this.#watcher.watch(folder, (name) => this.#note(folder, name))
      this.#watched.set(folder, { end, names: this.#namesIn(folder) })
    }
  }

  /** The changes since the last call. */
  take(): FolderChanges {
    const paths = new Set<string>()
    const folders = new Set<string>()
    for (const [folder, changed] of this.#changed) {
      const watched = this.#watched.get(folder)
      const before = watched?.names ?? new Set()
      const now = this.#namesIn(folder)
      if (watched) watched.names = now
      const moved = [...before].filter((name) => !now.has(name)).concat([...now].filter((name) => !before.has(name)))
      if (moved.length > 0) folders.add(folder)
      for (const name of [...changed, ...moved]) paths.add(joinPath(folder, name))
      // The folder may have been removed and made again, which ends its watcher.
      if (watched && !this.#exists(folder)) {
        watched.end()
        this.#watched.delete(folder)
      }
    }
    this.#changed.clear()
    return { paths, folders }
  }

  end(): void {
    this.#cancel?.()
    for (const { end } of this.#watched.values()) end()
    this.#watched.clear()
  }

  #note(folder: string, name: string | undefined): void {
    const names = this.#changed.get(folder) ?? new Set()
    if (name !== undefined) names.add(name)
    else for (const one of this.#namesIn(folder)) names.add(one)
    this.#changed.set(folder, names)
    this.#cancel?.()
    this.#cancel = this.#watcher.after(quietMs, this.#onChange)
  }

  /** The folder, or the nearest one above that exists. */
  #existing(folder: string): string {
    let at = folder
    for (let above = parentOf(at); above !== undefined && !this.#exists(at); above = parentOf(at)) at = above
    return at
  }

  #exists(folder: string): boolean {
    try {
      return this.#files.kind(folder) === 'folder'
    } catch {
      return false
    }
  }

  #namesIn(folder: string): ReadonlySet<string> {
    try {
      return new Set(this.#files.list(folder).map(({ name }) => name))
    } catch {
      return new Set()
    }
  }
}
