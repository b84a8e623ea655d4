import { filesMeant, firstFile, type ArticlePlaces, type FoundFile } from '../config/articlePlaces'
import * as vscode from 'vscode'

/**
 * Finds the files behind addresses as `a.jpg` and `/images/a.jpg`. Whether a file is there cannot be told at once: the
 * answer is what is known so far, and `settled` waits for the rest.
 */
export class PreviewImages {
  readonly #found = new Map<string, FoundFile | undefined>()
  /** The answers that are known, but may be old. */
  readonly #stale = new Set<string>()
  readonly #pending = new Map<string, Promise<void>>()
  #version = 0

  /** Grows when an answer that was given would now be another. */
  get version(): number {
    return this.#version
  }

  /** What is shown for an address; undefined when nothing is there, or it is not known yet. */
  resolve(address: string, places: ArticlePlaces): FoundFile | undefined {
    const files = filesMeant(address, places)
    const key = files.map((file) => file.toString()).join('\n')
    if (key === '') return undefined
    const current = this.#found.has(key) && !this.#stale.has(key)
    if (!current && !this.#pending.has(key)) this.#pending.set(key, this.#find(key, files))
    return this.#found.get(key)
  }

  /** Done when all files that were asked for are known; undefined when they are. */
  settled(): Promise<unknown> | undefined {
    return this.#pending.size === 0 ? undefined : Promise.all(this.#pending.values())
  }

  /** To be called when files have come, gone or changed. Until they are looked for again the old answers hold. */
  forget(): void {
    for (const key of this.#found.keys()) this.#stale.add(key)
  }

  /** @param changed is told when pictures have come, gone or changed */
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
