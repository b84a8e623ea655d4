import type { AddressReader, BareAddress } from '../addressText'

/** Character references, as far as browsers read them. */
export const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});/gi
/** Where a bare address may start; mail addresses are found by their `@`. Capitals count only where a piece of text starts. */
const start = /(?:https?|ftp):\/\/|www\./gi
const lowerCase = /^[a-z]/
const startsPiece = /[\n>)*_~`]/
const mailName = /[A-Za-z\d._+-]/
const mailHost = /@[A-Za-z\d_-]+(?:\.[\w-]*[A-Za-z\d])+(?![-_])/y
/** A longer name of a mail address is not searched, so that the time is linear. */
const maxMailName = 254

/** Bare addresses as marked 15 reads them (`inline.gfm.url` and `_backpedal`). */
export function bareAddresses(decode: AddressReader['decode']): AddressReader {
  return { candidates, read, ...(decode && { decode: (text) => text.replace(reference, decode) }) }
}

function candidates(source: string): readonly number[] {
  const offsets: number[] = []
  if (source.includes('://') || /www\./i.test(source))
    for (const { 0: scheme, index } of source.matchAll(start))
      if (lowerCase.test(scheme) || index === 0 || startsPiece.test(source[index - 1] ?? '')) offsets.push(index)
  for (let at = source.indexOf('@'); at >= 0; at = source.indexOf('@', at + 1)) {
    let from = at
    while (from > 0 && at - from < maxMailName && mailName.test(source[from - 1] ?? '')) from--
    if (from < at) offsets.push(from)
  }
  return offsets.sort((a, b) => a - b)
}

/** An address ends at white space or `<`, so that it takes a sentence without spaces with it; only punctuation of ASCII at its end is left out. */
function read(source: string, at: number, max: number): BareAddress | undefined {
  const [scheme] = /^(?:(?:https?|ftp):\/\/|www\.)/i.exec(source.slice(at, at + 8)) ?? []
  if (scheme === undefined) return mailAt(source, at, max)
  if (!/[a-z\d-]/i.test(source[at + scheme.length] ?? '')) return undefined
  const { end, close } = runAt(source, at + scheme.length, max)
  const text = withoutTail(source.slice(at, end), close - at)
  return { end: at + text.length, href: scheme === 'www.' ? `http://${text}` : text }
}

/** Text without white space and `<`, and its last closing bracket: -1 if there is none. */
interface Run {
  readonly source: string
  readonly max: number
  readonly from: number
  readonly end: number
  readonly close: number
}

/** The run that was read last: many addresses in one would each read all of it. */
let lastRun: Run = { source: '', max: 0, from: 0, end: -1, close: -1 }

function runAt(source: string, from: number, max: number): Run {
  if (from >= lastRun.from && from <= lastRun.end && max === lastRun.max && source === lastRun.source) return lastRun
  let [end, close] = [from, -1]
  for (; end < max && !/[\s<]/.test(source[end] ?? ''); end++) if (source[end] === ')') close = end
  lastRun = { source, max, from, end, close }
  return lastRun
}

function mailAt(source: string, at: number, max: number): BareAddress | undefined {
  let sign = at
  while (sign < max && sign - at < maxMailName && mailName.test(source[sign] ?? '')) sign++
  if (sign === at || source[sign] !== '@') return undefined
  mailHost.lastIndex = sign
  const [host = ''] = mailHost.exec(source) ?? []
  const end = sign + host.length
  return host === '' || end > max ? undefined : { end, href: `mailto:${source.slice(at, end)}` }
}

const tail = /[?!.,:;*_'"~)]/
const maxReference = 40
const lastName = /&[A-Za-z\d]+$/

/**
 * Without what a sentence puts after an address: punctuation, a bracket that closes nothing, and everything from one that is not closed.
 * @param lastClose the offset of the last closing bracket; negative if there is none
 */
function withoutTail(text: string, lastClose: number): string {
  let end = 0
  for (let at = 0; at < text.length; ) {
    if (text[at] === '(') {
      if (at > lastClose) break
      const close = text.indexOf(')', at)
      at = close + 1
      end = at
    } else if (tail.test(text[at] ?? '')) at++
    else end = ++at
  }
  // Without the character references that are left at the end.
  while (text[end] === ';') {
    const [named] = lastName.exec(text.slice(Math.max(0, end - maxReference), end)) ?? []
    if (named === undefined) break
    end -= named.length
    while (end > 0 && tail.test(text[end - 1] ?? '')) end--
  }
  return text.slice(0, end)
}
