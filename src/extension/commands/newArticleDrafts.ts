import * as vscode from 'vscode'
import { generatorOf } from '../../core/settings/siteScope'
import type { WorkspaceConfig } from '../config/workspaceConfigResolver'
import { listFolder } from '../platform/fileSystem'

/** The folder of drafts that the site has, from its folder; undefined if it has none. */
export async function draftFolderOf({ scope, siteFolder }: WorkspaceConfig): Promise<string | undefined> {
  if (!siteFolder) return undefined
  for (const folder of generatorOf(scope).drafts.folders) {
    const parent = folder.split('/').slice(0, -1).join('/')
    const name = folder.split('/').at(-1)
    const entries = await listFolder(vscode.Uri.joinPath(siteFolder, parent))
    if (entries.some(([entry, type]) => entry === name && (type & vscode.FileType.Directory) !== 0)) return folder
  }
  return undefined
}

/** Asks where the article goes. @returns undefined if the user cancels */
export async function pickDraft(folder: string): Promise<boolean | undefined> {
  const items = [
    { label: vscode.l10n.t('To be published'), isDraft: false },
    { label: vscode.l10n.t('Draft'), description: folder, isDraft: true },
  ]
  const options = { title: vscode.l10n.t('New Article'), placeHolder: vscode.l10n.t('Where does the article go?'), ignoreFocusOut: true }
  return (await vscode.window.showQuickPick(items, options))?.isDraft
}
