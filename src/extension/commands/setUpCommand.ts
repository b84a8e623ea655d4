import * as vscode from 'vscode'
import { settingsFile } from '../../core/settings/settings'
import { sampled, setUpText, siteSettingsFiles } from '../../core/settings/setUp'
import type { Log } from '../platform/log'

/** How many Markdown files are listed at most. */
const maxFiles = 5000

/** The command that drafts a `copydesk.yaml` from the files of a folder, shows it, and writes it if the user agrees. */
export function registerSetUp(log: Log): vscode.Disposable {
  return vscode.commands.registerCommand('copydesk.setUp', async () => {
    const folder = await chosenFolder(vscode.l10n.t('Which folder do you want to set up?'))
    if (!folder) return
    try {
      await setUp(folder)
    } catch (error) {
      log.report(vscode.l10n.t('{0} could not be written for the folder “{1}”.', settingsFile, folder.name), error)
    }
  })
}

/** The workspace folder; the user picks one if there are several. @returns undefined if there is none, or the user cancels */
export async function chosenFolder(placeHolder: string): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? []
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the folder of your site first.'))
    return undefined
  }
  if (folders.length === 1) return folders[0]
  return vscode.window.showWorkspaceFolderPick({ placeHolder })
}

async function setUp({ uri: folder, name }: vscode.WorkspaceFolder): Promise<void> {
  const target = vscode.Uri.joinPath(folder, settingsFile)
  const content = await textFor(folder)
  const existing = await textOf(target)
  const draft = await vscode.workspace.openTextDocument({ language: 'yaml', content })
  // An existing file is shown in a diff with the draft.
  if (existing === undefined) await vscode.window.showTextDocument(draft, { preview: false })
  else await vscode.commands.executeCommand('vscode.diff', target, draft.uri, vscode.l10n.t('{0}: current and suggested', settingsFile))
  if (!(await agreed(name, existing !== undefined))) return
  // The user may have edited the draft.
  const text = draft.getText()
  if (existing === undefined && (await textOf(target)) === undefined)
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text))
  else if (!(await replace(target, text))) return
  await vscode.window.showTextDocument(draft, { preview: false })
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  await vscode.window.showTextDocument(target)
}

async function agreed(folder: string, replaces: boolean): Promise<boolean> {
  if (replaces) {
    const action = vscode.l10n.t('Replace')
    const question = vscode.l10n.t(
      '“{1}” already has a {0}. Replace it with the new one? Undo restores your version.',
      settingsFile,
      folder,
    )
    return (await vscode.window.showWarningMessage(question, action)) === action
  }
  const action = vscode.l10n.t('Create')
  const question = vscode.l10n.t(
    'This is a {0} for “{1}”, based on the files there. Make any changes, then create it.',
    settingsFile,
    folder,
  )
  return (await vscode.window.showInformationMessage(question, action)) === action
}

/** Replaces the text through the editor, so that it can be undone. */
async function replace(target: vscode.Uri, text: string): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(target)
  const edit = new vscode.WorkspaceEdit()
  edit.replace(target, new vscode.Range(0, 0, document.lineCount, 0), text)
  return (await vscode.workspace.applyEdit(edit)) && (await document.save())
}

async function textFor(folder: vscode.Uri): Promise<string> {
  const names = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name))
  const texts = new Map<string, string>()
  for (const name of siteSettingsFiles) {
    const text = names.has(name) ? await textOf(vscode.Uri.joinPath(folder, name)) : undefined
    if (text !== undefined) texts.set(name, text)
  }
  const pattern = new vscode.RelativePattern(folder, '**/*.{md,markdown,mdx}')
  const uris = await vscode.workspace.findFiles(pattern, '**/node_modules/**', maxFiles)
  const sorted = [...uris].sort((a, b) => (a.path < b.path ? -1 : 1))
  const markdown = await Promise.all(
    sampled(sorted).map(async (uri) => ({
      path: uri.path.slice(folder.path.replace(/\/?$/, '/').length),
      text: (await textOf(uri)) ?? '',
    })),
  )
  return setUpText({ names, texts, markdown })
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
  } catch {
    return undefined
  }
}
