/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import morphdom from 'morphdom'
import { isOutsideLink } from '../core/outsideLink'
import { readHostMessage, readPageState, type ArticleMessage, type Notice, type PageMessage, type PageWords } from './messages'

interface Host {
  postMessage(message: PageMessage): void
  getState(): unknown
  setState(state: { readonly uri: string; readonly scroll: number }): void
}

declare function acquireVsCodeApi(): Host

// Taken before any of an article is in the page: an `id` there becomes a name of `window` that is not defined otherwise.
const host = acquireVsCodeApi()
const page = document.body.appendChild(document.createElement('main'))
page.className = 'cd-page'

let words: PageWords = { problems: '', line: '', imageMissing: '', imageFailed: '' }
let uri = readPageState(host.getState())?.uri
/** Where the page was scrolled to before a reload; undefined once it is there again. */
let scrollWanted = readPageState(host.getState())?.scroll

/** Images that could not be shown, with the time after which they are tried again. */
const broken = new Map<string, number>()
const tryAgainAfter = 30_000

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readHostMessage(data)
  if (message?.type === 'article') show(message)
  else if (message) reveal(message.line)
})

function show(message: ArticleMessage): void {
  const other = uri !== undefined && uri !== message.uri
  uri = message.uri
  words = message.words
  const next = document.createElement('template').content.appendChild(document.createElement('main'))
  next.className = 'cd-page'
  next.append(...noticesElement(message), articleElement(message))
  replaceBroken(next)
  if (other) page.replaceChildren(...next.childNodes)
  else morphChildren(page, next)
  if (other) scrollTo(0, 0)
  else if (scrollWanted) scrollTo(0, scrollWanted)
  scrollWanted = undefined
  keepState()
}

function articleElement(message: ArticleMessage): HTMLElement {
  const article = document.createElement('article')
  article.className = 'cd-article'
  if (message.lang !== '') article.lang = message.lang
  // As a template's content it is inert: nothing is loaded before it is in the page.
  const content = document.createElement('template').content.appendChild(document.createElement('div'))
  const head = content.appendChild(document.createElement('header'))
  head.className = 'cd-head'
  head.dir = 'auto'
  head.innerHTML = message.head
  const body = content.appendChild(document.createElement('div'))
  body.className = 'cd-body'
  body.dir = 'auto'
  body.innerHTML = message.body
  if (message.head === '') head.hidden = true
  article.append(head, body)
  return article
}

function noticesElement({ notices, broken: unfolded }: ArticleMessage): readonly HTMLElement[] {
  if (notices.length === 0) return []
  const aside = document.createElement('aside')
  aside.className = 'cd-notices'
  aside.setAttribute('aria-label', words.problems)
  const details = aside.appendChild(document.createElement('details'))
  details.open = unfolded
  const summary = details.appendChild(document.createElement('summary'))
  summary.textContent = `${words.problems} (${notices.length})`
  const list = details.appendChild(document.createElement('ul'))
  list.append(...notices.map(noticeElement))
  return [aside]
}

function noticeElement({ message, line }: Notice): HTMLElement {
  const item = document.createElement('li')
  item.append(message)
  if (line === undefined) return item
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'cd-line'
  button.dataset['cdLine'] = String(line)
  button.textContent = words.line.replace('{0}', String(line + 1))
  item.append(' ', button)
  return item
}

/**
 * Makes the children of an element equal to those of another. Blocks before and behind the ones that differ stay as they
 * are, so a new paragraph neither reloads an embedded video further down nor loses the selection.
 */
function morphChildren(from: Element, to: Element): void {
  const [old, next] = [blocksIn(from), blocksIn(to)]
  const shorter = Math.min(old.length, next.length)
  let head = 0
  while (head < shorter && alike(old[head], next[head])) morph(old[head], next[head++])
  let tail = 0
  while (tail < shorter - head && alike(old.at(-1 - tail), next.at(-1 - tail))) morph(old.at(-1 - tail), next.at(-1 - tail++))
  const behind = tail > 0 ? (old.at(-tail) ?? null) : null
  const [rest, wanted] = [old.slice(head, old.length - tail), next.slice(head, next.length - tail)]
  let at = 0
  for (const node of wanted) {
    const found = rest.findIndex((known, index) => index >= at && known.nodeName === node.nodeName)
    if (found < 0) from.insertBefore(node, rest[at] ?? behind)
    else {
      for (const gone of rest.slice(at, found)) gone.remove()
      morph(rest[found], node)
      at = found + 1
    }
  }
  for (const gone of rest.slice(at)) gone.remove()
}

/** The blocks in a container. White space between them says nothing, and would be in the way of pairing them. */
function blocksIn(element: Element): Element[] {
  for (const node of [...element.childNodes]) if (!(node instanceof Element)) node.remove()
  return [...element.children]
}

const containers = new Set(['MAIN', 'ARTICLE', 'SECTION', 'DIV'])
const blocks =
  /^(?:MAIN|ARTICLE|SECTION|DIV|ASIDE|HEADER|FOOTER|NAV|P|H[1-6R]|FIGURE|UL|OL|DL|TABLE|BLOCKQUOTE|PRE|DETAILS|ADDRESS|CENTER)$/

/** Whether an element holds blocks and nothing else. */
function isContainer(node: Node): node is Element {
  if (!(node instanceof Element) || !containers.has(node.nodeName)) return false
  return [...node.childNodes].every((child) => (child instanceof Element ? blocks.test(child.nodeName) : child.nodeValue?.trim() === ''))
}

/** Whether two blocks differ at most in their lines, and in what a reader has opened. */
function alike(a: Node | undefined, b: Node | undefined): boolean {
  if (!a || !b || a.nodeName !== b.nodeName) return false
  return a.isEqualNode(b) || (a instanceof Element && b instanceof Element && bare(a) === bare(b))
}

function bare(element: Element): string {
  return element.outerHTML.replace(/ data-line="\d+"| open=""/g, '')
}

function morph(from: Node | undefined, to: Node | undefined): void {
  if (!from || !to || from.isEqualNode(to)) return
  if (isContainer(from) && isContainer(to)) {
    // Of the element itself only the attributes: a copy without children is what morphdom compares them by.
    const shell = to.cloneNode(false)
    morphdom(from, shell, { onBeforeElUpdated: keepReaderState, onBeforeElChildrenUpdated: () => false, getNodeKey: () => undefined })
    morphChildren(from, to)
  } else morphdom(from, to, { onBeforeElUpdated: keepReaderState, getNodeKey: () => undefined })
}

/** What readers opened stays open; what is equal is left alone. */
function keepReaderState(from: HTMLElement, to: HTMLElement): boolean {
  if (from instanceof HTMLDetailsElement) to.toggleAttribute('open', from.open)
  return !from.isEqualNode(to)
}

/** Puts a sign with the address in the place of each image that cannot be shown. */
function replaceBroken(root: Element): void {
  for (const image of root.querySelectorAll('img')) {
    const missing = image.getAttribute('data-cd-missing')
    const until = broken.get(image.getAttribute('src') ?? '')
    if (missing !== null) image.replaceWith(missingSign(image, missing))
    else if (until !== undefined && until > Date.now()) image.replaceWith(missingSign(image, image.getAttribute('src') ?? ''))
  }
}

function missingSign(image: HTMLImageElement, written: string): HTMLElement {
  const address = readable(written)
  const sign = document.createElement('span')
  sign.className = 'cd-missing'
  const label = sign.appendChild(document.createElement('strong'))
  label.textContent = /^https?:/i.test(address) ? words.imageFailed : words.imageMissing
  const path = sign.appendChild(document.createElement('code'))
  path.textContent = address
  if (image.alt !== '') sign.append(image.alt)
  return sign
}

/** An address of the editor's own ends with the file's path. */
function readable(address: string): string {
  if (!/^https:\/\/[^/]*vscode-resource/.test(address)) return address
  try {
    return decodeURIComponent(new URL(address).pathname)
  } catch {
    return address
  }
}

function reveal(line: number): void {
  let nearest: Element | undefined
  for (const element of page.querySelectorAll('[data-line]')) {
    if (Number(element.getAttribute('data-line')) > line) break
    nearest = element
  }
  if (nearest) scrollTo(0, nearest.getBoundingClientRect().top + scrollY - innerHeight / 5)
  else scrollTo(0, 0)
}

function keepState(): void {
  if (uri !== undefined) host.setState({ uri, scroll: scrollY })
}

// On the window and before anybody else: VS Code would open what its own listener finds.
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
  else if (isOutsideLink(href)) host.postMessage({ type: 'openLink', href })
}

function scrollToAnchor(written: string): void {
  const name = CSS.escape(decoded(written))
  const found = name === '' ? undefined : page.querySelector(`#${name}, a[name="${name}"]`)
  // VS Code's own setting may differ from the system's.
  const reduced = document.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches
  found?.scrollIntoView({ behavior: reduced ? 'auto' : 'smooth' })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

addEventListener('dblclick', ({ target }) => {
  const line = target instanceof Element ? target.closest('[data-line]')?.getAttribute('data-line') : undefined
  if (line && /^\d+$/.test(line)) host.postMessage({ type: 'openLine', line: Number(line) })
})

// Errors of images do not bubble, but they can be caught on their way down.
addEventListener(
  'error',
  ({ target }) => {
    if (!(target instanceof HTMLImageElement) || !page.contains(target)) return
    const address = target.getAttribute('src') ?? ''
    if (address === '') return
    broken.set(address, Date.now() + tryAgainAfter)
    target.replaceWith(missingSign(target, address))
  },
  { capture: true },
)

let stateTimer: ReturnType<typeof setTimeout> | undefined
addEventListener('scroll', () => {
  clearTimeout(stateTimer)
  stateTimer = setTimeout(keepState, 200)
})

host.postMessage({ type: 'ready' })
