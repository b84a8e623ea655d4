import * as vscode from 'vscode'

/** The languages that articles are written in. */
export const articleSelector: vscode.DocumentSelector = [{ language: 'markdown' }, { language: 'mdx' }]

/** The schemes of documents that are not edited: the other side of a diff, output channels, review comments. */
const readOnlySchemes = new Set([
  'git',
  'gitfs',
  'output',
  'vscode-scm',
  'review',
  'pr',
  'vscode-local-history',
  'vscode-bulkeditpreview-editor',
])

/** Whether the document is Markdown or MDX that can be edited, not the other side of a diff. */
export function canBeArticle(document: vscode.TextDocument): boolean {
  return (document.languageId === 'markdown' || document.languageId === 'mdx') && !readOnlySchemes.has(document.uri.scheme)
}

/** The document of an editor; undefined if it is not Markdown. */
export function markdownIn(editor: vscode.TextEditor | undefined): vscode.TextDocument | undefined {
  return editor && canBeArticle(editor.document) ? editor.document : undefined
}

/** Calls the listener when a Markdown document becomes active, or the active document becomes Markdown. */
export function onDidActivateMarkdown(listener: (document: vscode.TextDocument) => void): vscode.Disposable {
  const notify = (editor: vscode.TextEditor | undefined) => {
    const document = markdownIn(editor)
    if (document) listener(document)
  }
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(notify),
    // VS Code reopens a document whose language is changed.
    vscode.workspace.onDidOpenTextDocument((document) => {
      const editor = vscode.window.activeTextEditor
      if (editor?.document.uri.toString() === document.uri.toString()) notify(editor)
    }),
  )
}
