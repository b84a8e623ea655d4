import * as vscode from 'vscode'
import { pathsMeant, type FilePlaces } from '../../core/files/siteAddress'
import type { Scope } from '../../core/settings/siteScope'

/** Where the files that an article names are looked for. */
export interface ArticlePlaces {
  readonly document: vscode.Uri
  readonly scope: Scope
  /** The folder that `siteRoot` and the generator's content folders are relative to. */
  readonly folder: vscode.Uri | undefined
  readonly workspaceFolder: vscode.Uri | undefined
}

/** An existing file. `version` is its modification time in ms, for cache busting in a webview. */
export interface FoundFile {
  readonly uri: vscode.Uri
  readonly version: number
  /** In bytes. */
  readonly size: number
}

/** The files that an address may point to, in the order in which they are tried. All lie in the workspace folder. */
export function filesMeant(address: string, places: ArticlePlaces): readonly vscode.Uri[] {
  return pathsMeant(address, pathsOf(places)).map((path) => places.document.with({ path }))
}

/** Converts URIs to paths. */
export function pathsOf({ document, scope, folder, workspaceFolder }: ArticlePlaces): FilePlaces {
  const { siteRoot } = scope.settings
  const siteRoots = siteRoot !== undefined ? [siteRoot] : (scope.site?.roots ?? [])
  const roots = [
    ...(folder ? siteRoots.map((root) => vscode.Uri.joinPath(folder, root)) : []),
    ...(workspaceFolder ? [workspaceFolder] : []),
  ]
  const within = workspaceFolder ?? vscode.Uri.joinPath(document, '..')
  return { document: document.path, roots: roots.map(({ path }) => path), within: within.path }
}

/** The first of these files that exists. */
export async function firstFile(files: readonly vscode.Uri[]): Promise<FoundFile | undefined> {
  for (const uri of files) {
    try {
      const { type, mtime, size } = await vscode.workspace.fs.stat(uri)
      if (type & vscode.FileType.File) return { uri, version: mtime, size }
    } catch {
      // Does not exist: try the next one.
    }
  }
  return undefined
}
