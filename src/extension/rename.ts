import * as vscode from 'vscode'
import type { Article } from '../core/article'
import { idAt, idRefusal, placesOfId, renameId, type IdPlace } from '../features/ids'
import { articleSelector } from './articles'
import { toRange, toTextEdit } from './convert'

export interface RenameServices {
  articleOf(document: vscode.TextDocument): Article
  isActiveFor(document: vscode.TextDocument): boolean
}

/** Renames the id at the cursor with all that refers to it, and shows where it is and who refers to it. */
export function registerRename({ articleOf, isActiveFor }: RenameServices): vscode.Disposable {
  const found = (document: vscode.TextDocument, position: vscode.Position) => {
    if (!isActiveFor(document)) return undefined
    const article = articleOf(document)
    const place = idAt(article, document.offsetAt(position))
    return place && { article, place }
  }
  const locations = (document: vscode.TextDocument, position: vscode.Position, role?: IdPlace['role']) => {
    const at = found(document, position)
    return (at ? placesOfId(at.article, at.place.id) : [])
      .filter((place) => !role || place.role === role)
      .map(({ range }) => new vscode.Location(document.uri, toRange(articleOf(document).lines, range)))
  }

  return vscode.Disposable.from(
    vscode.languages.registerRenameProvider(articleSelector, {
      // Where there is nothing to rename, nothing is said: VS Code renames headings in Markdown by itself.
      prepareRename(document, position) {
        const at = found(document, position)
        return at && { range: toRange(at.article.lines, at.place.range), placeholder: at.place.id }
      },
      provideRenameEdits(document, position, newName) {
        const at = found(document, position)
        if (!at) return undefined
        const { article, place } = at
        const refusal = idRefusal(article, place.id, newName.trim())
        if (refusal) throw new Error(refusal)
        const edit = new vscode.WorkspaceEdit()
        edit.set(
          document.uri,
          renameId(article, place.id, newName.trim()).map((change) => toTextEdit(article.lines, change)),
        )
        return edit
      },
    }),
    vscode.languages.registerReferenceProvider(articleSelector, {
      provideReferences: (document, position, { includeDeclaration }) =>
        locations(document, position, includeDeclaration ? undefined : 'reference'),
    }),
    vscode.languages.registerDefinitionProvider(articleSelector, {
      provideDefinition: (document, position) => locations(document, position, 'definition'),
    }),
    vscode.languages.registerDocumentHighlightProvider(articleSelector, {
      // Nothing for other places: VS Code then marks the same words itself.
      provideDocumentHighlights(document, position) {
        const places = locations(document, position)
        return places.length > 0 ? places.map(({ range }) => new vscode.DocumentHighlight(range)) : undefined
      },
    }),
  )
}
