import {
  blockElements,
  closes,
  commentEnd,
  contentModelOf,
  emptyElements,
  endTagAt,
  isKnownElement,
  startTagAt,
  takeMarkdownAttribute,
} from '../common/htmlTag'
import { addText, newLevel, type Level, type SpanReader, type Stop, type Wanted } from './kramdownSpan'
import type { TextScanner } from '../common/textScanner'

const autolink = /<(?:(mailto|https?|ftps?):[^\n]+?|[-\p{Alphabetic}\p{Nd}_.]+?@[-\p{Alphabetic}\p{Nd}_.]+?)>/uy

/** `<https://example.org>`. */
export function readAutolink({ scanner }: SpanReader, level: Level): boolean {
  const { text, pos } = scanner
  if (text[pos] !== '<') return false
  // Its end is on its line.
  const close = scanner.find('>', pos)
  if (close < 0 || scanner.endOfLine(pos) <= close) return false
  const found = scanner.scan(autolink)
  if (!found) return false
  const written = found[0].slice(1, -1)
  const attributes = new Map([['href', found[1] === undefined ? `mailto:${written}` : written]])
  level.spans.push({ kind: 'autolink', text: written.replace(/^mailto:/, ''), start: pos, attributes })
  return true
}

const opening = /<(?:[\p{Alphabetic}_]|!--|\/)/uy
/** Elements nested deeper are text. */
const maxNested = 80

/** Elements and comments in a line (`lib/kramdown/parser/kramdown/html.rb`). */
export function readHtmlSpan(reader: SpanReader, level: Level): boolean {
  const { scanner } = reader
  const { text, pos } = scanner
  if (!scanner.check(opening)) return false
  const comment = commentEnd(scanner, pos)
  const end = comment ?? endTagAt(scanner, pos)?.end
  if (end !== undefined) {
    scanner.pos = end
    if (comment === undefined) show(level, text.slice(pos, end), pos)
    else level.spans.push({ kind: 'html', name: '', children: [], start: pos, tagEnd: end, endTag: undefined, attributes: new Map() })
    return true
  }
  const tag = startTagAt(scanner, pos)
  if (!tag || blockElements.has(tag.name) || level.depth > maxNested) {
    scanner.pos = tag ? tag.end : pos + 1
    if (tag || text.startsWith('<!--', pos) || isCutTag(scanner, pos)) show(level, text.slice(pos, scanner.pos), pos)
    else addText(level, '<', pos)
    return true
  }
  const { name, attributes } = tag
  for (const [key, value] of attributes) attributes.set(key, value.replace(/\n+/g, ' '))
  scanner.pos = tag.end
  const asked = takeMarkdownAttribute(name, attributes)
  const isRead = asked === undefined || asked === 'block' ? !level.isRaw && isReadIn(name, reader) : asked === 'span'
  const inner = newLevel('html', level, !isRead)
  const endTag = tag.closed || emptyElements.has(name) ? undefined : readContent(reader, inner, name)
  level.spans.push({ kind: 'html', name, children: inner.spans, start: pos, tagEnd: tag.end, endTag, attributes })
  return true
}

/** A tag or comment that is no element here: its text. */
function show(level: Level, text: string, start: number): void {
  level.spans.push({ kind: 'shown', text, start })
}

const likeTag = /<([a-z][a-z\d]*)[ \t\r\n\f\v][^<>]*>/iy

/** Whether browsers would read a tag that kramdown cannot read: its attributes are not written as kramdown wants them. */
function isCutTag(scanner: TextScanner, at: number): boolean {
  const name = scanner.check(likeTag, at)?.[1]
  return name !== undefined && isKnownElement(name.toLowerCase())
}

function isReadIn(name: string, { context }: SpanReader): boolean {
  return contentModelOf(name) !== 'raw' && context.options.parseSpanHtml
}

/** Reads the content of an element. @returns its end tag; without one, the element reaches to the end of the text */
function readContent(reader: SpanReader, inner: Level, name: string): { readonly start: number; readonly end: number } | undefined {
  const { scanner } = reader
  const wanted: Wanted = inner.isRaw ? 'tags' : 'all'
  if (reader.read(inner, endTagOf(scanner, name), wanted)) {
    const start = scanner.pos
    scanner.pos = endTagAt(scanner, start)?.end ?? start
    return { start, end: scanner.pos }
  }
  addText(inner, scanner.text.slice(scanner.pos), scanner.pos)
  scanner.pos = scanner.text.length
  return undefined
}

function endTagOf(scanner: TextScanner, name: string): Stop {
  return {
    isAt: (at) => {
      const found = scanner.text[at] === '<' ? endTagAt(scanner, at) : undefined
      return found !== undefined && closes(found.name, name)
    },
    accepts: () => true,
  }
}
