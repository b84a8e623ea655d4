/// <reference lib="dom" />
import type { Removal } from '../protocol/messages'
import type { PageLines } from './pageLines'

/** Markers next to the article where the site removes something. They are positioned over the page, so the layout does not shift. */
export class RemovalMarkers {
  readonly element = document.createElement('div')
  readonly #lines: PageLines
  #removals: readonly Removal[] = []

  constructor(lines: PageLines) {
    this.#lines = lines
    this.element.className = 'cd-removals'
  }

  show(removals: readonly Removal[]): void {
    this.#removals = removals
    const byLine = new Map<number, Removal[]>()
    for (const removal of removals) {
      const others = byLine.get(removal.line)
      if (others) others.push(removal)
      else byLine.set(removal.line, [removal])
    }
    this.element.replaceChildren(...[...byLine].map(([line, all]) => marker(line, all)))
    this.place()
  }

  /** Call when the layout of the article has changed. */
  place(): void {
    if (this.#removals.length === 0) return
    const markers = [...this.element.children].filter((child) => child instanceof HTMLElement)
    const { top } = this.element.getBoundingClientRect()
    const heights = markers.map((element) => this.#lines.heightOf(Number(element.dataset['cdLine'])) - scrollY - top)
    markers.forEach((element, index) => {
      element.style.top = `${Math.round(heights[index] ?? 0)}px`
    })
  }
}

function marker(line: number, removals: readonly Removal[]): HTMLElement {
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
