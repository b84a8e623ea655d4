import * as vscode from 'vscode'
import type { FilesFinder } from '../../core/lint/checkArticle'
import { sitePlaces } from '../../core/settings/sitePlaces'
import type { SiteFiles } from '../../core/files/localFile'
import type { Scope } from '../../core/settings/siteScope'
import type { WorkspaceFiles } from './workspaceFiles'

/**
 * Finds the files that a folder's articles name.
 * @param base what the articles' paths are told from
 * @param folder what the site's roots are told from
 */
export function filesFinder(files: WorkspaceFiles, scope: Scope, base: vscode.Uri, folder: vscode.Uri | undefined): FilesFinder {
  const view = files.viewFor(base)
  const placesOf = (path: string) => {
    const document = vscode.Uri.joinPath(base, path)
    const workspaceFolder = vscode.workspace.getWorkspaceFolder(document)?.uri.path
    const within = workspaceFolder ?? vscode.Uri.joinPath(document, '..').path
    return sitePlaces({ document: document.path, scope, folder: folder?.path, fallback: workspaceFolder, within })
  }
  const known = new Map<string, SiteFiles>()
  return (path) => {
    const site = known.get(path) ?? { places: placesOf(path), view }
    known.set(path, site)
    return site
  }
}
