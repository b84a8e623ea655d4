/** All changes of one key press arrive within the minimum. */
const minDelayMs = 5
const maxDelayMs = 250

/**
 * Throttles rendering: the delay is twice the duration of the last rendering, so that slow articles are rendered less often and typing
 * stays responsive.
 */
export class RenderThrottle {
  #renderingMs = 0

  /** Time from a change to the rendering, in ms. */
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
