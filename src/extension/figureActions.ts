import * as vscode from 'vscode'
import type { Article } from '../core/article'
import { figureRewritings } from '../features/rewriteFigure'
import { toRange } from './convert'

/** Other ways to write the picture at the caret. The caption is selected, so that it can be written at once. */
export function figureActions(document: vscode.TextDocument, article: Article, at: vscode.Position): readonly vscode.CodeAction[] {
  return figureRewritings(article, document.offsetAt(at)).map(({ title, range, before, caption, after }) => {
    const snippet = new vscode.SnippetString().appendText(before)
    if (after !== '') snippet.appendPlaceholder(caption === '' ? vscode.l10n.t('caption') : caption).appendText(after)
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite)
    action.edit = new vscode.WorkspaceEdit()
    action.edit.set(document.uri, [new vscode.SnippetTextEdit(toRange(article.lines, range), snippet)])
    return action
  })
}
