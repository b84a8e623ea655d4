import { readDate } from '../core/dates'

export const dayMs = 86_400_000

/** The day of a date in days since 1970; 0 for one that cannot be read. */
export function dayIn(date: string | undefined): number {
  const read = date === undefined ? undefined : readDate(date)
  const day = read?.exists ? Math.floor(Date.parse(read.iso.slice(0, 10)) / dayMs) : 0
  return Math.max(0, day || 0)
}

const isoDays = new Map<number, string>()
/** Days in 30 years. */
const mostIsoDays = 11_000

/** A day as `2024-01-05`: the same text for the same day, mostly. @param day in days since 1970 */
export function isoDay(day: number): string {
  const known = isoDays.get(day)
  if (known !== undefined) return known
  if (isoDays.size >= mostIsoDays) isoDays.clear()
  const written = new Date(day * dayMs).toISOString().slice(0, 10)
  isoDays.set(day, written)
  return written
}
