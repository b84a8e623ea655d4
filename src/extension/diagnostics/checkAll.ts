import * as vscode from 'vscode'
import { articleProblems } from './articleProblems'
import type { Log } from '../platform/log'
import type { SiteHabits } from './siteHabits'
import type { AllChecked, WorkspaceDiagnostics } from './workspaceDiagnostics'

/** With `copydesk.problems.checkAll` set to `onOpen`, the check starts after this time, so that the window loads first. */
const startDelayMs = 3000

/** The command that checks all articles, and the check on opening a folder (setting `copydesk.problems.checkAll`). */
export function registerCheckAll(diagnostics: WorkspaceDiagnostics, habits: SiteHabits, log: Log): vscode.Disposable {
  const check = async (location: vscode.ProgressLocation): Promise<AllChecked | undefined> => {
    const title = vscode.l10n.t('Checking all articles')
    try {
      return await vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) =>
        diagnostics.checkAll(progress, token),
      )
    } catch (error) {
      log.report(vscode.l10n.t('The articles could not be checked.'), error)
      return undefined
    }
  }
  const checkWhen = vscode.workspace.getConfiguration('copydesk').get<'never' | 'onOpen'>('problems.checkAll', 'never')
  const timer =
    checkWhen === 'onOpen' && vscode.workspace.workspaceFolders
      ? setTimeout(() => void check(vscode.ProgressLocation.Window), startDelayMs)
      : undefined
  return vscode.Disposable.from(
    { dispose: () => clearTimeout(timer) },
    vscode.commands.registerCommand('copydesk.checkAll', async () => {
      const result = await check(vscode.ProgressLocation.Notification)
      if (result && !result.stopped) void showResult(result, habits.all().size)
      return result
    }),
  )
}

/** @param habits the number of rules that are frequent */
async function showResult({ checked }: AllChecked, habits: number): Promise<void> {
  if (checked === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There are no articles in this workspace.'))
    return
  }
  const found = articleProblems()
  const articles = found.length
  const problems = found.reduce((sum, { problems: { errors, warnings, notes } }) => sum + errors + warnings + notes, 0)
  const number = (count: number) => count.toLocaleString(vscode.env.language)
  const show = vscode.l10n.t('Show Problems')
  const words =
    problems === 0
      ? vscode.l10n.t('Articles checked: {0}. No problems were found.', number(checked))
      : vscode.l10n.t(
          'Articles checked: {0}. Articles with problems: {2}. Problems: {1}.',
          number(checked),
          number(problems),
          number(articles),
        )
  const report = vscode.l10n.t('Show Site Report')
  const more = vscode.l10n.t('What is true of many articles is in the report of the site (rules: {0}).', number(habits))
  const message = habits > 0 ? [words, more].join(' ') : words
  const buttons = [...(problems > 0 ? [show] : []), ...(habits > 0 ? [report] : [])]
  const chosen = await vscode.window.showInformationMessage(message, ...buttons)
  if (chosen === show) await vscode.commands.executeCommand('workbench.actions.view.problems')
  if (chosen === report) await vscode.commands.executeCommand('copydesk.siteReport')
}
