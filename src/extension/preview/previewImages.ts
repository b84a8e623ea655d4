import { filesMeant, firstFile, type ArticlePlaces, type FoundFile } from '../config/articlePlaces'
import * as vscode from 'vscode'

/**
 * Resolves addresses such as `a.jpg` and `/images/a.jpg` to files. File lookups are asynchronous: `resolve` returns the cached result, and
 * `settled` waits for pending lookups.
 */
export class PreviewImages {
  readonly #found = new Map<string, FoundFile | undefined>()
  /** The cached results that may be outdated. */
  readonly #stale = new Set<string>()
  readonly #pending = new Map<string, Promise<void>>()
  #version = 0

  /** Increases when `resolve` would return another result than before. */
  get version(): number {
    return this.#version
  }

  /** The file for an address; undefined if it does not exist or is not looked up yet. */
  resolve(address: string, places: ArticlePlaces): FoundFile | undefined {
    const files = filesMeant(address, places)
    const key = files.map((file) => file.toString()).join('\n')
    if (key === '') return undefined
    const current = this.#found.has(key) && !this.#stale.has(key)
    if (!current && !this.#pending.has(key)) this.#pending.set(key, this.#find(key, files))
    return this.#found.get(key)
  }

  /** Waits for all pending lookups; undefined if there are none. */
  settled(): Promise<unknown> | undefined {
    return this.#pending.size === 0 ? undefined : Promise.all(this.#pending.values())
  }

  /** Call when files were created, deleted or changed. Until they are looked up again, the old results are returned. */
  forget(): void {
    for (const key of this.#found.keys()) this.#stale.add(key)
  }

  /** @param changed called when image files were created, deleted or changed */
  watch(changed: () => void): vscode.Disposable {
    const pictures = vscode.workspace.createFileSystemWatcher('**/*.{png,jpg,jpeg,gif,webp,avif,svg,PNG,JPG,JPEG}')
    const forget = () => {
      this.forget()
      changed()
    }
    return vscode.Disposable.from(pictures, pictures.onDidCreate(forget), pictures.onDidChange(forget), pictures.onDidDelete(forget))
  }

  async #find(key: string, files: readonly vscode.Uri[]): Promise<void> {
    this.#stale.delete(key)
    const found = await firstFile(files)
    const before = this.#found.get(key)
    if (before?.uri.toString() !== found?.uri.toString() || before?.version !== found?.version) this.#version++
    this.#found.set(key, found)
    this.#pending.delete(key)
  }
}
