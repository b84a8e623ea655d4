import { LineMap, range } from '../../core/text/text'
import { placeOf, type Place } from '../reporters/reporter'

const space = /[ \t\r\n]*/y
/** JSON texts cannot hold the first 32 control characters as they are. */
const text = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy
const plain = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)\b/y

/**
 * Where a text stops being JSON; the messages of `JSON.parse` tell that only sometimes.
 * @returns undefined when it is JSON
 */
export function placeOfJsonError(source: string): Place | undefined {
  const at = offsetOfJsonError(source)
  if (at === undefined) return undefined
  const start = Math.min(at, source.trimEnd().length)
  return placeOf(source, new LineMap(source), range(start, Math.min(start + 1, source.length)))
}

function offsetOfJsonError(source: string): number | undefined {
  const open: string[] = []
  let at = 0
  /** What may come next: a value, a key, either of these or the closing bracket, the colon, or what follows a value. */
  let next: 'value' | 'key' | 'valueOrEnd' | 'keyOrEnd' | 'colon' | 'more' = 'value'
  for (;;) {
    at += lengthOf(space, source, at)
    const unit = source[at]
    if (unit === undefined) return next === 'more' && open.length === 0 ? undefined : at
    const asText = lengthOf(text, source, at)
    if (next === 'more' || ((unit === '}' || unit === ']') && next.endsWith('End'))) {
      if (unit === ',' && next === 'more' && open.length > 0) next = open.at(-1) === '{' ? 'key' : 'value'
      else if ((unit === '}' && open.at(-1) === '{') || (unit === ']' && open.at(-1) === '[')) {
        open.pop()
        next = 'more'
      } else return at
      at++
    } else if (next === 'key' || next === 'keyOrEnd') {
      if (asText === 0) return at
      at += asText
      next = 'colon'
    } else if (next === 'colon') {
      if (unit !== ':') return at
      at++
      next = 'value'
    } else if (unit === '{' || unit === '[') {
      open.push(unit)
      at++
      next = unit === '{' ? 'keyOrEnd' : 'valueOrEnd'
    } else {
      const length = asText || lengthOf(plain, source, at)
      if (length === 0) return at
      at += length
      next = 'more'
    }
  }
}

function lengthOf(token: RegExp, source: string, at: number): number {
  token.lastIndex = at
  return token.exec(source)?.[0].length ?? 0
}
