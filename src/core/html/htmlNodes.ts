import type { Range } from '../text/text'

export interface HtmlAttribute {
  /** In lower case. */
  readonly name: string
  readonly nameRange: Range
  /** Without the quotes, with character references decoded; undefined when no value is written (`alt`). */
  readonly value: string | undefined
  /** Without the quotes; where a value would be written when there is none. */
  readonly valueRange: Range
  /** From the name to the closing quote. */
  readonly range: Range
  /** A template tag or a JSX expression is written in the name or the value: what readers get is not known here. */
  readonly templated: boolean
}

export interface HtmlElement {
  readonly kind: 'element'
  /** In lower case; of components in `.mdx` as written. */
  readonly name: string
  readonly nameRange: Range
  /** From `<` to `>`. */
  readonly startTag: Range
  /** Undefined for void elements and where it is missing. */
  readonly endTag: Range | undefined
  readonly range: Range
  readonly attributes: readonly HtmlAttribute[]
  readonly parent: HtmlElement | undefined
  readonly children: readonly HtmlNode[]
}

/** `text` is HTML text, `markdown` is what Markdown reads between two pieces of HTML. */
export interface HtmlText {
  readonly kind: 'text' | 'markdown'
  readonly range: Range
}

export type HtmlNode = HtmlElement | HtmlText

/** A start tag whose element is never closed, an end tag that closes nothing, or a tag without its `>`. */
export interface UnbalancedTag {
  readonly kind: 'unclosed' | 'stray' | 'cut'
  readonly name: string
  /** The whole tag. */
  readonly range: Range
  readonly nameRange: Range
  /** Where the element that is never closed ends all the same: with the one around it. */
  readonly end: number
}

export interface HtmlReading {
  /** All elements in document order; those without a parent among them are the roots. */
  readonly elements: readonly HtmlElement[]
  /** All comments in document order, from `<` to `>`. */
  readonly comments: readonly Range[]
  readonly unbalanced: readonly UnbalancedTag[]
}
