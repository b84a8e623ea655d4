import * as vscode from 'vscode'
import type { InferServices } from './inferSchemaRun'
import { chosenFolder } from './setUpCommand'

/** The command that shows the words that the articles of a folder write in more than one way, as a house list to be edited. Nothing is written. */
export function registerInferStyle(services: InferServices): vscode.Disposable {
  return vscode.commands.registerCommand('copydesk.inferStyle', async () => {
    const folder = await chosenFolder(vscode.l10n.t('Which folder are the articles in?'))
    if (!folder) return
    const { inferAndShowStyle } = await import('./inferStyleRun')
    await inferAndShowStyle(folder, services)
  })
}
