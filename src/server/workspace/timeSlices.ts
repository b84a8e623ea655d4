/** Messages of the editor are read at least this often, in ms, while work goes on. */
const sliceMs = 8

/** Lets messages of the editor be read. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Runs a generator to its end, and reads the messages of the editor now and then. @param isWanted asked after each pause; if false, it ends early */
export async function inSlices<T>(steps: Generator<undefined, T>, isWanted: () => boolean = () => true): Promise<T | undefined> {
  let started = performance.now()
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() - started < sliceMs) continue
    await pause()
    if (!isWanted()) return undefined
    started = performance.now()
  }
}
