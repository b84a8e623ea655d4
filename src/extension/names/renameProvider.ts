import * as vscode from 'vscode'
import type { Article } from '../../core/article/article'
import { settingsFile } from '../../core/settings/settings'
import { anchorPlaceAt, wordsOf, type AnchorPlace } from '../../features/navigation/headings'
import { idAt, placesOfId, type IdPlace } from '../../features/navigation/ids'
import { articleSelector } from '../config/markdownDocuments'
import { toRange } from '../platform/convert'
import { isSettings } from '../config/workspaceConfigResolver'
import type { AnchorRenameServices } from './anchorRename'
import type { Names } from './names'

export interface RenameServices extends AnchorRenameServices {
  readonly names: Names
}

/** The languages that vocabulary files usually have. Their names are free, so the providers register for all files of these languages. */
const lists = ['plaintext', 'yaml', 'json', 'jsonc'].map((language) => ({ language }))
const selector: vscode.DocumentSelector = [...[articleSelector].flat(), { pattern: `**/${settingsFile}` }, ...lists]

/**
 * Rename for the id or heading at the cursor, with the links to it in all articles of the workspace folder, and for the category, tag or byline,
 * in all articles of the site. References and definition of the id, in its article, or of the name; highlights of the id.
 */
export function registerRename(services: RenameServices): vscode.Disposable {
  const { articleOf, isActiveFor, names, loadedConfig } = services
  const anchorAtCursor = (document: vscode.TextDocument, position: vscode.Position) => {
    if (isSettings(document.uri) || !isActiveFor(document)) return undefined
    const article = articleOf(document)
    const place = anchorPlaceAt(article, document.offsetAt(position))
    return place && { article, place }
  }
  const renameAnchor = async (
    document: vscode.TextDocument,
    { article, place }: { readonly article: Article; readonly place: AnchorPlace },
    to: string,
    token: vscode.CancellationToken,
  ) => {
    const { anchorRename } = await import('./anchorRename')
    return anchorRename(document, article, place, to, services, token)
  }
  const idAtCursor = (document: vscode.TextDocument, position: vscode.Position) => {
    if (isSettings(document.uri) || !isActiveFor(document)) return undefined
    const article = articleOf(document)
    const place = idAt(article, document.offsetAt(position))
    return place && { article, place }
  }
  const nameAt = async (document: vscode.TextDocument, position: vscode.Position) => {
    await loadedConfig(document.uri)
    return isActiveFor(document) ? names.at(document, position) : names.listedAt(document, position)
  }
  const locations = (document: vscode.TextDocument, position: vscode.Position, role?: IdPlace['role']) => {
    const at = idAtCursor(document, position)
    return (at ? placesOfId(at.article, at.place.id) : [])
      .filter((place) => !role || place.role === role)
      .map(({ range }) => new vscode.Location(document.uri, toRange(articleOf(document).lines, range)))
  }

  return vscode.Disposable.from(
    vscode.languages.registerRenameProvider(selector, {
      // Returns undefined, not an error, if there is nothing to rename: VS Code's Markdown extension then renames headings of other generators.
      async prepareRename(document, position) {
        await loadedConfig(document.uri)
        const at = anchorAtCursor(document, position)
        if (at) return { range: toRange(at.article.lines, at.place.at), placeholder: wordsOf(at.article, at.place) }
        const name = await nameAt(document, position)
        return name && { range: name.at, placeholder: name.name }
      },
      async provideRenameEdits(document, position, newName, token) {
        const at = anchorAtCursor(document, position)
        const name = at ? undefined : await nameAt(document, position)
        // Shows refusals itself: after an error VS Code would try its Markdown extension next, whose message would be wrong.
        if (at) return renameAnchor(document, at, newName.trim(), token).catch(showRefusal)
        return name && names.rename(document, name, newName, token).catch(showRefusal)
      },
    }),
    vscode.languages.registerReferenceProvider(selector, {
      async provideReferences(document, position, { includeDeclaration }, token) {
        const ids = locations(document, position, includeDeclaration ? undefined : 'reference')
        const name = ids.length > 0 ? undefined : await nameAt(document, position)
        return name ? names.references(document, name, includeDeclaration, token) : ids
      },
    }),
    vscode.languages.registerDefinitionProvider(selector, {
      async provideDefinition(document, position) {
        const ids = locations(document, position, 'definition')
        const name = ids.length > 0 ? undefined : await nameAt(document, position)
        if (!name) return ids
        const listed = await names.definition(document, name)
        // At a location that is its own definition, VS Code shows the references.
        return listed.length > 0 ? listed : new vscode.Location(document.uri, name.at)
      },
    }),
    vscode.languages.registerDocumentHighlightProvider(articleSelector, {
      // Undefined for other positions: VS Code then highlights equal words.
      provideDocumentHighlights(document, position) {
        const places = locations(document, position)
        return places.length > 0 ? places.map(({ range }) => new vscode.DocumentHighlight(range)) : undefined
      },
    }),
  )
}

function showRefusal(error: unknown): vscode.WorkspaceEdit {
  void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error))
  return new vscode.WorkspaceEdit()
}
