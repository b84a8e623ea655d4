/// <reference lib="dom" />
import type { PageLines } from './pageLines'

/**
 * Keeps the page and the editor at the same line. One of them leads at a time: the page after user input in it, the editor after it is
 * scrolled. So neither side reacts to a scroll that the other has caused.
 */
export class ScrollSync {
  readonly #lines: PageLines
  readonly #report: (line: number) => void
  #leader: 'page' | 'editor' | undefined
  /** The line that the editor has requested. */
  #wanted: number | undefined
  #frame: number | undefined
  /** Whether another tab is shown; then neither side scrolls the other. */
  paused = false

  constructor(lines: PageLines, report: (line: number) => void) {
    this.#lines = lines
    this.#report = report
    for (const act of ['wheel', 'pointerdown', 'touchstart', 'keydown']) {
      addEventListener(act, () => this.#follow('page'), { capture: true, passive: true })
    }
    addEventListener('scroll', () => this.#scrolled())
    // Loading images and resizing the window change the layout.
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

  /** Adds space so that the last line can be scrolled to the top, as in the editor; none if the article fits on the screen. */
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
