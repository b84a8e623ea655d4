/** `count` different items, chosen by a seed: the same items for the same list and seed, in the order of the list. */
export function drawn(items, count, seed) {
  const random = randomOf(seed)
  const indexes = items.map((_, index) => index)
  for (let index = indexes.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1))
    ;[indexes[index], indexes[other]] = [indexes[other], indexes[index]]
  }
  return indexes
    .slice(0, count)
    .sort((a, b) => a - b)
    .map((index) => items[index])
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function randomOf(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The value that `share` of the sorted numbers do not exceed; 0 without numbers. */
export function percentile(sorted, share) {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
