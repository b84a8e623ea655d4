import * as vscode from 'vscode'
import type { FormServices } from './formEdits'

const viewType = 'copydesk.articleForm'

/** The "Article" view in the Explorer: the front matter of the active article as a form. It costs nothing until it is shown. */
export function registerArticleForm(extensionUri: vscode.Uri, services: FormServices): vscode.Disposable {
  return vscode.window.registerWebviewViewProvider(viewType, {
    async resolveWebviewView(view) {
      try {
        const { FormSession } = await import('./formSession')
        const session = new FormSession(view, extensionUri, services)
        view.onDidDispose(() => session.dispose())
      } catch (error) {
        services.log.report(vscode.l10n.t('The form could not be shown.'), error)
      }
    },
  })
}
