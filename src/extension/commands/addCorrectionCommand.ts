import * as vscode from 'vscode'
import type { ActiveArticle } from '../config/activeArticle'
import { sourcesFor, type SourceServices } from '../completion/completionSources'
import { toWorkspaceEdit } from '../platform/convert'
import type { Log } from '../platform/log'

export interface CorrectionServices extends SourceServices {
  readonly activeArticle: ActiveArticle
  readonly log: Log
}

/** The command that asks for a correction of the active article, and adds it with its date to the front matter. */
export function registerAddCorrection(services: CorrectionServices): vscode.Disposable {
  return vscode.commands.registerCommand('copydesk.addCorrection', async () => {
    try {
      const document = await services.activeArticle.document()
      if (!document) return void vscode.window.showInformationMessage(vscode.l10n.t('Open an article first.'))
      await services.loadedConfig(document.uri)
      if (!services.isArticle(document.uri, services.articleOf(document)))
        return void vscode.window.showInformationMessage(vscode.l10n.t('This file is not an article of the site.'))
      const note = await askFor()
      if (note !== undefined) await add(document, note, services)
    } catch (error) {
      services.log.report(vscode.l10n.t('The correction could not be added.'), error)
    }
  })
}

/** @returns undefined if the user cancels */
async function askFor(): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Add Correction'),
    prompt: vscode.l10n.t('What was wrong, and what is right? It is added to the front matter with today’s date.'),
    placeHolder: vscode.l10n.t('An earlier version of this article misstated …'),
    ignoreFocusOut: true,
    validateInput: (typed) => (typed.trim() === '' ? vscode.l10n.t('Write the correction.') : undefined),
  })
}

async function add(document: vscode.TextDocument, note: string, services: CorrectionServices): Promise<void> {
  const { addCorrection } = await import('../../features/corrections/addCorrection')
  const { version } = document
  const article = services.articleOf(document)
  const { edits, refused } = addCorrection(article, note, sourcesFor(document, services))
  if (refused !== undefined) return void vscode.window.showWarningMessage(refused)
  // VS Code refuses an edit of an older version of the document.
  if (document.version === version && (await vscode.workspace.applyEdit(toWorkspaceEdit(document.uri, article.lines, edits)))) return
  void vscode.window.showWarningMessage(vscode.l10n.t('The article has changed meanwhile: add the correction again.'))
}
