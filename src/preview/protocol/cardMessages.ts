import { hasTexts, isNotice, isRecord, type Notice } from './messageParts'

export type Network = 'google' | 'discover' | 'x' | 'facebook' | 'linkedin' | 'wechat'
const networks = new Set<unknown>(['google', 'discover', 'x', 'facebook', 'linkedin', 'wechat'] satisfies readonly Network[])

/** An article as one network shows it. */
export interface Card {
  readonly network: Network
  /** As far as it is shown. */
  readonly title: string
  /** Not all of the headline is shown. */
  readonly cut: boolean
  /** '' when none is shown. */
  readonly text: string
  /** In words; '' when none is shown. */
  readonly date: string
  /** Of the picture. */
  readonly ratio: '1 / 1' | '16 / 9'
  /** Undefined when not known. */
  readonly site?: string | undefined
  readonly host?: string | undefined
}

/** The picture of the cards. `remote` may not be loaded, `missing` is not there. */
export type CardImage = { readonly kind: 'none' } | { readonly kind: 'shown' | 'remote' | 'missing'; readonly address: string }

/** Words that the cards themselves show. */
export interface CardWords {
  readonly missing: string
  readonly nothingMissing: string
  readonly line: string
  readonly approximate: string
  readonly google: string
  readonly discover: string
  readonly x: string
  readonly facebook: string
  readonly linkedin: string
  readonly wechat: string
  /** For the site's name and address where they are not known. */
  readonly yourSite: string
  readonly yourHost: string
  readonly cut: string
  readonly crops: string
  readonly noPicture: string
  readonly remotePicture: string
  /** With `{0}` and `{1}` for its width and height. */
  readonly smallPicture: string
  readonly structured: string
  readonly complaints: string
  readonly noComplaints: string
  readonly copy: string
}

export interface CardsMessage {
  readonly type: 'cards'
  /** A language tag; '' when unknown. */
  readonly lang: string
  readonly cards: readonly Card[]
  readonly image: CardImage
  readonly missing: readonly Notice[]
  /** The element with the structured data, as a text. */
  readonly structuredData: string
  readonly complaints: readonly Notice[]
  readonly words: CardWords
}

export function readCards(value: Readonly<Record<string, unknown>>): CardsMessage | undefined {
  const { cards, image, missing, complaints, words } = value
  const complete =
    hasTexts(value, ['lang', 'structuredData']) &&
    Array.isArray(cards) &&
    cards.every(isCard) &&
    isImage(image) &&
    [missing, complaints].every((list) => Array.isArray(list) && list.every(isNotice)) &&
    isRecord(words) &&
    hasTexts(words, wordNames)
  return complete ? (value as unknown as CardsMessage) : undefined
}

function isCard(value: unknown): boolean {
  return (
    isRecord(value) &&
    networks.has(value['network']) &&
    hasTexts(value, ['title', 'text', 'date']) &&
    typeof value['cut'] === 'boolean' &&
    (value['ratio'] === '1 / 1' || value['ratio'] === '16 / 9') &&
    ['site', 'host'].every((name) => value[name] === undefined || typeof value[name] === 'string')
  )
}

function isImage(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { kind, address } = value
  return kind === 'none' || ((kind === 'shown' || kind === 'remote' || kind === 'missing') && typeof address === 'string')
}

const wordNames = [
  'missing',
  'nothingMissing',
  'line',
  'approximate',
  'google',
  'discover',
  'x',
  'facebook',
  'linkedin',
  'wechat',
  'yourSite',
  'yourHost',
  'cut',
  'crops',
  'noPicture',
  'remotePicture',
  'smallPicture',
  'structured',
  'complaints',
  'noComplaints',
  'copy',
] as const satisfies readonly (keyof CardWords)[]
