import * as vscode from 'vscode'
import { hoverAt } from '../../features/hover/hover'
import type { HoverPart, HoverSources } from '../../features/hover/hoverPart'
import { hoverMarkdown } from '../../features/hover/hoverMarkdown'
import { filesMeant, firstFile, type ArticlePlaces } from '../config/articlePlaces'
import { articleSelector } from '../config/markdownDocuments'
import type { ArticleServices } from '../config/articleServices'
import { toRange } from '../platform/convert'
import type { WorkspaceConfigResolver } from '../config/workspaceConfigResolver'
import type { Corpora } from '../corpus/workspaceCorpus'

export interface HoverServices extends ArticleServices {
  readonly corpora: Corpora
  readonly configResolver: WorkspaceConfigResolver
}

/** Says in the front matter what a field means and how its value will be read, and shows the images of the body. */
export function registerHover(services: HoverServices): vscode.Disposable {
  return vscode.languages.registerHoverProvider(articleSelector, {
    async provideHover(document, position, token) {
      await services.loadedConfig(document.uri)
      if (!services.isActiveFor(document)) return undefined
      const article = services.articleOf(document)
      const places = services.placesOf(document.uri)
      const sources: HoverSources = {
        schema: services.schemaFor(document),
        scope: places.scope,
        corpus: services.corpora.corpusFor(document.uri),
        path: document.uri.toString(),
        viewer: {
          now: Date.now(),
          timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
          language: vscode.env.language,
        },
        images: (address, place) => services.configResolver.imageOf(document.uri, address, place),
      }
      const hover = await services.configResolver.withFilesLoaded(() => hoverAt(article, document.offsetAt(position), sources))
      if (!hover) return undefined
      const range = toRange(article.lines, hover.range)
      const pictures = await picturesOf(hover.parts, places)
      if (token.isCancellationRequested) return undefined
      // Not trusted, and without HTML: what stands in it can run nothing.
      const contents = new vscode.MarkdownString(
        hoverMarkdown(hover.parts, {
          picture: (address) => pictures.get(address),
          article: (path) => path,
          file: (path) => {
            const uri = document.uri.with({ path })
            return { name: vscode.workspace.asRelativePath(uri), uri: uri.toString() }
          },
        }),
      )
      return new vscode.Hover(contents, range)
    },
  })
}

/** The pictures of the workspace. One on the web is not shown: that would be a request that nobody asked for. */
async function picturesOf(parts: readonly HoverPart[], places: ArticlePlaces): Promise<ReadonlyMap<string, string>> {
  const pictures = new Map<string, string>()
  for (const part of parts) {
    if (part.kind !== 'picture' || part.path !== undefined || /^(?:[a-z][\w+.-]*:|\/\/)/i.test(part.address)) continue
    const found = await firstFile(filesMeant(part.address, places))
    if (found) pictures.set(part.address, found.uri.toString())
  }
  return pictures
}
