import * as vscode from 'vscode'
import type { Article } from '../../core/article/article'
import { selfClosed } from '../../features/completion/jsx'
import { figureRewritings } from '../../features/codeActions/rewriteFigure'
import { toRange } from '../platform/convert'

/** Other ways to write the picture at the caret or in the selection. The caption is selected, so that it can be written at once. */
export function figureActions(document: vscode.TextDocument, article: Article, selected: vscode.Range): readonly vscode.CodeAction[] {
  const [start, end] = [document.offsetAt(selected.start), document.offsetAt(selected.end)]
  return figureRewritings(article, start, end).map(({ title, range, before, caption, after }) => {
    const at = toRange(article.lines, range)
    // VS Code puts the blanks that the line starts with before each line of a snippet; here they are there already.
    const blanks = /^[ \t]*/.exec(document.lineAt(at.start.line).text.slice(0, at.start.character))?.[0] ?? ''
    const lines = (text: string) => (document.languageId === 'mdx' ? selfClosed(text) : text).replaceAll(`\n${blanks}`, '\n')
    const snippet = new vscode.SnippetString().appendText(lines(before))
    if (after !== '') snippet.appendPlaceholder(caption === '' ? vscode.l10n.t('caption') : caption).appendText(lines(after))
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite)
    action.edit = new vscode.WorkspaceEdit()
    action.edit.set(document.uri, [new vscode.SnippetTextEdit(at, snippet)])
    return action
  })
}
