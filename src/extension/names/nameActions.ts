import * as vscode from 'vscode'
import { articleSelector } from '../config/markdownDocuments'
import type { CorpusViewProvider } from '../corpus/corpusViewProvider'
import type { Names } from './names'

export interface NameActionServices {
  readonly corpusViews: CorpusViewProvider
  readonly names: Names
}

/** Offers to rename a name that is written in two ways, in all articles. */
export function registerNameActions({ names, corpusViews }: NameActionServices): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    articleSelector,
    {
      provideCodeActions(document, _, { diagnostics }) {
        return diagnostics.filter(isNearDuplicate).flatMap((diagnostic) => {
          // One character in: after the quotation mark, if there is one.
          const place = names.at(document, diagnostic.range.start.translate(0, 1))
          const usual = place && corpusViews.viewFrom(document.uri).view.usual(place.vocabulary, place.name)?.value
          if (!place || usual === undefined || usual === place.name) return []
          const title = vscode.l10n.t('Rename “{0}” to “{1}” in all articles…', place.name, usual)
          const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix)
          action.diagnostics = [diagnostic]
          action.command = {
            title,
            command: 'copydesk.renameEverywhere',
            arguments: [document.uri, place.vocabulary, place.name, usual],
          }
          return [action]
        })
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  )
}

function isNearDuplicate({ code, source }: vscode.Diagnostic): boolean {
  return source === 'copydesk' && typeof code === 'object' && code.value === 'vocabulary-near-duplicate'
}
