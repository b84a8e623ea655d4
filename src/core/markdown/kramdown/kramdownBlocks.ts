import { listInLine } from './common/attributeList'
import { readCode, readFence, isFenceStart } from './kramdownCode'
import { readDefinition } from './kramdownDefinitions'
import { readExtension } from './kramdownExtensions'
import { readHtmlBlock, readHtmlOn } from './kramdownHtml'
import { readDefinitionList, readList } from './kramdownLists'
import { isBeforeBoundary } from './kramdownBoundary'
import { readTable } from './kramdownTable'
import { add, isAfterBoundary, maxDepth, newBlock, type Block, type BlockReader, type Definitions, type Frame } from './kramdownBlock'
import type { KramdownOptions } from './common/kramdownOptions'
import {
  blank,
  blockEnd,
  bulletItem,
  definitionItem,
  numberedItem,
  quoteMark,
  rule,
  startsWithBlockTag,
  strip,
  stripEnd,
  stripStart,
} from './common/kramdownPatterns'
import type { HtmlRows } from '../lookahead'
import { TextScanner } from './common/textScanner'

type Parser = (reader: BlockReader, frame: Frame) => boolean

/** In the order in which kramdown tries them (`lib/kramdown/parser/kramdown.rb`). */
const parsers: readonly Parser[] = [
  readBlank,
  readCode,
  readFence,
  readQuote,
  readHeading,
  readRule,
  readList,
  readDefinitionList,
  readHtmlBlock,
  readUnderlined,
  readMath,
  readTable,
  readDefinition,
  readExtension,
  readEnd,
  readParagraph,
]

export function blockReader(options: KramdownOptions, definitions: Definitions, rows: HtmlRows | undefined): BlockReader {
  const reader = {
    options,
    definitions,
    rows,
    topLine: 0,
    depth: 0,
    readAll(scanner: TextScanner, children: Block[], element?: string): boolean {
      const frame: Frame = { scanner, children, pending: undefined, element, closed: false }
      reader.depth++
      while (!scanner.atEnd && !frame.closed) readOne(reader, frame)
      reader.depth--
      return frame.closed
    },
  }
  return reader
}

function readOne(reader: BlockReader, frame: Frame): void {
  if (reader.depth > maxDepth) {
    const { scanner } = frame
    const [first, text] = [scanner.lineAt(scanner.pos), scanner.text.slice(scanner.pos)]
    scanner.pos = scanner.text.length
    add(frame, newBlock('paragraph', first, scanner.lineAt(scanner.pos - 1) + 1, { text: strip(text) }))
    return
  }
  for (const parse of parsers) if (parse(reader, frame)) return
}

/**
 * Reads the blocks from the scanner's position to the next blank line that ends them all, or to a line at which an HTML block is divided.
 * @returns the blocks; blank lines after them are read
 */
export function readTopBlocks(reader: BlockReader, scanner: TextScanner): readonly Block[] {
  const frame: Frame = { scanner, children: [], pending: undefined, element: undefined, closed: false }
  const { children } = frame
  if (reader.rows?.open) readHtmlOn(reader, frame, reader.rows.open)
  while (!scanner.atEnd && !reader.rows?.open) {
    readOne(reader, frame)
    const last = children.at(-1)
    if (last?.kind === 'blank' && !continuesDefinitions(reader, frame)) break
  }
  return children
}

/** Whether blocks after a blank line belong to a definition list before it. Reads on if they do. */
function continuesDefinitions(reader: BlockReader, frame: Frame): boolean {
  const { children, scanner } = frame
  const before = children.at(-2)
  if (before?.kind === 'paragraph') return children.at(-1)?.text === '\n' && scanner.check(definitionItem) !== undefined
  if (before?.kind !== 'definitionList') return false
  const [count, pos] = [children.length, scanner.pos]
  const terms = before.children.length
  while (!scanner.atEnd) {
    readOne(reader, frame)
    if (before.children.length > terms) return true
    const last = children.at(-1)
    if (last?.kind === 'blank' && !(children.at(-2)?.kind === 'paragraph' && continuesDefinitions(reader, frame))) break
  }
  children.length = count
  scanner.sees(scanner.pos)
  scanner.pos = pos
  return false
}

function readBlank(_reader: BlockReader, frame: Frame): boolean {
  const { scanner } = frame
  const start = scanner.pos
  while (scanner.scan(blank));
  if (scanner.pos === start) return false
  const text = scanner.text.slice(start, scanner.pos)
  const before = frame.children.at(-1)
  if (before?.kind === 'blank') before.text += text
  else add(frame, newBlock('blank', scanner.lineAt(start), scanner.lineAt(scanner.pos - 1) + 1, { text }))
  return true
}

/** A line at which every block ends that is not indented further: blank, an attribute list, `^`, the tag of a block element. */
function endsLazily(scanner: TextScanner, at = scanner.pos): boolean {
  if (at >= scanner.text.length) return true
  switch (firstOf(scanner.text, at)) {
    case undefined:
    case '\n':
    case '\r':
    case '\t':
    case '\f':
    case '\v':
      return scanner.check(blank, at) !== undefined
    case '{':
      return listInLine(scanner, at) !== undefined
    case '^':
      return scanner.check(blockEnd, at) !== undefined
    case '<':
      return startsWithBlockTag(scanner.text, at)
    default:
      return false
  }
}

/** The first character of a line after spaces. */
function firstOf(text: string, at: number): string | undefined {
  let pos = at
  while (text[pos] === ' ') pos++
  return text[pos]
}

const heading = /(#{1,6})([\t ]+)([^\n]*)\n/y

function endsParagraph(scanner: TextScanner, { gfm, endsParagraphs }: KramdownOptions): boolean {
  if (endsLazily(scanner) || scanner.check(definitionItem)) return true
  if (!gfm || !endsParagraphs) return false
  return [bulletItem, numberedItem, heading, quoteMark].some((pattern) => scanner.check(pattern)) || isFenceStart(scanner)
}

const paragraphStart = / {0,3}[^ \t]/y

function readParagraph(reader: BlockReader, frame: Frame): boolean {
  const { scanner } = frame
  const start = scanner.pos
  const first = scanner.lineAt(start)
  if (!scanner.check(paragraphStart)) {
    scanner.pos = scanner.endOfLine()
    frame.children.push(newBlock('text', first, first + 1, { text: strip(scanner.text.slice(start, scanner.pos)) }))
    return true
  }
  do scanner.pos = scanner.endOfLine()
  while (!endsParagraph(scanner, reader.options))
  const text = stripEnd(scanner.text.slice(start, scanner.pos))
  const last = scanner.lineAt(scanner.pos - 1) + 1
  const before = frame.children.at(-1)
  if (before?.kind === 'paragraph') {
    before.text += `${start > 2 && scanner.text.startsWith('  ', start - 3) ? '  \n' : '\n'}${text}`
    before.last = last
    return true
  }
  return add(frame, newBlock('paragraph', first, last, { text: stripStart(text) }))
}

function readQuote(reader: BlockReader, frame: Frame): boolean {
  const { scanner } = frame
  if (!scanner.check(quoteMark)) return false
  const start = scanner.pos
  const rows: string[] = []
  do {
    const from = scanner.pos
    scanner.pos = scanner.endOfLine()
    rows.push(scanner.text.slice(from + (scanner.check(quoteMark, from)?.[0].length ?? 0), scanner.pos))
  } while (!endsLazily(scanner))
  const quote = newBlock('quote', scanner.lineAt(start), scanner.lineAt(scanner.pos - 1) + 1)
  add(frame, quote)
  reader.readAll(new TextScanner(rows.join(''), quote.first), quote.children)
  return true
}

const strictHeading = /(#{1,6})([\t ]*)([^ \t\n][^\n]*)\n/y
const headingId = /[\t ]\{#([:\p{L}_][-:.\p{L}\p{N}\p{M}_\u00B7]*)\}$/u

/** The text of a heading, and the id in it. */
function headingText(written: string): { readonly text: string; readonly id: string } {
  const text = stripEnd(written)
  const found = headingId.exec(text)
  return found ? { text: stripEnd(text.slice(0, found.index)), id: found[1] ?? '' } : { text, id: '' }
}

function readHeading({ options }: BlockReader, frame: Frame): boolean {
  const { scanner } = frame
  const found = scanner.check(options.gfm ? heading : strictHeading)
  if (!found || (!(options.gfm && options.endsParagraphs) && !isAfterBoundary(frame))) return false
  const { text: written, id } = headingText(found[3] ?? '')
  const text = options.gfm && options.endsParagraphs ? withoutMarks(written, /[\t ]#+$/) : withoutMarks(written, /(?<![\\#])#+$/)
  return text !== '' && addHeading(frame, { level: levelOf(found[1]?.length ?? 1, options), text, name: id }, found[0].length)
}

function levelOf(written: number, { headingOffset }: KramdownOptions): number {
  return Math.max(1, Math.min(6, written + headingOffset))
}

function withoutMarks(text: string, marks: RegExp): string {
  const found = text.endsWith('#') ? marks.exec(text) : undefined
  return found ? stripEnd(text.slice(0, found.index)) : text
}

function addHeading(frame: Frame, details: { level: number; text: string; name: string }, length: number): true {
  const { scanner } = frame
  const start = scanner.pos
  scanner.pos += length
  return add(frame, newBlock('heading', scanner.lineAt(start), scanner.lineAt(scanner.pos - 1) + 1, details))
}

const underlined = / {0,3}([^ \t\n][^\n]*)\n([-=])[-=]*[ \t\r\f\v]*\n/y

function readUnderlined({ options }: BlockReader, frame: Frame): boolean {
  const found = frame.scanner.check(underlined)
  if (!found || !isAfterBoundary(frame)) return false
  const { text, id } = headingText(found[1] ?? '')
  return text !== '' && addHeading(frame, { level: levelOf(found[2] === '=' ? 1 : 2, options), text, name: id }, found[0].length)
}

function readRule(_reader: BlockReader, frame: Frame): boolean {
  const { scanner } = frame
  const line = scanner.lineAt(scanner.pos)
  return scanner.scan(rule) !== undefined && add(frame, newBlock('rule', line, line + 1))
}

const mathStart = / {0,3}(\\?)\$\$/y

function readMath(_reader: BlockReader, frame: Frame): boolean {
  const { scanner } = frame
  const open = scanner.check(mathStart)
  if (!open || !isAfterBoundary(frame)) return false
  const start = scanner.pos
  const from = start + open[0].length
  const close = scanner.find('$$', from)
  if (close < 0) return false
  scanner.pos = close + 2
  const isWhole = scanner.scan(blank) !== undefined
  if (open[1] === '' && isBeforeBoundary(scanner)) {
    const text = strip(scanner.text.slice(from, close))
    return add(frame, newBlock('math', scanner.lineAt(start), scanner.lineAt(scanner.pos - 1) + 1, { text }))
  }
  // A backslash before it makes it a part of the line: only the backslash is read here.
  scanner.pos = open[1] !== '' && isWhole ? from - 2 : start
  return false
}

function readEnd(_reader: BlockReader, frame: Frame): boolean {
  const { scanner } = frame
  const line = scanner.lineAt(scanner.pos)
  return scanner.scan(blockEnd) !== undefined && add(frame, newBlock('end', line, line + 1))
}
