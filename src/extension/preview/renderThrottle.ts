/** In milliseconds: all that one key press changes comes within the least. */
const minDelayMs = 5
const maxDelayMs = 250

/**
 * How soon a page follows the text. An article that takes long is rendered less often, so that typing stays ahead: rendering
 * and twice as long a wait take turns.
 */
export class RenderThrottle {
  #renderingMs = 0

  /** From a change to the rendering, in milliseconds. */
  get delay(): number {
    return Math.min(maxDelayMs, Math.max(minDelayMs, 2 * this.#renderingMs))
  }

  async measured<Result>(render: () => Promise<Result>): Promise<Result> {
    const started = performance.now()
    const rendered = await render()
    this.#renderingMs = performance.now() - started
    return rendered
  }
}
