import type { Dialect } from '../core/dialect'
import { isBlank, startsHtmlBlock } from '../core/htmlBlocks'
import { plainParagraph } from '../core/plainParagraph'
import { TopBlocks, type TopBlock } from '../core/renderMarkdown'
import { LineMap } from '../core/text'
import { commonEnd, commonStart } from './common'
import { hideTags, type TagNames } from './tags'

/** A body, with its template tags blanked out in `masked`. Of the same length. */
export interface BodySource {
  readonly text: string
  readonly masked: string
  /** By whose Markdown it is read. */
  readonly dialect: Dialect
}

/**
 * What can be rendered without what stands around it: one block of Markdown, or one line of an HTML block. With the blank
 * lines behind it.
 */
export interface Piece {
  /** UTF-16 units of the body. */
  readonly length: number
  readonly lines: number
  /** A further line of an HTML block. */
  readonly continues: boolean
  /** Undefined for HTML and blank lines. */
  readonly block: TopBlock | undefined
  /** What HTML says; '' for a block of Markdown. */
  readonly html: string
}

export interface Pieces {
  readonly source: BodySource
  readonly all: readonly Piece[]
  /** How many at the start and at the end are those of the reading before. */
  readonly kept: { readonly start: number; readonly end: number }
}

/** How many pieces before a change it may reach: what a block is can depend on two lines behind it. */
const reach = 2

/** Cuts a body into pieces. @param previous a reading of the body as it was: what has not changed is taken from there */
export function readPieces(source: BodySource, tags: TagNames, previous?: Pieces): Pieces {
  const { length } = source.text
  if (!previous) return { source, all: read(source, tags, 0, length, false), kept: { start: 0, end: 0 } }
  const old = previous.all
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

  // Places where a piece started before, and all behind is as it was.
  let tail = old.length
  let to = length
  const places: { readonly index: number; readonly at: number }[] = [{ index: tail, at: to }]
  while (tail > start) {
    to -= old[--tail]?.length ?? 0
    if (to < length - same.end || to < from) break
    places.push({ index: tail, at: to })
  }
  places.reverse()
  const behind = new Map(places.map(({ index, at }) => [at, index]))

  for (let window = 4; ; window *= 4) {
    const until = places[Math.min(window, places.length) - 1]?.at ?? length
    const found = read(source, tags, from, until, old[start]?.continues ?? false)
    let at = from
    for (const [count, piece] of found.entries()) {
      const index = behind.get(at)
      const whole = until === length || count < found.length - reach
      if (whole && index !== undefined && at - moved >= 0 && old[index]?.continues === piece.continues) {
        const all = [...old.slice(0, start), ...found.slice(0, count), ...old.slice(index)]
        return { source, all, kept: { start, end: old.length - index } }
      }
      at += piece.length
    }
    if (until === length) return { source, all: [...old.slice(0, start), ...found], kept: { start, end: 0 } }
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
function read({ text, masked, dialect }: BodySource, tags: TagNames, from: number, to: number, continues: boolean): readonly Piece[] {
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
  const pieces: Piece[] = []
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
        const plain = plainParagraph(line, textOf, dialect)
        if (!plain) blocks ??= new TopBlocks(hideTags(slice, text, from, tags), dialect)
        block = plain ?? blocks?.read(line)
        line = block?.endLine ?? line + 1
      }
    }
    for (; line < count && blank(line); line++) inside = false
    pieces.push({ length: lines.startOf(line) - lines.startOf(first), lines: line - first, continues: further, block, html })
  }
  return pieces
}
