import * as vscode from 'vscode'
import type { Scope } from '../core/scope'

/** Where the images of an article are looked for. */
export interface ImagePlaces {
  readonly document: vscode.Uri
  readonly scope: Scope
  /** The folder that the scope's paths are relative to. */
  readonly folder: vscode.Uri | undefined
  readonly workspaceFolder: vscode.Uri | undefined
}

/** A file that was found, with its version for the page's cache; undefined when there is none. */
type Found = { readonly uri: vscode.Uri; readonly version: number } | undefined

/**
 * Finds the files behind addresses as `a.jpg` and `/images/a.jpg`. Whether a file is there cannot be told at once: the
 * answer is what is known so far, and `settled` waits for the rest.
 */
export class PreviewImages {
  readonly #known = new Map<string, Found>()
  /** The answers that are known, but may be old. */
  readonly #stale = new Set<string>()
  readonly #asked = new Map<string, Promise<void>>()

  /** What is shown for an address; undefined when nothing is there, or it is not known yet. */
  resolve(address: string, places: ImagePlaces): Found {
    const files = candidates(address, places)
    const key = files.map((file) => file.toString()).join('\n')
    if (key === '') return undefined
    const current = this.#known.has(key) && !this.#stale.has(key)
    if (!current && !this.#asked.has(key)) this.#asked.set(key, this.#find(key, files))
    return this.#known.get(key)
  }

  /** Done when all files that were asked for are known; undefined when they are. */
  settled(): Promise<unknown> | undefined {
    return this.#asked.size === 0 ? undefined : Promise.all(this.#asked.values())
  }

  /** To be called when files have come, gone or changed. Until they are looked for again the old answers hold. */
  forget(): void {
    for (const key of this.#known.keys()) this.#stale.add(key)
  }

  async #find(key: string, files: readonly vscode.Uri[]): Promise<void> {
    this.#stale.delete(key)
    this.#known.set(key, await firstFile(files))
    this.#asked.delete(key)
  }
}

/** The files that an address may mean, in the order in which they are tried. */
export function candidates(address: string, { document, scope, folder, workspaceFolder }: ImagePlaces): readonly vscode.Uri[] {
  const path = decoded(address.replace(/[?#].*$/s, '')).replaceAll('\\', '/')
  if (path === '') return []
  const here = vscode.Uri.joinPath(document, '..')
  if (!path.startsWith('/')) {
    // Hexo keeps the images of a post in a folder of its name.
    const assets = document.path.replace(/\.[^./]+$/, '')
    return [vscode.Uri.joinPath(here, path), vscode.Uri.joinPath(document.with({ path: assets }), path)]
  }
  const { siteRoot } = scope.settings
  const roots = siteRoot !== undefined ? [siteRoot] : (scope.site?.roots ?? [])
  const bases = [...(folder ? roots.map((root) => vscode.Uri.joinPath(folder, root)) : []), ...(workspaceFolder ? [workspaceFolder] : [])]
  // Never above the folder that it starts from.
  return bases.map((base) => vscode.Uri.joinPath(base, path)).filter((file, index) => isWithin(bases[index], file))
}

export function isWithin(folder: vscode.Uri | undefined, file: vscode.Uri): boolean {
  return (
    folder !== undefined &&
    file.scheme === folder.scheme &&
    file.authority === folder.authority &&
    file.path.startsWith(folder.path.replace(/\/?$/, '/'))
  )
}

async function firstFile(files: readonly vscode.Uri[]): Promise<Found> {
  for (const uri of files) {
    try {
      const { type, mtime } = await vscode.workspace.fs.stat(uri)
      if (type & vscode.FileType.File) return { uri, version: mtime }
    } catch {
      // Not there: the next one may be.
    }
  }
  return undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
