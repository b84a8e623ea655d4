import type { Block, HtmlPart } from './kramdownBlock'
import { attributesHtml, type StartTag } from './common/htmlTag'
import type { TextScanner } from './common/textScanner'

/** Elements that scrolling can be synchronized with. */
const withLine = new Set('article aside blockquote details div figure h1 h2 h3 h4 h5 h6 li ol p pre section table tr ul'.split(' '))

/** Collects the parts of an HTML block. */
export class HtmlParts {
  readonly #parts: HtmlPart[] = []
  readonly #scanner: TextScanner
  readonly #topLine: number
  /** HTML that is not in a part yet, and where it was read. */
  #html = ''
  #start = 0
  #end = 0
  /** Text from here to `#end` is passed on as written, but not in `#html` yet; -1 if there is none. */
  #copied = -1

  /** @param topLine the first line of the top-level block */
  constructor(scanner: TextScanner, topLine: number) {
    this.#scanner = scanner
    this.#topLine = topLine
  }

  get all(): readonly HtmlPart[] {
    this.#flush()
    return this.#parts
  }

  /** All of it as HTML; undefined if there is Markdown in it. */
  get plain(): string | undefined {
    this.#copy()
    return this.#parts.length === 0 ? this.#html : undefined
  }

  /** Adds HTML. @param start its place in the scanned text */
  html(html: string, start: number, end: number): void {
    this.#begin(start)
    this.#copy()
    this.#html += html
    this.#end = end
  }

  /** Adds a part of the scanned text as it is written. */
  written(start: number, end: number): void {
    if (start === end) return
    this.#begin(start)
    if (this.#copied < 0) this.#copied = start
    this.#end = end
  }

  /** Adds a start tag. @param tail what follows the attributes */
  tag({ name, attributes, end, isUsual }: StartTag, tail: string, start: number): void {
    const line = withLine.has(name) ? this.#scanner.lineAt(start) - this.#topLine : 0
    if (!isUsual) {
      this.html(`<${name}${attributesHtml(attributes)}${line > 0 ? ` data-line="${line}"` : ''}${tail}`, start, end)
      return
    }
    this.#withLine(line, start, start + 1 + name.length, end)
  }

  /** Adds an element as it is written. */
  element(name: string, start: number, end: number): void {
    this.#withLine(withLine.has(name) ? this.#scanner.lineAt(start) - this.#topLine : 0, start, start + 1 + name.length, end)
  }

  #withLine(line: number, start: number, nameEnd: number, end: number): void {
    this.written(start, line > 0 ? nameEnd : end)
    if (line === 0) return
    this.html(` data-line="${line}"`, nameEnd, nameEnd)
    this.written(nameEnd, end)
  }

  /** Adds the content of an element that is read as one line of Markdown. */
  line(start: number, end: number): void {
    this.#flush()
    this.#parts.push({ kind: 'line', text: this.#scanner.text.slice(start, end), ...this.#lines(start, end) })
  }

  blocks(block: Block): void {
    this.#flush()
    this.#parts.push({ kind: 'blocks', block })
  }

  #begin(start: number): void {
    if (this.#html === '' && this.#copied < 0) this.#start = start
  }

  #copy(): void {
    if (this.#copied >= 0) this.#html += this.#scanner.text.slice(this.#copied, this.#end)
    this.#copied = -1
  }

  #flush(): void {
    this.#copy()
    if (this.#html === '') return
    const [start, end] = [this.#start, this.#end]
    this.#parts.push({ kind: 'html', html: this.#html, source: this.#scanner.text.slice(start, end), ...this.#lines(start, end) })
    this.#html = ''
  }

  #lines(start: number, end: number): { readonly first: number; readonly last: number } {
    return { first: this.#scanner.lineAt(start), last: this.#scanner.lineAt(Math.max(start, end - 1)) + 1 }
  }
}
