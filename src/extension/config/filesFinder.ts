import * as vscode from 'vscode'
import type { FilesFinder } from '../../core/lint/lintConfig'
import { sitePlaces } from '../../core/settings/sitePlaces'
import type { SiteFiles } from '../../core/files/localFile'
import type { Scope } from '../../core/settings/siteScope'
import type { WorkspaceFiles } from './workspaceFiles'

/**
 * Finds the files that the articles of a folder name.
 * @param base the folder that article paths are relative to
 * @param folder the folder that the roots of the site are relative to
 * @param site the folder of the site
 */
export function filesFinder(
  files: WorkspaceFiles,
  scope: Scope,
  base: vscode.Uri,
  folder: vscode.Uri | undefined,
  site: vscode.Uri | undefined,
): FilesFinder {
  const view = files.viewFor(base)
  const placesOf = (path: string) => {
    const document = vscode.Uri.joinPath(base, path)
    const workspaceFolder = vscode.workspace.getWorkspaceFolder(document)?.uri.path
    const within = workspaceFolder ?? vscode.Uri.joinPath(document, '..').path
    return sitePlaces({ document: document.path, scope, folder: folder?.path, fallback: workspaceFolder, within, site: site?.path })
  }
  const cached = new Map<string, SiteFiles>()
  return (path) => {
    const site = cached.get(path) ?? { places: placesOf(path), view }
    cached.set(path, site)
    return site
  }
}
