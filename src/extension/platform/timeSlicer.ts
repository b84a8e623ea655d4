/** The thread is everybody's: nobody should hold it longer than this at a stretch. */
const sliceMs = 4

/** Tells work that it has to let others have their turn. */
export class TimeSlicer {
  #started = performance.now()

  /** To be asked after each small step. */
  get isOver(): boolean {
    return performance.now() - this.#started > sliceMs
  }

  /** Resolves when others have had their turn. */
  async pause(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 0))
    this.#started = performance.now()
  }
}

/** Runs steps to their end, with a pause whenever others should have their turn. */
export async function runInSlices<T>(steps: Generator<undefined, T>): Promise<T> {
  const slices = new TimeSlicer()
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    if (slices.isOver) await slices.pause()
  }
}
