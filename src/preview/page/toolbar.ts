/// <reference lib="dom" />
import { pageLooks, pageWidths, textSizes, type PageView } from '../protocol/messages'
import type { PageWords } from '../protocol/words'
import type { WordCount } from '../../core/words/wordCount'

/** The settings in the toolbar. */
export interface Choices {
  readonly view: PageView
  readonly locked: boolean
}

/** The toolbar below the article. All controls are reachable with the keyboard. */
export class Toolbar {
  readonly element: HTMLElement
  readonly #choose: (choices: Choices) => void
  readonly #lock = button()
  readonly #removals = button()
  readonly #width = document.createElement('select')
  readonly #look = document.createElement('select')
  readonly #size = document.createElement('select')
  readonly #length = document.createElement('span')
  readonly #reading = document.createElement('span')
  #choices: Choices
  #words: PageWords | undefined

  /** @param choose called after each change */
  constructor(choices: Choices, choose: (choices: Choices) => void) {
    this.#choices = choices
    this.#choose = choose
    this.element = document.createElement('div')
    this.element.className = 'cd-toolbar'
    this.element.setAttribute('role', 'toolbar')
    this.#length.className = 'cd-length'
    this.#reading.className = 'cd-reading'
    this.element.append(this.#width, this.#look, this.#size, this.#removals, this.#lock, this.#length, this.#reading)
    this.#lock.addEventListener('click', () => this.#set({ locked: !this.#choices.locked }))
    this.#removals.addEventListener('click', () => this.setView({ removals: !this.#choices.view.removals }))
    this.#width.addEventListener('change', () => {
      this.setView({ width: pageWidths[this.#width.selectedIndex] ?? 'full' })
    })
    this.#look.addEventListener('change', () => this.setView({ look: pageLooks.find((look) => look === this.#look.value) ?? 'newsroom' }))
    this.#size.addEventListener('change', () => {
      this.setView({ size: textSizes[this.#size.selectedIndex] ?? 100 })
    })
  }

  setView(change: Partial<PageView>): void {
    this.#set({ view: { ...this.#choices.view, ...change } })
  }

  get choices(): Choices {
    return this.#choices
  }

  /**
   * @param removed the number of removals; undefined while it is unknown
   * @param newsroom whether the site has a style sheet
   */
  update(words: PageWords, length: WordCount, removed: number | undefined, newsroom: boolean): void {
    const number = new Intl.NumberFormat(document.documentElement.lang || undefined)
    if (JSON.stringify(words) !== JSON.stringify(this.#words)) this.#name(words)
    const { view, locked } = this.#choices
    setText(this.#removals, removed === undefined ? words.removed : words.removedCount.replace('{0}', number.format(removed)))
    this.#removals.setAttribute('aria-pressed', String(view.removals))
    this.#lock.setAttribute('aria-pressed', String(locked))
    this.#width.selectedIndex = pageWidths.indexOf(view.width)
    this.#size.selectedIndex = textSizes.indexOf(view.size)
    if (this.#look.options[0]) this.#look.options[0].hidden = !newsroom
    this.#look.value = view.look === 'newsroom' && !newsroom ? 'editor' : view.look
    // These controls apply to the article only, not to the cards.
    for (const element of [this.#width, this.#size, this.#removals]) element.hidden = view.tab !== 'article'
    const { words: count, minutes } = length
    const parts = [
      count === 1 ? words.word : words.words.replace('{0}', number.format(count)),
      words.minutes.replace('{0}', number.format(minutes)),
    ]
    setText(this.#length, count === 0 ? '' : parts.join(' · '))
  }

  /** @param reading how the Markdown is read, in words */
  setReading(reading: string): void {
    setText(this.#reading, reading)
  }

  #name(words: PageWords): void {
    this.#words = words
    this.element.setAttribute('aria-label', words.toolbar)
    setText(this.#lock, words.lock)
    this.#lock.title = words.lockWhy
    this.#removals.title = words.removedWhy
    this.#width.setAttribute('aria-label', words.width)
    this.#width.replaceChildren(...pageWidths.map((width) => new Option(words[width])))
    this.#look.setAttribute('aria-label', words.look)
    const looks = [words.lookNewsroom, words.lookEditor, words.lookLight, words.lookDark, words.lookContrast, words.lookPrint]
    this.#look.replaceChildren(...looks.map((look, index) => new Option(look, pageLooks[index])))
    this.#size.setAttribute('aria-label', words.textSize)
    this.#size.replaceChildren(...textSizes.map((size) => new Option(`${size} %`)))
  }

  #set(change: Partial<Choices>): void {
    this.#choices = { ...this.#choices, ...change }
    this.#choose(this.#choices)
  }
}

function button(): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  return element
}

function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text
}
