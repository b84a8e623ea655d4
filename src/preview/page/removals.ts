/// <reference lib="dom" />
import type { Removal } from '../protocol/messages'
import type { Lines } from './lines'

/** Signs beside the article where the site takes something out. They lie over the page, so nothing in it moves. */
export class RemovalSigns {
  readonly element = document.createElement('div')
  readonly #lines: Lines
  #removals: readonly Removal[] = []

  constructor(lines: Lines) {
    this.#lines = lines
    this.element.className = 'cd-removals'
  }

  show(removals: readonly Removal[]): void {
    this.#removals = removals
    const byLine = new Map<number, Removal[]>()
    for (const removal of removals) {
      const same = byLine.get(removal.line)
      if (same) same.push(removal)
      else byLine.set(removal.line, [removal])
    }
    this.element.replaceChildren(...[...byLine].map(([line, all]) => sign(line, all)))
    this.place()
  }

  /** To be called when the article has moved. */
  place(): void {
    if (this.#removals.length === 0) return
    const signs = [...this.element.children].filter((child) => child instanceof HTMLElement)
    const { top } = this.element.getBoundingClientRect()
    const heights = signs.map((element) => this.#lines.heightOf(Number(element.dataset['cdLine'])) - scrollY - top)
    signs.forEach((element, index) => {
      element.style.top = `${Math.round(heights[index] ?? 0)}px`
    })
  }
}

function sign(line: number, removals: readonly Removal[]): HTMLElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = 'cd-line cd-removal'
  element.dataset['cdLine'] = String(line)
  const [first] = removals
  element.textContent = removals.length > 1 ? `${first?.name} +${removals.length - 1}` : (first?.name ?? '')
  element.title = removals.map(({ message }) => message).join('\n')
  element.setAttribute('aria-label', element.title)
  return element
}
