import { isOutsideLink } from '../core/outsideLink'
import type { Part } from './parts'

/** What is wrong with an article, in a journalist's words. */
export interface Notice {
  readonly message: string
  /** From 0; undefined when it is about no line. */
  readonly line: number | undefined
}

/** Words that the page itself shows. */
export interface PageWords {
  /** Above the notices. */
  readonly problems: string
  /** With `{0}` for the number. */
  readonly line: string
  readonly imageMissing: string
  /** For an address on the web. */
  readonly imageFailed: string
}

/** How the body of one revision becomes the next: some parts are taken out, others set in there. */
export interface BodyChange {
  /** The number of the result. Each body has another. */
  readonly revision: number
  /** The revision that is changed; undefined when `parts` are the whole body. */
  readonly base: number | undefined
  readonly from: number
  readonly removed: number
  readonly parts: readonly Part[]
  /** The line of the document, from 0, that the body starts at. */
  readonly line: number
}

export interface ArticleMessage {
  readonly type: 'article'
  /** Of the document, to find it again after a reload of the window. */
  readonly uri: string
  readonly title: string
  /** A language tag; '' when unknown. */
  readonly lang: string
  readonly head: string
  readonly body: BodyChange
  readonly notices: readonly Notice[]
  /** Whether the notices are shown unfolded at first: when the head cannot be trusted. */
  readonly broken: boolean
  readonly words: PageWords
}

export interface RevealMessage {
  readonly type: 'reveal'
  /** From 0. */
  readonly line: number
}

/** Where the caret is. */
export interface CaretMessage {
  readonly type: 'caret'
  /** From 0. */
  readonly line: number
}

/** From the extension to the page. */
export type HostMessage = ArticleMessage | RevealMessage | CaretMessage

/** From the page to the extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'openLink'; readonly href: string }
  | { readonly type: 'openLine'; readonly line: number }
  /** The reader has scrolled: the line, from 0, at the top. */
  | { readonly type: 'scrolled'; readonly line: number }

/** What the page keeps through a reload of the window. */
export interface PageState {
  readonly uri: string
  readonly scroll: number
}

/** A message from the extension, or undefined: anything may be posted to a page. */
export function readHostMessage(value: unknown): HostMessage | undefined {
  if (!isRecord(value)) return undefined
  const { type, line, notices, words, body } = value
  if (type === 'reveal' || type === 'caret') return isLine(line) ? { type, line } : undefined
  if (type !== 'article') return undefined
  const texts = ['uri', 'title', 'lang', 'head'].every((name) => typeof value[name] === 'string')
  const complete =
    texts &&
    Array.isArray(notices) &&
    notices.every(isNotice) &&
    typeof value['broken'] === 'boolean' &&
    isWords(words) &&
    isBodyChange(body)
  return complete ? (value as unknown as ArticleMessage) : undefined
}

/** A message from the page, or undefined. Links only lead to the web and to mail. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  if (!isRecord(value)) return undefined
  const { type, href, line } = value
  if (type === 'ready') return { type }
  if (type === 'openLine' || type === 'scrolled') return isLine(line) ? { type, line } : undefined
  if (type === 'openLink') return typeof href === 'string' && isOutsideLink(href) ? { type, href } : undefined
  return undefined
}

export function readPageState(value: unknown): PageState | undefined {
  if (!isRecord(value) || typeof value['uri'] !== 'string') return undefined
  const { uri, scroll } = value
  return { uri, scroll: typeof scroll === 'number' && Number.isFinite(scroll) ? scroll : 0 }
}

function isBodyChange(value: unknown): boolean {
  if (!isRecord(value) || !Array.isArray(value['parts'])) return false
  const counts = ['revision', 'from', 'removed', 'line'].every((name) => isLine(value[name]))
  return counts && (value['base'] === undefined || isLine(value['base'])) && value['parts'].every(isPart)
}

function isPart(value: unknown): boolean {
  return isRecord(value) && isKind(value['kind']) && typeof value['html'] === 'string' && isLine(value['lines'])
}

function isKind(kind: unknown): boolean {
  return kind === 'whole' || kind === 'open' || kind === 'close'
}

function isWords(value: unknown): boolean {
  return isRecord(value) && ['problems', 'line', 'imageMissing', 'imageFailed'].every((name) => typeof value[name] === 'string')
}

function isNotice(value: unknown): boolean {
  return isRecord(value) && typeof value['message'] === 'string' && (value['line'] === undefined || isLine(value['line']))
}

function isLine(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
