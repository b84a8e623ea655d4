import * as vscode from 'vscode'
import type { Corpus } from '../../corpus/corpus'
import type { Vocabulary } from '../../corpus/records/record'
import { searchSteps, type Found } from '../../features/names/articleSearch'
import type { Corpora } from '../corpus/workspaceCorpus'
import type { Names } from './names'
import { TimeSlicer } from '../platform/timeSlicer'

export interface WorkspaceSymbolServices {
  readonly corpora: Corpora
  readonly names: Names
}

/** Finds articles by their titles, and categories, tags and bylines, in "Go to Symbol in Workspace". */
export function registerWorkspaceSymbols({ corpora, names }: WorkspaceSymbolServices): vscode.Disposable {
  /** The vocabularies of the returned names. Their locations are searched only when one is chosen. */
  const vocabularyOf = new WeakMap<vscode.SymbolInformation, Vocabulary>()
  return vscode.languages.registerWorkspaceSymbolProvider({
    async provideWorkspaceSymbols(query, token) {
      const symbols: vscode.SymbolInformation[] = []
      const slices = new TimeSlicer()
      for (const { corpus } of corpora.all()) {
        const steps = searchSteps(corpus, query)
        for (let step = steps.next(); ; step = steps.next()) {
          if (token.isCancellationRequested) return []
          if (step.done) {
            for (const found of step.value) {
              const symbol = symbolOf(corpus, found)
              if (found.kind === 'name') vocabularyOf.set(symbol, found.vocabulary)
              symbols.push(symbol)
            }
            break
          }
          if (slices.isOver) await slices.pause()
        }
      }
      return symbols
    },
    async resolveWorkspaceSymbol(symbol) {
      const vocabulary = vocabularyOf.get(symbol)
      if (vocabulary) symbol.location = await names.placeIn(symbol.location.uri, vocabulary, symbol.name)
      return symbol
    },
  })
}

function symbolOf(corpus: Corpus, found: Found): vscode.SymbolInformation {
  const at = (path: string) => new vscode.Location(vscode.Uri.parse(path), new vscode.Position(0, 0))
  if (found.kind === 'article') {
    const place = at(found.path)
    return new vscode.SymbolInformation(found.title, vscode.SymbolKind.File, vscode.workspace.asRelativePath(place.uri), place)
  }
  const { vocabulary, name, count } = found
  const path = corpus.articlesWith(vocabulary, name, undefined, 1).latest[0]?.path ?? corpus.pathsWith(vocabulary, name)[0] ?? ''
  return new vscode.SymbolInformation(name, vscode.SymbolKind.Constant, containerOf(vocabulary, count), at(path))
}

function containerOf(vocabulary: Vocabulary, count: number): string {
  const number = count.toLocaleString(vscode.env.language)
  switch (vocabulary) {
    case 'categories':
      return vscode.l10n.t('Category, articles: {0}', number)
    case 'tags':
      return vscode.l10n.t('Tag, articles: {0}', number)
    case 'authors':
      return vscode.l10n.t('Byline, articles: {0}', number)
  }
}
