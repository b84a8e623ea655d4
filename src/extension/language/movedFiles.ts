import * as vscode from 'vscode'
import { isEnabledFor } from '../config/markdownDocuments'
import type { MovedFilesServices } from './movedFilesRun'

/** Whether references follow a file that is moved, and whether the changes are shown first (`copydesk.updateLinksOnMove`). */
type UpdateLinks = 'never' | 'prompt' | 'always'

/** Changes what the articles refer to when VS Code moves or renames a file or folder: in the same step, so that one undo takes both back. */
export function registerMovedFiles(services: MovedFilesServices): vscode.Disposable {
  return vscode.workspace.onWillRenameFiles((event) => {
    const files = event.files.filter(({ oldUri }) => isEnabledFor(oldUri) && updateLinks(oldUri) !== 'never')
    const [first] = files
    if (!first) return
    const changes = async () => {
      try {
        const { linkChanges } = await import('./movedFilesRun')
        return await linkChanges(files, updateLinks(first.oldUri) === 'prompt', services, event.token)
      } catch (error) {
        // The file is moved all the same.
        services.log.report(vscode.l10n.t('The links to the moved files could not be updated'), error)
        return new vscode.WorkspaceEdit()
      }
    }
    event.waitUntil(changes())
  })
}

function updateLinks(uri: vscode.Uri): UpdateLinks {
  return vscode.workspace.getConfiguration('copydesk', uri).get<UpdateLinks>('updateLinksOnMove', 'prompt')
}
