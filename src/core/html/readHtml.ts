import { decodeHTMLAttribute } from 'entities'
import type { HtmlAttribute, HtmlElement, HtmlNode, HtmlReading, HtmlText, UnbalancedTag } from './htmlNodes'
import { impliedEnd, paired, voidElements } from './elementNames'
import type { HtmlPiece } from '../markdown/htmlPieces'
import { countSteps } from '../text/stepBudget'
import { range, type Range } from '../text/text'
import { isTemplated } from '../markdown/templateTags'
import { QuoteType, tokenizers, type Tokenizer } from './tokenizer'

export type { HtmlAttribute, HtmlElement, HtmlNode, HtmlReading, UnbalancedTag } from './htmlNodes'

interface Building extends HtmlElement {
  endTag: Range | undefined
  range: Range
  readonly attributes: HtmlAttribute[]
  readonly children: HtmlNode[]
}

/**
 * Parses pieces of HTML as one document, as a browser does with the output of Markdown: an element may start in one piece and end in
 * a later one. Linear in the length of the input, even with many unclosed tags.
 * @param text the document with its template tags replaced
 * @param jsx whether capitals in element names are kept, so that `<Video>` is not a `<video>`
 */
export function readHtml(text: string, pieces: readonly HtmlPiece[], jsx = false): HtmlReading {
  const builder = new TreeBuilder(text, jsx)
  for (const piece of pieces) builder.add(piece)
  builder.end()
  return {
    elements: builder.elements,
    comments: builder.comments,
    unbalanced: builder.unbalanced.sort((a, b) => a.range.start - b.range.start),
  }
}

/** The attribute with a name; of several the first one, as in browsers. */
export function attributeOf(element: HtmlElement, name: string): HtmlAttribute | undefined {
  return element.attributes.find((attribute) => attribute.name === name)
}

/**
 * Whether an element may have attributes that are not in its source: from a template tag, a JSX spread, or an expression with a
 * space or `>`.
 */
export function hasUnknownAttributes(element: HtmlElement): boolean {
  return element.attributes.some(
    ({ templated, name, value = '' }) => templated && (/^[{\uE000]/.test(name) || (value.startsWith('{') && !value.endsWith('}'))),
  )
}

/** The nearest ancestor with a name. */
export function closest(element: HtmlElement, name: string): HtmlElement | undefined {
  let at = element.parent
  while (at && at.name !== name) at = at.parent
  return at
}

/** All elements inside an element, in document order, without those inside of nested figures. */
export function* descendants(element: HtmlElement): Generator<HtmlElement> {
  const open = [{ children: element.children, next: 0 }]
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const node = level.children[level.next++]
    if (!node) open.pop()
    else if (node.kind === 'element') {
      countSteps(1)
      yield node
      if (node.name !== 'figure') open.push({ children: node.children, next: 0 })
    }
  }
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

class TreeBuilder implements HtmlReading {
  readonly elements: Building[] = []
  readonly comments: Range[] = []
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

  add(piece: HtmlPiece): void {
    if (this.#previousEnd !== undefined) this.#addMarkdown(range(this.#previousEnd, piece.start))
    this.#previousEnd = piece.end
    this.#piece = piece
    this.#resume = 0
    while (this.#resume !== undefined) {
      this.#base = this.#resume
      this.#resume = undefined
      this.#tag = undefined
      this.#tokenizer = this.#newTokenizer()
      this.#tokenizer.write(this.#base === 0 ? piece.text : piece.text.slice(this.#base))
      if (this.#resume === undefined) this.#tokenizer.end()
    }
    this.#cutOff()
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
    const valueless = quote === QuoteType.NoValue
    const quoted = quote === QuoteType.Double || quote === QuoteType.Single
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
    return written.includes('&') ? decodeHTMLAttribute(written) : written
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
    const endOfText = textOnly[name]
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
    // An unclosed comment reaches the end of its piece and is not reported.
    if (start >= this.#piece.start && this.#text[at.end] === '>') this.comments.push(range(start, at.end + 1))
  }

  #addMarkdown(at: Range): void {
    if (this.#open.length > 0 && at.end > at.start && this.#text.slice(at.start, at.end).trim() !== '') this.#addText(at, 'markdown')
  }
}
