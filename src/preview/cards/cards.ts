import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { dateInWords } from '../../core/dates/dateWords'
import { readDate } from '../../core/dates/dates'
import type { Card, CardImage, Network } from '../protocol/cardMessages'
import { displayWidth, truncate } from '../words/displayWidth'
import { lineOfField } from './fieldLines'
import { firstText, imageAddressOf, imageFields, onClockOf, standfirstFields, titleOf, type Fields } from '../render/head'
import type { Publication } from './newsArticle'
import type { Notice } from '../protocol/messageParts'
import type { Part } from '../protocol/parts'

/**
 * How many columns a network shows, and how it crops the picture. X documents 70 characters of a title; the others publish no
 * limit, and cut by the room there is: these are what fits on the cards as they look at present.
 */
const rooms: Readonly<Record<Network, { readonly title: number; readonly text: number; readonly ratio: Card['ratio'] }>> = {
  google: { title: 60, text: 156, ratio: '1 / 1' },
  discover: { title: 100, text: 0, ratio: '16 / 9' },
  x: { title: 70, text: 0, ratio: '16 / 9' },
  facebook: { title: 88, text: 70, ratio: '16 / 9' },
  linkedin: { title: 110, text: 0, ratio: '16 / 9' },
  wechat: { title: 56, text: 66, ratio: '1 / 1' },
}

const networks: readonly Network[] = ['google', 'discover', 'x', 'facebook', 'linkedin', 'wechat']

export interface CardOptions {
  readonly site: Publication
  /** For the date. */
  readonly language: string
  /** The picture of an address as it is written. */
  image(address: string): CardImage
  /** The body as it is shown: its beginning stands in for a description. */
  readonly body: readonly Part[]
}

export interface Cards {
  readonly cards: readonly Card[]
  readonly image: CardImage
  /** What the cards lack, each with the line to write it in. */
  readonly missing: readonly Notice[]
}

/** An article as others will show it. */
export function cardsOf(article: Article, fields: Fields, { site, language, image, body }: CardOptions): Cards {
  const title = titleOf(fields)
  const described = firstText(fields, standfirstFields)
  const address = imageAddressOf(fields)
  const picture: CardImage = address === undefined ? { kind: 'none' } : image(address)
  const written = ['date', 'pubDate', 'publishDate'].map((name) => fields.written(name)).find((text) => text !== undefined)
  const date = written === undefined ? undefined : readDate(written)
  const day = date?.exists ? dateInWords(onClockOf(date.iso, site.timeZone).slice(0, 10), language) : undefined
  const text = described ?? beginning(body)
  const host = site.url === undefined ? undefined : new URL(site.url).hostname.replace(/^www\./, '')
  const cards = networks.map((network): Card => {
    const room = rooms[network]
    const shown = title ?? l10n.t('No headline')
    return {
      network,
      title: truncate(shown, room.title),
      cut: displayWidth(shown) > room.title,
      text: truncate(text, room.text),
      date: network === 'google' || network === 'discover' ? (day ?? '') : '',
      ratio: room.ratio,
      site: site.name,
      host,
    }
  })
  return {
    cards,
    image: picture,
    missing: missing(article, { title, described, picture, address }, site),
  }
}

interface Said {
  readonly title: string | undefined
  readonly described: string | undefined
  readonly picture: CardImage
  readonly address: string | undefined
}

function missing(article: Article, { title, described, picture, address }: Said, site: Publication): readonly Notice[] {
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
    ...(picture.kind === 'missing' ? [at(imageFields, l10n.t('The image “{0}” does not exist.', address ?? ''))] : []),
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

/** How much of a body is looked at, in UTF-16 units of HTML. */
const sample = 8000
const longest = 400

/** The text of the first paragraphs. */
function beginning(parts: readonly Part[]): string {
  let html = ''
  for (const part of parts) {
    if (html.length > sample) break
    html += part.html
  }
  const paragraphs = [...html.slice(0, sample).matchAll(/<p\b[^>]*>(.*?)(?:<\/p>|$)/gs)].map(([, inner = '']) => plain(inner))
  const text = paragraphs.filter((paragraph) => paragraph !== '').join(' ')
  return (text === '' ? plain(html.slice(0, sample)) : text).slice(0, longest)
}

const references: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/** In the sanitizer's output every `<` starts a tag, and only these characters are references. */
function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (reference) => references[reference] ?? reference)
    .replace(/\s+/g, ' ')
    .trim()
}
