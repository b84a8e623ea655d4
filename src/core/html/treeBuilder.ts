import type { HtmlAttribute, HtmlElement, HtmlNode, HtmlReading, HtmlText, UnbalancedTag } from './htmlNodes'
import { impliedEnd, paired, voidElements } from './elementNames'
import { decodeInValue } from './references'
import type { HtmlPiece } from '../markdown/htmlPieces'
import { range, type Range } from '../text/text'
import { isTemplated } from '../markdown/templateTags'
import { tokenizerLibrary, tokenizers, type QuoteType, type Tokenizer } from './tokenizer'

interface Building extends HtmlElement {
  endTag: Range | undefined
  range: Range
  readonly attributes: HtmlAttribute[]
  readonly children: HtmlNode[]
}

/** The depth to which Chromium nests elements; deeper elements become siblings. Keeps walks up the tree short. */
const maxDepth = 512
/** Elements whose content browsers read as text up to the end tag (HTML Standard, 13.2.6.4.7), and that the tokenizer does not handle. */
const textOnly: Readonly<Record<string, RegExp>> = {
  iframe: /<\/iframe(?=[\s/>])/gi,
  noembed: /<\/noembed(?=[\s/>])/gi,
  noframes: /<\/noframes(?=[\s/>])/gi,
}
/** Unbalanced tags beyond this number are not reported. */
const maxUnbalanced = 200

/** Builds the elements of one document from its pieces: `start` a piece, `read` until there is no more of it; `end` after the last one. */
export class TreeBuilder implements HtmlReading {
  readonly elements: Building[] = []
  readonly comments: Range[] = []
  readonly openComments: Range[] = []
  readonly unbalanced: UnbalancedTag[] = []
  readonly #text: string
  #tokenizer: Tokenizer
  readonly #newTokenizer: () => Tokenizer
  readonly #open: Building[] = []
  /** How many elements of each name are open: finds stray end tags without searching the stack. */
  readonly #openNames = new Map<string, number>()
  /** Whether a start tag exceeded `maxDepth`: unbalanced tags are not reported from then on. */
  #tooDeep = false
  #piece: HtmlPiece = { start: 0, end: 0, text: '' }
  /** The offset in the piece from which the tokenizer counts. */
  #base = 0
  /** The offset in the piece of what is read next. */
  #next = 0
  /** The offset in the piece at which the tokenizer must continue, after content that browsers read as text. */
  #resume: number | undefined
  #previousEnd: number | undefined
  #tag: { readonly name: Range; readonly attributes: HtmlAttribute[] } | undefined
  #attributeName: Range | undefined

  readonly #jsx: boolean

  constructor(text: string, jsx: boolean) {
    this.#text = text
    this.#jsx = jsx
    this.#newTokenizer = tokenizers({
      onopentagname: (start, end) => {
        this.#tag = { name: this.#at(start, end), attributes: [] }
      },
      onattribname: (start, end) => {
        this.#attributeName = this.#at(start, end)
      },
      onattribend: (quote, end) => this.#endAttribute(quote, end),
      onopentagend: (end) => this.#openElement(end + 1, false),
      onselfclosingtag: (end) => this.#openElement(end + 1, true),
      onclosetag: (start, end) => this.#closeElement(this.#at(start, end)),
      ontext: (start, end) => this.#addText(this.#at(start, end), 'text'),
      oncomment: (start, end) => this.#addComment(this.#at(start, end)),
    })
    this.#tokenizer = this.#newTokenizer()
  }

  start(piece: HtmlPiece): void {
    if (this.#previousEnd !== undefined) this.#addMarkdown(range(this.#previousEnd, piece.start))
    this.#previousEnd = piece.end
    this.#piece = piece
    if (this.openComments.length > 0 && /^(?:(?!<!--)[\s\S])*?-->/.test(piece.text)) this.openComments.length = 0
    this.#startAt(0)
  }

  /** Reads some of the piece. @param length in UTF-16 code units @returns whether there is more of it */
  read(length: number): boolean {
    const { text } = this.#piece
    const isWhole = this.#next === 0 && text.length <= length
    this.#tokenizer.write(isWhole ? text : text.slice(this.#next, this.#next + length))
    this.#next += length
    if (this.#resume !== undefined) {
      this.#startAt(this.#resume)
      return true
    }
    if (this.#next < text.length) return true
    this.#tokenizer.end()
    this.#cutOff()
    return false
  }

  #startAt(offset: number): void {
    this.#base = offset
    this.#next = offset
    this.#resume = undefined
    this.#tag = undefined
    this.#tokenizer = this.#newTokenizer()
  }

  /** A tag without its `>` ends with its piece: browsers show it as text, or not at all. */
  #cutOff(): void {
    if (!this.#tag) return
    const { name } = this.#tag
    const { end } = this.#piece
    this.#reportUnbalanced({ kind: 'cut', name: this.#nameAt(name), range: range(name.start - 1, end), nameRange: name, end })
  }

  end(): void {
    const end = this.#previousEnd ?? 0
    for (let element = this.#pop(end); element; element = this.#pop(end)) this.#reportUnclosed(element)
  }

  #at(start: number, end: number): Range {
    const from = this.#piece.start + this.#base
    return range(from + start, from + end)
  }

  #endAttribute(quote: QuoteType, end: number): void {
    const name = this.#attributeName
    if (!name || !this.#tag) return
    const { QuoteType: type } = tokenizerLibrary()
    const valueless = quote === type.NoValue
    const quoted = quote === type.Double || quote === type.Single
    const stop = valueless ? name.end : this.#at(end, end).start
    const valueRange = valueless ? range(name.end, name.end) : range(this.#valueStart(name.end, quoted), quoted ? stop - 1 : stop)
    const written = this.#text.slice(name.start, stop)
    this.#tag.attributes.push({
      name: this.#text.slice(name.start, name.end).toLowerCase(),
      nameRange: name,
      value: valueless ? undefined : this.#valueAt(valueRange),
      valueRange,
      range: range(name.start, stop),
      templated: isTemplated(written) || written.startsWith('{') || (!quoted && /^[^=]*=\s*\{/.test(written)),
    })
    this.#attributeName = undefined
  }

  #valueAt({ start, end }: Range): string {
    const written = this.#piece.text.slice(start - this.#piece.start, end - this.#piece.start)
    return decodeInValue(written)
  }

  #valueStart(nameEnd: number, quoted: boolean): number {
    const { text, start } = this.#piece
    let at = text.indexOf('=', nameEnd - start) + 1
    while (/\s/.test(text[at] ?? '')) at++
    return start + at + (quoted ? 1 : 0)
  }

  #openElement(end: number, selfClosing: boolean): void {
    const tag = this.#tag
    if (!tag) return
    this.#tag = undefined
    const start = tag.name.start - 1
    const startTag = range(start, this.#at(end, end).end)
    const name = this.#nameAt(tag.name)
    const current = this.#open.at(-1)
    if (current && impliedEnd[current.name]?.has(name)) this.#pop(start)
    const parent = this.#open.at(-1)
    const element: Building = {
      kind: 'element',
      name,
      nameRange: tag.name,
      startTag,
      endTag: undefined,
      range: startTag,
      attributes: tag.attributes,
      parent,
      children: [],
    }
    parent?.children.push(element)
    this.elements.push(element)
    // `<br/>` and, in JSX, `<Video />`. Browsers ignore the slash on other elements, but authors mean it.
    if (selfClosing || voidElements.has(name)) return
    if (this.#open.length >= maxDepth) {
      this.#tooDeep = true
      return
    }
    this.#open.push(element)
    this.#openNames.set(name, (this.#openNames.get(name) ?? 0) + 1)
    const endOfText = Object.hasOwn(textOnly, name) ? textOnly[name] : undefined
    if (!endOfText) return
    this.#tokenizer.pause()
    endOfText.lastIndex = startTag.end - this.#piece.start
    this.#resume = endOfText.exec(this.#piece.text)?.index ?? this.#piece.text.length
  }

  #closeElement(at: Range): void {
    const name = this.#nameAt(at)
    const start = at.start - 2
    // With a space before the name browsers read a comment.
    if (!this.#text.startsWith('</', start)) return
    const close = this.#text.indexOf('>', at.end)
    const endTag = range(start, close < 0 || close >= this.#piece.end ? this.#piece.end : close + 1)
    if (!this.#openNames.get(name)) {
      this.#reportUnbalanced({ kind: 'stray', name, range: endTag, nameRange: at, end: endTag.end })
      return
    }
    for (let element = this.#pop(start); element; element = this.#pop(start)) {
      if (element.name !== name) {
        this.#reportUnclosed(element)
        continue
      }
      element.endTag = endTag
      element.range = range(element.range.start, endTag.end)
      return
    }
  }

  #nameAt({ start, end }: Range): string {
    const written = this.#text.slice(start, end)
    return this.#jsx ? written : written.toLowerCase()
  }

  #pop(end: number): Building | undefined {
    const element = this.#open.pop()
    if (!element) return undefined
    element.range = range(element.range.start, Math.max(end, element.startTag.end))
    this.#openNames.set(element.name, (this.#openNames.get(element.name) ?? 1) - 1)
    return element
  }

  #reportUnclosed({ name, nameRange, startTag, range: { end } }: Building): void {
    this.#reportUnbalanced({ kind: 'unclosed', name, range: startTag, nameRange, end })
  }

  #reportUnbalanced(tag: UnbalancedTag): void {
    if (paired.has(tag.name) && !this.#tooDeep && this.unbalanced.length < maxUnbalanced) this.unbalanced.push(tag)
  }

  #addText(at: Range, kind: HtmlText['kind']): void {
    const children = this.#open.at(-1)?.children
    if (!children) return
    const last = children.at(-1)
    if (last?.kind === kind && last.range.end === at.start) children[children.length - 1] = { kind, range: range(last.range.start, at.end) }
    else children.push({ kind, range: at })
  }

  /** @param at starts within or after the `<!--` and ends at the `>` */
  #addComment(at: Range): void {
    const start = this.#text.lastIndexOf('<!--', at.start - 1)
    if (start < this.#piece.start) return
    if (this.#text[at.end] === '>') this.comments.push(range(start, at.end + 1))
    // An unclosed comment reaches the end of its piece.
    else this.openComments.push(range(start, this.#piece.end))
  }

  #addMarkdown(at: Range): void {
    if (this.#open.length > 0 && at.end > at.start && this.#text.slice(at.start, at.end).trim() !== '') this.#addText(at, 'markdown')
  }
}
