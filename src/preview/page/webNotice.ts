/// <reference lib="dom" />
import type { PageWords } from '../protocol/words'

/** How many hosts are listed at most. */
const maxHosts = 3

/** Asks whether images on the web may be loaded, until the user answers. */
export class WebNotice {
  readonly element = document.createElement('section')
  readonly #text = this.element.appendChild(document.createElement('p'))
  readonly #allow = this.element.appendChild(document.createElement('button'))
  readonly #refuse = this.element.appendChild(document.createElement('button'))

  constructor(answer: (allowed: boolean) => void) {
    this.element.className = 'cd-ask'
    this.element.hidden = true
    for (const [button, allowed] of [
      [this.#allow, true],
      [this.#refuse, false],
    ] as const) {
      button.type = 'button'
      button.addEventListener('click', () => answer(allowed))
    }
  }

  /** @param hosts the hosts of images that are not loaded */
  update(hosts: readonly string[], words: PageWords): void {
    this.element.hidden = hosts.length === 0 || document.documentElement.dataset['cdWeb'] !== 'ask'
    if (this.element.hidden) return
    const list = hosts.slice(0, maxHosts).join(', ') + (hosts.length > maxHosts ? ', …' : '')
    this.element.setAttribute('aria-label', words.webImage)
    this.#text.textContent = words.webImages.replace('{0}', list)
    this.#allow.textContent = words.webAllow
    this.#refuse.textContent = words.webRefuse
  }
}
