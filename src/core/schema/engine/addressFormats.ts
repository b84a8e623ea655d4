/** RFC 3986, 3: `URI`. */
export function isUri(text: string): boolean {
  return isReference(text) && /^[^:/?#]+:/.test(text)
}

/** RFC 3986, 4.1: `URI-reference`. */
export function isUriReference(text: string): boolean {
  return isReference(text)
}

/** A web address of a public host: `http`, `https` or `ftp`, a domain of two or more labels (in any script) or a public IPv4 address. */
export function isWebUrl(text: string): boolean {
  const [, host, port] = /^(?:https?|ftp):\/\/(?:[^\s/?#@]+@)?([^\s/?#:@]+)(?::(\d*))?(?:[/?#]\S*)?$/i.exec(text) ?? []
  if (host === undefined || (port !== undefined && !/^\d{2,5}$/.test(port))) return false
  if (isIpv4(host)) return isPublicIpv4(host)
  const labels = host.split('.')
  return labels.length > 1 && labels.every((label) => anyScriptLabel.test(label)) && /^[a-z\u00a1-\uffff]{2,}$/i.test(labels.at(-1) ?? '')
}

/**
 * RFC 5321, 4.1.2: `Mailbox`. A domain of one label is refused although the grammar has it: `name@host` is nearly always incomplete.
 */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)]
  if (at < 0 || !(dotString.test(local) || quotedString.test(local))) return false
  const literal = /^\[(?:(IPv6:)([^\]]*)|([^\]]*))\]$/i.exec(domain)
  if (literal) return literal[1] === undefined ? isIpv4(literal[3] ?? '') : isIpv6(literal[2] ?? '')
  return domain.includes('.') && domain.split('.').every((label) => hostLabel.test(label))
}

/** RFC 1123, 2.1: letters, digits and hyphens. Labels that begin with `xn--` are not decoded (RFC 5891). */
export function isHostname(text: string): boolean {
  return text.length <= 253 && text.split('.').every((label) => hostLabel.test(label))
}

/** RFC 2673, 3.2: `dotted-quad`, without leading zeros. */
export function isIpv4(text: string): boolean {
  return ipv4.test(text)
}

/** RFC 4291, 2.2: eight groups, of which `::` replaces one or more; the last two may be written as an IPv4 address. */
export function isIpv6(text: string): boolean {
  const halves = text.split('::')
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')))
  const all = groups.flat()
  const last = all.at(-1) ?? ''
  const endsInIpv4 = last.includes('.') && !text.endsWith('::')
  if (endsInIpv4 && !isIpv4(last)) return false
  if (!(endsInIpv4 ? all.slice(0, -1) : all).every((group) => /^[\da-f]{1,4}$/i.test(group))) return false
  const count = all.length + (endsInIpv4 ? 1 : 0)
  return halves.length === 1 ? count === 8 : halves.length === 2 && count <= 7
}

/** RFC 6570, 2: `URI-Template`; an apostrophe is a literal (erratum 6937). */
export function isUriTemplate(text: string): boolean {
  return uriTemplate.test(text)
}

const encoded = '%[\\da-f]{2}'
/** RFC 3986: unreserved characters, sub-delimiters, percent-encoded bytes, and `more`. */
const component = (more: string) => new RegExp(`^(?:[\\w.~!$&'()*+,;=${more}-]|${encoded})*$`, 'i')
const [userInfo, registeredName, pathCharacters, queryCharacters] = [':', '', ':@/', ':@/?'].map(component) as [
  RegExp,
  RegExp,
  RegExp,
  RegExp,
]

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const ipv4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`)
const hostLabel = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i
const anyScriptLabel = /^[a-z\d\u00a1-\uffff]+(?:-+[a-z\d\u00a1-\uffff]+)*$/i

const atom = "[\\w!#$%&'*+/=?^`{|}~-]+"
const dotString = new RegExp(`^${atom}(?:\\.${atom})*$`)
const quotedString = /^"(?:[ !#-[\]-~]|\\[ -~])*"$/

const variable = `(?:\\w|${encoded})(?:\\.?(?:\\w|${encoded}))*(?::[1-9]\\d{0,3}|\\*)?`
const uriTemplate = new RegExp(`^(?:[^\\p{Cc} "%<>\\\\^\`{|}]|${encoded}|\\{[+#./;?&=,!@|]?${variable}(?:,${variable})*\\})*$`, 'iu')

function isReference(text: string): boolean {
  // RFC 3986, appendix B.
  const found = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/.exec(text)
  if (!found) return false
  const [, scheme, authority, path = '', query = '', fragment = ''] = found
  if (scheme !== undefined && !/^[a-z][a-z\d+.-]*$/i.test(scheme)) return false
  if (authority !== undefined && !isAuthority(authority)) return false
  // A colon in the first segment would make it a scheme (RFC 3986, 4.2).
  if (scheme === undefined && authority === undefined && /^[^/]*:/.test(path)) return false
  return pathCharacters.test(path) && queryCharacters.test(query) && queryCharacters.test(fragment)
}

/** RFC 3986, 3.2. */
function isAuthority(text: string): boolean {
  const at = text.indexOf('@')
  const found = /^(?:\[([^\]]*)\]|([^:[]*))(?::(\d*))?$/.exec(text.slice(at + 1))
  if (!found || !userInfo.test(text.slice(0, Math.max(0, at)))) return false
  const [, literal, name = ''] = found
  if (literal === undefined) return registeredName.test(name)
  return isIpv6(literal) || /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(literal)
}

/** Neither private, loopback nor link-local (RFC 1918, 1122, 3927), nor a network or broadcast address, nor multicast. */
function isPublicIpv4(text: string): boolean {
  const [first = 0, second = 0, , last = 0] = text.split('.').map(Number)
  if (first === 0 || first > 223 || last === 0 || last === 255 || first === 10 || first === 127) return false
  return !(first === 169 && second === 254) && !(first === 192 && second === 168) && !(first === 172 && second >= 16 && second <= 31)
}
