/** Why no request is made to an address. */
export type Refusal = 'private' | 'credentials' | 'scheme'

/** Names that are only valid within a network (RFC 6761, 6762, 8375, and names that routers and companies use). */
const localName = /(?:^|\.)(?:localhost|local|localdomain|lan|internal|intranet|corp|home|private|test|invalid|onion|home\.arpa)$/

/**
 * Why no request is made to an address. An article may come from outside, and must not make the editor send requests into the local
 * network. Host names are judged by their text; they are not resolved.
 * @returns undefined for an address on the public web
 */
export function refusalOf(url: URL): Refusal | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme'
  if (url.username !== '' || url.password !== '') return 'credentials'
  const host = url.hostname.replace(/\.$/, '').toLowerCase()
  if (host.startsWith('[')) return isPublicV6(host.slice(1, -1)) ? undefined : 'private'
  // The URL standard writes every form of an IPv4 address (`0x7f.1`, `2130706433`) with four numbers.
  const numbers = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(host)
  if (numbers) return isPublicV4(Number(numbers[1]), Number(numbers[2]), Number(numbers[3])) ? undefined : 'private'
  return !host.includes('.') || localName.test(host) ? 'private' : undefined
}

/** IANA's special-purpose addresses are not public. */
function isPublicV4(a: number, b: number, c: number): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false
  if (a === 100) return b < 64 || b > 127
  if (a === 169) return b !== 254
  if (a === 172) return b < 16 || b > 31
  if (a === 192) return b !== 168 && !(b === 0 && (c === 0 || c === 2)) && !(b === 88 && c === 99)
  if (a === 198) return b !== 18 && b !== 19 && !(b === 51 && c === 100)
  return !(a === 203 && b === 0 && c === 113)
}

/** Global unicast is 2000::/3; of it 2001::/23, documentation and 6to4 (which holds an IPv4 address) are left out. */
function isPublicV6(host: string): boolean {
  const [first = '', second = ''] = host.split(':')
  const [a, b] = [Number.parseInt(first || '0', 16), Number.parseInt(second || '0', 16)]
  if (a < 0x2000 || a > 0x3fff || a === 0x2002) return false
  return !(a === 0x2001 && (b < 0x200 || b === 0xdb8)) && !(a === 0x3fff && b < 0x1000)
}
