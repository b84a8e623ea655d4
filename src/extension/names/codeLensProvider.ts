import * as vscode from 'vscode'
import { namePlaces } from '../../features/names/nameAt'
import { articleSelector } from '../config/markdownDocuments'
import type { ArticleServices } from '../config/articleServices'
import type { Corpora } from '../corpus/workspaceCorpus'
import { toRange } from '../platform/convert'

export interface CodeLensServices extends ArticleServices {
  readonly corpora: Corpora
}

const setting = 'copydesk.codeLens'
const maxLensesPerLine = 3

/** Shows above a category, tag or byline how many articles have it; a click shows its references. */
export function registerCodeLens({ articleOf, corpora, isActiveFor }: CodeLensServices): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>()
  const isOn = (uri: vscode.Uri) => vscode.workspace.getConfiguration(undefined, uri).get<boolean>(setting, false)
  return vscode.Disposable.from(
    changed,
    corpora.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(setting)) changed.fire()
    }),
    vscode.languages.registerCodeLensProvider(articleSelector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses(document) {
        if (!isOn(document.uri) || !isActiveFor(document)) return []
        const article = articleOf(document)
        const corpus = corpora.corpusFor(document.uri)
        const lenses: vscode.CodeLens[] = []
        const lensesInLine = new Map<number, number>()
        for (const { vocabulary, name, range } of namePlaces(article)) {
          const at = toRange(article.lines, range)
          const count = corpus.usageOf(vocabulary, name)?.count ?? 0
          const before = lensesInLine.get(at.start.line) ?? 0
          // No lens for a name that only this article has.
          if (count < 2 || before >= maxLensesPerLine) continue
          lensesInLine.set(at.start.line, before + 1)
          lenses.push(
            new vscode.CodeLens(at, {
              title: vscode.l10n.t('“{0}” in {1} articles', name, count.toLocaleString(vscode.env.language)),
              command: 'editor.action.findReferences',
              // This command counts lines and columns from 1.
              arguments: [document.uri, { lineNumber: at.start.line + 1, column: at.start.character + 1 }],
            }),
          )
        }
        return lenses
      },
    }),
  )
}
