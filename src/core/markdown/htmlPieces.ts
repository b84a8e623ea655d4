import type { Token } from './markdownIt'
import type { ToDocument } from './contentMap'
import { range, type LineMap, type Range } from '../text/text'

/** A part of the document that Markdown passes on as HTML. */
export interface HtmlPiece extends Range {
  /** The HTML, with the length of the range: Markdown's characters inside it, such as the `>` of a block quote, are spaces. */
  readonly text: string
}

/** Of a token that is HTML but not written so, such as a tag of JSX: how HTML reads it, a text of the same length. In the token's `meta`. */
export interface HtmlOfToken {
  readonly asHtml: () => string
}

/**
 * The piece of an HTML block. Each line of its content is the end of a line of the document, without the marks of Markdown before it.
 * @param read how HTML reads the content, if not as written: a text of the same length with the same line ends
 */
export function blockPiece(text: string, lines: LineMap, line: number, content: string, read = content): HtmlPiece {
  const start = lines.startOf(line)
  const whole = content.endsWith('\n') ? content.slice(0, -1) : content
  if (text.startsWith(whole, start)) return { start, end: start + whole.length, text: read.slice(0, whole.length) }
  const rows = whole.split('\n')
  const readRows = read.split('\n')
  let piece = ''
  rows.forEach((row, index) => {
    const at = lines.rangeOf(line + index)
    const written = text.slice(at.start, at.end)
    // A tab that ends a quote's marker is written as spaces in the content: then the row is longer than the line's tail.
    const prefix = written.endsWith(row) ? written.length - row.length : Math.max(0, written.length - row.trimStart().length)
    const shown = readRows[index] ?? ''
    piece += ' '.repeat(prefix) + (shown.length === written.length - prefix ? shown : written.slice(prefix))
    if (index < rows.length - 1) piece += text.slice(at.end, lines.startOf(line + index + 1))
  })
  return { start, end: start + piece.length, text: piece }
}

/**
 * The piece of an inline tag or comment.
 * @param from its offset in the inline content
 * @param read as for `blockPiece`
 */
export function inlinePiece(text: string, toDocument: ToDocument, from: number, content: string, read = content): HtmlPiece {
  const start = toDocument(from)
  let piece = ''
  let offset = from
  for (const row of content.split('\n')) {
    const at = toDocument(offset)
    // Between two rows are the line end and the marks of a quote or list: replaced by as many spaces.
    piece += text.slice(start + piece.length, at).replace(/[^\r\n]/g, ' ') + read.slice(offset - from, offset - from + row.length)
    offset += row.length + 1
  }
  return { start, end: start + piece.length, text: piece }
}

const comment = /<!--[\s\S]*?(?:-->|$)/g

/** A piece with spaces in place of all but its comments; none if it has no comment. */
export function commentsIn(piece: HtmlPiece): readonly HtmlPiece[] {
  if (!piece.text.includes('<!--')) return []
  let text = ''
  for (const { 0: found, index } of piece.text.matchAll(comment)) text += blank(piece.text.slice(text.length, index)) + found
  return [{ ...piece, text: text + blank(piece.text.slice(text.length)) }]
}

/** Whether readers would see anything of a piece if it were published. */
export function isMoreThanComment({ text }: Pick<HtmlPiece, 'text'>): boolean {
  return text.replace(comment, '').trim() !== ''
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ')
}

/** The first tag of a piece that is more than a comment, with its name; '' for a declaration and the like. */
export function firstTag(piece: HtmlPiece): { readonly name: string; readonly range: Range } {
  const visible = piece.text.replace(comment, blank)
  const found = /<\/?([a-zA-Z][^\s/>]*)[^>\r\n]*>?|\S+/.exec(visible)
  const start = piece.start + (found?.index ?? 0)
  return { name: found?.[1]?.toLowerCase() ?? '', range: range(start, start + (found?.[0].length ?? 0)) }
}

/** How HTML reads a token: as written, or as its meta says. */
export function htmlOf({ content, meta }: Token): string {
  const { asHtml } = (meta ?? {}) as Partial<HtmlOfToken>
  return asHtml?.() ?? content
}

/** What may stand before the content of a line: blanks, and the marks of quotations and list entries. Then a tag. */
const tagFirst = /^(?:[\s>]|[-*+](?=\s)|\d{1,9}[.)](?=\s))*<[a-z/]/i

/** The first line whose content starts with a tag, from the tag on. */
export function firstTagIn(text: string, lines: LineMap, line: number): Range {
  for (let at = line; ; at++) {
    const { start, end } = lines.rangeOf(at)
    const [before] = tagFirst.exec(text.slice(start, end)) ?? []
    if (before !== undefined) return { start: start + before.length - '<p'.length, end }
    if (end >= text.length) return { start, end }
  }
}
