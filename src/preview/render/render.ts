import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { equalValues } from '../../core/data/equalValues'
import type { ImageFields } from '../../core/frontmatter/imageFields'
import { isRead } from '../../core/frontmatter/frontMatter'
import { sizeInAddress } from '../../core/images/imageAddress'
import type { MarkdownFeatures } from '../../core/markdown/siteMarkdown'
import type { SiteZones } from '../../core/settings/siteScope'
import { markdownOf } from '../../core/settings/articleFormat'
import type { SiteGenerator } from '../../core/generators/shared/generator'
import type { SiteMarkdown } from '../../core/generators/shared/markdownSettings'
import { omittedHtmlInWords } from '../../core/settings/readingInWords'
import type { Policy } from '../../core/sanitizer/policy'
import type { PublishedReading } from '../../core/frontmatter/reading/publishedReading'
import type { Problem } from '../../core/text/problem'
import { headingText } from '../../core/markdown/renderMarkdown'
import { omittedLine, renderBody, type Body } from './body'
import { escapeHtml } from './escape'
import { fieldsOf, renderHead, titleOf } from './head'
import { languageOf } from './articleLanguage'
import { sanitize } from './sanitize'
import type { Notice } from '../protocol/messageChecks'

export interface RenderOptions extends SiteZones {
  readonly published: PublishedReading
  readonly problems: readonly Problem[]
  readonly policy: Policy
  /** Converts a local address (`a.jpg`, `/images/a.jpg`) to one that the page can load; undefined if the file does not exist. */
  resolveImage(address: string): string | undefined
  /** The language for dates if that of the article is unknown. */
  readonly locale: string
  readonly generator: SiteGenerator
  /** Which fields hold images; without it, the usual ones. */
  readonly imageFields?: ImageFields
  /** The Markdown that the body is read by. Without it, that of the generator for a file of this name. */
  readonly markdown?: MarkdownFeatures
  /** How the site's Markdown is read, and where that is said. */
  readonly siteMarkdown?: SiteMarkdown
  /** Whether images on the web are replaced by placeholders. */
  readonly withoutWeb?: boolean
}

interface HeadInput {
  /** Language, time zone, generator and front matter. */
  readonly source: string
  /** Some generators find the end of the front matter elsewhere than Copydesk, so that a change of the body can change the fields. */
  readonly data: PublishedReading['data']
}

export interface RenderedArticle {
  /** The headline; undefined if there is none. */
  readonly title: string | undefined
  /** The language of the article; undefined if unknown. */
  readonly lang: string | undefined
  /** Sanitized HTML. */
  readonly head: string
  /** The input of the head; if it is unchanged, the head is reused. */
  readonly headInput: HeadInput
  readonly body: Body
  /** The line of the document, from 0, that the body starts at. */
  readonly bodyLine: number
  /** The errors of the article, with their lines. */
  readonly notices: readonly Notice[]
  /** Whether the front matter cannot be read without errors, so that the head may be wrong. */
  readonly broken: boolean
}

/**
 * Renders an article as the site publishes it. Broken input is rendered as far as possible.
 * @param previous the previous rendering with the same policy and images; only what has changed is rendered again
 */
export function renderArticle(article: Article, options: RenderOptions, previous?: RenderedArticle): RenderedArticle {
  const { published } = options
  const fields = fieldsOf(article, published.data, options.imageFields)
  const lang = languageOf(article, fields)
  const image = (address: string) => sanitize(headImage(address), options.policy, options).html
  const language = lang === undefined || options.locale.startsWith(`${lang}-`) ? options.locale : lang
  const { start } = article.body
  const { generator, markdown = markdownOf(article, article.path, generator, undefined) } = options
  const written = article.text.slice(start)
  const text = markdown.trimmed ? withoutFirstBlank(written) : written
  const source = { text, generator, markdown }
  const body = renderBody(source, options.policy, options, previous?.body)
  // A heading without text is no headline.
  const headline = (body.headline && headingText(body.headline, body.references, markdown)) || undefined
  const isHeadlineFirst = generator.titles.headingFirst?.test(article.path) === true
  const title = isHeadlineFirst ? (headline ?? titleOf(fields)) : (titleOf(fields) ?? headline)
  const zones = `${options.timeZone ?? ''} ${options.readingZone ?? ''}`
  const [lead] = fields.images
  const headSource = `${language} ${zones} ${options.generator.name}${headline ? ` ${headline}` : ''}${lead ? ` ${lead.address}` : ''}\n${article.text.slice(0, start)}`
  const isSameHead = previous?.headInput.source === headSource && equalValues(previous.headInput.data, published.data)
  const bodyLine = article.lines.lineOf(start)
  const omitted = markdown.html === 'omitted' ? omittedLine(body) : undefined
  const frontMatterProblem = frontMatterNotice(article, options)
  const { errors = [], repairs = [] } = article.frontMatter ?? {}
  return {
    title,
    lang,
    head: isSameHead ? previous.head : renderHead(fields, { ...options, title, language, image }),
    headInput: { source: headSource, data: published.data },
    body,
    bodyLine,
    notices: [
      ...(frontMatterProblem ? [frontMatterProblem] : []),
      ...problemNotices(article, options.problems),
      ...(omitted === undefined ? [] : [{ message: omittedHtmlInWords(generator, options.siteMarkdown), line: bodyLine + omitted }]),
      ...(body.tooDeep
        ? [{ message: l10n.t('Hundreds of elements in this article are not closed: only the text is shown.'), line: bodyLine }]
        : []),
    ],
    broken:
      (omitted !== undefined && isEmpty(body)) ||
      published.error !== undefined ||
      frontMatterProblem !== undefined ||
      errors.length + repairs.length > 0,
  }
}

/** Whether a body has nothing to see. */
function isEmpty({ chunks }: Body): boolean {
  return chunks.every(({ html }) => html.trim() === '')
}

/** Without white space at the start, but with its line ends. */
function withoutFirstBlank(body: string): string {
  return body.replace(/^\s+/, (blank) => blank.replace(/[^\r\n]/g, ''))
}

/** Includes the size from the image's address, so that the layout does not shift when it loads. */
function headImage(address: string): string {
  const size = sizeInAddress(address)
  return `<img src="${escapeHtml(address)}" alt=""${size ? ` width="${size.width}" height="${size.height}"` : ''}>`
}

function problemNotices({ lines }: Article, problems: readonly Problem[]): readonly Notice[] {
  const errors = problems.filter(({ severity }) => severity === 'error')
  return errors.map(({ message, range }) => ({ message, line: lines.lineOf(range.start) }))
}

/** The text before a line that was probably meant as the opening fence, because fields follow it. */
const almostFence = /^\uFEFF?\s*(?=--[^\r\n]*\r?\n[A-Za-z]\w*[ \t]*[:：])/

/** A notice for unreadable front matter if no rule reports it: rules check YAML only, and may be off. */
function frontMatterNotice({ frontMatter, lines, text }: Article, { published, problems }: RenderOptions): Notice | undefined {
  if (!frontMatter) {
    const fence = almostFence.exec(text)
    const message = l10n.t('Your site does not find the front matter: the first line should contain only ---.')
    return fence ? { message, line: lines.lineOf(fence[0].length) } : undefined
  }
  const line = lines.lineOf(frontMatter.open.start)
  if (!isRead(frontMatter))
    return { message: l10n.t('This front matter is neither YAML nor TOML nor JSON: headline, byline and date are not shown.'), line }
  const isReported = problems.some(
    ({ severity, range }) => severity === 'error' && range.start <= (frontMatter.close ?? frontMatter.content).end,
  )
  if (isReported) return undefined
  if (published.error !== undefined)
    return { message: l10n.t('Your site cannot read the front matter: {0}', firstLine(published.error)), line }
  const unseen = frontMatter.fields.length > 0 && Object.keys(published.data).length === 0
  return unseen ? { message: l10n.t('Your site does not find the front matter: its fields are not used.'), line } : undefined
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text
}
