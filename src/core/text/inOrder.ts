/**
 * The first of some offsets that is not before another.
 * @param offsets in order
 */
export function firstFrom(offsets: readonly number[], from: number): number | undefined {
  let [low, high] = [0, offsets.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return offsets[low]
}
