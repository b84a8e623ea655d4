/// <reference lib="dom" />
import type { Part } from '../parts'
import type { BodyView } from './bodyView'

/** How much of the HTML is shown at once, in UTF-16 units: a screen has a tenth of it at most. */
const atFirst = 100_000
/** Each further step shows as many times what is there: so all steps together take linear time. */
const growth = 3

/** Shows a long body step by step, from its start: the first screen can be read while the rest is built. */
export class FirstScreen {
  readonly #view: BodyView
  readonly #changed: () => void
  #rest: readonly Part[] = []
  #line = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param changed is told of each step but the first */
  constructor(view: BodyView, changed: () => void) {
    this.#view = view
    this.#changed = changed
  }

  replace(parts: readonly Part[], line: number): void {
    this.#forget()
    // What is there already is brought up to date where it differs.
    const count = this.#view.shown.length > 0 ? parts.length : within(parts, atFirst)
    this.#view.replace(parts.slice(0, count), line)
    this.#rest = parts.slice(count)
    this.#line = line
    this.#continue()
  }

  /** Shows what is left at once. */
  complete(): void {
    if (this.#rest.length === 0) return
    this.#add(this.#rest.length)
    this.#forget()
  }

  #continue(): void {
    if (this.#rest.length === 0) return
    const size = sizeOf(this.#view.shown.map(({ part }) => part)) * growth
    // Behind the next frame.
    this.#timer = setTimeout(() => {
      this.#add(within(this.#rest, size))
      this.#changed()
      this.#continue()
    }, 30)
  }

  #add(count: number): void {
    this.#view.apply({ from: this.#view.shown.length, removed: 0, parts: this.#rest.slice(0, count) }, this.#line)
    this.#rest = this.#rest.slice(count)
  }

  #forget(): void {
    clearTimeout(this.#timer)
    this.#rest = []
  }
}

/** How many parts have so much HTML together; one at least. */
function within(parts: readonly Part[], size: number): number {
  let sum = 0
  const index = parts.findIndex(({ html }) => {
    sum += html.length
    return sum > size
  })
  return index < 0 ? parts.length : Math.max(1, index)
}

function sizeOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { html }) => sum + html.length, 0)
}
