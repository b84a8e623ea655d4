import * as vscode from 'vscode'
import type * as Docs from '../../core/lint/ruleDocs'
import { allRules } from '../config/rulesOnRequest'
import { showRendered } from '../platform/shownTexts'

const openRulePage = 'copydesk.openRulePage'

/** The address of the page that explains a rule: a command that shows it rendered. The address of a file would show its source. */
export function rulePageAddress(ruleId: string): vscode.Uri {
  return vscode.Uri.from({ scheme: 'command', path: openRulePage, query: JSON.stringify([ruleId]) })
}

/**
 * The command behind these addresses, which opens pages of our rules only.
 * @param storage where the pages are written: a page that is open still has its file when VS Code starts again
 */
export function registerRulePages({ globalStorageUri: storage }: vscode.ExtensionContext): vscode.Disposable {
  return vscode.commands.registerCommand(openRulePage, async (ruleId: unknown) => {
    const rule = allRules().find(({ id }) => id === ruleId)
    if (!rule) return
    const { ruleMarkdown }: typeof Docs = require('../../core/lint/ruleDocs')
    const page = vscode.Uri.joinPath(storage, 'rules', `${rule.id}.md`)
    await vscode.workspace.fs.writeFile(page, new TextEncoder().encode(ruleMarkdown(rule)))
    await showRendered(page)
  })
}
