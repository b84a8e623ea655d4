import { readCodeSpan, readInlineMath } from './spanCode'
import { mayClose, readEmphasis } from './spanEmphasis'
import { readAutolink, readHtmlSpan } from './spanHtml'
import { readLink } from './spanLinks'
import { readQuotes } from './spanQuotes'
import { readEntity, readEscaped, readLineBreak, readSpanExtension, readSymbol } from './spanSigns'
import { usualOptions } from '../common/kramdownOptions'
import {
  addText,
  isInside,
  newLevel,
  type Attempt,
  type Level,
  type Span,
  type SpanContext,
  type SpanParser,
  type SpanReader,
  type Stop,
  type Wanted,
} from './kramdownSpan'
import { TextScanner } from '../common/textScanner'

/** In the order in which kramdown tries them, for each set of wanted spans (`lib/kramdown/parser/kramdown.rb`). */
const parsers: Readonly<Record<Wanted, readonly SpanParser[]>> = {
  all: [
    readEmphasis,
    readCodeSpan,
    readAutolink,
    readHtmlSpan,
    readFootnote,
    readLink,
    readQuotes,
    readInlineMath,
    readSpanExtension,
    readEntity,
    readSymbol,
    readLineBreak,
    readEscaped,
    readStrikethrough,
  ],
  tags: [readHtmlSpan],
  code: [readCodeSpan],
  codeAndTags: [readCodeSpan, readHtmlSpan],
}

/** Where a span may start. A quote is read with the character before it. */
const starts: Readonly<Record<Wanted, RegExp>> = {
  all: /[*_`<[\]&\\"']|!\[|\$\$|\{:|--|\.\.\.|~~|>>| (?:<<|>>)| {2}(?=\n)/g,
  tags: /</g,
  code: /`/g,
  codeAndTags: /[`<]/g,
}

/** Attempts that read to the end of a text and fail may take this many steps per character of it. A step is the place of a possible span. */
const stepsPerUnit = 1
const spareSteps = 3000
/** Searching so many units costs as much as a step. */
const unitsPerStep = 30
/** Spans nested deeper are text. */
const maxNested = 80

const attempts: readonly Attempt[] = ['*', '**', '_', '__', 'link', 'image']

class Reader implements SpanReader {
  readonly scanner: TextScanner
  readonly context: SpanContext
  readonly #failed = new Set<number>()
  /** For each kind of attempt, the last place where it could end. */
  readonly #ends = new Map<Attempt, number>()
  #stepsLeft: number

  constructor(text: string, context: SpanContext) {
    this.scanner = new TextScanner(text, 0)
    this.context = context
    this.#stepsLeft = text.length * stepsPerUnit + spareSteps
  }

  read(level: Level, stop: Stop | undefined, wanted: Wanted): boolean {
    const { scanner } = this
    const { text } = scanner
    for (;;) {
      // What is left of a text that costs too much is read once, without attempts.
      if (this.#stepsLeft <= 0 && isInside(level, 'em', 'strong', 'link', 'image')) return false
      const from = scanner.pos
      const at = startFrom(text, from, starts[wanted])
      if (at < 0) break
      this.#stepsLeft -= 1 + (at - from) / unitsPerStep
      addText(level, text.slice(from, at), from)
      scanner.pos = at
      if (stop?.isAt(at) && stop.accepts(at)) return true
      const isSpan = parsers[wanted].some((parse) => parse(this, level))
      if (isSpan) continue
      addText(level, text[at] ?? '', at)
      scanner.pos = at + 1
    }
    if (!stop) {
      addText(level, text.slice(scanner.pos), scanner.pos)
      scanner.pos = text.length
    }
    return false
  }

  mayTry(attempt: Attempt, level: Level): boolean {
    if (this.#stepsLeft <= 0 || level.depth > maxNested || this.scanner.pos >= this.#endOf(attempt)) return false
    return !this.#failed.has(this.#keyOf(attempt, level))
  }

  failed(attempt: Attempt, level: Level, units = 0): void {
    this.#stepsLeft -= units / unitsPerStep
    this.#failed.add(this.#keyOf(attempt, level))
  }

  /** What decides about the outcome of an attempt: its place, and the levels around it. */
  #keyOf(attempt: Attempt, { inside, isRaw, kind }: Level): number {
    const place = (this.scanner.pos * attempts.length + attempts.indexOf(attempt)) * 4
    return (place + (isRaw ? 1 : 0) + (kind === 'em' ? 2 : 0)) * 32 + inside
  }

  #endOf(attempt: Attempt): number {
    const known = this.#ends.get(attempt)
    if (known !== undefined) return known
    const isMark = attempt !== 'link' && attempt !== 'image'
    const mark = isMark ? attempt : ']'
    const { text } = this.scanner
    let end = text.lastIndexOf(mark)
    while (end > 0 && isMark && !mayClose(text, end)) end = text.lastIndexOf(mark, end - 1)
    this.#ends.set(attempt, end)
    return end
  }
}

/** The offset of the next place where a span may start; -1 if there is none. */
function startFrom(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from
  const at = pattern.exec(text)?.index ?? -1
  const isQuote = text[at] === '"' || text[at] === "'"
  return isQuote && at > from && text[at - 1] !== '\\' ? at - 1 : at
}

/** Reads the spans of the text of a block. */
export function readSpans(text: string, context: SpanContext): readonly Span[] {
  return spansOf(text, context, 'all')
}

function spansOf(text: string, context: SpanContext, wanted: Wanted): readonly Span[] {
  const root = newLevel('root')
  new Reader(text, context).read(root, undefined, wanted)
  return root.spans
}

const noContext: SpanContext = { options: usualOptions, inElement: false, link: () => undefined, hasFootnote: () => false }

/** The text of a table's lines in parts: code, tags and the rest. @param withTags whether tags are parts of their own */
export function readCells(text: string, withTags: boolean): readonly { readonly kind: 'code' | 'tag' | 'text'; readonly text: string }[] {
  if (!text.includes('`') && !(withTags && text.includes('<'))) return [{ kind: 'text', text }]
  return spansOf(text, noContext, withTags ? 'codeAndTags' : 'code').map((span) => {
    if (span.kind === 'code') return { kind: 'code', text: span.text }
    if (span.kind === 'html') return { kind: 'tag', text: span.name === '' ? text.slice(span.start, span.tagEnd) : span.name }
    return { kind: 'text', text: span.kind === 'text' ? span.text : '' }
  })
}

const footnote = /\[\^(\w[\w-]*)\]/y

function readFootnote({ scanner, context }: SpanReader, level: Level): boolean {
  const { pos } = scanner
  const found = scanner.scan(footnote)
  const label = found?.[1]
  if (!found || label === undefined) return false
  if (context.hasFootnote(label)) level.spans.push({ kind: 'footnote', label, attributes: new Map() })
  else addText(level, found[0], pos)
  return true
}

/** GFM's `~~text~~`, which is read apart from the marks around it. */
function readStrikethrough({ scanner, context }: SpanReader, level: Level): boolean {
  const { text, pos } = scanner
  if (!context.options.gfm || !text.startsWith('~~', pos) || isEdge(text[pos + 2])) return false
  const found = scanner.search('[^ \\t\\r\\n\\f\\v~]~~', pos + 2)
  if (!found) return false
  scanner.pos = found.index + 3
  const children = readSpans(text.slice(pos + 2, found.index + 1), context)
  level.spans.push({ kind: 'del', children, base: pos + 2, attributes: new Map() })
  return true
}

function isEdge(character: string | undefined): boolean {
  return character === undefined || /[ \t\r\n\f\v~]/.test(character)
}
