import { innerBreak } from '../../core/markdown/mdx/labels'
import { inlineBlock, type TopBlock } from '../../core/markdown/renderMarkdown'
import type { ElementRow, MarkdownFeatures } from '../../core/markdown/siteMarkdown'
import { templateUnit } from '../../core/markdown/templateTags'
import type { BodyBlock } from './bodyBlock'
import { partsOfLine } from './longLines'

/** A part of a line that has been read. */
interface KnownRow {
  readonly text: string
  /** How many lines end with it: 1 for the last part of a line. */
  readonly lines: number
  readonly row: ElementRow
  readonly block: TopBlock | undefined
  /** As it is shown if something of its paragraph follows. */
  readonly shown: BodyBlock
}

interface KnownLine {
  readonly rows: readonly KnownRow[]
  /** Whether it is a block, which ends a paragraph before it. */
  readonly isBlock: boolean
}

/** The maximum length, in UTF-16 code units, of the lines that are kept. */
const maxKeptLength = 8_000_000

/** White space at the end of a line that a paragraph does not just leave out. */
const hardBreak = /(?: [ \t]|\t)$/

/** The lines of a body that have been read, by their text. */
export class ElementRows {
  readonly #features: MarkdownFeatures
  readonly #known = new Map<string, KnownLine | undefined>()
  #length = 0

  constructor(features: MarkdownFeatures) {
    this.#features = features
  }

  /** A line as it is written. @returns undefined if it depends on other lines */
  line(written: string): KnownLine | undefined {
    return this.#read(written, () => {
      if (written.includes(templateUnit) || written.includes('\0')) return undefined
      const found = readLine(partsOfLine(withoutMargins(written)), this.#features)
      return found?.isBlock || !hardBreak.test(written) ? found : undefined
    })
  }

  /** Parts of lines that depend on each other. @param endsLine whether the last one is at the end of its line */
  joined(text: string, endsLine: boolean): KnownLine | undefined {
    return this.#read(`\n${endsLine ? '\n' : ''}${text}`, () => readLine([text], this.#features, endsLine))
  }

  #read(key: string, read: () => KnownLine | undefined): KnownLine | undefined {
    const known = this.#known.get(key)
    if (known || this.#known.has(key)) return known
    const found = read()
    this.#length += key.length
    if (this.#length > maxKeptLength) {
      this.#known.clear()
      this.#length = key.length
    }
    this.#known.set(key, found)
    return found
  }
}

function readLine(parts: readonly string[], features: MarkdownFeatures, endsLine = true): KnownLine | undefined {
  const rows: KnownRow[] = []
  for (const [index, text] of parts.entries()) {
    const row = features.elementRow?.(text, features)
    if (!row) return undefined
    const lines = text.split('\n').length - (endsLine && index === parts.length - 1 ? 0 : 1)
    const block = row.token && inlineBlock(row.token)
    rows.push({ text, lines, row, block, shown: shown(row, block, lines, lines === 0 ? '' : innerBreak) })
  }
  return { rows, isBlock: rows[0]?.row.isComment === true || rows.every(({ row }) => row.asBlock !== undefined) }
}

/** Without spaces and tabs at both ends. */
function withoutMargins(line: string): string {
  let [start, end] = [0, line.length]
  while (start < end && (line[start] === ' ' || line[start] === '\t')) start++
  while (end > start && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--
  return line.slice(start, end)
}

function shown({ html }: ElementRow, block: TopBlock | undefined, lines: number, end: string): BodyBlock {
  return { lines, block, html: block ? '' : html, end }
}

interface ElementParagraph {
  readonly rows: readonly BodyBlock[]
  /** The line after it and the blank lines behind it. */
  readonly endLine: number
}

/** Returns a line without its line end; undefined after the last one. */
type LineReader = (line: number) => string | undefined

const blank = /^[ \t]*$/

/**
 * The paragraph that starts at a line, divided into its lines, if it consists of elements that no notation of Markdown spans. Pasted HTML is
 * one such paragraph in MDX, however long it is; divided, it need not be read anew for each letter. Or a line of tags, which is a block.
 * @returns undefined if the parser has to read what starts there
 */
export function elementParagraph(firstLine: number, lineAt: LineReader, known: ElementRows): ElementParagraph | undefined {
  if (!/^[ \t]*</.test(lineAt(firstLine) ?? '')) return undefined
  const first = known.line(lineAt(firstLine) ?? '')
  if (!first?.isBlock) return paragraphOf(firstLine, lineAt, known)
  const [row] = first.rows
  if (first.rows.length > 1 || row?.row.asBlock === undefined) return undefined
  const endLine = nextWritten(firstLine + 1, lineAt)
  return { rows: [{ lines: endLine - firstLine, block: undefined, html: row.row.asBlock, end: '\n' }], endLine }
}

function paragraphOf(firstLine: number, lineAt: LineReader, known: ElementRows): ElementParagraph | undefined {
  const rows: KnownRow[] = []
  let depth = 0
  let firstOpen: number | undefined
  let lastMarked = 0
  let line = firstLine
  for (let written = lineAt(line); written !== undefined && !blank.test(written); written = lineAt(++line)) {
    const found = known.line(written)
    if (!found) return undefined
    if (found.isBlock) break
    for (const one of found.rows) {
      const { textDepths, rise, marks } = one.row
      if (textDepths.includes(-depth)) return undefined
      depth += rise
      if (marks === 'open') firstOpen ??= rows.length
      if (marks !== 'none') lastMarked = rows.length
      rows.push(one)
    }
  }
  const all = firstOpen === undefined ? rows : joined(rows, firstOpen, lastMarked, known)
  const last = all?.at(-1)
  if (!all || !last) return undefined
  const endLine = nextWritten(line, lineAt)
  const blocks = all.map(({ shown }) => shown)
  blocks[blocks.length - 1] = shown(last.row, last.block, last.lines + endLine - line, '\n')
  return { rows: blocks, endLine }
}

/** Rows with some of them in one. @param first the first one with an open mark @param last the last one with any */
function joined(rows: readonly KnownRow[], first: number, last: number, known: ElementRows): readonly KnownRow[] | undefined {
  if (first === last) return rows
  let text = ''
  for (const row of rows.slice(first, last)) text += row.text + (row.lines > 0 ? '\n' : '')
  const { text: lastText = '', lines = 0 } = rows[last] ?? {}
  const whole = known.joined(text + lastText, lines > 0)
  return whole && [...rows.slice(0, first), ...whole.rows, ...rows.slice(last + 1)]
}

function nextWritten(line: number, lineAt: LineReader): number {
  let next = line
  while (blank.test(lineAt(next) ?? 'end')) next++
  return next
}
