import * as vscode from 'vscode'
import type { Article } from '../../core/article/article'
import type { Problem } from '../../core/text/problem'
import { fileSuppression, lineSuppression, type SuppressionInsertion } from '../../features/codeActions/suppress'
import { toRange } from '../platform/convert'

/** Limits the actions to this many problems at the cursor, to keep the menu short. */
const maxProblems = 10

/** The actions that insert a suppression comment. The reason becomes a snippet placeholder. */
export function suppressionActions(
  document: vscode.TextDocument,
  article: Article,
  path: string,
  problems: readonly Problem[],
): readonly vscode.CodeAction[] {
  const actions = new Map<string, vscode.CodeAction>()
  const add = (title: string, insertion: SuppressionInsertion | undefined) => {
    const key = `${title} ${insertion?.offset}`
    if (!insertion || actions.has(key)) return
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix)
    action.edit = editOf(document, article, insertion)
    actions.set(key, action)
  }
  // A problem of a suppression comment is fixed in that comment, not suppressed by another one.
  const listed = problems.filter(({ ruleId }) => !ruleId.startsWith('suppression-')).slice(0, maxProblems)
  for (const { ruleId, range } of listed)
    add(vscode.l10n.t('Disable {0} for this line…', ruleId), lineSuppression(article, ruleId, range, path))
  for (const { ruleId } of listed) add(vscode.l10n.t('Disable {0} for this file…', ruleId), fileSuppression(article, ruleId, path))
  return [...actions.values()]
}

function editOf(document: vscode.TextDocument, { lines }: Article, { offset, before, after }: SuppressionInsertion): vscode.WorkspaceEdit {
  const at = toRange(lines, { start: offset, end: offset }).start
  const snippet = new vscode.SnippetString().appendText(before).appendPlaceholder(vscode.l10n.t('reason')).appendText(after)
  const edit = new vscode.WorkspaceEdit()
  edit.set(document.uri, [vscode.SnippetTextEdit.insert(at, snippet)])
  return edit
}
