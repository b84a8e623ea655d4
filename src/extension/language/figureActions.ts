import * as vscode from 'vscode'
import type { Article } from '../../core/article/article'
import { figureRewritings } from '../../features/codeActions/rewriteFigure'
import { toRange } from '../platform/convert'

/**
 * Rewrites the image at the cursor or in the selection. The caption becomes a snippet placeholder.
 * @param mdx whether the elements must be closed
 */
export function figureActions(
  document: vscode.TextDocument,
  article: Article,
  selected: vscode.Range,
  mdx: boolean,
): readonly vscode.CodeAction[] {
  const [start, end] = [document.offsetAt(selected.start), document.offsetAt(selected.end)]
  return figureRewritings(article, start, end, mdx).map(({ title, range, before, caption, after }) => {
    const at = toRange(article.lines, range)
    // VS Code indents each line of a snippet like its first line; the text has this indentation already.
    const blanks = /^[ \t]*/.exec(document.lineAt(at.start.line).text.slice(0, at.start.character))?.[0] ?? ''
    const lines = (text: string) => text.replaceAll(`\n${blanks}`, '\n')
    const snippet = new vscode.SnippetString().appendText(lines(before))
    if (after !== '') snippet.appendPlaceholder(caption === '' ? vscode.l10n.t('caption') : caption).appendText(lines(after))
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite)
    action.edit = new vscode.WorkspaceEdit()
    action.edit.set(document.uri, [new vscode.SnippetTextEdit(at, snippet)])
    return action
  })
}
