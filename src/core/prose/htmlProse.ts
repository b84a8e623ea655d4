import type { Article } from '../article/article'
import { decodeReferences } from '../html/references'
import { tokenizer } from '../html/tokenizer'
import type { HtmlPiece } from '../markdown/htmlPieces'
import type { RawPart, RawRun } from './rawRun'
import { attributeOf } from '../html/readHtml'
import { range } from '../text/text'

/** Elements that stand in a line of text; any other ends the run before it. */
const inline = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter output q ruby rb rp rt s samp small span strike strong sub
  sup time tt u var wbr img`.split(/\s+/),
)

/** The runs of text in HTML of the body, and the alternative texts of its images. */
export function* htmlRuns(article: Article, isAsked: (source: string) => boolean): Generator<RawRun> {
  const { html } = article.source
  for (const piece of html) if (isAsked(piece.text)) yield* pieceRuns(piece, article.markdown.jsx === true, isAsked)
  for (const element of article.named('img')) {
    const alt = attributeOf(element, 'alt')
    if (!alt?.value || alt.templated || !isAsked(alt.value)) continue
    const { start } = alt.valueRange
    const parts = textParts(article.masked.slice(start, alt.valueRange.end), start)
    yield { place: 'alternative', start, isQuoted: false, isNote: false, parts }
  }
}

/** A part of a run that is not read yet. `from` and `to` are offsets of the piece. */
type UnreadPart = RawPart | { readonly kind: 'unread'; readonly from: number; readonly to: number }

function pieceRuns({ text, start: base }: HtmlPiece, jsx: boolean, isAsked: (source: string) => boolean): readonly RawRun[] {
  const runs: RawRun[] = []
  let parts: UnreadPart[] = []
  let start = -1
  let last = -1
  const read = (part: UnreadPart) => (part.kind === 'unread' ? textParts(text.slice(part.from, part.to), base + part.from) : part)
  const end = () => {
    if (start >= 0 && isAsked(text.slice(start, last)))
      runs.push({ place: 'body', start: base + start, isQuoted: false, isNote: false, parts: parts.flatMap(read) })
    parts = []
    start = -1
  }
  const tag = (written: string, change: 1 | -1) => {
    const lower = written.toLowerCase()
    if (lower === 'br') parts.push({ kind: 'break' })
    else if (!inline.has(lower)) end()
    else if (lower !== 'img' && lower !== 'wbr') parts.push({ kind: 'depth', change })
    else if (lower === 'img') parts.push({ kind: 'opaque', shown: '' })
  }
  const reader = tokenizer({
    ontext: (from, to) => {
      // A fragment of JSX is no text.
      if (jsx && /^<\/?>$/.test(text.slice(from, to).trim())) return
      if (start < 0) {
        const first = text.slice(from, to).search(/\S/)
        if (first < 0) return
        start = from + first
      }
      parts.push({ kind: 'unread', from, to })
      last = to
    },
    onopentagname: (from, to) => tag(text.slice(from, to), 1),
    onclosetag: (from, to) => tag(text.slice(from, to), -1),
  })
  reader.write(text)
  reader.end()
  end()
  return runs
}

const blank = /[ \t\r\n\f]+/g

/** Text of HTML: white space is one blank, or a line end if it has one; character references are what they stand for. */
function textParts(written: string, start: number): readonly RawPart[] {
  const parts: RawPart[] = []
  const add = (text: string, from: number) => {
    let at = 0
    for (const { 0: white, index } of text.matchAll(blank)) {
      if (white === ' ' || white === '\t') continue
      if (index > at) parts.push({ kind: 'text', text: text.slice(at, index), source: range(start + from + at, start + from + index) })
      if (/[\r\n]/.test(white)) parts.push({ kind: 'break' })
      else parts.push({ kind: 'text', text: ' ', source: range(start + from + index, start + from + index + white.length) })
      at = index + white.length
    }
    if (at < text.length) parts.push({ kind: 'text', text: text.slice(at), source: range(start + from + at, start + from + text.length) })
  }
  let at = 0
  for (const { 0: reference, index } of written.matchAll(/&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);?/gi)) {
    const text = decodeReferences(reference)
    if (text === reference) continue
    if (index > at) add(written.slice(at, index), at)
    // A name without a semicolon may be longer than the reference.
    const rest = reference.endsWith(';') || !text.endsWith(reference.slice(-1)) ? '' : longestCommonEnd(text, reference)
    const end = index + reference.length - rest.length
    parts.push({ kind: 'text', text: text.slice(0, text.length - rest.length), source: range(start + index, start + end) })
    if (rest !== '') add(rest, end)
    at = index + reference.length
  }
  if (at < written.length) add(written.slice(at), at)
  return parts
}

function longestCommonEnd(a: string, b: string): string {
  let length = 0
  while (length < a.length - 1 && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length++
  return a.slice(a.length - length)
}
