import { readDateFields, type DateField } from '../frontmatter/dateFields'
import { readPageHeadings } from './pageHeadings'
import { readFigures, type Figure } from './figure'
import { bodyStart, readFrontMatter, type FrontMatter } from '../frontmatter/frontMatter'
import { readHtml, readHtmlInSteps, type HtmlElement, type HtmlReading, type UnbalancedTag } from '../html/readHtml'
import { indexHtml, type HtmlIndex, type OwnedAttribute } from '../html/elementIndex'
import { maskBody } from '../markdown/bodyMask'
import type { HtmlPiece } from '../markdown/htmlPieces'
import type { LiteralAsterisks } from '../markdown/literalAsterisks'
import type { MarkdownImage, MarkdownLink } from '../markdown/linksAndImages'
import type { MarkdownBlock, MarkdownReading, MarkdownSource } from '../markdown/markdownReading'
import { readMarkdown } from '../markdown/readMarkdown'
import type { TextMatch } from '../markdown/runningText'
import type { PublishedSigns } from '../markdown/readSigns'
import type { MarkdownFeatures } from '../markdown/siteMarkdown'
import { LineMap, type Range } from '../text/text'

/**
 * An immutable snapshot of one Markdown file. All ranges are offsets in `text`, in UTF-16 code units. Parts are parsed at their
 * first use.
 */
export interface Article {
  /** The whole document, with a byte order mark if there is one. */
  readonly text: string
  readonly lines: LineMap
  /** Undefined if the file has none. */
  readonly frontMatter: FrontMatter | undefined
  /** The top-level fields with a date key and a scalar value. */
  readonly dates: readonly DateField[]
  readonly body: Range
  /**
   * The document as its Markdown is read, of the same length: the template tags of its body are private-use characters, and a divider
   * of the summary has line ends around it (`maskBody`). `lines` are those of `text`.
   */
  readonly masked: string
  /** The HTML of the body that the site leaves out, in document order; it is not among the elements. */
  readonly omittedHtml: readonly HtmlPiece[]
  /** All HTML elements of the body, in document order. */
  readonly elements: readonly HtmlElement[]
  /** The elements with a name, in document order. @param name in lower case */
  named(name: string): readonly HtmlElement[]
  /** The attributes with a name, and their elements, in document order. @param name in lower case */
  having(name: string): readonly OwnedAttribute[]
  /** The names of all attributes in the body, each once. */
  readonly attributeNames: Iterable<string>
  /** The `<figure>` elements. */
  readonly figures: ReadonlyMap<HtmlElement, Figure>
  /** The values of all `id` attributes in the body. */
  readonly ids: ReadonlySet<string>
  /** The images in Markdown's notation, in document order. */
  readonly images: readonly MarkdownImage[]
  /** The links in Markdown's notation, in document order. */
  readonly links: readonly MarkdownLink[]
  /** Start tags without an end tag and the reverse, in document order. Only elements that authors write as pairs. */
  readonly unbalanced: readonly UnbalancedTag[]
  /** For each indented code block, its first line that starts with a tag. */
  readonly indentedHtml: readonly Range[]
  /** Paragraphs, headings and table cells in which readers see `**`. */
  readonly literalAsterisks: readonly LiteralAsterisks[]
  /** What becomes of quotation marks, tildes and bare addresses. */
  readonly signs: PublishedSigns
  /** Tags that readers see as they are written, since their generator does not take them for HTML. */
  readonly shownTags: readonly Range[]
  /** What the text of the body is read from. */
  readonly source: MarkdownSource
  /**
   * The places of running text (no code, HTML, address) that match a pattern, in document order; `match` and `content` are without template
   * tags, as `masked`. @param pattern with the flag `g`
   */
  inText(pattern: RegExp): readonly TextMatch[]
  /** The HTML comments of the body. */
  readonly comments: readonly Range[]
  /** Comments of the body without an end. */
  readonly openComments: readonly Range[]
  /** The blocks of the body, outer blocks before those inside of them. */
  readonly blocks: readonly MarkdownBlock[]
  /** The headings in Markdown's notation: their whole lines, marks included. */
  readonly headings: readonly Range[]
  /** The ids of these headings as the generator makes them, in order, '' for none; undefined if that is not known. */
  readonly headingIds: readonly string[] | undefined
  /** Fenced and indented code: whole lines, line ends included. */
  readonly codeBlocks: readonly Range[]
  /**
   * The same article with its body read as the Markdown of a generator. What is the same for all generators is shared.
   * @returns this article if it is read so already
   */
  readAs(markdown: MarkdownFeatures): Article
  /**
   * Reads the parts that most rules ask for in short steps, between which the caller can let other work run. Without it, each is read as a
   * whole when it is first asked for.
   */
  readInSteps(): Generator<undefined, void>
  /** As given to `parseArticle`; '' if there is none. */
  readonly path: string
  /** The Markdown that its body is read as. */
  readonly markdown: MarkdownFeatures
}

/**
 * Parses an article. Never throws: syntax errors are in `frontMatter.errors` and `frontMatter.repairs`, or a part is undefined.
 * @param text the whole document as in the editor or the file
 * @param path of the file: in `.mdx`, capitals in element names are kept, since `<Video>` is a component and not a `<video>`
 */
export function parseArticle(text: string, path = ''): Article {
  const frontMatter = readFrontMatter(text)
  const body = { start: bodyStart(text, frontMatter), end: text.length }
  return new ParsedArticle({ text, lines: new LineMap(text), frontMatter, body, path }, commonMark)
}

/** CommonMark, tables and strikethrough. */
const commonMark: MarkdownFeatures = {}

/** What does not depend on the generator. */
interface ArticleSource extends Pick<Article, 'text' | 'lines' | 'frontMatter' | 'body' | 'path'> {
  dates?: readonly DateField[]
  masked?: string
}

function isJsx(path: string): boolean {
  return path.toLowerCase().endsWith('.mdx')
}

class ParsedArticle implements Article {
  readonly text: string
  readonly lines: LineMap
  readonly frontMatter: FrontMatter | undefined
  readonly body: Range
  readonly path: string
  readonly markdown: MarkdownFeatures
  readonly #source: ArticleSource
  readonly #own: { masked?: string } = {}
  #markdown: MarkdownReading | undefined
  #index: HtmlIndex | undefined
  #headingIds: readonly string[] | undefined
  #html: HtmlReading | undefined
  #ids: ReadonlySet<string> | undefined
  #figures: ReadonlyMap<HtmlElement, Figure> | undefined
  #other: ParsedArticle | undefined

  constructor(source: ArticleSource, features: MarkdownFeatures) {
    this.text = source.text
    this.lines = source.lines
    this.frontMatter = source.frontMatter
    this.body = source.body
    this.path = source.path
    this.#source = source
    this.markdown = features
  }

  readAs(markdown: MarkdownFeatures): Article {
    if (markdown === this.markdown) return this
    // Its generator changes rarely: when its configuration is loaded.
    if (!this.#other || this.#other.markdown !== markdown) this.#other = new ParsedArticle(this.#source, markdown)
    return this.#other
  }

  get masked(): string {
    const { templateMarks, divider } = this.markdown
    const kept = templateMarks || divider !== undefined ? this.#own : this.#source
    kept.masked ??= this.#mask()
    return kept.masked
  }

  #mask(): string {
    const body = this.text.slice(this.body.start)
    const masked = maskBody(body, this.markdown)
    // Most articles have no tags; a copy of the whole text is avoided.
    return masked === body ? this.text : this.text.slice(0, this.body.start) + masked
  }

  get elements(): readonly HtmlElement[] {
    return this.#htmlReading.elements
  }

  get omittedHtml(): readonly HtmlPiece[] {
    return this.#reading.omittedHtml
  }

  get unbalanced(): readonly UnbalancedTag[] {
    return this.#htmlReading.unbalanced
  }

  get indentedHtml(): readonly Range[] {
    return this.#reading.indentedHtml
  }

  get literalAsterisks(): readonly LiteralAsterisks[] {
    return this.#reading.literalAsterisks
  }

  get signs(): PublishedSigns {
    return this.#reading.signs
  }

  get shownTags(): readonly Range[] {
    return this.#reading.shownTags
  }

  get source(): MarkdownSource {
    return this.#reading.source
  }

  inText(pattern: RegExp): readonly TextMatch[] {
    return this.#reading.inText(pattern)
  }

  get comments(): readonly Range[] {
    return this.#htmlReading.comments
  }

  get openComments(): readonly Range[] {
    return this.#htmlReading.openComments
  }

  get blocks(): readonly MarkdownBlock[] {
    return this.#reading.blocks
  }

  get headingIds(): readonly string[] | undefined {
    if (!this.markdown.headings) return undefined
    this.#headingIds ??= readPageHeadings(this.masked.slice(this.body.start), this.markdown)?.map(({ id }) => id)
    return this.#headingIds
  }

  get headings(): readonly Range[] {
    return this.#reading.headings
  }

  get codeBlocks(): readonly Range[] {
    return this.#reading.codeBlocks
  }

  named(name: string): readonly HtmlElement[] {
    return this.#htmlIndex.elements.get(name) ?? []
  }

  having(name: string): readonly OwnedAttribute[] {
    return this.#htmlIndex.attributes.get(name) ?? []
  }

  get attributeNames(): Iterable<string> {
    return this.#htmlIndex.attributes.keys()
  }

  get dates(): readonly DateField[] {
    this.#source.dates ??= readDateFields(this.frontMatter)
    return this.#source.dates
  }

  get figures(): ReadonlyMap<HtmlElement, Figure> {
    this.#figures ??= readFigures(this)
    return this.#figures
  }

  get ids(): ReadonlySet<string> {
    this.#ids ??= new Set(this.having('id').flatMap(({ attribute: { value } }) => value || []))
    return this.#ids
  }

  get images(): readonly MarkdownImage[] {
    return this.#reading.images
  }

  get links(): readonly MarkdownLink[] {
    return this.#reading.links
  }

  *readInSteps(): Generator<undefined, void> {
    void this.masked
    yield
    yield* this.#reading.readInSteps()
    if (!this.#html) {
      const html = yield* readHtmlInSteps(this.masked, this.#reading.html, this.#isJsx)
      // It may have been asked for meanwhile.
      this.#html ??= html
    }
    void this.attributeNames
    yield
    void this.figures
  }

  get #isJsx(): boolean {
    return this.markdown.jsx === true || isJsx(this.path)
  }

  get #htmlReading(): HtmlReading {
    this.#html ??= readHtml(this.masked, this.#reading.html, this.#isJsx)
    return this.#html
  }

  get #htmlIndex(): HtmlIndex {
    this.#index ??= indexHtml(this.elements)
    return this.#index
  }

  get #reading(): MarkdownReading {
    this.#markdown ??= readMarkdown(this.masked, this.body, this.lines, this.markdown)
    return this.#markdown
  }
}
