/** Strings are compared in chunks of this length first, which is many times faster than by code unit. */
const chunkLength = 1024

/** The length of the common start of two texts, in UTF-16 code units. */
export function commonStart(a: string, b: string): number {
  const maxLength = Math.min(a.length, b.length)
  let at = 0
  while (at + chunkLength <= maxLength && a.slice(at, at + chunkLength) === b.slice(at, at + chunkLength)) at += chunkLength
  while (at < maxLength && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

/** The length of the common end of two texts, in UTF-16 code units. @param start the length of their common start, which is not counted again */
export function commonEnd(a: string, b: string, start: number): number {
  const maxLength = Math.min(a.length, b.length) - start
  let count = 0
  while (count + chunkLength <= maxLength && tail(a, count) === tail(b, count)) count += chunkLength
  while (count < maxLength && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++
  return count
}

function tail(text: string, count: number): string {
  return text.slice(text.length - count - chunkLength, text.length - count)
}
