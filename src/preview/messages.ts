import { isOutsideLink } from '../core/outsideLink'

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

export interface ArticleMessage {
  readonly type: 'article'
  /** Of the document, to find it again after a reload of the window. */
  readonly uri: string
  readonly title: string
  /** A language tag; '' when unknown. */
  readonly lang: string
  readonly head: string
  readonly body: string
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

/** From the extension to the page. */
export type HostMessage = ArticleMessage | RevealMessage

/** From the page to the extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'openLink'; readonly href: string }
  | { readonly type: 'openLine'; readonly line: number }

/** What the page keeps through a reload of the window. */
export interface PageState {
  readonly uri: string
  readonly scroll: number
}

/** A message from the extension, or undefined: anything may be posted to a page. */
export function readHostMessage(value: unknown): HostMessage | undefined {
  if (!isRecord(value)) return undefined
  if (value['type'] === 'reveal') return isLine(value['line']) ? { type: 'reveal', line: value['line'] } : undefined
  if (value['type'] !== 'article') return undefined
  const texts = ['uri', 'title', 'lang', 'head', 'body'].every((name) => typeof value[name] === 'string')
  const { notices, words } = value
  const complete = texts && Array.isArray(notices) && notices.every(isNotice) && typeof value['broken'] === 'boolean' && isWords(words)
  return complete ? (value as unknown as ArticleMessage) : undefined
}

/** A message from the page, or undefined. Links only lead to the web and to mail. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  if (!isRecord(value)) return undefined
  const { type, href, line } = value
  if (type === 'ready') return { type }
  if (type === 'openLine') return isLine(line) ? { type, line } : undefined
  if (type === 'openLink') return typeof href === 'string' && isOutsideLink(href) ? { type, href } : undefined
  return undefined
}

export function readPageState(value: unknown): PageState | undefined {
  if (!isRecord(value) || typeof value['uri'] !== 'string') return undefined
  const { uri, scroll } = value
  return { uri, scroll: typeof scroll === 'number' && Number.isFinite(scroll) ? scroll : 0 }
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
