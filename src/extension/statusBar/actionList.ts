import * as vscode from 'vscode'

/** A command that the list offers, by its id; the title is that of the palette. */
interface Action extends vscode.QuickPickItem {
  readonly run?: () => Thenable<unknown>
}

const forArticle = ['readyToPublish', 'addCorrection', 'fixAll', 'openPreviewToSide', 'copyAsHtml', 'exportPreview', 'checkRemote']
const forFolder = ['newArticle', 'checkAll', 'siteReport', 'reviewNames', 'setUp', 'inferSchema', 'inferStyle']
const general = ['openSample', 'showLog']

/**
 * Lists what one can do, and does what is chosen.
 * @param extension whose manifest has the titles, in the display language
 * @param hasArticle whether an article is active
 */
export async function chooseAction(extension: vscode.Extension<unknown>, hasArticle: boolean): Promise<void> {
  const hasFolder = vscode.workspace.workspaceFolders !== undefined
  const titles = titlesOf(extension)
  const commands = (names: readonly string[]) =>
    names.map(
      (name): Action => ({ label: titles.get(`copydesk.${name}`) ?? name, run: () => vscode.commands.executeCommand(`copydesk.${name}`) }),
    )
  const group = (label: string, items: readonly Action[]) => [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items]
  const problems = {
    label: vscode.l10n.t('Show Problems'),
    run: () => vscode.commands.executeCommand('workbench.actions.view.problems'),
  }
  const walkthrough = {
    label: vscode.l10n.t('The First Minute'),
    description: vscode.l10n.t('A tour in six steps'),
    run: () => vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#firstMinute`, false),
  }
  const settings = {
    label: vscode.l10n.t('Settings of Copydesk'),
    run: () => vscode.commands.executeCommand('workbench.action.openSettings', `@ext:${extension.id}`),
  }
  const off = {
    label: vscode.l10n.t('Switch Copydesk Off in This Folder'),
    description: 'copydesk.enable',
    run: switchOff,
  }
  const items: readonly Action[] = [
    ...(hasArticle ? group(vscode.l10n.t('This article'), [problems, ...commands(forArticle)]) : []),
    ...(hasFolder ? group(vscode.l10n.t('All articles'), commands(forFolder)) : []),
    ...group('Copydesk', [walkthrough, ...commands(general), settings, ...(hasFolder ? [off] : [])]),
  ]
  const chosen = await vscode.window.showQuickPick(items, { title: 'Copydesk', placeHolder: vscode.l10n.t('What do you want to do?') })
  await chosen?.run?.()
}

/** The titles of our commands. */
function titlesOf({ packageJSON }: vscode.Extension<unknown>): ReadonlyMap<string, string> {
  const manifest = packageJSON as {
    readonly contributes: { readonly commands: readonly { readonly command: string; readonly title: string }[] }
  }
  return new Map(manifest.contributes.commands.map(({ command, title }) => [command, title]))
}

async function switchOff(): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? []
  const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0]
  if (!folder) return
  await vscode.workspace.getConfiguration('copydesk', folder.uri).update('enable', false, vscode.ConfigurationTarget.WorkspaceFolder)
}
