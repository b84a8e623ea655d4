import type { ToDocument } from './contentMap'
import type { HtmlPiece } from './htmlPieces'
import type { LiteralAsterisks } from './literalAsterisks'
import type { MarkdownImage, MarkdownLink } from './linksAndImages'
import type { Environment, Token } from './markdownIt'
import type { PublishedSigns } from './readSigns'
import type { TextMatch } from './runningText'
import type { Range } from '../text/text'

/** A block of the body; a list holds its items, an item its paragraphs. */
export interface MarkdownBlock {
  /** As markdown-it names it: `paragraph`, `html_block`, `list_item`, … */
  readonly kind: string
  /** The first line in the document, from 0. */
  readonly first: number
  /** The line after the last. */
  readonly last: number
  /** The number of blocks around it. */
  readonly depth: number
}

/** What the text of a body is read from. */
export interface MarkdownSource {
  /** In document order; offsets are those of the document. */
  readonly html: readonly HtmlPiece[]
  /** The tokens of the blocks in their order, with their lines. A token with inline content has the way from its offsets to the document's. */
  readonly blocks: Iterable<SourceBlock>
  /** What the inline content depends on, such as link reference definitions. */
  readonly environment: Environment
}

export interface SourceBlock {
  readonly token: Token
  /** The first line in the text that Markdown is read from, from 0. */
  readonly first: number
  /** Undefined if it has none, or if it is not found in the document. */
  readonly toDocument: ToDocument | undefined
}

/**
 * A body as Markdown. Blocks are parsed at most once, and so is the inline content of each block; a part that is never asked for
 * costs nothing. All offsets and lines are those of the document.
 */
export interface MarkdownReading {
  /** Outer blocks before those inside of them. */
  readonly blocks: readonly MarkdownBlock[]
  /** Headings as written: their whole lines, marks included. */
  readonly headings: readonly Range[]
  /** Fenced and indented code: whole lines, line ends included. */
  readonly codeBlocks: readonly Range[]
  /** In document order. Of HTML that is left out, only the comments. */
  readonly html: readonly HtmlPiece[]
  /** The HTML that is left out of the page, in document order. */
  readonly omittedHtml: readonly HtmlPiece[]
  readonly images: readonly MarkdownImage[]
  /** Links with an address, autolinks, and link reference definitions, in document order. */
  readonly links: readonly MarkdownLink[]
  /** In each indented code block with a tag, the first line that starts with one, from the tag on. */
  readonly indentedHtml: readonly Range[]
  readonly literalAsterisks: readonly LiteralAsterisks[]
  readonly signs: PublishedSigns
  /** Tags that readers see as they are written. */
  readonly shownTags: readonly Range[]
  readonly source: MarkdownSource
  /**
   * The places of running text (no code, HTML, address) that match, in document order. No more than `maxTextMatches` are tried.
   * @param pattern with the flag `g`; it is matched with the content of each paragraph, heading and table cell
   */
  inText(pattern: RegExp): readonly TextMatch[]
  /** Reads what is asked for most in short steps, so that it is there afterwards. */
  readInSteps(): Generator<undefined, void>
}
