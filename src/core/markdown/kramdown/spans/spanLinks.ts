import { linkId } from '../common/kramdownPatterns'
import { addText, isInside, newLevel, type Level, type LinkSpan, type SpanReader, type Stop } from './kramdownSpan'
import type { TextScanner } from '../common/textScanner'

const opening = /!?\[(?=[^^])/y
const bracket = /\]|!?\[/y
const reference = /[ \t\r\n\f\v]*\[([^\]]+)?\]/y
const escaped = /\\([\\.*_+`<>()[\]{}#!:|"'$=-])/g

/** A link or an image (`lib/kramdown/parser/kramdown/link.rb`). */
export function readLink(reader: SpanReader, level: Level): boolean {
  const { scanner } = reader
  const found = scanner.check(opening)?.[0]
  if (found === undefined) return false
  const start = scanner.pos
  const kind = found === '[' ? 'link' : 'image'
  const mayStart = kind === 'image' || !isInside(level, 'link', 'image')
  if (mayStart && reader.mayTry(kind, level)) {
    if (readWhole(reader, level, kind, found.length)) return true
    // An address may have been searched for up to the end.
    const units = scanner.text[scanner.pos] === '(' ? scanner.text.length - scanner.pos : 0
    scanner.pos = start
    reader.failed(kind, level, units)
  }
  scanner.pos = start + found.length
  addText(level, found, start)
  return true
}

function readWhole(reader: SpanReader, level: Level, kind: LinkSpan['kind'], length: number): boolean {
  const { scanner, context } = reader
  const start = scanner.pos
  const inner = newLevel(kind, level)
  scanner.pos += length
  const from = scanner.pos
  if (scanner.find(']', from) < 0 || !reader.read(inner, matchingBracket(scanner, inner), 'all')) return false
  const labelEnd = scanner.pos
  const alt = scanner.text.slice(from, labelEnd).replace(escaped, '$1')
  scanner.pos = labelEnd + 1
  const link = { kind, children: kind === 'link' ? inner.spans : [], alt, start: from - 1, labelEnd, attributes: new Map<string, string>() }
  const address = kind === 'link' ? 'href' : 'src'
  const named = scanner.check(reference)
  if (named || scanner.text[scanner.pos] !== '(') {
    const definition = context.link(linkId(named?.[1] ?? alt))
    if (!definition) return false
    scanner.pos += named?.[0].length ?? 0
    link.attributes.set(address, definition.href)
    if (definition.title !== '') link.attributes.set('title', definition.title)
    level.spans.push({ ...link, destination: undefined })
    return true
  }
  const inline = inlineAddress(scanner, scanner.pos)
  if (!inline) return false
  scanner.pos = inline.end
  link.attributes.set(address, scanner.text.slice(inline.start, inline.stop))
  if (inline.title !== undefined) link.attributes.set('title', inline.title)
  const bounds = scanner.text[inline.start - 1] === '<' ? 1 : 0
  level.spans.push({ ...link, start: start + length - 1, destination: { start: inline.start - bounds, end: inline.stop + bounds } })
  return true
}

/** The bracket that closes a label. Images in it have brackets of their own. */
function matchingBracket(scanner: TextScanner, inner: Level): Stop {
  let open = 1
  let counted = 0
  return {
    isAt: (at) => scanner.check(bracket, at) !== undefined,
    accepts: (at) => {
      open += scanner.text[at] === ']' ? -1 : 1
      for (; counted < inner.spans.length; counted++) if (inner.spans[counted]?.kind === 'image') open--
      return open === 0
    },
  }
}

interface InlineAddress {
  readonly start: number
  readonly stop: number
  readonly title: string | undefined
  /** After the closing parenthesis. */
  readonly end: number
}

const angled = /\(<([^\n]*?)>/y
const parenthesis = /[()]|[ \t\r\n\f\v](?=["'])/g

/** The address in the parentheses after a label. @param open the offset of the opening one */
export function inlineAddress(scanner: TextScanner, open: number): InlineAddress | undefined {
  const { text } = scanner
  if (scanner.find(')', open) < 0) return undefined
  const inAngles = scanner.check(angled, open)
  if (inAngles) {
    const stop = open + inAngles[0].length - 1
    if (text[stop + 1] === ')') return { start: open + 2, stop, title: undefined, end: stop + 2 }
    return withTitle(scanner, open + 2, stop, stop + 1)
  }
  let depth = 0
  parenthesis.lastIndex = open
  for (let found = parenthesis.exec(text); found; found = parenthesis.exec(text)) {
    const after = found.index + 1
    if (found[0] === '(') depth++
    else if (found[0] !== ')') {
      const [start, stop] = trimmed(text, open + 1, found.index)
      return withTitle(scanner, start, stop, after)
    } else if (--depth === 0) {
      const [start, stop] = trimmed(text, open + 1, found.index)
      return { start, stop, title: undefined, end: after }
    }
  }
  return undefined
}

function trimmed(text: string, start: number, end: number): readonly [start: number, end: number] {
  const white = /[\0 \t\r\n\f\v]/
  let [from, to] = [start, end]
  while (from < to && white.test(text[from] ?? '')) from++
  while (to > from && white.test(text[to - 1] ?? '')) to--
  return [from, to]
}

const quote = /[ \t\r\n\f\v]*(["'])/y
const afterTitle = /[ \t\r\n\f\v]*\)/y

/** The title in quotes from an offset on, and the parenthesis behind it. */
function withTitle(scanner: TextScanner, start: number, stop: number, from: number): InlineAddress | undefined {
  const open = scanner.check(quote, from)
  if (open?.[1] === undefined) return undefined
  const titleStart = from + open[0].length
  for (let at = scanner.find(open[1], titleStart + 1); at >= 0; at = scanner.find(open[1], at + 1)) {
    const tail = scanner.check(afterTitle, at + 1)
    if (tail) return { start, stop, title: scanner.text.slice(titleStart, at), end: at + 1 + tail[0].length }
  }
  return undefined
}
