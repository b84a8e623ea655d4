import { range } from '../../text/text'
import { reportBareReturns, reportError, reportNewer, isLineEnd, scalar, TomlStop, type TomlScan } from './scanner'
import type { ScalarNode } from '../nodes'

const escapes: Readonly<Record<string, string>> = { e: '\u001b', b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', '\\': '\\' }

/**
 * Parses a string of any of the four kinds. An unclosed one ends at the end of its line. Control characters are accepted: a rule
 * reports them.
 * @throws TomlStop when a multi-line string is not closed
 */
export function readTomlString(scan: TomlScan): ScalarNode {
  const { text, position: start } = scan
  const quote = text[start] ?? ''
  return text.startsWith(quote.repeat(3), start) ? readLong(scan, start, quote) : readShort(scan, start, quote)
}

function readShort(scan: TomlScan, start: number, quote: string): ScalarNode {
  const { text, end } = scan
  const mark = quote.charCodeAt(0)
  let at = start + 1
  for (; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit === mark || (unit <= 0x0d && isLineEnd(text, at))) break
    if (unit === 0x5c && quote === '"' && !isLineEnd(text, at + 1)) at++
  }
  const closed = at < end && text[at] === quote
  if (!closed) reportError(scan, 'quote-open', range(start, start + 1))
  const inner = range(start + 1, Math.min(at, end))
  scan.position = closed ? at + 1 : inner.end
  reportBareReturns(scan, inner.start, inner.end)
  const value = quote === '"' ? unescaped(scan, inner.start, inner.end) : text.slice(inner.start, inner.end)
  return scalar(start, scan.position, value, quote === '"' ? 'double' : 'single')
}

function readLong(scan: TomlScan, start: number, quote: string): ScalarNode {
  const { text, end } = scan
  const from = start + 3
  let at = from
  while (at < end && !(text[at] === quote && text.startsWith(quote.repeat(3), at))) at += text[at] === '\\' && quote === '"' ? 2 : 1
  if (at + 3 > end) throw new TomlStop('quote-open', range(start, start + 3))
  // One or two quotes may directly precede the three closing ones.
  for (let more = 0; more < 2 && text[at + 3] === quote && at + 3 < end; more++) at++
  scan.position = at + 3
  reportBareReturns(scan, from, at)
  const first = text.startsWith('\r\n', from) ? from + 2 : text[from] === '\n' ? from + 1 : from
  const value = quote === '"' ? unescaped(scan, first, at) : withLineFeeds(text.slice(first, at))
  return scalar(start, scan.position, value, 'block')
}

function unescaped(scan: TomlScan, start: number, end: number): string {
  const { text } = scan
  let value = ''
  let from = start
  // `indexOf` in the whole text would look as far as its end for each string.
  const part = text.slice(start, end)
  const nextBackslash = () => part.indexOf('\\', from - start) + start
  for (let at = nextBackslash(); at >= start; at = nextBackslash()) {
    value += withLineFeeds(text.slice(from, at))
    const [written, meant] = escapeAt(text, at, end)
    if (meant === undefined) reportError(scan, 'escape', range(at, at + written))
    else if (text[at + 1] === 'e' || text[at + 1] === 'x') reportNewer(scan, 'escape', range(at, at + written))
    value += meant ?? text.slice(at, at + written)
    from = at + written
  }
  return value + withLineFeeds(text.slice(from, end))
}

/** Line ends as they are written; `\r\n` as escapes stays. */
function withLineFeeds(source: string): string {
  return source.replaceAll('\r\n', '\n')
}

/** @returns the length of the escape in code units, and its value; the value is undefined for an escape that TOML does not define */
function escapeAt(text: string, at: number, end: number): readonly [number, string | undefined] {
  const letter = text[at + 1] ?? ''
  const plain = escapes[letter]
  if (plain !== undefined) return [2, plain]
  const hex = /^(?:u[\da-fA-F]{4}|U[\da-fA-F]{8}|x[\da-fA-F]{2})/.exec(text.slice(at + 1, Math.min(at + 10, end)))?.[0]
  if (hex !== undefined) {
    const code = Number.parseInt(hex.slice(1), 16)
    const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    return [1 + hex.length, isCharacter ? String.fromCodePoint(code) : undefined]
  }
  // A backslash at the end of a line of a multi-line string removes the line end and the white space after it.
  const lineEnd = /^[ \t]*\r?\n/.exec(text.slice(at + 1, Math.min(at + 200, end)))
  if (!lineEnd) return [Math.min(2, end - at), undefined]
  let next = at + 1 + lineEnd[0].length
  while (next < end && /[ \t\r\n]/.test(text[next] ?? '')) next++
  return [next - at, '']
}
