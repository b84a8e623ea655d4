import { createHash } from 'node:crypto'

/** Characters of a hash that are kept: 132 bits, so that no two texts of a site have the same by chance. */
const hashLength = 22

/** A hash of bytes, or of a text in UTF-8: SHA-256, its first 132 bits in base64url. */
export function contentHash(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, hashLength)
}
