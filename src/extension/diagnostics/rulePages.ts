import * as vscode from 'vscode'
import { isInChinese } from '../platform/editorLanguage'
import { showRendered } from '../platform/shownTexts'

const openRulePage = 'copydesk.openRulePage'

/** The address of the page that explains a rule: a command that shows it rendered. The address of its file would show its source. */
export function rulePageAddress(ruleId: string): vscode.Uri {
  return vscode.Uri.from({ scheme: 'command', path: openRulePage, query: JSON.stringify([ruleId]) })
}

/** The command behind these addresses. It opens pages of this extension only. */
export function registerRulePages(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand(openRulePage, async (ruleId: unknown) => {
    if (typeof ruleId === 'string' && /^[a-z-]+$/.test(ruleId)) await showRendered(rulePage(extensionUri, ruleId))
  })
}

/** In Chinese if VS Code runs in Chinese, otherwise in English. */
function rulePage(extensionUri: vscode.Uri, ruleId: string): vscode.Uri {
  const language = isInChinese() ? '.zh-cn' : ''
  return vscode.Uri.joinPath(extensionUri, 'media', 'rules', `${ruleId}${language}.md`)
}
