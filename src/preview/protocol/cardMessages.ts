import { isRecord } from '../../core/data/isRecord'
import { hasTexts, isNotice, type Notice } from './messageChecks'

export type Network = 'google' | 'discover' | 'x' | 'facebook' | 'linkedin' | 'wechat'
const networks = new Set<unknown>(['google', 'discover', 'x', 'facebook', 'linkedin', 'wechat'] satisfies readonly Network[])

/** An article as one network shows it. */
export interface Card {
  readonly network: Network
  /** The headline, truncated to what the network shows. */
  readonly title: string
  /** Whether the headline is truncated. */
  readonly cut: boolean
  /** The description; '' if the network shows none. */
  readonly text: string
  /** The date in words; '' if the network shows none. */
  readonly date: string
  /** The aspect ratio of the image. */
  readonly ratio: '1 / 1' | '16 / 9'
  /** The name of the site; undefined if it is not set. */
  readonly site?: string | undefined
  readonly host?: string | undefined
}

/** The image of the cards. `remote`: on the web, may not be loaded. `missing`: the file does not exist. */
export type CardImage = { readonly kind: 'none' } | { readonly kind: 'shown' | 'remote' | 'missing'; readonly address: string }

/** The labels of the cards. */
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
  /** Shown if the name or address of the site is not set. */
  readonly yourSite: string
  readonly yourHost: string
  readonly cut: string
  readonly crops: string
  readonly noPicture: string
  readonly remotePicture: string
  /** `{0}` and `{1}`: width and height. */
  readonly smallPicture: string
  readonly structured: string
  readonly dataProblems: string
  readonly noDataProblems: string
  readonly copy: string
}

export interface CardsMessage {
  readonly type: 'cards'
  /** A language tag; '' if unknown. */
  readonly lang: string
  readonly cards: readonly Card[]
  readonly image: CardImage
  readonly missing: readonly Notice[]
  /** The HTML source of the element with the structured data. */
  readonly structuredData: string
  readonly dataProblems: readonly Notice[]
  readonly words: CardWords
}

export function readCards(value: Readonly<Record<string, unknown>>): CardsMessage | undefined {
  const { cards, image, missing, dataProblems, words } = value
  const complete =
    hasTexts(value, ['lang', 'structuredData']) &&
    Array.isArray(cards) &&
    cards.every(isCard) &&
    isImage(image) &&
    [missing, dataProblems].every((list) => Array.isArray(list) && list.every(isNotice)) &&
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
  'dataProblems',
  'noDataProblems',
  'copy',
] as const satisfies readonly (keyof CardWords)[]
