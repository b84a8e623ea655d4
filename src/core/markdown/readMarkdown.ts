import { htmlBlocksOnly } from './htmlBlocks'
import { newMarkdown, normalized, type InlineState, type Markdown, type Token } from './markdownIt'
import type { LineMap, Range } from '../text/text'

/** A stretch of HTML by Markdown's own reading. */
export interface HtmlPiece extends Range {
  /** As long as the range; what belongs to Markdown inside it (the `>` of a quote) is blanked out. */
  readonly text: string
}

/** An image in Markdown's notation. */
export interface MarkdownImage {
  /** From the `!` on; ends with the destination, or with the label for `![alt][name]`. */
  readonly range: Range
  readonly alt: string
  /** The destination as written; undefined for `![alt][name]`. */
  readonly destination: Range | undefined
  /** The address as the page has it: without escapes, and percent-encoded. */
  readonly address: string
}

/** The text of a paragraph, heading or cell in which `**` was left as it is, in a script that puts no spaces around words. */
export interface UnmarkedText {
  readonly content: string
  /** Offsets in the content, in order, of two asterisks that could mark bold words; and which of them readers see. */
  readonly marks: readonly number[]
  readonly seen: ReadonlySet<number>
  /** From an offset of the content to one of the document. */
  readonly toDocument: (offset: number) => number
}

export interface MarkdownReading {
  readonly html: readonly HtmlPiece[]
  readonly images: readonly MarkdownImage[]
  /** In indented code, the first line that starts with a tag, from the tag on. */
  readonly indentedHtml: readonly Range[]
  readonly unmarked: readonly UnmarkedText[]
}

/** A block of the body; a list holds its items, an item its paragraphs. */
export interface MarkdownBlock {
  /** As markdown-it names it: `paragraph`, `html_block`, `list_item`, … */
  readonly kind: string
  /** Its lines in the document, from 0; `last` is the one behind it. */
  readonly first: number
  readonly last: number
  /** How many blocks it stands in. */
  readonly depth: number
}

/** Where an inline token starts, and an image's parts, in offsets of the inline text that it was read from. */
interface InlinePlace {
  readonly start: number
  readonly destination?: Range
  readonly end?: number
}

const places = new WeakMap<object, InlinePlace>()
let placing: Markdown | undefined

/** Notes where each inline token starts: markdown-it itself keeps no offsets below the line. Made with the first body that needs it. */
function placingMarkdown(): Markdown {
  if (placing) return placing
  const markdown = newMarkdown()
  // Joined, an asterisk that means nothing would lose its place.
  markdown.inline.ruler2.disable('fragments_join')
  markdown.inline.State = class extends markdown.inline.State {
    /** The run of asterisks that is being read, and how many of it are. */
    #run = { start: -1, read: 0 }

    override push(...args: Parameters<InlineState['push']>): Token {
      const token = super.push(...args)
      const [type] = args
      if (type === 'html_inline') places.set(token, { start: this.pos })
      if (type === 'image') places.set(token, imagePlace(markdown, this))
      if (type === 'text' && this.src[this.pos] === '*') {
        if (this.#run.start !== this.pos) this.#run = { start: this.pos, read: 0 }
        places.set(token, { start: this.pos + this.#run.read++ })
      }
      return token
    }
  }
  placing = markdown
  return markdown
}

function imagePlace({ helpers }: Markdown, state: InlineState): InlinePlace {
  const start = state.pos
  const labelEnd = helpers.parseLinkLabel(state, start + 1, false)
  if (labelEnd < 0) return { start }
  if (state.src[labelEnd + 1] !== '(') return { start, end: labelEnd + 1 }
  let at = labelEnd + 2
  while (/\s/.test(state.src[at] ?? '')) at++
  const destination = helpers.parseLinkDestination(state.src, at, state.src.length)
  return { start, end: destination.pos, destination: { start: at, end: destination.pos } }
}

/**
 * Reads the body as Markdown, as far as HTML and images go.
 * @param text the document with its template tags blanked out
 * @param body where the body stands; it starts at the start of a line
 */
export function readMarkdown(text: string, body: Range, lines: LineMap): MarkdownReading {
  const source = text.slice(body.start, body.end)
  const marked = mayLeaveMarks(source)
  if (!marked && !source.includes('<') && !source.includes('![')) return { html: [], images: [], indentedHtml: [], unmarked: [] }
  const blocks = source.includes('\r') || source.includes('\0') ? undefined : htmlBlocksOnly(source)
  if (blocks) {
    return {
      html: blocks.map(({ start, end }) => ({ start: body.start + start, end: body.start + end, text: source.slice(start, end) })),
      images: [],
      indentedHtml: [],
      unmarked: [],
    }
  }
  const markdown = placingMarkdown()
  const html: HtmlPiece[] = []
  const images: MarkdownImage[] = []
  const indentedHtml: Range[] = []
  const unmarked: UnmarkedText[] = []
  const environment = {}
  const tokens: Token[] = []
  markdown.block.parse(normalized(source), markdown, environment, tokens)
  const firstLine = lines.lineOf(body.start)
  let searchFrom = body.start
  let map: readonly [number, number] = [0, 0]
  for (const token of tokens) {
    // The cells of a table have no lines of their own: their row has.
    map = token.map ?? map
    const [first, last] = map
    if (token.type === 'html_block') {
      html.push(blockPiece(text, lines, firstLine + first, token.content))
    } else if (token.type === 'code_block' && /^\s*<[a-z/]/im.test(token.content)) {
      indentedHtml.push(firstTagIn(text, lines, firstLine + first))
    } else if (
      token.type === 'inline' &&
      (token.content.includes('<') || token.content.includes('![') || (marked && mayLeaveMarks(token.content)))
    ) {
      searchFrom = Math.max(searchFrom, lines.startOf(firstLine + first))
      const toDocument = placeContent(text, lines, firstLine + first, firstLine + last, token.content, searchFrom)
      if (!toDocument) continue
      if (last - first === 1) searchFrom = toDocument(token.content.length)
      const children: Token[] = []
      markdown.inline.parse(token.content, markdown, environment, children)
      const asterisks = new Map<number, boolean>()
      for (const child of children) {
        const place = places.get(child)
        if (!place) continue
        if (child.type === 'html_inline') html.push(inlinePiece(text, toDocument, place.start, child.content))
        else if (child.type === 'image') images.push(imageAt(toDocument, place, child))
        else asterisks.set(place.start, child.type === 'text' && child.content === '*')
      }
      const marks = marked ? pairsIn(asterisks) : []
      const seen = new Set(marks.filter((at) => asterisks.get(at) && asterisks.get(at + 1)))
      if (seen.size > 0) unmarked.push({ content: token.content, marks, seen, toDocument })
    }
  }
  return { html, images, indentedHtml, unmarked }
}

const cjk = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}'
/** `**` between a sign and a letter neither opens nor closes on that side (CommonMark 0.31.2, 6.2), with no space to help. */
const stuckMarks = new RegExp(`[\\p{P}\\p{S}]\\*\\*[${cjk}]|[${cjk}]\\*\\*[\\p{P}\\p{S}]`, 'u')
const cjkFirst = new RegExp(`^[${cjk}]`, 'u')

/** Whether a text starts with a letter of a script that puts no spaces around words. */
export function isCjk(text: string): boolean {
  return cjkFirst.test(text)
}

function mayLeaveMarks(source: string): boolean {
  return source.includes('**') && stuckMarks.test(source)
}

/** Where two asterisks follow each other, and no third. */
function pairsIn(asterisks: ReadonlyMap<number, unknown>): readonly number[] {
  return [...asterisks.keys()].filter((at) => asterisks.has(at + 1) && !asterisks.has(at + 2) && !asterisks.has(at - 1))
}

/** The first line that starts with a tag, from the tag on. */
function firstTagIn(text: string, lines: LineMap, line: number): Range {
  for (let at = line; ; at++) {
    const { start, end } = lines.rangeOf(at)
    const tag = text.slice(start, end).search(/(?<=^[\s>]*)<[a-z/]/i)
    if (tag >= 0 || end >= text.length) return { start: start + Math.max(tag, 0), end }
  }
}

/** The blocks of a body, in the order in which they start. @param text the document with its template tags blanked out */
export function readBlocks(text: string, body: Range, lines: LineMap): readonly MarkdownBlock[] {
  const markdown = placingMarkdown()
  const tokens: Token[] = []
  markdown.block.parse(normalized(text.slice(body.start, body.end)), markdown, {}, tokens)
  const line = lines.lineOf(body.start)
  return tokens.flatMap(({ type, map, nesting, level }) =>
    map && nesting >= 0 && type !== 'inline'
      ? [{ kind: type.replace(/_open$/, ''), first: line + map[0], last: line + map[1], depth: level }]
      : [],
  )
}

/** An HTML block, line by line: each line of its content is the tail of a line of the document. */
function blockPiece(text: string, lines: LineMap, line: number, content: string): HtmlPiece {
  const start = lines.startOf(line)
  const whole = content.endsWith('\n') ? content.slice(0, -1) : content
  if (text.startsWith(whole, start)) return { start, end: start + whole.length, text: whole }
  const rows = whole.split('\n')
  let piece = ''
  rows.forEach((row, index) => {
    const at = lines.rangeOf(line + index)
    const written = text.slice(at.start, at.end)
    // A tab that ends a quote's marker is written as spaces in the content: then the row is longer than the line's tail.
    const prefix = written.endsWith(row) ? written.length - row.length : Math.max(0, written.length - row.trimStart().length)
    piece += ' '.repeat(prefix) + written.slice(prefix)
    if (index < rows.length - 1) piece += text.slice(at.end, lines.startOf(line + index + 1))
  })
  return { start, end: start + piece.length, text: piece }
}

/**
 * How offsets of an inline text map to the document.
 * @returns undefined when the text cannot be found there (an escaped bar in a table's cell)
 */
export function placeContent(
  text: string,
  lines: LineMap,
  first: number,
  last: number,
  content: string,
  searchFrom: number,
): ((offset: number) => number) | undefined {
  if (last - first <= 1) {
    const at = text.indexOf(content, searchFrom)
    return at >= 0 && at + content.length <= lines.rangeOf(first).end ? (offset) => at + offset : undefined
  }
  const rows: { readonly from: number; readonly at: number }[] = []
  let from = 0
  for (const [index, row] of content.split('\n').entries()) {
    const whole = lines.rangeOf(first + index)
    const tail = row.trimEnd()
    const written = text.slice(whole.start, whole.end).trimEnd()
    const indent = written.endsWith(tail) ? 0 : tail.length - tail.trimStart().length
    if (!written.endsWith(tail.slice(indent))) return undefined
    rows.push({ from: from + indent, at: whole.start + written.length - tail.length + indent })
    from += row.length + 1
  }
  return (offset) => {
    let low = 0
    let high = rows.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((rows[middle]?.from ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const row = rows[low]
    return row ? row.at + offset - row.from : offset
  }
}

function inlinePiece(text: string, toDocument: (offset: number) => number, from: number, content: string): HtmlPiece {
  const start = toDocument(from)
  let piece = ''
  let offset = from
  for (const row of content.split('\n')) {
    const at = toDocument(offset)
    // Between two rows stand the line end and the marks of a quote or list: kept as long, but blank.
    piece += text.slice(start + piece.length, at).replace(/[^\r\n]/g, ' ') + text.slice(at, at + row.length)
    offset += row.length + 1
  }
  return { start, end: start + piece.length, text: piece }
}

function imageAt(toDocument: (offset: number) => number, place: InlinePlace, token: Token): MarkdownImage {
  const { destination, end = place.start + 2 } = place
  return {
    range: { start: toDocument(place.start), end: toDocument(end) },
    alt: token.content,
    address: String(token.attrGet('src') ?? ''),
    destination: destination && { start: toDocument(destination.start), end: toDocument(destination.end) },
  }
}
