/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { isExternalLink } from '../../core/links/externalLink'
import { readHostMessage, readPageState, readView, type ArticleMessage, type PageMessage, type PageState } from '../protocol/messages'
import { anchorTarget } from './anchorScroll'
import { BodyView } from './bodyView'
import { CardsView } from './cardsView'
import { FirstScreen } from './firstScreen'
import { imageFailed, prepareImages, webHosts } from './imageNotices'
import { lineOf, PageLines, noteOf } from './pageLines'
import { Look } from './look'
import { morph } from './morph'
import { noticesElement } from './notices'
import { RemovalMarkers } from './removalMarkers'
import { ScrollSync } from './scrollSync'
import { Tabs } from './tabs'
import { Toolbar } from './toolbar'
import { WebNotice } from './webNotice'
import { countWords } from '../../core/words/wordCount'
import type { PageWords } from '../protocol/words'

interface Host {
  postMessage(message: PageMessage): void
  getState(): unknown
  setState(state: PageState): void
}

declare function acquireVsCodeApi(): Host

// Called before any article content is in the page: an `id` in it becomes a property of `window`.
const host = acquireVsCodeApi()
const main = document.body.appendChild(document.createElement('main'))
const page = main.appendChild(document.createElement('div'))
page.className = 'cd-page'
const notices = page.appendChild(document.createElement('div'))
const webNotice = new WebNotice((allowed) => host.postMessage({ type: 'webImages', allowed }))
page.append(webNotice.element)
const article = page.appendChild(document.createElement('article'))
article.className = 'cd-article'
const head = article.appendChild(document.createElement('header'))
head.className = 'cd-head'
head.dir = 'auto'
const body = new BodyView((content) => words && prepareImages(content, words))
article.append(body.element)
const lines = new PageLines()
const firstScreen = new FirstScreen(body, () => {
  lines.extend(body.shown)
  bodyChanged()
  measureSoon()
})
const sync = new ScrollSync(lines, (line) => host.postMessage({ type: 'scrolled', line }))

const markers = new RemovalMarkers(lines)
page.append(markers.element)
const before = readPageState(host.getState())
const toolbar = new Toolbar({ view: before?.view ?? readView({}), locked: before?.locked ?? false }, chosen)
const cards = new CardsView(() => host.postMessage({ type: 'copyStructuredData' }))
main.append(cards.element)
const tabs = new Tabs({ article: page, cards: cards.element }, (tab) => toolbar.setView({ tab }))
const look = new Look()
const bar = document.body.appendChild(document.createElement('footer'))
bar.className = 'cd-bar'
bar.append(tabs.element, toolbar.element)

/** Announces to screen readers that the page shows another article. */
const status = document.body.appendChild(document.createElement('p'))
status.className = 'cd-status'
status.setAttribute('role', 'status')

let words: PageWords | undefined
let uri = before?.uri
/** The scroll position before a reload; undefined once it is restored. */
let scrollWanted = before?.scroll
let length = countWords('')
/** The number of removals; undefined while it is unknown. */
let removed: number | undefined
/** The revision of the body; undefined if there is none yet. */
let revision: number | undefined
let caret: { readonly line: number; readonly element: Element | undefined } | undefined

addEventListener('message', ({ data, origin }: MessageEvent<unknown>) => {
  // Embedded content could post messages too.
  if (origin !== window.origin) return
  const message = readHostMessage(data)
  if (message?.type === 'article') show(message)
  else if (message?.type === 'reveal') sync.reveal(message.line)
  else if (message?.type === 'caret') markCaret(message.line)
  else if (message?.type === 'cards') {
    if (toolbar.choices.view.tab === 'cards') cards.show(message, words?.tabCards ?? '')
  } else if (message?.type === 'stylesheet') {
    look.setSheet(message.css, message.base)
    updateToolbar()
    sync.contentChanged()
  } else if (message) {
    markers.show(toolbar.choices.view.removals ? message.removals : [])
    removed = message.count
    updateToolbar()
  }
})

function show(message: ArticleMessage): void {
  const { base, line, chunks } = message.body
  // A message was missed, so the patch does not apply: request the whole body.
  if (base !== undefined && (base !== revision || uri !== message.uri)) {
    host.postMessage({ type: 'ready' })
    return
  }
  const other = uri !== undefined && uri !== message.uri
  uri = message.uri
  words = message.words
  if (other) {
    firstScreen.replace([], line)
    markers.show([])
    removed = undefined
    scrollTo(0, 0)
    status.textContent = message.title
  }
  document.title = message.title === '' ? message.words.toolbar : message.title
  toolbar.setReading(message.reading)
  showNotices(message)
  showHead(message)
  if (base === undefined) firstScreen.replace(chunks, line)
  else firstScreen.apply(message.body, line)
  revision = message.body.revision
  const wanted = other ? undefined : scrollWanted
  if (wanted) {
    firstScreen.until(() => document.body.scrollHeight > wanted + innerHeight)
    scrollTo(0, wanted)
  }
  scrollWanted = undefined
  lines.update(body.shown)
  bodyChanged()
  if (!toolbar.element.hasChildNodes() || length.words === 0) measureText()
  else measureSoon()
  keepState()
}

/** Call after the body has changed or more of it is shown. */
function bodyChanged(): void {
  if (caret) markCaret(caret.line)
  sync.contentChanged()
  markers.place()
}

function showNotices(message: ArticleMessage): void {
  const next = document.createElement('div')
  next.append(...noticesElement(message))
  morph(notices, next)
}

function showHead(message: ArticleMessage): void {
  const { head: html, lang } = message
  // Setting an equal value would still make the browser restyle the whole article.
  if (article.lang !== lang) article.lang = lang
  const template = document.createElement('template')
  const next = template.content.appendChild(head.cloneNode(false) as HTMLElement)
  next.innerHTML = html
  next.hidden = html === ''
  prepareImages(next, message.words)
  morph(head, next)
}

function markCaret(line: number): void {
  const element = lines.elementAt(line)
  caret?.element?.classList.remove('cd-caret')
  element?.classList.add('cd-caret')
  caret = { line, element }
}

function keepState(): void {
  if (uri !== undefined) host.setState({ uri, scroll: scrollY, ...toolbar.choices })
}

/** Applies the settings of the toolbar. */
function chosen(): void {
  const { view, locked } = toolbar.choices
  look.set(view.look)
  showTab(view.tab)
  page.dataset['cdWidth'] = view.width
  page.style.setProperty('--cd-size', `${view.size / 100}`)
  if (!view.removals) markers.show([])
  host.postMessage({ type: 'lock', locked })
  host.postMessage({ type: 'removals', wanted: view.removals && view.tab === 'article' })
  host.postMessage({ type: 'cards', wanted: view.tab === 'cards' })
  keepState()
  updateToolbar()
}

/** The scroll position of each tab. */
const places = { article: 0, cards: 0 }

function showTab(tab: 'article' | 'cards'): void {
  const other = tab === 'article' ? 'cards' : 'article'
  if (page.hidden === (tab !== 'article') && cards.element.hidden === (tab !== 'cards')) return
  places[other] = scrollY
  page.hidden = tab !== 'article'
  cards.element.hidden = tab !== 'cards'
  sync.paused = tab !== 'article'
  scrollTo({ top: places[tab], behavior: 'instant' })
  sync.contentChanged()
}

function updateToolbar(): void {
  if (!words) return
  toolbar.update(words, length, removed, look.hasSheet)
  tabs.update(words, toolbar.choices.view.tab)
}

let measureTimer: ReturnType<typeof setTimeout> | undefined

/** Delayed, because it reads the whole article. */
function measureSoon(): void {
  clearTimeout(measureTimer)
  measureTimer = setTimeout(measureText, 400)
}

function measureText(): void {
  const { words: all, minutes } = countWords(body.element.textContent ?? '')
  // Placeholders for images are not a part of the text.
  const placeholders = [...body.element.querySelectorAll('.cd-missing')].map(({ textContent }) => countWords(textContent ?? '').words)
  if (words && document.documentElement.dataset['cdWeb'] !== 'shown') webNotice.update(webHosts(article), words)
  length = { words: placeholders.reduce((words, more) => words - more, all), minutes }
  updateToolbar()
}

// Captured on the window, before VS Code's own listener opens the link.
addEventListener('click', followLink, { capture: true })
addEventListener('auxclick', followLink, { capture: true })

function followLink(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : undefined
  const line = target?.closest<HTMLElement>('button.cd-line')?.dataset['cdLine']
  if (line !== undefined) host.postMessage({ type: 'openLine', line: Number(line) })
  const href = target?.closest('a[href]')?.getAttribute('href')?.trim()
  if (href === undefined || event.button === 2) return
  event.preventDefault()
  event.stopPropagation()
  if (href.startsWith('#')) scrollToAnchor(href.slice(1))
  else if (isExternalLink(href)) host.postMessage({ type: 'openLink', href })
}

function scrollToAnchor(written: string): void {
  // VS Code's setting may differ from that of the system.
  const reduced = document.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches
  anchorTarget(page, written)?.scrollIntoView({ behavior: reduced ? 'auto' : 'smooth' })
}

addEventListener('dblclick', ({ target }) => {
  if (!(target instanceof Element)) return
  const shown = body.chunkOf(target)
  if (!shown) return
  const note = shown === body.shown.at(-1) ? noteOf(target, shown) : undefined
  host.postMessage({ type: 'openLine', line: lineOf(target, shown), ...(note !== undefined && { note }) })
})

// Error events of images do not bubble, but can be captured.
addEventListener(
  'error',
  ({ target }) => {
    if (!words || !(target instanceof HTMLImageElement) || !page.contains(target)) return
    const sign = imageFailed(target, words)
    if (!sign) return
    body.exchange(target, sign)
    lines.update(body.shown)
  },
  { capture: true },
)

// Toggle events of `details` do not bubble either.
addEventListener('toggle', () => lines.update(body.shown), { capture: true })

let stateTimer: ReturnType<typeof setTimeout> | undefined
addEventListener('scroll', () => {
  clearTimeout(stateTimer)
  stateTimer = setTimeout(keepState, 200)
})

new ResizeObserver(() => markers.place()).observe(page)
chosen()
host.postMessage({ type: 'ready' })
