/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Card, CardImage, CardsMessage, CardWords } from '../protocol/cardMessages'
import type { Notice } from '../protocol/messageChecks'
import { morph } from './morph'

/** Width × height that Google requires at least ("Article structured data"). */
const minPixels = 50_000

/** The article as search engines and social networks show it. Inserts everything as text, nothing as HTML. */
export class CardsView {
  readonly element = document.createElement('section')
  readonly #copy: () => void

  /** @param copy called when the user copies the structured data */
  constructor(copy: () => void) {
    this.#copy = copy
    this.element.className = 'cd-cards'
    this.element.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('.cd-copy')) this.#copy()
    })
    // Load events do not bubble, but can be captured.
    this.element.addEventListener('load', (event) => this.#measured(event.target), { capture: true })
  }

  /** @param title the tab's title, as a heading for screen readers */
  show(message: CardsMessage, title: string): void {
    const next = this.element.cloneNode(false) as HTMLElement
    const { words } = message
    next.dataset['cdSmall'] = words.smallPicture
    next.append(
      element('h1', 'cd-status', title),
      list('cd-lacks', words.missing, message.missing, words.nothingMissing, words.line),
      cardsElement(message),
      cropsElement(message),
      structuredElement(message),
    )
    morph(this.element, next)
    for (const image of this.element.querySelectorAll('img')) if (image.complete) this.#measured(image)
  }

  clear(): void {
    this.element.replaceChildren()
  }

  #measured(target: EventTarget | null): void {
    if (!(target instanceof HTMLImageElement) || target.naturalWidth === 0) return
    const { naturalWidth: width, naturalHeight: height } = target
    const note = this.element.querySelector('.cd-small')
    const small = width * height < minPixels && !/\.svg\b/i.test(target.src)
    if (!(note instanceof HTMLElement)) return
    note.hidden = !small
    const text = (this.element.dataset['cdSmall'] ?? '').replace('{0}', String(width)).replace('{1}', String(height))
    if (note.textContent !== text) note.textContent = text
  }
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  made.className = className
  made.append(...content)
  return made
}

/** An element with automatic text direction. */
function words(className: string, text: string): HTMLElement {
  const made = element('div', className, text)
  made.dir = 'auto'
  return made
}

function list(className: string, title: string, notices: readonly Notice[], none: string, lineWord: string): HTMLElement {
  const section = element('section', `cd-list ${className}`, element('h2', '', title))
  if (notices.length === 0) section.append(element('p', 'cd-fine', none))
  else section.append(element('ul', '', ...notices.map(({ message, line }) => item(message, line, lineWord))))
  return section
}

function item(message: string, line: number | undefined, lineWord: string): HTMLElement {
  if (line === undefined) return element('li', '', message)
  const button = element('button', 'cd-line', lineWord.replace('{0}', String(line + 1)))
  button.type = 'button'
  button.dataset['cdLine'] = String(line)
  return element('li', '', message, ' ', button)
}

function cardsElement({ cards, image, lang, words: labels }: CardsMessage): HTMLElement {
  const section = element('div', 'cd-networks')
  for (const card of cards) {
    const name = element('h2', 'cd-network', labels[card.network])
    if (card.cut) name.append(' ', element('small', 'cd-cut', labels.cut))
    const shown = element('div', `cd-card cd-${card.network}`, ...content(card, image, labels))
    shown.lang = lang
    section.append(element('section', 'cd-shown', name, shown))
  }
  section.append(element('p', 'cd-approximate', labels.approximate))
  return section
}

function content(card: Card, image: CardImage, labels: CardWords): readonly HTMLElement[] {
  const site = words('cd-card-site', card.site ?? labels.yourSite)
  const host = words('cd-card-host', card.host ?? labels.yourHost)
  const title = words('cd-card-title', card.title)
  const text = card.text === '' ? [] : [words('cd-card-text', card.text)]
  const shown = image.kind === 'none' && card.ratio === '1 / 1' ? [] : [picture(image, card.ratio, labels)]
  switch (card.network) {
    case 'google': {
      if (card.date !== '') text[0]?.prepend(element('span', 'cd-card-date', `${card.date} — `))
      const source = element(
        'div',
        'cd-card-source',
        icon(card),
        element('div', '', site, words('cd-card-host', `https://${host.textContent} ›`)),
      )
      return [element('div', 'cd-card-row', element('div', 'cd-card-words', source, title, ...text), ...shown)]
    }
    case 'discover':
      return [...shown, element('div', 'cd-card-source', icon(card), site), title, words('cd-card-date', card.date)]
    case 'x':
      return [element('div', 'cd-card-over', ...shown, title), host]
    case 'facebook':
      return [...shown, element('div', 'cd-card-words', host, title, ...text)]
    case 'linkedin':
      return [...shown, element('div', 'cd-card-words', title, host)]
    case 'wechat':
      return [title, element('div', 'cd-card-row', ...(text.length > 0 ? text : [words('cd-card-text', '')]), ...shown), site]
  }
}

/** The first letter of the site's name, in place of its icon. */
function icon(card: Card): HTMLElement {
  const made = element('span', 'cd-card-icon', [...(card.site ?? card.host ?? '•')][0] ?? '•')
  made.setAttribute('aria-hidden', 'true')
  return made
}

function picture(image: CardImage, ratio: string, labels: CardWords): HTMLElement {
  const frame = element('div', 'cd-card-picture')
  frame.style.aspectRatio = ratio
  if (image.kind === 'shown') {
    const shown = frame.appendChild(document.createElement('img'))
    shown.alt = ''
    shown.src = image.address
  } else {
    frame.classList.add('cd-card-none')
    frame.append(element('span', '', image.kind === 'remote' ? labels.remotePicture : labels.noPicture))
  }
  return frame
}

function cropsElement({ image, words: labels }: CardsMessage): HTMLElement {
  const section = element('section', 'cd-crops', element('h2', '', labels.crops))
  const row = section.appendChild(element('div', 'cd-crops-row'))
  for (const [ratio, name] of [
    ['16 / 9', '16:9'],
    ['4 / 3', '4:3'],
    ['1 / 1', '1:1'],
  ] as const) {
    row.append(element('figure', '', picture(image, ratio, labels), element('figcaption', '', name)))
  }
  const small = section.appendChild(element('p', 'cd-small', ''))
  small.hidden = true
  return section
}

function structuredElement({ structuredData, dataProblems, words: labels }: CardsMessage): HTMLElement {
  const section = element('section', 'cd-structured', element('h2', '', labels.structured))
  section.append(list('cd-complaints', labels.dataProblems, dataProblems, labels.noDataProblems, labels.line))
  const copy = section.appendChild(element('button', 'cd-copy', labels.copy))
  copy.type = 'button'
  const source = section.appendChild(element('pre', '', element('code', '', structuredData)))
  source.tabIndex = 0
  source.setAttribute('aria-label', labels.structured)
  return section
}
