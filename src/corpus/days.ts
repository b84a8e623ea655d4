import { readDate } from '../core/dates'

export const dayMs = 86_400_000

/** The day of a date in days since 1970; 0 for one that cannot be read. */
export function dayIn(date: string | undefined): number {
  const read = date === undefined ? undefined : readDate(date)
  const day = read?.exists ? Math.floor(Date.parse(read.iso.slice(0, 10)) / dayMs) : 0
  return Math.max(0, day || 0)
}

/** A day as `2024-01-05`. @param day in days since 1970 */
export function isoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}
