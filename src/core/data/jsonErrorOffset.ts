const space = /[ \t\r\n]*/y
/** A JSON string (RFC 8259, 7): control characters below U+0020 must be escaped. */
const text = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy
const plain = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)\b/y

/**
 * The offset of the first syntax error in JSON: at most the end of its last line that is not blank. Messages of `JSON.parse` have it only
 * sometimes.
 * @returns undefined when it is JSON
 */
export function jsonErrorOffset(source: string): number | undefined {
  const offset = firstErrorOffset(source)
  return offset === undefined ? undefined : Math.min(offset, source.trimEnd().length)
}

function firstErrorOffset(source: string): number | undefined {
  const brackets: string[] = []
  let offset = 0
  /** What may come next: a value, a key, either of them or the closing bracket, the colon, or what may follow a value. */
  let next: 'value' | 'key' | 'valueOrEnd' | 'keyOrEnd' | 'colon' | 'more' = 'value'
  for (;;) {
    offset += lengthOf(space, source, offset)
    const character = source[offset]
    if (character === undefined) return next === 'more' && brackets.length === 0 ? undefined : offset
    const stringLength = lengthOf(text, source, offset)
    if (next === 'more' || ((character === '}' || character === ']') && next.endsWith('End'))) {
      if (character === ',' && next === 'more' && brackets.length > 0) next = brackets.at(-1) === '{' ? 'key' : 'value'
      else if ((character === '}' && brackets.at(-1) === '{') || (character === ']' && brackets.at(-1) === '[')) {
        brackets.pop()
        next = 'more'
      } else return offset
      offset++
    } else if (next === 'key' || next === 'keyOrEnd') {
      if (stringLength === 0) return offset
      offset += stringLength
      next = 'colon'
    } else if (next === 'colon') {
      if (character !== ':') return offset
      offset++
      next = 'value'
    } else if (character === '{' || character === '[') {
      brackets.push(character)
      offset++
      next = character === '{' ? 'keyOrEnd' : 'valueOrEnd'
    } else {
      const length = stringLength || lengthOf(plain, source, offset)
      if (length === 0) return offset
      offset += length
      next = 'more'
    }
  }
}

function lengthOf(token: RegExp, source: string, offset: number): number {
  token.lastIndex = offset
  return token.exec(source)?.[0].length ?? 0
}
