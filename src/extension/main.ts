import * as l10n from '@vscode/l10n'
import * as vscode from 'vscode'
import { Articles } from './articles'
import { registerCodeActions } from './codeActions'
import { Desks } from './desks'
import { Diagnostics } from './diagnostics'
import { createLog } from './log'

/** The one entry, for the desktop's host and for the web worker's. */
export function activate(context: vscode.ExtensionContext): void {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle })
  const log = createLog()
  const articles = new Articles()
  const desks = new Desks(log)
  const docsOf = (ruleId: string) =>
    vscode.Uri.joinPath(context.extensionUri, 'media', 'rules', `${ruleId}${isChinese() ? '.zh-cn' : ''}.md`)
  const diagnostics = new Diagnostics(articles, desks, docsOf)
  desks.watch()
  context.subscriptions.push(log, desks, diagnostics, registerCodeActions(articles, desks, diagnostics, log))
  context.subscriptions.push(vscode.commands.registerCommand('copydesk.showLog', () => log.show()))
}

function isChinese(): boolean {
  return vscode.env.language.toLowerCase().startsWith('zh')
}
