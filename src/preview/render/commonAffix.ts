/** Strings are compared by stretches of this length first: many times faster than unit by unit. */
const stretch = 1024

/** How many units two texts have in common at their start. */
export function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let at = 0
  while (at + stretch <= most && a.slice(at, at + stretch) === b.slice(at, at + stretch)) at += stretch
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

/** How many units two texts have in common at their end, without those that are counted at the start. */
export function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start
  let count = 0
  while (count + stretch <= most && tail(a, count) === tail(b, count)) count += stretch
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++
  return count
}

function tail(text: string, count: number): string {
  return text.slice(text.length - count - stretch, text.length - count)
}
