import { addList, type AttributeList } from './common/attributeList'
import { HtmlParts } from './htmlParts'
import {
  closes,
  commentEnd,
  contentModelOf,
  emptyElements,
  endTagAt,
  escapeText,
  startTagAt,
  takeMarkdownAttribute,
  type ContentModel,
  type StartTag,
} from './common/htmlTag'
import { add, newBlock, type BlockReader, type Frame } from './kramdownBlock'
import { spanElements } from './common/kramdownPatterns'
import type { HtmlRows, OpenElements } from '../lookahead'
import type { TextScanner } from './common/textScanner'

const indentation = / {0,3}(?=<)/y
/** Most elements with raw content. */
const plainElement = /<([a-z][a-z\d]*)>[^<>&]*<\/\1>/y
const lineTail = /[ \t]*\n/y

/** A comment, or an element up to its end tag, blank lines included (`lib/kramdown/parser/kramdown/html.rb`). */
export function readHtmlBlock(reader: BlockReader, frame: Frame): boolean {
  const { scanner } = frame
  const indent = scanner.check(indentation)?.[0].length
  if (indent === undefined) return false
  const start = scanner.pos
  const comment = commentEnd(scanner, start)
  if (comment !== undefined) {
    const parts = new HtmlParts(scanner, reader.topLine)
    parts.html(`${scanner.text.slice(start, comment)}\n`, start, comment)
    scanner.pos = comment
    scanner.scan(lineTail)
    // Unlike other blocks, a comment does not take the attribute list before it.
    frame.children.push(newBlock('html', scanner.lineAt(start), scanner.lineAt(scanner.pos - 1) + 1, { html: parts.all }))
    return true
  }
  const at = start + indent
  const tag = startTagAt(scanner, at)
  if (tag) return !spanElements.has(tag.name.toLowerCase()) && readElement(reader, frame, tag, at)
  const end = endTagAt(scanner, at)
  const name = end?.name.toLowerCase() ?? ''
  if (!end || spanElements.has(name) || frame.element !== name) return false
  scanner.pos = end.end
  frame.closed = true
  return true
}

function readElement(reader: BlockReader, frame: Frame, tag: StartTag, at: number): true {
  const isFirst = reader.depth === 0 && frame.children.length === 0
  const elements = new ElementReader(reader, frame.scanner, isFirst ? reader.rows : undefined)
  elements.open(tag, at, 'block', frame.pending)
  frame.pending = undefined
  return finish(reader, frame, elements, at)
}

/** Reads on in the HTML block at the start of the top-level block. @param open the elements that are open there */
export function readHtmlOn(reader: BlockReader, frame: Frame, open: OpenElements): void {
  const { rows } = reader
  if (rows) rows.open = undefined
  finish(reader, frame, new ElementReader(reader, frame.scanner, rows, open), frame.scanner.pos)
}

function finish(reader: BlockReader, frame: Frame, elements: ElementReader, at: number): true {
  const { scanner } = frame
  while (elements.isOpen && !reader.rows?.open) elements.readOn()
  if (reader.rows?.open) {
    const html = elements.parts.all
    return add(frame, newBlock('html', reader.topLine, scanner.lineAt(scanner.pos), { html }))
  }
  elements.parts.html('\n', scanner.pos, scanner.pos)
  scanner.scan(lineTail)
  const last = scanner.lineAt(Math.max(at, scanner.pos - 1)) + 1
  return add(frame, newBlock('html', scanner.lineAt(at), last, { html: elements.parts.all }))
}

/** Reads elements and what is in them. */
class ElementReader {
  parts: HtmlParts
  readonly #rows: HtmlRows | undefined
  readonly #reader: BlockReader
  readonly #scanner: TextScanner
  /** The elements with raw content whose end tag is not read yet. */
  #open: OpenElements | undefined

  constructor(reader: BlockReader, scanner: TextScanner, rows?: HtmlRows, open?: OpenElements) {
    this.#reader = reader
    this.#rows = rows
    this.#open = open
    this.#scanner = scanner
    this.parts = new HtmlParts(scanner, reader.topLine)
  }

  get isOpen(): boolean {
    return this.#open !== undefined
  }

  /** Reads a start tag, and the content of its element unless that is raw. @param around what the content of the parent is read as */
  open(tag: StartTag, at: number, around: ContentModel, list?: AttributeList): void {
    const scanner = this.#scanner
    const { name, attributes, closed, end } = tag
    const isRaw = around === 'raw' || !this.#reader.options.parseBlockHtml
    const model = takeMarkdownAttribute(name, attributes) ?? (isRaw ? 'raw' : contentModelOf(name))
    if (list) {
      addList({ attributes, references: [] }, list)
      tag.isUsual = false
    }
    scanner.pos = end
    const isVerbatim = name === 'script' || name === 'style'
    if ((closed || emptyElements.has(name)) && !isVerbatim) {
      this.parts.tag(tag, model === 'raw' || emptyElements.has(name) ? ' />' : `></${name}>`, at)
      return
    }
    this.parts.tag(tag, '>', at)
    if (isVerbatim) this.#readTo(endTagOf(scanner, name), name, 'verbatim')
    else if (model === 'span') this.#readTo(endTagOf(scanner, name), name, 'line')
    else if (model === 'block') this.#readBlocks(name)
    else this.#open = { name, depth: (this.#open?.depth ?? 0) + 1, parent: this.#open }
  }

  #readTo(close: EndTag, name: string, content: 'verbatim' | 'line'): void {
    const { pos } = this.#scanner
    if (content === 'line') this.parts.line(pos, close.start)
    else this.parts.written(pos, close.start)
    this.#close(name, close)
  }

  #readBlocks(name: string): void {
    const scanner = this.#scanner
    scanner.scan(lineTail)
    const first = scanner.lineAt(scanner.pos)
    const block = newBlock('root', first, first + 1)
    const closed = this.#reader.readAll(scanner, block.children, name)
    this.parts.blocks(block)
    const end = scanner.pos
    this.#close(name, { start: closed ? scanner.text.lastIndexOf('<', end - 1) : end, end })
  }

  #close(name: string, { start, end }: EndTag): void {
    this.#scanner.pos = end
    if (end - start === name.length + 3) this.parts.written(start, end)
    else this.parts.html(`</${name}>`, start, end)
  }

  /** Reads raw text to the next tag, and the tag. */
  readOn(): void {
    const scanner = this.#scanner
    const { text, pos } = scanner
    const found = scanner.find('<', pos)
    const at = found < 0 ? text.length : found
    const border = this.#rows && found >= 0 ? lineStart(text, at) : 0
    this.#addText(pos, Math.max(pos, border))
    if (border > pos && this.#divide(border)) return
    this.#addText(Math.max(pos, border), at)
    scanner.pos = at
    if (found < 0) {
      for (; this.#open; this.#open = this.#open.parent) this.#close(this.#open.name, { start: at, end: at })
      return
    }
    const plain = scanner.check(plainElement, at)
    if (plain?.[1] !== undefined && !emptyElements.has(plain[1])) {
      scanner.pos = at + plain[0].length
      this.parts.element(plain[1], at, scanner.pos)
      return
    }
    const markup = commentEnd(scanner, at) ?? instructionEnd(scanner, at)
    const tag = markup === undefined ? startTagAt(scanner, at) : undefined
    const end = markup === undefined && !tag ? endTagAt(scanner, at) : undefined
    const name = this.#open?.name ?? ''
    if (tag) this.open(tag, at, 'raw')
    else if (end && closes(end.name, name)) {
      this.#open = this.#open?.parent
      this.#close(name, { start: at, end: end.end })
    } else {
      scanner.pos = markup ?? end?.end ?? at + 1
      if (markup === undefined) this.#addText(at, scanner.pos)
      else this.parts.written(at, scanner.pos)
    }
  }

  /** Makes a row of what was read before the start of a line. @returns whether nothing is read behind it: the rest is another block */
  #divide(at: number): boolean {
    const [rows, open, scanner, reader] = [this.#rows, this.#open, this.#scanner, this.#reader]
    if (!rows || !open) return false
    scanner.pos = at
    const endLine = scanner.lineAt(at)
    const html = endLine < rows.lastLine ? this.parts.plain : undefined
    if (html === undefined) {
      rows.open = open
      return true
    }
    const { ahead } = scanner
    // Every row depends on how the next line starts.
    rows.found.push({ endLine, html, open, ahead: ahead && ahead.lines > 1 ? ahead : undefined })
    this.parts = new HtmlParts(scanner, endLine)
    reader.topLine = endLine
    scanner.watch()
    return false
  }

  #addText(start: number, end: number): void {
    if (start === end) return
    const text = this.#scanner.text.slice(start, end)
    if (/[<>&]/.test(text)) this.parts.html(escapeText(text), start, end)
    else this.parts.written(start, end)
  }
}

/** The start of the line of an offset if only spaces and tabs are before it there; otherwise 0. */
function lineStart(text: string, at: number): number {
  let start = at
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--
  return text[start - 1] === '\n' ? start : 0
}

function instructionEnd(scanner: TextScanner, at: number): number | undefined {
  if (!scanner.text.startsWith('<?', at)) return undefined
  const close = scanner.find('?>', at + 2)
  return close < 0 ? undefined : close + 2
}

interface EndTag {
  readonly start: number
  readonly end: number
}

/** The next end tag of an element; the end of the text if there is none. */
function endTagOf(scanner: TextScanner, name: string): EndTag {
  const letters = name.replace(/[^\p{L}\d_-]/gu, '\\$&').replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)
  const found = scanner.search(`</${letters}[ \\t\\r\\n\\f\\v]*>`, scanner.pos)
  const start = found?.index ?? scanner.text.length
  return { start, end: start + (found?.[0].length ?? 0) }
}
