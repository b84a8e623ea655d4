const [start, prime] = [0x811c9dc5, 0x01000193]

/** FNV-1a over the UTF-8 bytes of a text, with a final mix so that the lower bits are well distributed. A lone surrogate counts as U+FFFD. */
export function hashOf(text: string): number {
  let hash = start
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) {
      hash = Math.imul(hash ^ unit, prime)
      continue
    }
    let code = text.codePointAt(index) ?? 0
    if (code > 0xffff) index++
    else if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd
    if (code < 0x800) hash = Math.imul(hash ^ (0xc0 | (code >> 6)), prime)
    else {
      if (code < 0x1_0000) hash = Math.imul(hash ^ (0xe0 | (code >> 12)), prime)
      else {
        hash = Math.imul(hash ^ (0xf0 | (code >> 18)), prime)
        hash = Math.imul(hash ^ (0x80 | ((code >> 12) & 0x3f)), prime)
      }
      hash = Math.imul(hash ^ (0x80 | ((code >> 6) & 0x3f)), prime)
    }
    hash = Math.imul(hash ^ (0x80 | (code & 0x3f)), prime)
  }
  return mixBits(hash)
}

/** The hash of a text in UTF-8; equal to `hashOf` its string. */
export function hashOfBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = start
  for (let index = from; index < to; index++) hash = Math.imul(hash ^ (bytes[index] ?? 0), prime)
  return mixBits(hash)
}

function mixBits(hash: number): number {
  const low = hash ^ (hash >>> 15)
  return Math.imul(low, 0x2c1b3c6d) ^ (low >>> 12)
}
