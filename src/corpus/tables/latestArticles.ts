/** An article, with its day since 1970; 0 without a date. */
export interface Placed {
  readonly slot: number
  readonly path: string
  readonly day: number
}

/** The latest of those that have a day, the latest first; of one day in the order of their paths. */
export function latestOf(slots: readonly number[], most: number, placed: (slot: number) => Placed): readonly Placed[] {
  const latest: Placed[] = []
  for (const slot of slots) {
    const own = placed(slot)
    const isBefore = (other: Placed) => other.day < own.day || (other.day === own.day && own.path < other.path)
    const last = latest.at(-1)
    if (own.day === 0 || (latest.length >= most && last && !isBefore(last))) continue
    const place = latest.findIndex(isBefore)
    latest.splice(place < 0 ? latest.length : place, 0, own)
    latest.length = Math.min(latest.length, most)
  }
  return latest
}

/** The earliest day of those that have one; 0 when none has. */
export function firstDay(slots: readonly number[], dayOf: (slot: number) => number): number {
  let first = 0
  for (const slot of slots) {
    const day = dayOf(slot)
    if (day > 0 && (first === 0 || day < first)) first = day
  }
  return first
}
