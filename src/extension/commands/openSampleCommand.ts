import * as vscode from 'vscode'
import type { Log } from '../platform/log'

/** The key in the state of VS Code for the folder of a sample that is being opened. */
const openedSample = 'copydesk.openedSample'

/** The command that copies the sample newsroom to a new folder and opens it; in the window that it opens, an article with something to see. */
export function registerOpenSample(context: vscode.ExtensionContext, log: Log): vscode.Disposable {
  const { extension, extensionUri, globalStorageUri, globalState } = context
  const report = (error: unknown) => log.report(vscode.l10n.t('The sample newsroom could not be opened.'), error)
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri
  if (folder && globalState.get(openedSample) === folder.toString())
    globalState.update(openedSample, undefined).then(async () => {
      const { showSample } = await import('./openSampleRun')
      await showSample(folder, extension.id)
    }, report)
  return vscode.commands.registerCommand('copydesk.openSample', async () => {
    try {
      const { chosenParent, copySample } = await import('./openSampleRun')
      const parent = await chosenParent(globalStorageUri)
      if (!parent) return
      const copy = await copySample(extensionUri, parent)
      await globalState.update(openedSample, copy.toString())
      await vscode.commands.executeCommand('vscode.openFolder', copy, { forceNewWindow: vscode.workspace.workspaceFolders !== undefined })
    } catch (error) {
      report(error)
    }
  })
}
