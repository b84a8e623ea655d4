import * as vscode from 'vscode'
import type * as Hover from '../../features/hover/hover'
import type { HoverPart, HoverSources } from '../../features/hover/hoverPart'
import { houseListOf } from '../../core/lint/articleConfig'
import { hoverMarkdown } from '../../features/hover/hoverMarkdown'
import { filesMeant, firstFile, type ArticlePlaces } from '../config/articlePlaces'
import { articleSelector } from '../config/markdownDocuments'
import type { ArticleServices } from '../config/articleServices'
import { toRange } from '../platform/convert'
import type { WorkspaceConfigResolver } from '../config/workspaceConfigResolver'
import type { CorpusViewProvider } from '../corpus/corpusViewProvider'
import type { Corpora } from '../corpus/workspaceCorpus'

export interface HoverServices extends ArticleServices {
  readonly corpora: Corpora
  readonly corpusViews: Pick<CorpusViewProvider, 'knownTranslations'>
  readonly configResolver: WorkspaceConfigResolver
}

/** Hovers: the meaning of a field and how its value is read in front matter, and the images of the body. */
export function registerHover(services: HoverServices): vscode.Disposable {
  return vscode.languages.registerHoverProvider(articleSelector, {
    async provideHover(document, position, token) {
      await services.loadedConfig(document.uri)
      if (!services.isActiveFor(document)) return undefined
      const { hoverAt }: typeof Hover = require('../../features/hover/hover')
      const article = services.articleOf(document)
      const places = services.placesOf(document.uri)
      const sources: HoverSources = {
        schema: services.schemaFor(document),
        imageFields: services.imageFieldsFor(document),
        scope: places.scope,
        corpus: services.corpora.corpusFor(document.uri),
        path: document.uri.toString(),
        houseList: houseListOf(services.configOf(document.uri)),
        translations: services.corpusViews.knownTranslations(document.uri),
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
      const images = await localImageUris(hover.parts, places)
      if (token.isCancellationRequested) return undefined
      // `isTrusted` and `supportHtml` are off, so article text in the hover cannot run commands or render HTML.
      const contents = new vscode.MarkdownString(
        hoverMarkdown(hover.parts, {
          image: (address) => images.get(address),
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

/** The URIs of images in the workspace, by address. Images on the web are not shown, because that would send a request. */
async function localImageUris(parts: readonly HoverPart[], places: ArticlePlaces): Promise<ReadonlyMap<string, string>> {
  const images = new Map<string, string>()
  for (const part of parts) {
    if (part.kind !== 'image' || part.path !== undefined || /^(?:[a-z][\w+.-]*:|\/\/)/i.test(part.address)) continue
    const found = await firstFile(filesMeant(part.address, places))
    if (found) images.set(part.address, found.uri.toString())
  }
  return images
}
