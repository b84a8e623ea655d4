import { decodeReferences } from '../html/references'

/** For each unit 1 if markup, an escape or a line end may start with it: what follows in the text that is read is not known. */
export const markupUnits = new Uint8Array(65536)
for (const sign of '*_~`<&\\[]{}^$\t\n\f\r') markupUnits[sign.charCodeAt(0)] = 1

const reference = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);?/iy

/**
 * Whether a text that is written with markup may stand for another one at a place: a character reference or an escape of YAML, TOML or JSON.
 * @param has whether a unit that a reference stands for matters
 */
export function mayStandForOther(source: string, at: number, has: (unit: number) => boolean): boolean {
  if (source[at] === '\\') return /[\p{L}\p{N}]/u.test(source[at + 1] ?? '')
  if (source[at] !== '&') return false
  reference.lastIndex = at
  const written = reference.exec(source)?.[0]
  if (written === undefined) return false
  const text = decodeReferences(written)
  return text !== written && (!written.endsWith(';') || has(text.charCodeAt(0)))
}
