// What work costs, and whether twice the input costs more than twice the time.

/** The minimum processor time of up to 7 runs, in ms. A busy machine hardly changes it. */
export function best(work, input) {
  let least = Number.POSITIVE_INFINITY
  const started = performance.now()
  for (let run = 0; run < 7 && performance.now() - started < 2500; run++) {
    // The garbage of the run before does not count.
    globalThis.gc?.()
    const from = process.cpuUsage()
    work(input)
    const { user, system } = process.cpuUsage(from)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

/**
 * The time for twice the input, divided by the time for the input. Short work is measured on more input: otherwise the clock and the
 * compiler would be measured.
 * @param {(input: any) => unknown} work @param {(size: number) => any} of the input of a size @param {number} time of `size`, in ms
 */
export function doubling(work, of, size, time) {
  let [from, fromTime] = [size / 2, undefined]
  let [to, toTime] = [size, time]
  while (toTime < 80 && to < size * 16) {
    ;[from, fromTime] = [to, toTime]
    to *= 2
    toTime = best(work, of(to))
  }
  return toTime / (fromTime ?? best(work, of(from)))
}

/** Two cells of a table: ms, and the ratio for twice the input. */
export function cost(work, of, size) {
  // Compiled before anything is measured.
  best(work, of(Math.round(size / 16)))
  const time = best(work, of(size))
  return [time.toFixed(0), doubling(work, of, size, time).toFixed(1)]
}
