import * as vscode from 'vscode'
import type { Article } from '../../core/article/article'
import { foldsOf } from '../../features/navigation/folding'
import { symbolsOf, type ArticleSymbol } from '../../features/navigation/symbols'
import { articleSelector } from '../config/articles'
import { toRange } from '../platform/convert'

export interface OutlineServices {
  articleOf(document: vscode.TextDocument): Article
  isArticle(document: vscode.TextDocument): boolean
  /** Resolves when it is known what the document belongs to. */
  ready(document: vscode.TextDocument): PromiseLike<unknown>
}

const kinds: Readonly<Record<ArticleSymbol['kind'], vscode.SymbolKind>> = {
  'front matter': vscode.SymbolKind.Namespace,
  map: vscode.SymbolKind.Object,
  list: vscode.SymbolKind.Array,
  text: vscode.SymbolKind.String,
  number: vscode.SymbolKind.Number,
  boolean: vscode.SymbolKind.Boolean,
  nothing: vscode.SymbolKind.Null,
  picture: vscode.SymbolKind.File,
}

/** The fields and pictures of articles in the outline, beside VS Code's headings; and what can be folded. */
export function registerOutline({ articleOf, isArticle, ready }: OutlineServices): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(
      articleSelector,
      {
        async provideDocumentSymbols(document) {
          await ready(document)
          if (!isArticle(document)) return undefined
          const article = articleOf(document)
          const toSymbol = ({ name, detail, kind, range, selection, children }: ArticleSymbol): vscode.DocumentSymbol => {
            const symbol = new vscode.DocumentSymbol(
              name,
              detail,
              kinds[kind],
              toRange(article.lines, range),
              toRange(article.lines, selection),
            )
            symbol.children = children.map(toSymbol)
            return symbol
          }
          return symbolsOf(article).map(toSymbol)
        },
      },
      { label: 'Copydesk' },
    ),
    vscode.languages.registerFoldingRangeProvider(articleSelector, {
      async provideFoldingRanges(document) {
        await ready(document)
        if (!isArticle(document)) return undefined
        return foldsOf(articleOf(document)).map(({ start, end }) => new vscode.FoldingRange(start, end))
      },
    }),
  )
}
