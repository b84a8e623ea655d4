/// <reference lib="dom" />
import type { Lines } from './lines'

/**
 * Keeps the page and the editor at the same place. One of the two leads at a time: the page from when its reader does
 * something in it, the editor from when it is scrolled. So no side answers to what the other has done to it.
 */
export class ScrollSync {
  readonly #lines: Lines
  readonly #report: (line: number) => void
  #leader: 'page' | 'editor' | undefined
  /** The line that the editor has asked for. */
  #wanted: number | undefined
  #frame: number | undefined
  /** The article is not what is shown: neither side moves the other. */
  paused = false

  constructor(lines: Lines, report: (line: number) => void) {
    this.#lines = lines
    this.#report = report
    for (const act of ['wheel', 'pointerdown', 'touchstart', 'keydown']) {
      addEventListener(act, () => this.#follow('page'), { capture: true, passive: true })
    }
    addEventListener('scroll', () => this.#scrolled())
    // Images that load and windows that change their width move everything.
    new ResizeObserver(() => this.contentChanged()).observe(document.body)
    addEventListener('resize', () => this.contentChanged())
  }

  /** The editor shows this line, with a fraction, at its top. */
  reveal(line: number): void {
    this.#follow('editor')
    this.#wanted = line
    this.#settle()
  }

  contentChanged(): void {
    this.#makeRoom()
    if (this.#leader === 'editor') this.#settle()
  }

  #follow(leader: 'page' | 'editor'): void {
    this.#leader = leader
    if (leader === 'page') this.#wanted = undefined
  }

  #settle(): void {
    if (this.#wanted === undefined || this.paused) return
    const height = this.#wanted === 0 ? 0 : this.#lines.heightOf(this.#wanted)
    if (Math.abs(height - scrollY) >= 1) scrollTo({ top: height, behavior: 'instant' })
  }

  /** As in the editor, the last line of the article can be at the top; where all fits on the screen, nothing is to be scrolled. */
  #makeRoom(): void {
    const { body } = document
    const content = body.scrollHeight - Number.parseFloat(body.style.paddingBottom || '0')
    body.style.paddingBottom = content > innerHeight && !this.paused ? `${innerHeight - 48}px` : ''
  }

  #scrolled(): void {
    if (this.#leader !== 'page' || this.paused) return
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined
      if (this.#leader === 'page') this.#report(this.#lines.lineAt(scrollY))
    })
  }
}
