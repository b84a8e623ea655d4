import * as vscode from 'vscode'
import { readSettings, settingsFile } from '../../core/settings/settings'
import { contains, LineMap } from '../../core/text/text'
import type { Corpus } from '../../corpus/corpus'
import { hoverMarkdown } from '../../features/hover/hoverMarkdown'
import type * as Fields from '../../features/settingsFile/settingsFields'
import { toItem } from '../completion/completionProvider'
import { toRange, toTextEdit } from '../platform/convert'
import { allRules } from '../config/rulesOnRequest'

const selector: vscode.DocumentSelector = { pattern: `**/${settingsFile}` }

/** Completion, hovers and quick fixes for `copydesk.yaml`. */
export function registerSettingsFile(corpusFor: (uri: vscode.Uri) => Corpus): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      selector,
      {
        provideCompletionItems(document, position) {
          const { completeSettings }: typeof Fields = require('../../features/settingsFile/settingsFields')
          const items = completeSettings(document.getText(), document.offsetAt(position), allRules(), corpusFor(document.uri))
          return items.flatMap((item) => toItem(document, item) ?? [])
        },
      },
      ' ',
      '[',
      ',',
    ),
    vscode.languages.registerHoverProvider(selector, {
      provideHover(document, position) {
        const { settingsHover }: typeof Fields = require('../../features/settingsFile/settingsFields')
        const text = document.getText()
        const hover = settingsHover(text, document.offsetAt(position), allRules())
        if (!hover) return undefined
        const words = hoverMarkdown(hover.parts, { image: () => undefined, article: (path) => path })
        return new vscode.Hover(new vscode.MarkdownString(words), toRange(new LineMap(text), hover.range))
      },
    }),
    vscode.languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions(document, at) {
          const text = document.getText()
          const lines = new LineMap(text)
          const [start, end] = [document.offsetAt(at.start), document.offsetAt(at.end)]
          const here = readSettings(text, allRules()).problems.filter(
            ({ range }) => contains(range, start) || contains({ start, end }, range.start),
          )
          return here
            .flatMap(({ fixes = [] }) => fixes)
            .map(({ title, edits }) => {
              const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix)
              action.edit = new vscode.WorkspaceEdit()
              action.edit.set(
                document.uri,
                edits.map((edit) => toTextEdit(lines, edit)),
              )
              return action
            })
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  )
}
