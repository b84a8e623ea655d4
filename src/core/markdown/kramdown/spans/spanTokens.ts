import { decodeReferences } from '../common/htmlEntities'
import { attributesHtml, emptyElements, escapeText } from '../common/htmlTag'
import type { KramdownOptions } from '../common/kramdownOptions'
import type { HtmlSpan, LinkSpan, Span, TextPlace } from './kramdownSpan'
import type { InlineState, Token } from '../../markdownIt'

/** `lib/kramdown/utils/html.rb`, fix_cjk_line_break. */
const cjkLineEnd = /(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])\n(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])/gu

/** Where the text of a token is written: it is `text`, at an offset of the span that the places are of, which count from `base`. */
interface WrittenText {
  readonly text: string
  readonly at: number
  /** The length of the span. */
  readonly length: number
  readonly places: readonly TextPlace[]
  readonly base: number
}

const written = new WeakMap<Token, WrittenText>()

/**
 * Where the text of a token of kramdown is written, with its line ends.
 * @returns each part of it, and its range in the content of the block; undefined for tokens that are no such text
 */
export function writtenParts(token: Token): readonly { readonly text: string; readonly start: number; readonly end: number }[] | undefined {
  const found = written.get(token)
  if (!found) return undefined
  const { text, at, length, places, base } = found
  return places.flatMap((place, index) => {
    const next = places[index + 1]?.at ?? length
    const [from, to] = [Math.max(place.at, at), Math.min(next, at + text.length)]
    if (from >= to) return []
    const part = text.slice(from - at, to - at)
    const isWhole = from === place.at && to === next
    const start = base + place.from + (from - place.at)
    return [{ text: part, start, end: isWhole ? base + place.to : start + part.length }]
  })
}

type Attributes = ReadonlyMap<string, string>

/** Adds the tokens of spans to a state. The state's position is the start of each: `inlineOffsets` reads it. */
export class SpanTokens {
  readonly #state: InlineState
  readonly #hardWrap: boolean
  readonly #joinsLines: boolean
  /** Where the text begins that offsets count from. */
  #base = 0
  /** How many elements are open: line ends in them are no breaks. */
  #inHtml = 0

  /** @param hardWrap whether line ends of the text are breaks */
  constructor(state: InlineState, hardWrap: boolean, { joinsCjkLines }: KramdownOptions) {
    this.#state = state
    this.#hardWrap = hardWrap
    this.#joinsLines = joinsCjkLines
  }

  add(spans: readonly Span[]): void {
    spans.forEach((span, index) => {
      this.#addOne(span, index === spans.length - 1)
    })
  }

  #addOne(span: Span, isLast: boolean): void {
    switch (span.kind) {
      case 'text':
        this.#text(span, isLast)
        break
      case 'raw':
        this.#push('kramdown_html', '', 0).content = escapeText(span.text)
        break
      case 'markup':
        this.#push('kramdown_html', '', 0).content = span.text
        break
      case 'quote':
        this.#mark(span.start, span.text)
        break
      case 'shown':
        this.#at(span.start)
        this.#push('shown_tag', '', 0).content = span.text
        break
      case 'asterisk':
        this.#mark(span.start, '*')
        break
      case 'break':
        this.#push('hardbreak', 'br', 0)
        break
      case 'em':
      case 'strong':
        this.#emphasis(span)
        break
      case 'del':
        this.#nested('s', 'del', span.attributes, () => {
          const base = this.#base
          this.#base += span.base
          this.add(span.children)
          this.#base = base
        })
        break
      case 'code':
        this.#push('code_inline', 'code', 0, span.attributes).content = span.text
        break
      case 'math':
        this.#push('text', '', 0).content = `\\(${span.text}\\)`
        break
      case 'footnote':
        this.#push('footnote_ref', '', 0).meta = { label: span.label }
        break
      case 'autolink':
        this.#at(span.start)
        this.#nested('link', 'a', span.attributes, () => {
          this.#push('text', '', 0).content = span.text
        })
        break
      case 'link':
      case 'image':
        this.#link(span)
        break
      case 'html':
        this.#html(span)
        break
    }
  }

  #push(type: string, tag: string, nesting: -1 | 0 | 1, attributes?: Attributes): Token {
    const token = this.#state.push(type, tag, nesting)
    if (attributes && attributes.size > 0) token.attrs = decoded(attributes)
    return token
  }

  #at(offset: number): void {
    this.#state.pos = this.#base + offset
  }

  #nested(type: string, tag: string, attributes: Attributes, addContent: () => void): void {
    this.#push(`${type}_open`, tag, 1, attributes)
    addContent()
    this.#push(`${type}_close`, tag, -1)
  }

  #text({ text, places }: Span & { kind: 'text' }, isLast: boolean): void {
    const lines = this.#hardWrap && this.#inHtml === 0 ? text.split('\n') : [text]
    let at = 0
    lines.forEach((line, index) => {
      if (index > 0 && !(isLast && index === lines.length - 1 && line === '')) this.#push('hardbreak', 'br', 0)
      if (line !== '') {
        const token = this.#push('text', '', 0)
        token.content = this.#joinsLines ? line.replace(cjkLineEnd, '') : line
        written.set(token, { text: line, at, length: text.length, places, base: this.#base })
      }
      at += line.length + 1
    })
  }

  /** Asterisks and quotes have tokens of their own, so that their offsets are kept. */
  #mark(start: number, content: string): Token {
    this.#at(start)
    const token = this.#push('text', '', 0)
    token.content = content
    return token
  }

  #emphasis({ kind, children, attributes, start, end }: Span & { kind: 'em' | 'strong' }): void {
    const open = this.#mark(start, '')
    if (kind === 'strong') this.#mark(start + 1, '')
    Object.assign(open, { type: `${kind}_open`, tag: kind, nesting: 1, attrs: attributes.size > 0 ? decoded(attributes) : null })
    this.add(children)
    Object.assign(this.#mark(end, ''), { type: `${kind}_close`, tag: kind, nesting: -1 })
    if (kind === 'strong') this.#mark(end + 1, '')
  }

  #link(span: LinkSpan & { readonly attributes: Attributes }): void {
    const state = this.#state
    const { posMax } = state
    if (span.kind === 'image') {
      this.#at(span.start - 1)
      const token = this.#push('image', 'img', 0)
      const text = new state.Token('text', '', 0)
      text.content = span.alt
      token.children = [text]
      token.content = span.alt
      token.attrs = [...new Map([['src', ''], ['alt', ''], ...decoded(span.attributes)])]
      return
    }
    this.#at(span.start + 1)
    state.posMax = this.#base + span.labelEnd
    this.#push('link_open', 'a', 1, span.attributes)
    state.posMax = posMax
    this.add(span.children)
    this.#push('link_close', 'a', -1)
  }

  #html({ name, children, start, tagEnd, endTag, attributes }: HtmlSpan & { readonly attributes: Attributes }): void {
    const { src } = this.#state
    const isEmpty = name === '' || (children.length === 0 && emptyElements.has(name))
    const html =
      name === '' ? src.slice(this.#base + start, this.#base + tagEnd) : `<${name}${attributesHtml(attributes)}${isEmpty ? ' />' : '>'}`
    this.#tag(start, tagEnd, html)
    if (isEmpty) return
    this.#inHtml++
    this.add(children)
    this.#inHtml--
    if (endTag) this.#tag(endTag.start, endTag.end, `</${name}>`)
    else this.#push('kramdown_html', '', 0).content = `</${name}>`
  }

  /** A tag as written, with the HTML that kramdown makes of it. */
  #tag(start: number, end: number, html: string): void {
    this.#at(start)
    const token = this.#push('html_inline', '', 0)
    token.content = this.#state.src.slice(this.#base + start, this.#base + end)
    token.meta = { html }
  }
}

/** Attributes with their character references replaced, which kramdown writes as they are. */
function decoded(attributes: Attributes): [name: string, value: string][] {
  return Array.from(attributes, ([name, value]) => [name, decodeReferences(value)])
}
