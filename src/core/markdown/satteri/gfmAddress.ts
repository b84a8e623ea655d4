import type { AddressReader, BareAddress } from '../addressText'

const start = /(?<![a-z])https?:\/\/|(?<![^\s(*_[\]~])www\./gi

const mailName = /[A-Za-z\d._+-]/
const mailHost = /@[\w-]+(?:\.[\w-]+)+/y
/** A longer name of a mail address is not searched, so that the time is linear. */
const maxMailName = 254

/** Bare addresses in GFM (micromark-extension-gfm-autolink-literal 2, `lib/syntax.js`; Sätteri 0.10.5 reads them alike: measured). */
export const gfmAddresses: AddressReader = { candidates, read }

function candidates(source: string): readonly number[] {
  // After a bracket that nothing closes, there are no addresses.
  const bracket = source.indexOf('[', source.lastIndexOf(']') + 1)
  const offsets = /:\/\/|www\./i.test(source) ? Array.from(source.matchAll(start), ({ index }) => index) : []
  for (let at = source.indexOf('@'); at >= 0; at = source.indexOf('@', at + 1)) {
    let from = at
    while (from > 0 && at - from < maxMailName && mailName.test(source[from - 1] ?? '')) from--
    // Two hyphens are a dash.
    if (source.startsWith('--', from)) while (source[from] === '-') from++
    if (from < at && source[from - 1] !== '/') offsets.push(from)
  }
  const all = offsets.sort((a, b) => a - b)
  return bracket < 0 ? all : all.filter((index) => index < bracket)
}

function read(source: string, at: number, max: number): BareAddress | undefined {
  if (!/^(?:https?:\/\/|www\.)/i.test(source.slice(at, at + 8))) return mailAt(source, at, max)
  const [protocol = ''] = /^https?:\/\//i.exec(source.slice(at, at + 8)) ?? []
  const host = hostEnd(source, at + protocol.length, max)
  if (host === undefined) return undefined
  let end = host
  while (end < max && !/[\s<]/.test(source[end] ?? '') && !/^\][[(]/.test(source.slice(end, end + 2))) end++
  const text = withoutTail(source.slice(at, end))
  return text.length > protocol.length ? { end: at + text.length, href: protocol === '' ? `http://${text}` : text } : undefined
}

/** After the name of a host; undefined if there is none, or an underscore is in its last two parts. */
function hostEnd(source: string, at: number, max: number): number | undefined {
  let end = at
  while (end < max && !/[\s<]/.test(source[end] ?? '') && (/[\w.-]/.test(source[end] ?? '') || !/[\p{P}\p{S}]/u.test(source[end] ?? '')))
    end++
  const parts = source
    .slice(at, end)
    .replace(/[._]+$/, '')
    .split('.')
  if (!/[^_.-]/.test(parts.join('')) || parts.slice(-2).some((part) => part.includes('_'))) return undefined
  return end
}

function mailAt(source: string, at: number, max: number): BareAddress | undefined {
  let sign = at
  while (sign < max && sign - at < maxMailName && mailName.test(source[sign] ?? '')) sign++
  if (sign === at || source[sign] !== '@') return undefined
  mailHost.lastIndex = sign
  const [host = ''] = mailHost.exec(source) ?? []
  const end = sign + host.length
  return /[A-Za-z]$/.test(host) && end <= max ? { end, href: `mailto:${source.slice(at, end)}` } : undefined
}

const tail = /[!"'*)\],.:;?_~]/

/** Without the punctuation of ASCII at the end, a character reference there, and closing brackets that nothing opens. */
function withoutTail(text: string): string {
  let opened = 0
  let closed = 0
  for (const character of text) {
    if (character === '(') opened++
    else if (character === ')') closed++
  }
  let end = text.length
  for (; end > 0 && tail.test(text[end - 1] ?? ''); end--) {
    const last = text[end - 1]
    if (last === ')') {
      if (closed <= opened) break
      closed--
    } else if (last === ';') {
      const [reference = ''] = /&[A-Za-z\d]+;$/.exec(text.slice(Math.max(0, end - 40), end)) ?? []
      if (reference !== '') end -= reference.length - 1
    }
  }
  return text.slice(0, end)
}
