/// <reference lib="dom" />
import type { Part } from '../protocol/parts'
import type { Patch } from '../protocol/patch'
import type { BodyView } from './bodyView'

/** Each further step adds a share of what is there: each costs a look at all of it, and there must not be too many. */
const share = 1 / 10

/** Shows a long body step by step, from its start: the first screen can be read, and scrolled, while the rest is built. */
export class FirstScreen {
  readonly #view: BodyView
  readonly #changed: () => void
  readonly #atFirst: number
  #rest: readonly Part[] = []
  #line = 0
  /** How much is shown, in UTF-16 units. */
  #size = 0
  #waiting = false

  /**
   * @param changed is told of each step but the first
   * @param atFirst how much of the HTML is shown at once, in UTF-16 units: a screen has a third of it at most
   */
  constructor(view: BodyView, changed: () => void, atFirst = 30_000) {
    this.#view = view
    this.#changed = changed
    this.#atFirst = atFirst
  }

  /** Shows another body. @param line that it starts at */
  replace(parts: readonly Part[], line: number): void {
    // What is there already is brought up to date where it differs.
    const count = this.#view.shown.length > 0 ? parts.length : within(parts, this.#atFirst)
    this.#view.replace(parts.slice(0, count), line)
    this.#rest = parts.slice(count)
    this.#line = line
    this.#size = sizeOf(parts.slice(0, count))
    this.#continue()
  }

  /** Changes the body, whether what changes is shown yet or not. */
  apply({ from, removed, parts }: Patch, line: number): void {
    this.#line = line
    const count = this.#view.shown.length
    if (from > count) {
      const at = from - count
      this.#rest = [...this.#rest.slice(0, at), ...parts, ...this.#rest.slice(at + removed)]
      return
    }
    const seen = Math.min(removed, count - from)
    this.#rest = this.#rest.slice(removed - seen)
    this.#view.apply({ from, removed: seen, parts }, line)
  }

  /** Shows more at once, as long as it is not enough. */
  until(isEnough: () => boolean): void {
    while (this.#rest.length > 0 && !isEnough()) this.#add()
  }

  /** Behind the next frame: what is there already can be seen. */
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
    const count = within(this.#rest, Math.max(this.#atFirst, this.#size * share))
    const parts = this.#rest.slice(0, count)
    this.#size += sizeOf(parts)
    this.#view.append(parts, this.#line)
    this.#rest = this.#rest.slice(count)
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
