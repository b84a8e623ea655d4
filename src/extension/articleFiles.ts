import * as vscode from 'vscode'
import { pathsMeant } from '../core/fileAddress'
import type { Scope } from '../core/scope'

/** Where the files that an article names are looked for. */
export interface ArticlePlaces {
  readonly document: vscode.Uri
  readonly scope: Scope
  /** The folder that the scope's paths are relative to. */
  readonly folder: vscode.Uri | undefined
  readonly workspaceFolder: vscode.Uri | undefined
}

/** A file that was found, with its version for a page's cache. */
export interface FoundFile {
  readonly uri: vscode.Uri
  readonly version: number
}

/** The files that an address may mean, in the order in which they are tried. None lies outside of the workspace folder. */
export function filesMeant(address: string, { document, scope, folder, workspaceFolder }: ArticlePlaces): readonly vscode.Uri[] {
  const { siteRoot } = scope.settings
  const siteRoots = siteRoot !== undefined ? [siteRoot] : (scope.site?.roots ?? [])
  const roots = [
    ...(folder ? siteRoots.map((root) => vscode.Uri.joinPath(folder, root)) : []),
    ...(workspaceFolder ? [workspaceFolder] : []),
  ]
  const within = workspaceFolder ?? vscode.Uri.joinPath(document, '..')
  const places = { document: document.path, roots: roots.map(({ path }) => path), within: within.path }
  return pathsMeant(address, places).map((path) => within.with({ path }))
}

/** The first of these files that is there. */
export async function firstFile(files: readonly vscode.Uri[]): Promise<FoundFile | undefined> {
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
