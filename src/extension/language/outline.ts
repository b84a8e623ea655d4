import * as vscode from 'vscode'
import { foldsOf } from '../../features/navigation/folding'
import { symbolsOf, type ArticleSymbol } from '../../features/navigation/symbols'
import { articleSelector, canBeArticle } from '../config/markdownDocuments'
import type { ArticleServices } from '../config/articleServices'
import { toRange } from '../platform/convert'

const kinds: Readonly<Record<ArticleSymbol['kind'], vscode.SymbolKind>> = {
  'front matter': vscode.SymbolKind.Namespace,
  map: vscode.SymbolKind.Object,
  list: vscode.SymbolKind.Array,
  text: vscode.SymbolKind.String,
  number: vscode.SymbolKind.Number,
  boolean: vscode.SymbolKind.Boolean,
  nothing: vscode.SymbolKind.Null,
  image: vscode.SymbolKind.File,
}

/** Document symbols for the fields and images of an article (VS Code's Markdown extension adds headings), and folding ranges. */
export function registerOutline({ articleOf, readArticleOf, isArticle, loadedConfig }: ArticleServices): vscode.Disposable {
  /** @returns undefined for a document that is not an article */
  const loadedArticle = async (document: vscode.TextDocument) => {
    await loadedConfig(document.uri)
    return canBeArticle(document) && isArticle(document.uri, articleOf(document)) ? readArticleOf(document) : undefined
  }
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(
      articleSelector,
      {
        async provideDocumentSymbols(document) {
          const article = await loadedArticle(document)
          if (!article) return undefined
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
        const article = await loadedArticle(document)
        return article && foldsOf(article).map(({ start, end }) => new vscode.FoldingRange(start, end))
      },
    }),
  )
}
