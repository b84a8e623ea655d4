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

/** Whether a file with this address can be edited, unlike the other side of a diff. */
export function isEditable(uri: vscode.Uri): boolean {
  return !readOnlySchemes.has(uri.scheme)
}

/** Whether Copydesk is switched on for a file (`copydesk.enable`, which each workspace folder may set). */
export function isEnabledFor(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('copydesk', uri).get('enable', true)
}

/** Whether the document is Markdown or MDX that can be edited. */
export function canBeArticle(document: vscode.TextDocument): boolean {
  return (document.languageId === 'markdown' || document.languageId === 'mdx') && isEditable(document.uri)
}
