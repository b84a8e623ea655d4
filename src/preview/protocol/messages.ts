import { isRecord } from '../../core/data/isRecord'
import { isExternalLink } from '../../core/links/externalLink'
import { readCards, type CardsMessage } from './cardMessages'
import { hasTexts, isLine, isNotice, isPlace, type Notice } from './messageChecks'
import type { HtmlChunk } from './htmlChunks'
import { isWords, type PageWords } from './words'

/** How one revision of the body becomes the next: a range of chunks is replaced by others. */
export interface BodyChange {
  /** The number of the resulting body, unique per page. */
  readonly revision: number
  /** The revision that is changed; undefined if `chunks` are the whole body. */
  readonly base: number | undefined
  readonly from: number
  readonly removed: number
  readonly chunks: readonly HtmlChunk[]
  /** The line of the document, from 0, that the body starts at. */
  readonly line: number
}

export interface ArticleMessage {
  readonly type: 'article'
  /** The URI of the document, to restore it after a reload of the window. */
  readonly uri: string
  readonly title: string
  /** A language tag; '' if unknown. */
  readonly lang: string
  readonly head: string
  readonly body: BodyChange
  readonly notices: readonly Notice[]
  /** Whether the notices are expanded at first, because the fields in the head may be wrong. */
  readonly broken: boolean
  /** How the Markdown is read, in words. */
  readonly reading: string
  readonly words: PageWords
}

export interface RevealMessage {
  readonly type: 'reveal'
  /** From 0, with a fraction as `fractionalLine` has it. */
  readonly line: number
}

/** The position of the cursor in the editor. */
export interface CaretMessage {
  readonly type: 'caret'
  /** From 0, with a fraction as `fractionalLine` has it. */
  readonly line: number
}

/** Something that the site's sanitizer removes. */
export interface Removal {
  /** The name of the element, attribute, property or address. */
  readonly name: string
  /** A message for an author. */
  readonly message: string
  /** From 0. */
  readonly line: number
}

export interface RemovalsMessage {
  readonly type: 'removals'
  /** The number of removals. */
  readonly count: number
  /** All removals if the page has asked for them, otherwise none. */
  readonly removals: readonly Removal[]
}

/** The site's style sheet (`stylesheet` in `copydesk.yaml`). */
export interface StylesheetMessage {
  readonly type: 'stylesheet'
  /** Undefined if there is none, or it was removed. */
  readonly css: string | undefined
  /** The address that relative addresses in the CSS are resolved against. */
  readonly base: string
}

/** From the extension to the page. */
export type HostMessage = ArticleMessage | RevealMessage | CaretMessage | RemovalsMessage | CardsMessage | StylesheetMessage

/** From the page to the extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'openLink'; readonly href: string }
  /** Opens a line in the editor. `note`: index, from 0, of a footnote in the list at the end of the page; then its definition is opened. */
  | { readonly type: 'openLine'; readonly line: number; readonly note?: number }
  /** The page was scrolled. `line`: the line at the top, from 0, with a fraction. */
  | { readonly type: 'scrolled'; readonly line: number }
  /** Whether the page wants the list of removals, not only their number. */
  | { readonly type: 'removals'; readonly wanted: boolean }
  /** Whether the page wants the cards. */
  | { readonly type: 'cards'; readonly wanted: boolean }
  /** Copies the structured data to the clipboard. */
  | { readonly type: 'copyStructuredData' }
  /** Whether images on the web may be loaded in the folder of the article. */
  | { readonly type: 'webImages'; readonly allowed: boolean }
  /** Whether the preview stays with its article, or follows the editor. */
  | { readonly type: 'lock'; readonly locked: boolean }

/** The state that the page keeps through a reload of the window. */
export interface PageState {
  readonly uri: string
  readonly scroll: number
  readonly locked: boolean
  readonly view: PageView
}

export const pageWidths = ['full', 'tablet', 'phone'] as const
/**
 * `newsroom`: the site's style sheet; without one, like `editor`. `editor`: the colours of VS Code. `print`: greyscale.
 */
export const pageLooks = ['newsroom', 'editor', 'light', 'dark', 'contrast', 'print'] as const
export const pageTabs = ['article', 'cards'] as const
/** In percent. */
export const textSizes = [100, 115, 130, 150, 175] as const

/** The view settings of the page. */
export interface PageView {
  readonly width: (typeof pageWidths)[number]
  readonly size: (typeof textSizes)[number]
  readonly look: (typeof pageLooks)[number]
  readonly tab: (typeof pageTabs)[number]
  /** Whether removals are shown. */
  readonly removals: boolean
}

/** Reads a message from the extension. @returns undefined for anything else that is posted to the page */
export function readHostMessage(value: unknown): HostMessage | undefined {
  if (!isRecord(value)) return undefined
  const { type, line, notices, words, body } = value
  if (type === 'reveal') return isPlace(line) ? { type, line } : undefined
  if (type === 'caret') return isPlace(line) ? { type, line } : undefined
  if (type === 'removals') return readRemovals(value)
  if (type === 'cards') return readCards(value)
  if (type === 'stylesheet') return readStylesheet(value)
  if (type !== 'article') return undefined
  const complete =
    hasTexts(value, ['uri', 'title', 'lang', 'head', 'reading']) &&
    Array.isArray(notices) &&
    notices.every(isNotice) &&
    typeof value['broken'] === 'boolean' &&
    isWords(words) &&
    isBodyChange(body)
  return complete ? (value as unknown as ArticleMessage) : undefined
}

/** Reads a message from the page. @returns undefined if it is invalid, or its link is neither a web nor a mail address */
export function readPageMessage(value: unknown): PageMessage | undefined {
  if (!isRecord(value)) return undefined
  const { type, href, line, note, wanted, locked, allowed } = value
  if (type === 'ready' || type === 'copyStructuredData') return { type }
  if (type === 'openLine') return isLine(line) ? { type, line, ...(isLine(note) && { note }) } : undefined
  if (type === 'scrolled') return isPlace(line) ? { type, line } : undefined
  if (type === 'removals' || type === 'cards') return typeof wanted === 'boolean' ? { type, wanted } : undefined
  if (type === 'webImages') return typeof allowed === 'boolean' ? { type, allowed } : undefined
  if (type === 'lock') return typeof locked === 'boolean' ? { type, locked } : undefined
  if (type === 'openLink') return typeof href === 'string' && isExternalLink(href) ? { type, href } : undefined
  return undefined
}

export function readPageState(value: unknown): PageState | undefined {
  if (!isRecord(value) || typeof value['uri'] !== 'string') return undefined
  const { uri, scroll, locked, view } = value
  return {
    uri,
    scroll: typeof scroll === 'number' && Number.isFinite(scroll) ? scroll : 0,
    locked: locked === true,
    view: readView(isRecord(view) ? view : {}),
  }
}

/** Reads view settings. Invalid ones get their defaults. */
export function readView({ width, size, look, tab, removals }: Readonly<Record<string, unknown>>): PageView {
  return {
    width: pageWidths.find((value) => value === width) ?? 'full',
    size: textSizes.find((value) => value === size) ?? 100,
    look: pageLooks.find((value) => value === look) ?? 'newsroom',
    tab: pageTabs.find((value) => value === tab) ?? 'article',
    removals: removals === true,
  }
}

function readStylesheet({ css, base }: Readonly<Record<string, unknown>>): StylesheetMessage | undefined {
  const text = typeof css === 'string' ? css : undefined
  return (css === undefined || text !== undefined) && typeof base === 'string' ? { type: 'stylesheet', css: text, base } : undefined
}

function readRemovals({ count, removals }: Readonly<Record<string, unknown>>): RemovalsMessage | undefined {
  return isLine(count) && Array.isArray(removals) && removals.every(isRemoval) ? { type: 'removals', count, removals } : undefined
}

function isRemoval(value: unknown): value is Removal {
  return isRecord(value) && typeof value['name'] === 'string' && typeof value['message'] === 'string' && isLine(value['line'])
}

function isBodyChange(value: unknown): boolean {
  if (!isRecord(value) || !Array.isArray(value['chunks'])) return false
  const counts = ['revision', 'from', 'removed', 'line'].every((name) => isLine(value[name]))
  return counts && (value['base'] === undefined || isLine(value['base'])) && value['chunks'].every(isChunk)
}

function isChunk(value: unknown): boolean {
  return isRecord(value) && isKind(value['kind']) && typeof value['html'] === 'string' && isLine(value['lines'])
}

function isKind(kind: unknown): boolean {
  return kind === 'whole' || kind === 'open' || kind === 'close'
}
