import * as vscode from 'vscode'
import { settingsFile } from '../../core/settings/settings'
import type * as SetUp from '../../core/settings/setUp'
import type { Log } from '../platform/log'
import { closeTabs, type ShownTexts } from '../platform/shownTexts'

/** How many Markdown files are listed at most. */
const maxFiles = 5000

/** The command that drafts a `copydesk.yaml` from the files of a folder and shows it, and those in the title of what it shows. */
export function registerSetUp(log: Log, texts: ShownTexts): vscode.Disposable {
  const setUpChosen = async () => {
    const folder = await chosenFolder(vscode.l10n.t('Which folder do you want to set up?'))
    if (!folder) return
    try {
      await setUp(folder, texts)
    } catch (error) {
      log.report(vscode.l10n.t('{0} could not be drafted for the folder “{1}”.', settingsFile, folder.name), error)
    }
  }
  return vscode.Disposable.from(
    vscode.commands.registerCommand('copydesk.setUp', setUpChosen),
    vscode.commands.registerCommand('copydesk.createSettings', () => vscode.commands.executeCommand('workbench.action.files.save')),
    vscode.commands.registerCommand('copydesk.replaceSettings', async () => {
      try {
        await takeSuggested()
      } catch (error) {
        log.report(vscode.l10n.t('{0} could not be replaced.', settingsFile), error)
      }
    }),
  )
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

async function setUp({ uri: folder }: vscode.WorkspaceFolder, texts: ShownTexts): Promise<void> {
  const target = vscode.Uri.joinPath(folder, settingsFile)
  const content = await textFor(folder)
  if ((await textOf(target)) === undefined) return showDraft(target, content)
  const title = vscode.l10n.t('{0}: current and suggested', settingsFile)
  await vscode.commands.executeCommand('vscode.diff', target, texts.add(settingsFile, content), title, { preview: false })
}

/** Shows the text as a file that does not exist yet, with its name and place: saving creates it, closing discards it. */
async function showDraft(target: vscode.Uri, text: string): Promise<void> {
  const draft = await vscode.workspace.openTextDocument(target.with({ scheme: 'untitled' }))
  const edit = new vscode.WorkspaceEdit()
  edit.replace(draft.uri, new vscode.Range(0, 0, draft.lineCount, 0), text)
  await vscode.workspace.applyEdit(edit)
  await vscode.window.showTextDocument(draft, { preview: false })
}

/** Takes the suggested text of the diff that is active. */
async function takeSuggested(): Promise<void> {
  const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {}
  if (!(input instanceof vscode.TabInputTextDiff)) return
  const suggested = await vscode.workspace.openTextDocument(input.modified)
  if (!(await replace(input.original, suggested.getText()))) return
  await closeTabs(input.modified)
  await vscode.window.showTextDocument(input.original)
}

/** Replaces the text through the editor, so that it can be undone. */
async function replace(target: vscode.Uri, text: string): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(target)
  const edit = new vscode.WorkspaceEdit()
  edit.replace(target, new vscode.Range(0, 0, document.lineCount, 0), text)
  return (await vscode.workspace.applyEdit(edit)) && (await document.save())
}

async function textFor(folder: vscode.Uri): Promise<string> {
  const { sampled, setUpText, siteSettingsFiles }: typeof SetUp = require('../../core/settings/setUp')
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
