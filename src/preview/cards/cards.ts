import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { dateInWords } from '../../core/dates/dateWords'
import { readDate } from '../../core/dates/dates'
import type { Card, CardImage, Network } from '../protocol/cardMessages'
import { displayWidth, truncate } from '../../core/words/displayWidth'
import { networkColumns } from '../../core/style/headlineRoom'
import type { HeadlineSettings } from '../../core/style/headlines'
import { lineOfField } from './fieldLines'
import { firstText, onClockOf, publishedIso, standfirstFields, titleOf, type Fields } from '../render/head'
import type { HeadImage } from '../render/headImages'
import type { Publication } from './newsArticle'
import type { Notice } from '../protocol/messageChecks'
import type { HtmlChunk } from '../protocol/htmlChunks'

/** How many columns (`displayWidth`) of a description a network shows, and the aspect ratio of its image. */
const limits: Readonly<Record<Network, { readonly text: number; readonly ratio: Card['ratio'] }>> = {
  google: { text: 156, ratio: '1 / 1' },
  discover: { text: 0, ratio: '16 / 9' },
  x: { text: 0, ratio: '16 / 9' },
  facebook: { text: 70, ratio: '16 / 9' },
  linkedin: { text: 0, ratio: '16 / 9' },
  wechat: { text: 66, ratio: '1 / 1' },
}

const networks: readonly Network[] = ['google', 'discover', 'x', 'facebook', 'linkedin', 'wechat']

export interface CardOptions {
  readonly site: Publication
  /** How much of a headline the newsroom wants to be shown. */
  readonly headlines: HeadlineSettings | undefined
  /** The language of the date. */
  readonly language: string
  /** The image for an address as written. */
  image(address: string): CardImage
  /** The rendered body; its start is shown if there is no description. */
  readonly body: readonly HtmlChunk[]
}

export interface Cards {
  readonly cards: readonly Card[]
  readonly image: CardImage
  /** What is missing for the cards, with the line to add it. */
  readonly missing: readonly Notice[]
}

/** The cards of an article. */
export function cardsOf(article: Article, fields: Fields, { site, headlines, language, image, body }: CardOptions): Cards {
  const title = titleOf(fields)
  const described = firstText(fields, standfirstFields)
  const [lead] = fields.images
  const picture: CardImage = lead ? image(lead.address) : { kind: 'none' }
  const name = ['date', 'pubDate', 'publishDate'].find((field) => fields.written(field) !== undefined) ?? 'date'
  const date = readDate(fields.written(name) ?? '')
  const day = date?.exists
    ? dateInWords(onClockOf(publishedIso(date.iso, name, fields, site), site.timeZone).slice(0, 10), language)
    : undefined
  const text = described ?? beginning(body)
  const host = site.url === undefined ? undefined : new URL(site.url).hostname.replace(/^www\./, '')
  const cards = networks.map((network): Card => {
    const limit = limits[network]
    const columns = networkColumns(network, headlines)
    const shown = title ?? l10n.t('No headline')
    return {
      network,
      title: truncate(shown, columns),
      cut: displayWidth(shown) > columns,
      text: truncate(text, limit.text),
      date: network === 'google' || network === 'discover' ? (day ?? '') : '',
      ratio: limit.ratio,
      site: site.name,
      host,
    }
  })
  return {
    cards,
    image: picture,
    missing: missing(article, { title, described, picture, lead }, site),
  }
}

interface CardContent {
  readonly title: string | undefined
  readonly described: string | undefined
  readonly picture: CardImage
  readonly lead: HeadImage | undefined
}

function missing(article: Article, { title, described, picture, lead }: CardContent, site: Publication): readonly Notice[] {
  const at = (keys: readonly string[], message: string): Notice => ({ message, line: lineOfField(article, keys) })
  const unnamed = [site.name === undefined ? 'siteName' : '', site.url === undefined ? 'siteUrl' : ''].filter(Boolean)
  return [
    ...(title === undefined ? [at(['title'], l10n.t('The headline is missing: add it to “{0}”.', 'title'))] : []),
    ...(described === undefined
      ? [at([], l10n.t('The description is missing, so the beginning of the text is shown: add it to “{0}”.', 'description'))]
      : []),
    ...(picture.kind === 'none'
      ? [at([], l10n.t('The image is missing: add its address to “{0}”.', site.generator.images.headField))]
      : []),
    ...(picture.kind === 'missing'
      ? [at(lead?.path.slice(0, 1) ?? [], l10n.t('The image “{0}” does not exist.', lead?.address ?? ''))]
      : []),
    ...(unnamed.length > 0
      ? [
          {
            message: l10n.t('The name or address of your site is not set: add {0} to {1}.', unnamed.join(', '), 'copydesk.yaml'),
            line: undefined,
          },
        ]
      : []),
  ]
}

/** How much HTML of the body is read for the description, in UTF-16 code units. */
const maxSampleLength = 8000
const maxTextLength = 400

/** The text of the first paragraphs. @returns at most `maxTextLength` code units */
function beginning(chunks: readonly HtmlChunk[]): string {
  let html = ''
  for (const chunk of chunks) {
    if (html.length > maxSampleLength) break
    html += chunk.html
  }
  const paragraphs = [...html.slice(0, maxSampleLength).matchAll(/<p\b[^>]*>(.*?)(?:<\/p>|$)/gs)].map(([, inner = '']) =>
    plain(inner.replace(noteMarks, '').replace(inlineTags, '')),
  )
  const text = paragraphs.filter((paragraph) => paragraph !== '').join(' ')
  return (text === '' ? plain(html.slice(0, maxSampleLength)) : text).slice(0, maxTextLength)
}

/** What `<p>` may contain, except `<br>`: readers see no space there. */
const inlineTags = /<(?!br\b)[^>]*>/g

/** The numbers of footnotes, as `core/markdown/footnotes` and kramdown write them. */
const noteMarks = /<sup\b[^>]*><a\b[^>]*\bhref="#fn[^>]*>[^<]*<\/a><\/sup>/g

const references: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/** The text of sanitized HTML, in which every `<` starts a tag and only these references occur. */
function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (reference) => references[reference] ?? reference)
    .replace(/\s+/g, ' ')
    .trim()
}
