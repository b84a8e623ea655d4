import { isExternalLink } from '../../core/links/externalLink'
import { readCards, type CardsMessage } from './cardMessages'
import { hasTexts, isLine, isNotice, isPlace, isRecord, type Notice } from './messageParts'
import type { Part } from './parts'
import { isWords, type PageWords } from './words'

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
  /** From 0, with a fraction as `fractionalLine` has it. */
  readonly line: number
}

/** Where the caret is. */
export interface CaretMessage {
  readonly type: 'caret'
  /** From 0, with a fraction as `fractionalLine` has it. */
  readonly line: number
}

/** Something that the site's sanitizer takes out. */
export interface Removal {
  /** Of the element, attribute, property or address. */
  readonly name: string
  /** In a journalist's words. */
  readonly message: string
  /** From 0. */
  readonly line: number
}

export interface RemovalsMessage {
  readonly type: 'removals'
  /** How much the site takes out. */
  readonly count: number
  /** All of it, where the page wants to show it; else none. */
  readonly removals: readonly Removal[]
}

/** The newsroom's own style sheet. */
export interface StylesheetMessage {
  readonly type: 'stylesheet'
  /** Undefined when there is none (any more). */
  readonly css: string | undefined
  /** What addresses in it are told from. */
  readonly base: string
}

/** From the extension to the page. */
export type HostMessage = ArticleMessage | RevealMessage | CaretMessage | RemovalsMessage | CardsMessage | StylesheetMessage

/** From the page to the extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'openLink'; readonly href: string }
  /** `note`: where the article has footnotes, the text of this one, of those in the list at the end of the page, from 0. */
  | { readonly type: 'openLine'; readonly line: number; readonly note?: number }
  /** The reader has scrolled: the line at the top, from 0, with a fraction. */
  | { readonly type: 'scrolled'; readonly line: number }
  /** Whether the page wants to be told what the site takes out, beside how much. */
  | { readonly type: 'removals'; readonly wanted: boolean }
  /** Whether the page wants to be told how others show the article. */
  | { readonly type: 'cards'; readonly wanted: boolean }
  /** The structured data is to be copied. */
  | { readonly type: 'copyStructuredData' }
  /** Whether pictures on the web may be loaded, in the folder of the article. */
  | { readonly type: 'webImages'; readonly allowed: boolean }
  /** Whether the preview stays with its article, or follows the editor. */
  | { readonly type: 'lock'; readonly locked: boolean }

/** What the page keeps through a reload of the window. */
export interface PageState {
  readonly uri: string
  readonly scroll: number
  readonly locked: boolean
  readonly view: PageView
}

export const pageWidths = ['full', 'tablet', 'phone'] as const
/**
 * `newsroom` is by the newsroom's own style sheet; where there is none, as `editor`: as VS Code itself. `print` is paper and
 * grey ink.
 */
export const pageLooks = ['newsroom', 'editor', 'light', 'dark', 'contrast', 'print'] as const
export const pageTabs = ['article', 'cards'] as const
/** In percent. */
export const textSizes = [100, 115, 130, 150, 175] as const

/** How a reader wants to see the article. */
export interface PageView {
  readonly width: (typeof pageWidths)[number]
  readonly size: (typeof textSizes)[number]
  readonly look: (typeof pageLooks)[number]
  readonly tab: (typeof pageTabs)[number]
  /** What the site takes out is shown. */
  readonly removals: boolean
}

/** A message from the extension, or undefined: anything may be posted to a page. */
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
    hasTexts(value, ['uri', 'title', 'lang', 'head']) &&
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

/** What is not known is as it is at first. */
export function readView({ width, size, look, tab, removals }: Readonly<Record<string, unknown>>): PageView {
  return {
    width: pageWidths.find((known) => known === width) ?? 'full',
    size: textSizes.find((known) => known === size) ?? 100,
    look: pageLooks.find((known) => known === look) ?? 'newsroom',
    tab: pageTabs.find((known) => known === tab) ?? 'article',
    removals: removals === true,
  }
}

function readStylesheet({ css, base }: Readonly<Record<string, unknown>>): StylesheetMessage | undefined {
  const known = typeof css === 'string' ? css : undefined
  return (css === undefined || known !== undefined) && typeof base === 'string' ? { type: 'stylesheet', css: known, base } : undefined
}

function readRemovals({ count, removals }: Readonly<Record<string, unknown>>): RemovalsMessage | undefined {
  return isLine(count) && Array.isArray(removals) && removals.every(isRemoval) ? { type: 'removals', count, removals } : undefined
}

function isRemoval(value: unknown): value is Removal {
  return isRecord(value) && typeof value['name'] === 'string' && typeof value['message'] === 'string' && isLine(value['line'])
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
