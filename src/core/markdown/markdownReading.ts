import type { HtmlPiece } from './htmlPieces'
import type { LiteralAsterisks } from './literalAsterisks'
import type { MarkdownImage, MarkdownLink } from './linksAndImages'
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
  /**
   * The places of running text (no code, HTML, address) that match, in document order. No more than `maxTextMatches` are tried.
   * @param pattern with the flag `g`; it is matched with the content of each paragraph, heading and table cell
   */
  inText(pattern: RegExp): readonly TextMatch[]
  /** Reads what is asked for most in short steps, so that it is there afterwards. */
  readInSteps(): Generator<undefined, void>
}
