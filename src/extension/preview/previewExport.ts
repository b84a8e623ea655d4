import * as vscode from 'vscode'
import type { PreviewServices } from './previewRenderer'

/**
 * The commands that export an article as an HTML file and copy it to the clipboard.
 * @param shown returns the article that the command applies to; undefined if there is none
 */
export function registerExport(
  extensionUri: vscode.Uri,
  services: PreviewServices,
  shown: () => vscode.Uri | undefined,
): vscode.Disposable {
  const command = (name: string, run: (document: vscode.TextDocument) => Promise<void>, failed: string) =>
    vscode.commands.registerCommand(name, async () => {
      const uri = shown()
      if (!uri) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('Open a Markdown file first. The preview shows the article that you are editing.'),
        )
        return
      }
      try {
        await run(await vscode.workspace.openTextDocument(uri))
      } catch (error) {
        services.log.report(failed, error)
      }
    })
  return vscode.Disposable.from(
    command(
      'copydesk.exportPreview',
      async (document) => (await import('./previewExportRun')).exportArticle(document, extensionUri, services),
      vscode.l10n.t('The article could not be exported'),
    ),
    command(
      'copydesk.copyAsHtml',
      async (document) => (await import('./previewExportRun')).copyArticle(document, services),
      vscode.l10n.t('The article could not be copied'),
    ),
  )
}
