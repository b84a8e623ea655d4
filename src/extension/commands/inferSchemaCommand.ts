import * as vscode from 'vscode'
import type { InferServices } from './inferSchemaRun'
import { chosenFolder } from './setUpCommand'

/** The command that infers a schema from the articles of a folder, shows it with the articles that would fail, and writes it if the user agrees. */
export function registerInferSchema(services: InferServices): vscode.Disposable {
  return vscode.commands.registerCommand('copydesk.inferSchema', async () => {
    const folder = await chosenFolder(vscode.l10n.t('Which folder are the articles in?'))
    if (!folder) return
    try {
      const { inferAndShow } = await import('./inferSchemaRun')
      await inferAndShow(folder, services)
    } catch (error) {
      services.log.report(vscode.l10n.t('No schema could be inferred from the articles in “{0}”.', folder.name), error)
    }
  })
}
