import { createHash } from 'node:crypto'

/** Characters of a hash that are kept: 132 bits, so that no two texts of a site have the same by chance. */
const hashLength = 22

/** A hash of bytes, or of a text in UTF-8, in one piece or several: SHA-256, its first 132 bits in base64url. */
export function contentHash(...pieces: readonly (Uint8Array | string)[]): string {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest('base64url').slice(0, hashLength)
}
