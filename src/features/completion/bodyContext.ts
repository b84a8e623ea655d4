import type { Article } from '../../core/article/article'
import { range, type Range } from '../../core/text/text'
import { markersOf } from './linePrefix'

/** What the cursor is at: a part of an HTML tag, the address of a Markdown image, or the start of a line. */
export type BodyContext =
  | { readonly kind: 'tag'; readonly range: Range; readonly isClosed: boolean }
  | {
      readonly kind: 'attribute'
      readonly tag: string
      readonly range: Range
      readonly present: ReadonlySet<string>
      readonly hasValue: boolean
    }
  | { readonly kind: 'value'; readonly tag: string; readonly attribute: string; readonly range: Range }
  /** The address of a Markdown image. `inAngles`: between `<` and `>`, where spaces are allowed. */
  | { readonly kind: 'destination'; readonly range: Range; readonly inAngles: boolean }
  /** A line with one word or none, after the markers of block quotes and lists. */
  | { readonly kind: 'line'; readonly range: Range }

/** In UTF-16 code units: the start of a tag is searched this far before the cursor. */
const maxTagLength = 2000

/**
 * Finds what is written at the cursor from the text before it, because a parser does not see a half-typed tag.
 * @returns undefined outside of the body, in code, and in prose
 */
export function bodyContext(article: Article, offset: number): BodyContext | undefined {
  const { text, body, lines } = article
  if (offset < body.start || offset > body.end) return undefined
  const lineStart = Math.max(body.start, lines.startOf(lines.lineOf(offset)))
  const lineEnd = lines.rangeOf(lines.lineOf(offset)).end
  const context =
    destinationAt(text, lineStart, lineEnd, offset) ?? tagAt(text, body.start, offset) ?? lineStartAt(text, lineStart, lineEnd, offset)
  return context && !isInCode(article, offset) ? context : undefined
}

function destinationAt(text: string, lineStart: number, lineEnd: number, offset: number): BodyContext | undefined {
  const match = /!\[[^\]]*\]\([ \t]*(?:<([^<>]*)|([^\s()<>]*))$/.exec(text.slice(Math.max(lineStart, offset - maxTagLength), offset))
  if (!match) return undefined
  const inAngles = match[1] !== undefined
  const start = offset - (match[1] ?? match[2] ?? '').length
  let end = offset
  while (end < lineEnd && !(inAngles ? /[<>]/ : /[\s()<>]/).test(text[end] ?? '')) end++
  return { kind: 'destination', range: range(start, end), inAngles }
}

function tagAt(text: string, from: number, offset: number): BodyContext | undefined {
  const open = text.lastIndexOf('<', offset - 1)
  if (open < Math.max(from, offset - maxTagLength)) return undefined
  const start = /^<(\/?)([A-Za-z][\w-]*)?/.exec(text.slice(open, offset))
  if (!start || start[1] === '/') return undefined
  let at = open + start[0].length
  if (at === offset) {
    let end = offset
    while (/[\w-]/.test(text[end] ?? '')) end++
    return { kind: 'tag', range: range(open + 1, end), isClosed: /^[ \t]*>|^\s+[\w-]+\s*=/.test(text.slice(end, end + 80)) }
  }
  const tag = (start[2] ?? '').toLowerCase()
  if (tag === '') return undefined
  const present = new Set<string>()
  const attribute = /\s+(?:([^\s"'<>=/]+)(?:\s*=\s*(?:"([^"]*)("?)|'([^']*)('?)|([^\s"'<>]+)))?)?/y
  const written = text.slice(open, offset + maxTagLength)
  while (at < offset) {
    attribute.lastIndex = at - open
    const match = attribute.exec(written)
    if (!match) return undefined
    const end = at + match[0].length
    const name = match[1] ?? ''
    const nameStart = at + match[0].length - match[0].trimStart().length
    const nameEnd = nameStart + name.length
    if (offset > at && offset <= nameEnd) {
      const isName = offset >= nameStart
      const rest = written.slice((isName ? end : nameStart - 1) - open).split('>')[0] ?? ''
      for (const [, other = ''] of rest.matchAll(/\s([\w-]+)(?=[\s=]|$)/g)) present.add(other.toLowerCase())
      return {
        kind: 'attribute',
        tag,
        range: isName ? range(nameStart, nameEnd) : range(offset, offset),
        present,
        hasValue: isName && match[0].includes('='),
      }
    }
    const value = match[2] ?? match[4]
    if (value !== undefined && offset <= end) {
      const closed = (match[3] ?? match[5]) !== ''
      const valueStart = end - value.length - (closed ? 1 : 0)
      // A quote that is not closed runs on to the next quote in the text: then the value ends at the cursor.
      const unclosed = !closed || /[<>\n]/.test(value)
      if (offset >= valueStart && (closed ? offset < end || unclosed : true))
        return { kind: 'value', tag, attribute: name.toLowerCase(), range: range(valueStart, unclosed ? offset : end - 1) }
    }
    if (offset < end) return undefined
    present.add(name.toLowerCase())
    at = end
  }
  return undefined
}

function lineStartAt(text: string, lineStart: number, lineEnd: number, offset: number): BodyContext | undefined {
  const line = text.slice(lineStart, lineEnd)
  const markers = markersOf(line)
  const word = line.slice(markers.length).trimEnd()
  // More spaces make an indented code block.
  if (!/^[A-Za-z]*$/.test(word) || !/(?:^ {0,3}|[^ \t] {0,4}|\t)$/.test(markers)) return undefined
  const start = lineStart + (word === '' ? markers.trimEnd().length : markers.length)
  const end = word === '' ? lineEnd : start + word.length
  if (offset < start || offset > end) return undefined
  return { kind: 'line', range: word === '' ? range(offset, offset) : range(start, end) }
}

/** Whether an offset is in a fenced code block that is not closed before it, or after an odd number of backticks on its line. */
export function isInCode({ text, body, lines }: Article, offset: number): boolean {
  const lineStart = Math.max(body.start, lines.startOf(lines.lineOf(offset)))
  let fence: string | undefined
  const fences = /^ {0,3}(`{3,}|~{3,})(.*)$/gm
  fences.lastIndex = body.start
  const above = text.slice(0, lineStart)
  for (let match = fences.exec(above); match; match = fences.exec(above)) {
    const marks = match[1] ?? ''
    if (fence === undefined) fence = marks
    else if (marks.startsWith(fence) && (match[2] ?? '').trim() === '') fence = undefined
  }
  if (fence !== undefined) return true
  return (text.slice(lineStart, offset).match(/`/g)?.length ?? 0) % 2 === 1
}
