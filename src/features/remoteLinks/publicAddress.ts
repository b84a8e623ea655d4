/** Why no request is made to an address. */
export type Refusal = 'private' | 'credentials' | 'scheme'

/** Names that are only valid within a network (RFC 6761, 6762, 8375, and names that routers and companies use). */
const localName = /(?:^|\.)(?:localhost|local|localdomain|lan|internal|intranet|corp|home|private|test|invalid|onion|home\.arpa)$/

/**
 * Why no request is made to an address. An article may come from outside, and must not make the editor send requests into the local
 * network. Host names are judged by their text here; `nodeFetch` judges the addresses that they resolve to.
 * @param allowPrivate whether addresses of this computer and of private networks are allowed
 * @returns undefined for an address on the public web
 */
export function refusalOf(url: URL, allowPrivate = false): Refusal | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme'
  if (url.username !== '' || url.password !== '') return 'credentials'
  if (allowPrivate) return undefined
  const host = url.hostname.replace(/\.$/, '').toLowerCase()
  if (host.startsWith('[')) return isPublicV6(host.slice(1, -1)) ? undefined : 'private'
  // The URL standard writes every form of an IPv4 address (`0x7f.1`, `2130706433`) with four numbers.
  const numbers = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(host)
  if (numbers) return isPublicV4(Number(numbers[1]), Number(numbers[2]), Number(numbers[3])) ? undefined : 'private'
  return !host.includes('.') || localName.test(host) ? 'private' : undefined
}

/** Whether an IP address, as `dns.lookup` returns it, is on the public web. False for anything else. */
export function isPublicAddress(address: string): boolean {
  const [plain = ''] = address.split('%')
  const url = `http://${plain.includes(':') ? `[${plain}]` : plain}/`
  return /[:.]/.test(plain) && !/[^\d.:a-f]/i.test(plain) && URL.canParse(url) && refusalOf(new URL(url)) === undefined
}

const privateCode = 'COPYDESK_PRIVATE_ADDRESS'

/** The error for a host name that resolves to an address that is not public. */
export function privateAddressError(hostname: string): Error {
  return Object.assign(new Error(`${hostname} resolves to an address of this computer or of a private network`), { code: privateCode })
}

export function isPrivateAddressError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === privateCode
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

/**
 * Global unicast is 2000::/3; of it 2001::/23, documentation and 6to4 (which holds an IPv4 address) are left out. 64:ff9b::/96 is how networks
 * with IPv6 only reach IPv4 (RFC 6052): public if the IPv4 address is. IPv4-mapped addresses (::ffff:0:0/96) are never needed.
 * @param host as the URL standard writes it: in lower case, compressed, in groups only
 */
function isPublicV6(host: string): boolean {
  const [first = '', second = ''] = host.split(':')
  const [, high = '0', low = '0'] = /^64:ff9b::(?:([\da-f]+):)?([\da-f]+)$/.exec(host) ?? []
  if (first === '64') {
    const [above, below] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
    return isPublicV4(above >> 8, above & 255, below >> 8)
  }
  const [a, b] = [Number.parseInt(first || '0', 16), Number.parseInt(second || '0', 16)]
  if (a < 0x2000 || a > 0x3fff || a === 0x2002) return false
  return !(a === 0x2001 && (b < 0x200 || b === 0xdb8)) && !(a === 0x3fff && b < 0x1000)
}
