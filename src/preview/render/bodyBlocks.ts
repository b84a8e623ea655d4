import type { SiteGenerator } from '../../core/generators/shared/generator'
import { dividerIn, maskBody } from '../../core/markdown/bodyMask'
import { isBlank, startsFence, startsHtmlBlock } from '../../core/markdown/htmlBlocks'
import type { HtmlRows } from '../../core/markdown/lookahead'
import { closedBy, noQuotes, openAfter } from '../../core/markdown/openQuotes'
import { isMoreThanComment } from '../../core/markdown/htmlPieces'
import { plainParagraph } from './plainParagraph'
import type { MarkdownFeatures } from '../../core/markdown/siteMarkdown'
import { keptBlocks, type BodyBlock, type KeptBlocks } from './bodyBlock'
import { elementParagraph, ElementRows } from './elementParagraph'
import { atStart, isSameState, stateOf, type LineGroup, type State } from './lineGroup'
import { maxHtmlLineLength, splitBlock } from './longLines'
import { closing } from './quoteClosing'
import { TopBlocks, type TopBlock } from '../../core/markdown/renderMarkdown'
import { LineMap, type Range } from '../../core/text/text'
import { commonEnd, commonStart } from './commonAffix'
import { hideTags, type TagNames } from './tags'

/** A body. */
export interface BodySource {
  readonly text: string
  readonly generator: Pick<SiteGenerator, 'markdown' | 'templateMarks'>
  /** The Markdown that it is read by, if that is not the generator's. */
  readonly markdown?: MarkdownFeatures
}

/** A body and the text of the same length that its Markdown is read from (`maskBody`). */
interface MaskedSource extends BodySource {
  readonly masked: string
  /** Where the lines of `masked` are not those of `text`. */
  readonly divider: Range | undefined
}

/** What earlier readings of a body have found, whatever has changed since. */
interface Known {
  readonly tags: TagNames
  readonly elementRows: ElementRows
}

interface LineGroups {
  readonly source: MaskedSource
  readonly lineGroups: readonly LineGroup[]
}

export interface BodyBlocks extends LineGroups {
  readonly elementRows: ElementRows
  readonly all: readonly BodyBlock[]
  /** What is equal to the previous reading. */
  readonly kept: KeptBlocks
}

/** How many line groups before a change are read again: the type of a block can depend on the two lines after it. */
const reach = 2

/** Divides a body into blocks. @param previous the reading of an earlier version of the body; its unchanged blocks are reused */
export function readBodyBlocks(body: BodySource, tags: TagNames, previous?: BodyBlocks): BodyBlocks {
  const { markdown = body.generator.markdown } = body
  const masked = maskBody(body.text, markdown)
  const source = { ...body, masked, divider: dividerIn(masked) }
  const elementRows = previous?.elementRows ?? new ElementRows(markdown)
  const lineGroups = readLineGroups(source, { tags, elementRows }, previous)
  const all: BodyBlock[] = []
  let open = noQuotes
  for (const lineGroup of lineGroups) {
    const quotes = lineGroup.block?.quotes
    if (quotes) {
      all.push(closing(lineGroup, closedBy(quotes, open)))
      open = openAfter(quotes, open)
    } else if (lineGroup.html.length >= maxHtmlLineLength) for (const block of splitBlock(lineGroup)) all.push(block)
    else if (lineGroup.rows) for (const row of lineGroup.rows) all.push(row)
    else all.push(lineGroup)
  }
  return { source, lineGroups, elementRows, all, kept: keptBlocks(previous?.all ?? [], all) }
}

function readLineGroups(source: MaskedSource, known: Known, previous?: LineGroups): readonly LineGroup[] {
  const { length } = source.text
  if (!previous) return read(source, known, { from: 0, to: length, ...atStart })
  const old = previous.lineGroups
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
  const affected = firstAffected(source, known, old, start)
  while (start > affected) from -= old[--start]?.length ?? 0

  // The first offset after the change at which a line group started: from there on, everything is unchanged.
  let tail = start
  let place = from + moved
  while (tail < old.length && place < Math.max(from, length - same.end)) place += old[tail++]?.length ?? 0

  for (let window = 4; ; window *= 4) {
    let until = place
    for (let index = tail; index < Math.min(old.length, tail + window - 1); index++) until += old[index]?.length ?? 0
    const part = { from, to: until, ...stateOf(old[start]) }
    const inWindow = read(source, known, part)
    // What the last ones are depends on what follows, and they are not taken over.
    const found = inWindow.slice(0, -reach).some(({ ahead }) => ahead) ? read(source, known, { ...part, seenTo: length }) : inWindow
    let at = from
    let [index, oldStart] = [tail, place]
    for (const [count, block] of found.entries()) {
      while (oldStart < at && index < old.length) oldStart += old[index++]?.length ?? 0
      const whole = until === length || count < found.length - reach
      const next = old[index]
      if (whole && oldStart === at && next && isSameState(next, block)) {
        return [...old.slice(0, start), ...found.slice(0, count), ...old.slice(index)]
      }
      at += block.length
    }
    if (until === length) return [...old.slice(0, start), ...found]
  }
}

/** More blocks that wait for what would close them are not tried one by one. */
const maxTried = 20

/**
 * The first line group that a change behind some groups may affect, because it waits for what would close it.
 * @param count of the groups before the change that are read again anyway
 * @returns its index, `count` at most
 */
function firstAffected(source: MaskedSource, known: Known, old: readonly LineGroup[], count: number): number {
  const waiting: { readonly index: number; readonly from: number; readonly endLine: number }[] = []
  let [line, from] = [0, 0]
  for (let index = 0; index < count; index++) {
    const { lines = 0, length = 0, ahead } = old[index] ?? {}
    line += lines
    if (ahead) waiting.push({ index, from, endLine: line })
    from += length
  }
  const changed = line
  if (waiting.length > maxTried) return waiting[0]?.index ?? count
  for (const { index, from: at, endLine } of waiting) {
    const { ahead, length } = old[index] ?? {}
    if (!ahead || length === undefined || endLine + ahead.lines < changed) continue
    if (ahead.missing === '') return index
    const [again] = read(source, known, { from: at, to: at + 1, ...stateOf(old[index]), seenTo: source.text.length })
    if (again?.ahead?.missing !== ahead.missing || again.length !== length) return index
  }
  return count
}

function sameAround(before: MaskedSource, now: MaskedSource): { readonly start: number; readonly end: number } {
  const start = commonStart(before.text, now.text)
  const end = commonEnd(before.text, now.text, start)
  if (before.masked === before.text && now.masked === now.text) return { start, end }
  const maskedStart = Math.min(start, commonStart(before.masked, now.masked))
  return { start: maskedStart, end: Math.min(end, commonEnd(before.masked, now.masked, maskedStart)) }
}

/** A delimiter row: a line before it that looks like HTML is the header of a table. */
const tableRule = /^[\s|:-]*-[\s|:-]*$/

/** How many lines of a text end in a part of it. */
function linesEnding(text: string, from: number, to: number): number {
  const lines = new LineMap(text.slice(from, to))
  const isLast = to === text.length && lines.startOf(lines.count - 1) < to - from
  return lines.count - (isLast ? 0 : 1)
}

/** Which line groups to read, and what is known of the lines above. */
interface Part extends State {
  readonly from: number
  readonly to: number
  /** How far a group may reach that starts in the part; `to` if undefined. */
  readonly seenTo?: number
}

/** Reads the line groups that start in a part of a body. */
function read(
  { text, masked, divider, generator, markdown = generator.markdown }: MaskedSource,
  { tags, elementRows }: Known,
  { from, to, continues, open, searches, seenTo = to }: Part,
): readonly LineGroup[] {
  const slice = masked.slice(from, seenTo)
  const lines = new LineMap(slice)
  const count = lines.startOf(lines.count - 1) === slice.length ? lines.count - 1 : lines.count
  const blank = (line: number) => {
    const { start, end } = lines.rangeOf(line)
    return isBlank(slice, start, end)
  }
  const startsHtml = (line: number) => {
    const { start, end } = lines.rangeOf(line)
    const { html, htmlToEndTag, jsx } = markdown
    if (html === 'text' || htmlToEndTag || jsx || !startsHtmlBlock(slice, start, end)) return false
    const next = line + 1 < count ? lines.rangeOf(line + 1) : undefined
    return !next || !tableRule.test(slice.slice(next.start, next.end))
  }
  const isFence = (line: number) => {
    const { start, end } = lines.rangeOf(line)
    return startsFence(slice, start, end)
  }
  const textOf = (line: number) => {
    if (line >= count) return undefined
    const { start, end } = lines.rangeOf(line)
    return slice.slice(start, end)
  }
  const add = (
    first: number,
    next: number,
    { continues, open, searches, block, html, omitted, ahead, rows }: Omit<LineGroup, 'length' | 'lines'>,
  ) => {
    const [start, end] = [lines.startOf(first), lines.startOf(next)]
    const isDivided = divider && from + start < divider.end && divider.start < from + end
    const ended = isDivided ? linesEnding(text, from + start, from + end) : next - first
    // Spread syntax here takes a fifth of a first rendering (V8 11.3).
    lineGroups.push({ length: end - start, lines: ended, continues, open, searches, block, html, omitted, ahead, rows })
  }
  let blocks: TopBlocks | undefined
  const lineGroups: LineGroup[] = []
  let inside = continues
  let within = open
  const lastLine = to < seenTo ? lines.lineOf(to - from) : Number.POSITIVE_INFINITY
  let left = searches
  for (let line = 0; line < count && from + lines.startOf(line) < to; ) {
    let first = line
    const further = inside
    let around = within
    within = undefined
    let block: TopBlock | undefined
    let rows: readonly BodyBlock[] | undefined
    const before = left
    let html = ''
    let omitted = false
    if (!blank(line)) {
      const htmlLine = further || startsHtml(line)
      if (htmlLine && !(markdown.codeFirst && isFence(line))) {
        inside = true
        const { start, end } = lines.rangeOf(line++)
        const written = slice.slice(start, end)
        if (markdown.html === 'omitted') omitted = isMoreThanComment({ text: written })
        else html = `${hideTags(written, text, from + start, tags).replaceAll('\0', '\uFFFD')}\n`
      } else {
        inside = htmlLine
        const plain = around || htmlLine ? undefined : plainParagraph(line, textOf, markdown)
        const elements = plain || !markdown.elementRow ? undefined : elementParagraph(line, textOf, elementRows)
        if (elements) {
          rows = elements.rows
          line = elements.endLine
        } else {
          if (!plain) blocks ??= new TopBlocks(hideTags(slice, text, from, tags), markdown)
          const htmlRows: HtmlRows | undefined = plain || !markdown.htmlToEndTag ? undefined : { found: [], lastLine, open: around }
          block = plain ?? blocks?.read(line, left, htmlRows)
          for (const { endLine, html, open, ahead } of htmlRows?.found ?? []) {
            add(first, endLine, { continues: further, open: around, searches: left, block: undefined, html, omitted, ahead, rows })
            first = endLine
            around = open
          }
          within = htmlRows?.open
          omitted = block?.omitsHtml ?? false
          line = block?.endLine ?? line + 1
          left -= block?.failed ?? 0
        }
      }
    }
    const { ahead } = block ?? {}
    if (
      markdown.htmlToEndTag &&
      block?.html !== undefined &&
      !block.references &&
      !block.hasHeadings &&
      block.html.length >= maxHtmlLineLength
    ) {
      // It can be divided, as a long line of HTML is.
      html = block.html
      block = undefined
    }
    for (; line < count && blank(line); line++) inside = false
    add(first, line, { continues: further, open: around, searches: before, block, html, omitted, ahead, rows })
  }
  return lineGroups
}
