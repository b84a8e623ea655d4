import { watch, type FSWatcher } from 'node:fs'

/** Tells of changes of files. */
export interface FolderWatcher {
  /**
   * Watches the entries of a folder, not those below; its own removal ends it.
   * @param changed called for each change, with the name of the entry; undefined if that is not known
   * @returns what ends it
   * @throws Error if it cannot be watched, as when there are too many folders
   */
  watch(folder: string, changed: (name: string | undefined) => void): () => void
  /** Calls a function once, after a time without another call. @returns what cancels it */
  after(ms: number, action: () => void): () => void
  /** Calls a function when the user ends the program (Ctrl+C), which goes on. @returns what stops that */
  onInterrupt(action: () => void): () => void
}

/** The folders on the disk: the operating system tells of changes, nothing is polled. */
export const diskWatcher: FolderWatcher = {
  watch(folder, changed) {
    const watcher: FSWatcher = watch(folder, { persistent: true }, (_, name) => changed(name ?? undefined))
    // The folder was removed: the watcher of the folder above tells of it.
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  },
  after(ms, action) {
    const timer = setTimeout(action, ms)
    return () => clearTimeout(timer)
  },
  onInterrupt(action) {
    const signals = ['SIGINT', 'SIGTERM'] as const
    for (const signal of signals) process.on(signal, action)
    return () => {
      for (const signal of signals) process.off(signal, action)
    }
  },
}
