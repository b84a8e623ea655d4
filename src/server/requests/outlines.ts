import { symbolsOf, type ArticleSymbol } from '../../features/navigation/symbols'
import { SymbolKind, type DocumentSymbol, type SymbolInformation } from '../protocol/languageServer'
import type { OpenDocument } from '../workspace/openDocuments'
import type { Session } from './session'

const kinds: Readonly<Record<ArticleSymbol['kind'], SymbolKind>> = {
  'front matter': SymbolKind.Namespace,
  map: SymbolKind.Object,
  list: SymbolKind.Array,
  text: SymbolKind.String,
  number: SymbolKind.Number,
  boolean: SymbolKind.Boolean,
  nothing: SymbolKind.Null,
  image: SymbolKind.File,
}

/** The fields of the front matter and the images of an article; a flat list for clients that know no tree. */
export function outlineOf({ workspace, client }: Session, document: OpenDocument): DocumentSymbol[] | SymbolInformation[] {
  if (!workspace.isArticle(document)) return []
  const { positions, uri } = document
  const symbols = symbolsOf(workspace.articleOf(document))
  const toTree = ({ name, detail, kind, range, selection, children }: ArticleSymbol): DocumentSymbol => ({
    name,
    detail,
    kind: kinds[kind],
    range: positions.rangeOf(range),
    selectionRange: positions.rangeOf(selection),
    children: children.map(toTree),
  })
  const toList = ({ name, kind, range, children }: ArticleSymbol): SymbolInformation[] => [
    { name, kind: kinds[kind], location: { uri, range: positions.rangeOf(range) } },
    ...children.flatMap(toList),
  ]
  const knowsTree = client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport
  return knowsTree ? symbols.map(toTree) : symbols.flatMap(toList)
}
