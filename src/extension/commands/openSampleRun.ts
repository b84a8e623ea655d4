import * as vscode from 'vscode'
import { isInChinese } from '../platform/editorLanguage'

/** The name of the folder that the sample is copied to. */
const folderName = 'tidewater-daily'
/** At most so many files are copied at a time. */
const maxAtOnce = 8
/** Articles with something to see, for readers of Chinese and of English. */
const articles = { chinese: 'source/_posts/本地/白鹭河新桥通车.md', english: 'source/_posts/science/tide-gauges-go-online.md' }

/** Asks where the copy of the sample newsroom goes. @param storage the folder that VS Code keeps for us @returns undefined if the user cancels */
export async function chosenParent(storage: vscode.Uri): Promise<vscode.Uri | undefined> {
  const ours = { label: vscode.l10n.t('Open a copy to play with'), detail: vscode.l10n.t('A new folder that VS Code keeps for Copydesk') }
  const theirs = {
    label: vscode.l10n.t('Choose where to put the copy…'),
    detail: vscode.l10n.t('A new folder “{0}” in the folder that you choose', folderName),
  }
  const title = vscode.l10n.t('Open Sample Newsroom')
  const placeHolder = vscode.l10n.t('A small invented newspaper. No file is overwritten.')
  const chosen = await vscode.window.showQuickPick([ours, theirs], { title, placeHolder })
  if (chosen === ours) return storage
  if (chosen !== theirs) return undefined
  const openLabel = vscode.l10n.t('Copy Here')
  return (await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, openLabel }))?.[0]
}

/**
 * Copies the sample newsroom to a new folder, with a name that nothing in the folder has yet.
 * @param parent the folder that gets the new one; it is created if it does not exist
 * @returns the new folder
 */
export async function copySample(extensionUri: vscode.Uri, parent: vscode.Uri): Promise<vscode.Uri> {
  const list = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'media', 'sampleFiles.json')))
  const files = JSON.parse(list) as readonly string[]
  const target = await freeFolder(parent)
  for (let from = 0; from < files.length; from += maxAtOnce)
    await Promise.all(
      files.slice(from, from + maxAtOnce).map(async (file) => {
        const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'samples', 'newsroom', file))
        await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(target, file), bytes)
      }),
    )
  return target
}

async function freeFolder(parent: vscode.Uri): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const folder = vscode.Uri.joinPath(parent, number === 1 ? folderName : `${folderName}-${number}`)
    try {
      await vscode.workspace.fs.stat(folder)
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return folder
      throw error
    }
  }
}

/** Shows an article of the sample, and the walkthrough beside it. @param extensionId of this extension, which has the walkthrough */
export async function showSample(folder: vscode.Uri, extensionId: string): Promise<void> {
  const article = isInChinese() ? articles.chinese : articles.english
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, article), { preview: false })
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#firstMinute`, true)
}
