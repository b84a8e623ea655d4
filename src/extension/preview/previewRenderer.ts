import * as vscode from 'vscode'
import { publishedReadingOf } from '../../core/lint/publishedArticle'
import { defaultPolicy, type Policy } from '../../core/sanitizer/policy'
import type { Problem } from '../../core/text/problem'
import { generatorOf, siteMarkdownOf, zonesOf, type Scope } from '../../core/settings/siteScope'
import { firstTag } from '../../core/markdown/htmlPieces'
import { omittedHtmlInWords } from '../../core/settings/readingInWords'
import { strippedBy } from '../../core/sanitizer/sanitizerLosses'
import type { CardImage, CardsMessage } from '../../preview/protocol/cardMessages'
import { cardsOf } from '../../preview/cards/cards'
import { fieldsOf } from '../../preview/render/head'
import type { RemovalsMessage } from '../../preview/protocol/messages'
import { newsArticle, structuredDataElement } from '../../preview/cards/newsArticle'
import type { RenderedArticle } from '../../preview/render/render'
import { strippedMessage } from '../../rules/will-be-stripped'
import type { ArticlePlaces } from '../config/articlePlaces'
import { cardWords } from './pageWords'
import { PreviewImages } from './previewImages'
import type { RemoteImages } from './remoteImages'
import type { ActiveArticle } from '../config/activeArticle'
import type { ArticleServices } from '../config/articleServices'
import type { WorkspaceConfigResolver } from '../config/workspaceConfigResolver'
import type { Log } from '../platform/log'

/** What the preview needs from the rest of the extension. */
export interface PreviewServices extends ArticleServices {
  readonly activeArticle: ActiveArticle
  readonly configResolver: WorkspaceConfigResolver
  readonly checks: {
    prepare(document: vscode.TextDocument): Promise<boolean>
    latestProblems(document: vscode.TextDocument): readonly Problem[]
    readonly onDidCheck: vscode.Event<vscode.TextDocument>
  }
  readonly remoteImages: RemoteImages
  readonly log: Log
}

/** The last rendering, with the inputs that must be equal for the next one to reuse it. */
interface LastRendering {
  readonly article: RenderedArticle
  readonly uri: string
  readonly scope: Scope
  readonly images: number
  readonly withoutWeb: boolean
}

/** The sanitizer policy of the preview: from `copydesk.yaml` if set there, otherwise the default. */
export function policyOf(scope: Scope): Policy {
  return scope.settings.sanitizer ?? defaultPolicy
}

/** Renders documents for one page; reuses the last rendering. */
export class PreviewRenderer {
  readonly images = new PreviewImages()
  readonly #webview: vscode.Webview
  readonly #services: PreviewServices
  #last: LastRendering | undefined

  constructor(webview: vscode.Webview, services: PreviewServices) {
    this.#webview = webview
    this.#services = services
  }

  /**
   * The removals of an article: what the site's sanitizer removes.
   * @param withDetails whether to include the list, not only the number
   */
  removals(document: vscode.TextDocument, withDetails: boolean): RemovalsMessage {
    const article = this.#services.articleOf(document)
    const { scope } = this.#services.placesOf(document.uri)
    const all = strippedBy(policyOf(scope), article)
    const removals = (withDetails ? all : []).map((stripped) => ({
      name: stripped.what === 'element' ? `<${stripped.name}>` : stripped.name,
      message: strippedMessage(article, stripped),
      line: article.lines.lineOf(stripped.range.start),
    }))
    const { omittedHtml } = article
    const message = omittedHtml.length === 0 ? '' : omittedHtmlInWords(generatorOf(scope), siteMarkdownOf(scope))
    const omitted = (withDetails ? omittedHtml : []).map((piece) => {
      const { name, range } = firstTag(piece)
      return { name: `<${name}>`, message, line: article.lines.lineOf(range.start) }
    })
    return { type: 'removals', count: all.length + omittedHtml.length, removals: [...omitted, ...removals] }
  }

  /** The cards and structured data of an article. */
  async cards(document: vscode.TextDocument): Promise<CardsMessage> {
    const { body, lang } = await this.render(document)
    const article = this.#services.articleOf(document)
    const places = this.#services.placesOf(document.uri)
    const { settings } = places.scope
    const fields = fieldsOf(article, publishedReadingOf(article, places.scope).data, this.#services.imageFieldsFor(document))
    const site = {
      name: settings.siteName,
      url: settings.siteUrl,
      ...zonesOf(places.scope),
      generator: generatorOf(places.scope),
    }
    const image = (address: string): CardImage => {
      if (/^https?:/i.test(address)) return { kind: this.#services.remoteImages.of(document.uri) === 'shown' ? 'shown' : 'remote', address }
      const shown = this.#resolve(address, places)
      return shown === undefined ? { kind: 'missing', address } : { kind: 'shown', address: shown }
    }
    const { object, dataProblems } = newsArticle(article, fields, site, lang, document.uri.path, this.#services.schemaFor(document).fields)
    return {
      type: 'cards',
      lang: lang ?? '',
      ...cardsOf(article, fields, { site, headlines: settings.headlines, language: lang ?? vscode.env.language, image, body: body.chunks }),
      structuredData: structuredDataElement(object),
      dataProblems,
      words: cardWords(),
    }
  }

  /** The document line of a footnote's definition. @param place its index in the list of the last rendering */
  async noteLine(place: number | undefined): Promise<number | undefined> {
    const article = this.#last?.article
    if (!article || place === undefined) return undefined
    const { noteLine } = await import('../../preview/render/body')
    const line = noteLine(article.body, place)
    return line === undefined ? undefined : article.bodyLine + line
  }

  #resolve(address: string, places: ArticlePlaces): string | undefined {
    const found = this.images.resolve(address, places)
    // The version makes the page reload an image that has changed.
    return (
      found &&
      this.#webview
        .asWebviewUri(found.uri)
        .with({ query: `version=${found.version}` })
        .toString()
    )
  }

  async render(document: vscode.TextDocument): Promise<RenderedArticle> {
    // The Markdown renderer and the sanitizer are loaded with the first preview, not with the first article.
    const { renderArticle } = await import('../../preview/render/render')
    const article = this.#services.articleOf(document)
    const uri = document.uri.toString()
    const places = this.#services.placesOf(document.uri)
    const { scope } = places
    const images = this.images.version
    const withoutWeb = this.#services.remoteImages.of(document.uri) !== 'shown'
    const options = {
      published: publishedReadingOf(article, scope),
      problems: this.#services.checks.latestProblems(document),
      policy: policyOf(places.scope),
      locale: vscode.env.language,
      generator: generatorOf(scope),
      imageFields: this.#services.imageFieldsFor(document),
      siteMarkdown: siteMarkdownOf(scope),
      markdown: this.#services.markdownFor(document),
      ...zonesOf(scope),
      withoutWeb,
      resolveImage: (address: string) => this.#resolve(address, places),
    }
    const last = this.#last
    const same = last && last.uri === uri && last.scope === scope && last.images === images && last.withoutWeb === withoutWeb
    const rendered = renderArticle(article, options, same ? last.article : undefined)
    this.#last = { article: rendered, uri, scope, images, withoutWeb }
    return rendered
  }
}
