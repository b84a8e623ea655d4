/*
 * Checks on UTF-8 bytes without decoding them, for `FastRecordReader`.
 */

export const [tab, lineFeed, carriageReturn, space] = [0x09, 0x0a, 0x0d, 0x20] as const

/**
 * The number of bytes of a character beyond ASCII.
 * @returns 0 for invalid UTF-8, and for characters that the fast reader does not accept: control characters, line and paragraph
 *   separators, a byte order mark, U+FFFD
 */
export function plainLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  const second = bytes[at + 1] ?? 0
  if (lead >= 0xe1 && lead <= 0xec && lead !== 0xe2) return isInner(second) && isInner(bytes[at + 2]) ? 3 : 0
  if (lead < 0xe0) return lead >= 0xc2 && isInner(second) && (lead > 0xc2 || second >= 0xa0) ? 2 : 0
  if (lead < 0xf0) {
    const third = bytes[at + 2] ?? 0
    if (!isInner(second) || !isInner(third)) return 0
    if (lead === 0xe0) return second >= 0xa0 ? 3 : 0
    if (lead === 0xe2) return second === 0x80 && (third === 0xa8 || third === 0xa9) ? 0 : 3
    // Surrogates.
    if (lead === 0xed) return second < 0xa0 ? 3 : 0
    if (lead === 0xef) return (second === 0xbb && third === 0xbf) || (second === 0xbf && third === 0xbd) ? 0 : 3
    return 3
  }
  const isFirst = lead === 0xf0 ? second >= 0x90 : lead === 0xf4 ? second < 0x90 : lead < 0xf4
  return isFirst && isInner(second) && isInner(bytes[at + 2]) && isInner(bytes[at + 3]) ? 4 : 0
}

function isInner(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}

const letterOrNumber = /^[\p{L}\p{N}]/u

/** The offset of a byte in a range; -1 if it is not found. For short ranges this is faster than `subarray` and `indexOf`. */
export function indexOfByte(byte: number, bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at++) if (bytes[at] === byte) return at
  return -1
}

/** Whether the character at an offset is a letter, a digit or a slash. @param bytes in UTF-8 */
export function startsWord(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] ?? 0
  if (byte < 0x80) {
    const letter = byte | 0x20
    return (letter >= 0x61 && letter <= 0x7a) || (byte >= 0x2f && byte <= 0x39)
  }
  // The usual Chinese characters: nearly all from U+4E00 to U+9FFF.
  const second = bytes[at + 1] ?? 0
  if (byte >= 0xe4 && byte <= 0xe9 && (byte > 0xe4 || second >= 0xb8) && (byte < 0xe9 || second < 0xbf)) return true
  return letterOrNumber.test(characterAt(bytes, at))
}

/** Whether a range starts or ends with white space beyond ASCII, which YAML and `trim` treat differently. */
export function hasUnicodeSpaceAtEdge(bytes: Uint8Array, from: number, to: number): boolean {
  if (from === to) return false
  let last = to - 1
  while (last > from && isInner(bytes[last])) last--
  return isBlank(bytes, from) || isBlank(bytes, last)
}

/** Whether the character is matched by `\s` and is beyond ASCII. */
function isBlank(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at] ?? 0
  if (lead < 0xc2 || lead > 0xe3) return false
  const second = bytes[at + 1] ?? 0
  if (lead === 0xc2) return second === 0xa0
  const third = bytes[at + 2] ?? 0
  if (lead === 0xe1) return second === 0x9a && third === 0x80
  if (lead === 0xe2) return second === 0x80 ? third <= 0x8a || third === 0xaf : second === 0x81 && third === 0x9f
  return lead === 0xe3 && second === 0x80 && third === 0x80
}

function characterAt(bytes: Uint8Array, at: number): string {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4)
  if (a < 0xe0) return String.fromCharCode(((a & 0x1f) << 6) | (b & 0x3f))
  if (a < 0xf0) return String.fromCharCode(((a & 0x0f) << 12) | ((b & 0x3f) << 6) | (c & 0x3f))
  return String.fromCodePoint(((a & 0x07) << 18) | ((b & 0x3f) << 12) | ((c & 0x3f) << 6) | (d & 0x3f))
}
