import * as vscode from 'vscode'
import { pathsMeant, type FilePlaces } from '../../core/files/siteAddress'
import type { Scope } from '../../core/settings/siteScope'

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
export function filesMeant(address: string, places: ArticlePlaces): readonly vscode.Uri[] {
  return pathsMeant(address, pathsOf(places)).map((path) => places.document.with({ path }))
}

/** The same places as paths. */
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
