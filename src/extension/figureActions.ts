import * as vscode from 'vscode'
import type { Article } from '../core/article'
import { selfClosed } from '../features/jsx'
import { figureRewritings } from '../features/rewriteFigure'
import { toRange } from './convert'

/** Other ways to write the picture at the caret or in the selection. The caption is selected, so that it can be written at once. */
export function figureActions(document: vscode.TextDocument, article: Article, selected: vscode.Range): readonly vscode.CodeAction[] {
  const [start, end] = [document.offsetAt(selected.start), document.offsetAt(selected.end)]
  return figureRewritings(article, start, end).map(({ title, range, before, caption, after }) => {
    const snippet = new vscode.SnippetString().appendText(document.languageId === 'mdx' ? selfClosed(before) : before)
    if (after !== '') snippet.appendPlaceholder(caption === '' ? vscode.l10n.t('caption') : caption).appendText(after)
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite)
    action.edit = new vscode.WorkspaceEdit()
    const change = new vscode.SnippetTextEdit(toRange(article.lines, range), snippet)
    // Each line has the marks of its list or quote already.
    change.keepWhitespace = true
    action.edit.set(document.uri, [change])
    return action
  })
}
