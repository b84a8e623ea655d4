import * as vscode from 'vscode'
import type { InferServices } from './inferSchemaRun'
import { chosenFolder } from './setUpCommand'

/** The command that imports the schema of a CMS or a generator from the folder, and writes it if the user agrees. */
export function registerImportSchema(services: InferServices): vscode.Disposable {
  return vscode.commands.registerCommand('copydesk.importSchema', async () => {
    const folder = await chosenFolder(vscode.l10n.t('Which folder are the articles in?'))
    if (!folder) return
    try {
      const { importAndShow } = await import('./importSchemaRun')
      await importAndShow(folder, services)
    } catch (error) {
      services.log.report(vscode.l10n.t('No schema could be imported from “{0}”.', folder.name), error)
    }
  })
}
