import type { Range } from '../text/text'

export interface HtmlAttribute {
  /** In lower case. */
  readonly name: string
  readonly nameRange: Range
  /** Without quotes, with character references decoded; undefined if there is no value (`alt`). */
  readonly value: string | undefined
  /** Without quotes; empty, at the end of the name, if there is no value. */
  readonly valueRange: Range
  /** From the name to the closing quote. */
  readonly range: Range
  /** Whether the name or the value contains a template tag or a JSX expression, so that the published value is unknown. */
  readonly templated: boolean
}

export interface HtmlElement {
  readonly kind: 'element'
  /** In lower case; in `.mdx` as written, since capitals mark components. */
  readonly name: string
  readonly nameRange: Range
  /** From `<` to `>`. */
  readonly startTag: Range
  /** Undefined for void elements, and if it is missing. */
  readonly endTag: Range | undefined
  readonly range: Range
  readonly attributes: readonly HtmlAttribute[]
  readonly parent: HtmlElement | undefined
  readonly children: readonly HtmlNode[]
}

/** `text` is HTML text; `markdown` is Markdown between two pieces of HTML. */
export interface HtmlText {
  readonly kind: 'text' | 'markdown'
  readonly range: Range
}

export type HtmlNode = HtmlElement | HtmlText

/** A start tag without an end tag (`unclosed`), an end tag without a start tag (`stray`), or a tag without its `>` (`cut`). */
export interface UnbalancedTag {
  readonly kind: 'unclosed' | 'stray' | 'cut'
  readonly name: string
  /** The whole tag. */
  readonly range: Range
  readonly nameRange: Range
  /** Where browsers end the element that is never closed: with its parent. For the other kinds, the end of the tag. */
  readonly end: number
}

export interface HtmlReading {
  /** All elements in document order; those without a parent among them are the roots. */
  readonly elements: readonly HtmlElement[]
  /** All comments in document order, from `<` to `>`. */
  readonly comments: readonly Range[]
  /** Comments without an end, to the end of their HTML; none if the HTML behind them has it. */
  readonly openComments: readonly Range[]
  readonly unbalanced: readonly UnbalancedTag[]
}
