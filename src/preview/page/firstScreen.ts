/// <reference lib="dom" />
import type { HtmlChunk } from '../protocol/htmlChunks'
import type { Patch } from '../protocol/patch'
import type { BodyView } from './bodyView'

/** Each step adds this share of what is shown, so that the number of steps stays small: each one lays out the whole page. */
const growth = 1 / 10

/** Shows a long body in steps, from its start: the first screen can be read and scrolled while the rest is added. */
export class FirstScreen {
  readonly #view: BodyView
  readonly #changed: () => void
  readonly #initialSize: number
  #rest: readonly HtmlChunk[] = []
  #line = 0
  /** How much HTML is shown, in UTF-16 code units. */
  #size = 0
  #waiting = false

  /**
   * @param changed called after each step except the first
   * @param initialSize how much HTML is shown at first, in UTF-16 code units; at least three screens
   */
  constructor(view: BodyView, changed: () => void, initialSize = 30_000) {
    this.#view = view
    this.#changed = changed
    this.#initialSize = initialSize
  }

  /** Shows another body. @param line the document line at which it starts */
  replace(chunks: readonly HtmlChunk[], line: number): void {
    // If a body is shown already, it is updated in one step.
    const count = this.#view.shown.length > 0 ? chunks.length : countWithin(chunks, this.#initialSize)
    this.#view.replace(chunks.slice(0, count), line)
    this.#rest = chunks.slice(count)
    this.#line = line
    this.#size = sizeOf(chunks.slice(0, count))
    this.#continue()
  }

  /** Applies a patch, whether the patched chunks are shown yet or not. */
  apply({ from, removed, chunks }: Patch, line: number): void {
    this.#line = line
    const count = this.#view.shown.length
    if (from > count) {
      const at = from - count
      this.#rest = [...this.#rest.slice(0, at), ...chunks, ...this.#rest.slice(at + removed)]
      return
    }
    const shownCount = Math.min(removed, count - from)
    this.#rest = this.#rest.slice(removed - shownCount)
    this.#view.apply({ from, removed: shownCount, chunks }, line)
  }

  /** Shows more steps until it is enough. */
  until(isEnough: () => boolean): void {
    while (this.#rest.length > 0 && !isEnough()) this.#add()
  }

  /** Adds the next step after the next frame, so that the current one is painted first. */
  #continue(): void {
    if (this.#rest.length === 0 || this.#waiting) return
    this.#waiting = true
    requestAnimationFrame(() => {
      setTimeout(() => {
        this.#waiting = false
        if (this.#rest.length === 0) return
        this.#add()
        this.#changed()
        this.#continue()
      })
    })
  }

  #add(): void {
    const count = countWithin(this.#rest, Math.max(this.#initialSize, this.#size * growth))
    const chunks = this.#rest.slice(0, count)
    this.#size += sizeOf(chunks)
    this.#view.append(chunks, this.#line)
    this.#rest = this.#rest.slice(count)
  }
}

/** How many chunks have at most this much HTML together; at least one. */
function countWithin(chunks: readonly HtmlChunk[], size: number): number {
  let sum = 0
  const index = chunks.findIndex(({ html }) => {
    sum += html.length
    return sum > size
  })
  return index < 0 ? chunks.length : Math.max(1, index)
}

function sizeOf(chunks: readonly HtmlChunk[]): number {
  return chunks.reduce((sum, { html }) => sum + html.length, 0)
}
