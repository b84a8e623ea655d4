/** Maximum time slice on the extension host thread, which all extensions share. */
const sliceMs = 4

/** Divides long work into time slices, so that other work on the thread can run in between. */
export class TimeSlicer {
  #started = performance.now()

  /** Whether the time slice is used up. Check after each small step. */
  get isOver(): boolean {
    return performance.now() - this.#started > sliceMs
  }

  /** Lets other work run, then starts a new time slice. */
  async pause(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 0))
    this.#started = performance.now()
  }
}

/** Runs a generator to its end, with a pause after each time slice. */
export async function runInSlices<T>(steps: Generator<undefined, T>): Promise<T> {
  const slices = new TimeSlicer()
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    if (slices.isOver) await slices.pause()
  }
}
