import * as vscode from 'vscode'
import { parseArticle, type Article } from '../../core/article/article'
import type { ImageFields } from '../../core/frontmatter/imageFields'
import { imageFieldsFor } from '../../core/lint/schemaForArticle'
import { publishedReadingOf } from '../../core/lint/publishedArticle'
import { findFences } from '../../core/frontmatter/fences'
import { sizeInAddress, type AddressSize } from '../../core/images/imageAddress'
import type { Environment, Markdown, Token } from '../../core/markdown/markdownIt'
import { generatorOf, zonesOf, type Scope } from '../../core/settings/siteScope'
import { escapeHtml } from '../../preview/render/escape'
import type * as Head from '../../preview/render/head'
import type * as Language from '../../preview/render/articleLanguage'
import { filesMeant, type ArticlePlaces } from '../config/articlePlaces'
import type { ArticleServices } from '../config/articleServices'
import { pathFrom } from '../config/pathFrom'

/** The API that VS Code's Markdown preview expects from an extension (`markdown.markdownItPlugins`). */
export interface MarkdownExtender {
  extendMarkdownIt(markdown: Markdown): Markdown
}

const type = 'copydesk_head'
const section = 'copydesk.markdownPreview'

/**
 * Shows the head of an article in VS Code's Markdown preview. VS Code also uses this parser outside the preview, so the parser only finds
 * the fences. The head is rendered with the page.
 */
export function markdownExtender(services: ArticleServices): MarkdownExtender {
  const imageFieldsOf = (uri: vscode.Uri, article: Article) => {
    const config = services.configOf(uri)
    return imageFieldsFor(article, pathFrom(config.folder, uri), config)
  }
  return {
    extendMarkdownIt(markdown) {
      markdown.core.ruler.after('normalize', type, (state) => {
        const fences = findFences(state.src)
        if (!fences?.close || !isEnabled()) return
        const { end } = fences.close
        state.env[type] = state.src.slice(0, end)
        const head = state.src.slice(0, end)
        // VS Code shows front matter that it does not recognize as text, so it is blanked out.
        const seen = fences.preamble.end === 0 && fences.language === 'yaml' && fences.announced === ''
        if (!seen && hasTitle.test(head)) state.src = head.replace(/[^\n]+/g, '') + state.src.slice(end)
      })
      markdown.core.ruler.push(type, (state) => {
        const head = state.env[type]
        if (typeof head !== 'string') return
        delete state.env[type]
        const token = new state.Token(type, '', 0)
        token.content = head
        state.tokens.unshift(token)
      })
      markdown.renderer.rules[type] = (tokens, index, options, environment, renderer) => {
        const uri: unknown = environment?.['currentDocument']
        if (!(uri instanceof vscode.Uri)) return ''
        const places = services.placesOf(uri)
        // VS Code's image rule resolves the file and watches it for changes.
        const image = (written: string) => {
          const token = imageToken(markdown, addressFor(written, places), sizeInAddress(written))
          return token ? renderer.renderInline([token], options, environment) : ''
        }
        const article = parseArticle(tokens[index]?.content ?? '')
        const head = services.isArticle(uri, article) ? headOf(article, places.scope, imageFieldsOf(uri, article), image) : ''
        if (head !== '' && environment) hideTable(markdown, environment)
        return head
      }
      return markdown
    },
  }
}

/** The token of the front matter in VS Code since 1.121, which shows it as a table (`markdown.preview.frontMatter`). */
const table = 'front_matter'
/** Set in the environment of a page that has a head. */
const isShown = 'copydesk_head_shown'
const wrapped = new WeakSet<Markdown>()

/** Leaves the table of the front matter out of pages with a head. */
function hideTable(markdown: Markdown, environment: Environment): void {
  environment[isShown] = true
  // The rule of VS Code may be added after this extension's.
  const rendered = markdown.renderer.rules[table]
  if (!rendered || wrapped.has(markdown)) return
  wrapped.add(markdown)
  markdown.renderer.rules[table] = (tokens, index, options, page, renderer) =>
    page?.[isShown] === true ? '' : rendered(tokens, index, options, page, renderer)
}

const hasTitle = /^\s*["']?title["']?\s*[:=]/m

function isEnabled(): boolean {
  return vscode.workspace.getConfiguration(section).get('showHead', true)
}

function headOf(article: Article, scope: Scope, imageFields: ImageFields, image: (written: string) => string): string {
  const { fieldsOf, renderHead, titleOf }: typeof Head = require('../../preview/render/head')
  const { languageOf }: typeof Language = require('../../preview/render/articleLanguage')
  const fields = fieldsOf(article, publishedReadingOf(article, scope).data, imageFields)
  const lang = languageOf(article, fields)
  const language = lang === undefined || vscode.env.language.startsWith(`${lang}-`) ? vscode.env.language : lang
  const head = renderHead(fields, { title: titleOf(fields), language, ...zonesOf(scope), generator: generatorOf(scope), image })
  return head === ''
    ? ''
    : `<header class="cd-head" dir="auto"${lang === undefined ? '' : ` lang="${escapeHtml(lang)}"`}>${head}</header>\n`
}

/** @returns undefined for an address that markdown-it rejects */
function imageToken(markdown: Markdown, address: string, size: AddressSize | undefined): Token | undefined {
  const src = markdown.normalizeLink(address)
  const token = markdown.parseInline('![](x)', {})[0]?.children?.[0]
  if (!token || !markdown.validateLink(src)) return undefined
  token.attrSet('src', src)
  if (size) token.attrSet('width', String(size.width))
  if (size) token.attrSet('height', String(size.height))
  return token
}

/** Rewrites a root-relative address: VS Code resolves `/images/a.jpg` against the workspace folder, not the root of the site. */
function addressFor(written: string, places: ArticlePlaces): string {
  const { workspaceFolder } = places
  const [file] = /^\/(?!\/)/.test(written) ? filesMeant(written, places) : []
  return file && workspaceFolder && file.path.startsWith(`${workspaceFolder.path}/`)
    ? file.path.slice(workspaceFolder.path.length)
    : written
}
