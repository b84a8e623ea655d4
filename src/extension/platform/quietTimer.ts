/** Runs a function once for many requests: when none has come for a while, but not later than some time after the first. */
export class QuietTimer {
  readonly #run: () => void
  readonly #quietMs: number
  readonly #maxDelayMs: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #latest = 0

  /** @param quietMs the time from the last request @param maxDelayMs the time from the first one, at most */
  constructor(run: () => void, { quietMs, maxDelayMs }: { readonly quietMs: number; readonly maxDelayMs: number }) {
    this.#run = run
    this.#quietMs = quietMs
    this.#maxDelayMs = maxDelayMs
  }

  /** @param quietMs a shorter time for this request */
  request(quietMs = this.#quietMs): void {
    const now = Date.now()
    if (this.#timer === undefined) this.#latest = now + this.#maxDelayMs
    else clearTimeout(this.#timer)
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined
        this.#run()
      },
      Math.max(0, Math.min(quietMs, this.#latest - now)),
    )
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
