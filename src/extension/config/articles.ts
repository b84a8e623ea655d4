import * as vscode from 'vscode'
import { parseArticle, type Article } from '../../core/article/article'

/** The articles of the open documents, parsed once a version: diagnostics, completion and preview share the snapshot. */
export class Articles {
  readonly #parsed = new WeakMap<vscode.TextDocument, { readonly version: number; readonly article: Article }>()

  get(document: vscode.TextDocument): Article {
    const known = this.#parsed.get(document)
    if (known?.version === document.version) return known.article
    const article = parseArticle(document.getText(), document.uri.path)
    this.#parsed.set(document, { version: document.version, article })
    return article
  }
}

/** The languages that articles are written in. */
export const articleSelector: vscode.DocumentSelector = [{ language: 'markdown' }, { language: 'mdx' }]

const otherSides = new Set([
  'git',
  'gitfs',
  'output',
  'vscode-scm',
  'review',
  'pr',
  'vscode-local-history',
  'vscode-bulkeditpreview-editor',
])

/** Whether an author edits this document as Markdown: not the other side of a comparison. */
export function canBeArticle(document: vscode.TextDocument): boolean {
  return (document.languageId === 'markdown' || document.languageId === 'mdx') && !otherSides.has(document.uri.scheme)
}

/** The Markdown document that is edited, if it is one. */
export function markdownIn(editor: vscode.TextEditor | undefined): vscode.TextDocument | undefined {
  return editor && canBeArticle(editor.document) ? editor.document : undefined
}

/** Tells of a Markdown document when it comes to be edited, or, being edited, to be Markdown. */
export function onDidActivateMarkdown(listener: (document: vscode.TextDocument) => void): vscode.Disposable {
  const look = (editor: vscode.TextEditor | undefined) => {
    const document = markdownIn(editor)
    if (document) listener(document)
  }
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(look),
    // A document that is given another language is opened anew.
    vscode.workspace.onDidOpenTextDocument((document) => {
      const editor = vscode.window.activeTextEditor
      if (editor?.document.uri.toString() === document.uri.toString()) look(editor)
    }),
  )
}
