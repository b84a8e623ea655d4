import * as vscode from 'vscode'
import type { Article } from '../../core/article/article'
import type { ArticleSchema } from '../../core/schema/articleSchema'
import type { Corpus } from '../../corpus/corpus'
import { hoverAt } from '../../features/hover/hover'
import type { HoverPart, HoverSources } from '../../features/hover/hoverPart'
import { hoverMarkdown } from '../../features/hover/hoverMarkdown'
import { filesMeant, firstFile, type ArticlePlaces } from '../config/articleFiles'
import { articleSelector } from '../config/articles'
import { toRange } from '../platform/convert'
import type { ConfigResolver } from '../config/workspaceConfig'

export interface HoverServices {
  articleOf(document: vscode.TextDocument): Article
  schemaFor(document: vscode.TextDocument): ArticleSchema
  corpusFor(uri: vscode.Uri): Corpus
  placesOf(uri: vscode.Uri): ArticlePlaces
  isActiveFor(document: vscode.TextDocument): boolean
  readonly images: Pick<ConfigResolver, 'imageOf' | 'knowing'>
  /** Resolves when it is known what the document belongs to. */
  ready(document: vscode.TextDocument): PromiseLike<unknown>
}

/** Says in the front matter what a field means and how its value will be read, and shows the images of the body. */
export function registerHover(services: HoverServices): vscode.Disposable {
  return vscode.languages.registerHoverProvider(articleSelector, {
    async provideHover(document, position, token) {
      await services.ready(document)
      if (!services.isActiveFor(document)) return undefined
      const article = services.articleOf(document)
      const places = services.placesOf(document.uri)
      const sources: HoverSources = {
        schema: services.schemaFor(document),
        scope: places.scope,
        corpus: services.corpusFor(document.uri),
        path: document.uri.toString(),
        viewer: {
          now: Date.now(),
          timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
          language: vscode.env.language,
        },
        images: (address, place) => services.images.imageOf(document.uri, address, place),
      }
      const hover = await services.images.knowing(() => hoverAt(article, document.offsetAt(position), sources))
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
