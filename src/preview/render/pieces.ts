import type { SiteGenerator } from '../../core/generators/shared/generator'
import { isBlank, startsHtmlBlock } from '../../core/markdown/htmlBlocks'
import { plainParagraph } from '../../core/markdown/plainParagraph'
import { TopBlocks, type TopBlock } from '../../core/markdown/renderMarkdown'
import { LineMap } from '../../core/text/text'
import { commonEnd, commonStart } from './commonAffix'
import { hideTags, type TagNames } from './tags'

/** A body, with its template tags blanked out in `masked`. Of the same length. */
export interface BodySource {
  readonly text: string
  readonly masked: string
  /** By whose Markdown it is read. */
  readonly generator: Pick<SiteGenerator, 'markdown' | 'templateMarks'>
}

/** What can be rendered without what stands around it: one block of Markdown, or one line of an HTML block, or less of it. */
export interface Piece {
  /** How many lines end with it. */
  readonly lines: number
  /** Undefined for HTML and blank lines. */
  readonly block: TopBlock | undefined
  /** What HTML says; '' for a block of Markdown. */
  readonly html: string
}

/** A block of Markdown or a line of an HTML block, with the blank lines behind it. */
interface Row extends Piece {
  /** UTF-16 units of the body. */
  readonly length: number
  /** A further line of an HTML block. */
  readonly continues: boolean
}

interface Rows {
  readonly source: BodySource
  readonly rows: readonly Row[]
}

export interface Pieces extends Rows {
  readonly all: readonly Piece[]
  /** How many at the start and at the end say what they said in the reading before. */
  readonly kept: { readonly start: number; readonly end: number }
}

/** How many rows before a change it may reach: what a block is can depend on two lines behind it. */
const reach = 2

/** Cuts a body into pieces. @param previous a reading of the body as it was: what has not changed is taken from there */
export function readPieces(source: BodySource, tags: TagNames, previous?: Pieces): Pieces {
  const rows = readRows(source, tags, previous)
  const all: Piece[] = []
  for (const row of rows) {
    if (row.html.length < long) all.push(row)
    else for (const piece of cutRow(row)) all.push(piece)
  }
  return { source, rows, all, kept: keptOf(previous?.all ?? [], all) }
}

/** From how many UTF-16 units on a line of HTML is cut. */
const long = 1000
const endOfBlock = /<\/(?:p|figure|h[1-6]|li|tr|div|ul|ol|table|blockquote|section)>(?=\s*<[a-z])/gi
const known = new WeakMap<Row, readonly Piece[]>()

/** Pasted HTML may be all on one line. It is cut where a block ends and something else starts. */
function cutRow(row: Row): readonly Piece[] {
  let pieces = known.get(row)
  if (!pieces) {
    const { html, lines } = row
    const ends = [0, ...Array.from(html.matchAll(endOfBlock), ({ 0: tag, index }) => index + tag.length), html.length]
    pieces = ends
      .slice(1)
      .map((end, index) => ({ lines: end === html.length ? lines : 0, block: undefined, html: html.slice(ends[index], end) }))
    known.set(row, pieces)
  }
  return pieces
}

function keptOf(old: readonly Piece[], all: readonly Piece[]): Pieces['kept'] {
  const shorter = Math.min(old.length, all.length)
  let start = 0
  while (start < shorter && same(old[start], all[start])) start++
  let end = 0
  while (end < shorter - start && same(old[old.length - 1 - end], all[all.length - 1 - end])) end++
  return { start, end }
}

function same(a: Piece | undefined, b: Piece | undefined): boolean {
  return a === b || (a !== undefined && a.block === undefined && b?.block === undefined && a.html === b?.html && a.lines === b.lines)
}

function readRows(source: BodySource, tags: TagNames, previous?: Rows): readonly Row[] {
  const { length } = source.text
  if (!previous) return read(source, tags, 0, length, false)
  const old = previous.rows
  const same = sameAround(previous.source, source)
  const moved = length - previous.source.text.length

  let start = 0
  let from = 0
  for (let end = 0; start < old.length; start++) {
    end += old[start]?.length ?? 0
    if (end > same.start) break
    from = end
  }
  for (let back = 0; back < reach && start > 0; back++) from -= old[--start]?.length ?? 0

  // The first place behind the change where a piece started: from there on all is as it was.
  let tail = start
  let place = from + moved
  while (tail < old.length && place < Math.max(from, length - same.end)) place += old[tail++]?.length ?? 0

  for (let window = 4; ; window *= 4) {
    let until = place
    for (let index = tail; index < Math.min(old.length, tail + window - 1); index++) until += old[index]?.length ?? 0
    const found = read(source, tags, from, until, old[start]?.continues ?? false)
    let at = from
    let [index, known] = [tail, place]
    for (const [count, piece] of found.entries()) {
      while (known < at && index < old.length) known += old[index++]?.length ?? 0
      const whole = until === length || count < found.length - reach
      if (whole && known === at && old[index]?.continues === piece.continues) {
        return [...old.slice(0, start), ...found.slice(0, count), ...old.slice(index)]
      }
      at += piece.length
    }
    if (until === length) return [...old.slice(0, start), ...found]
  }
}

function sameAround(before: BodySource, now: BodySource): { readonly start: number; readonly end: number } {
  const start = commonStart(before.text, now.text)
  const end = commonEnd(before.text, now.text, start)
  if (before.masked === before.text && now.masked === now.text) return { start, end }
  const maskedStart = Math.min(start, commonStart(before.masked, now.masked))
  return { start: maskedStart, end: Math.min(end, commonEnd(before.masked, now.masked, maskedStart)) }
}

/** Of two lines that look like HTML, the first is the head of a table when the second is its rule. */
const tableRule = /^[\s|:-]*-[\s|:-]*$/

/** @param continues whether the first line stands inside an HTML block */
function read({ text, masked, generator }: BodySource, tags: TagNames, from: number, to: number, continues: boolean): readonly Row[] {
  const slice = masked.slice(from, to)
  const lines = new LineMap(slice)
  const count = lines.startOf(lines.count - 1) === slice.length ? lines.count - 1 : lines.count
  const blank = (line: number) => {
    const { start, end } = lines.rangeOf(line)
    return isBlank(slice, start, end)
  }
  const startsHtml = (line: number) => {
    const { start, end } = lines.rangeOf(line)
    if (!startsHtmlBlock(slice, start, end)) return false
    const next = line + 1 < count ? lines.rangeOf(line + 1) : undefined
    return !next || !tableRule.test(slice.slice(next.start, next.end))
  }
  const textOf = (line: number) => {
    if (line >= count || blank(line)) return undefined
    const { start, end } = lines.rangeOf(line)
    return slice.slice(start, end)
  }
  let blocks: TopBlocks | undefined
  const rows: Row[] = []
  let inside = continues
  for (let line = 0; line < count; ) {
    const first = line
    const further = inside
    let block: TopBlock | undefined
    let html = ''
    if (!blank(line)) {
      if (further || startsHtml(line)) {
        inside = true
        const { start, end } = lines.rangeOf(line++)
        html = `${hideTags(slice.slice(start, end), text, from + start, tags).replaceAll('\0', '\uFFFD')}\n`
      } else {
        const plain = plainParagraph(line, textOf, generator.markdown)
        if (!plain) blocks ??= new TopBlocks(hideTags(slice, text, from, tags), generator.markdown)
        block = plain ?? blocks?.read(line)
        line = block?.endLine ?? line + 1
      }
    }
    for (; line < count && blank(line); line++) inside = false
    rows.push({ length: lines.startOf(line) - lines.startOf(first), lines: line - first, continues: further, block, html })
  }
  return rows
}
