import { dividerIn } from './bodyMask'
import { contentMap, mapRange, type ToDocument } from './contentMap'
import { htmlBlocksOnly } from './htmlBlocks'
import { blockPiece, commentsIn, firstTagIn, htmlOf, inlinePiece, isMoreThanComment, type HtmlPiece } from './htmlPieces'
import { blocksInSteps, linkDestination, type BlockTokens, type InlineToken } from './inlineOffsets'
import { literalAsterisksIn, mayHaveLiteralAsterisks, type LiteralAsterisks } from './literalAsterisks'
import type { MarkdownBlock, MarkdownReading, MarkdownSource, SourceBlock } from './markdownReading'
import { definitionIn, imageAt, linkAt, mayHaveLinks, type MarkdownImage, type MarkdownLink } from './linksAndImages'
import type { Token } from './markdownIt'
import { mayHaveSigns, noSigns, signsIn, type PublishedSigns } from './readSigns'
import { textMatches, type TextMatch } from './runningText'
import type { MarkdownFeatures } from './siteMarkdown'
import { finished } from '../text/steps'
import { LineMap, type Range } from '../text/text'

/**
 * Reads a body as the Markdown of a generator.
 * @param text the document with its template tags replaced
 * @param body starts at the start of a line
 * @param features without any: CommonMark, tables, strikethrough
 */
export function readMarkdown(text: string, body: Range, lines: LineMap, features: MarkdownFeatures = {}): MarkdownReading {
  return new LazyReading(text, body, lines, features)
}

type InlineReading = Pick<MarkdownReading, 'html' | 'omittedHtml' | 'images' | 'indentedHtml' | 'literalAsterisks' | 'shownTags'>

/** So few that they are read in some milliseconds. */
const tokensInStep = 200

const nothing: InlineReading = { html: [], omittedHtml: [], images: [], indentedHtml: [], literalAsterisks: [], shownTags: [] }

/** The inline content of a block, parsed once. */
interface Content {
  readonly inlines: readonly InlineToken[]
  readonly toDocument: ToDocument
}

class LazyReading implements MarkdownReading {
  readonly #text: string
  readonly #body: Range
  /** The lines of the document, and of the text. */
  readonly #documentLines: LineMap
  readonly #lines: LineMap
  readonly #source: string
  readonly #features: MarkdownFeatures
  readonly #contents = new Map<Token, Content | undefined>()
  #htmlOnly: readonly Range[] | 'no' | undefined
  #parsed: BlockTokens | undefined
  #found: InlineReading | undefined
  #blocks: readonly MarkdownBlock[] | undefined
  #links: readonly MarkdownLink[] | undefined
  #signs: PublishedSigns | undefined

  constructor(text: string, body: Range, lines: LineMap, features: MarkdownFeatures) {
    this.#text = text
    this.#body = body
    this.#documentLines = lines
    this.#lines = dividerIn(text) ? new LineMap(text) : lines
    this.#features = features
    this.#source = text.slice(body.start, body.end)
  }

  get html(): readonly HtmlPiece[] {
    return this.#inlineReading.html
  }

  get omittedHtml(): readonly HtmlPiece[] {
    return this.#inlineReading.omittedHtml
  }

  get images(): readonly MarkdownImage[] {
    return this.#inlineReading.images
  }

  get indentedHtml(): readonly Range[] {
    return this.#inlineReading.indentedHtml
  }

  get literalAsterisks(): readonly LiteralAsterisks[] {
    return this.#inlineReading.literalAsterisks
  }

  get shownTags(): readonly Range[] {
    return this.#inlineReading.shownTags
  }

  get source(): MarkdownSource {
    const blocks = this.#htmlBlocks ? [] : this.#sourceBlocks()
    return { html: this.html, blocks, environment: this.#htmlBlocks ? {} : this.#tokens.environment }
  }

  inText(pattern: RegExp): readonly TextMatch[] {
    if (this.#htmlBlocks) return []
    const isAsked = ({ content }: Token) => content.search(pattern) >= 0
    return textMatches(this.#read(isAsked), pattern, (content) => this.#tokens.childrenOf(content))
  }

  get blocks(): readonly MarkdownBlock[] {
    this.#blocks ??= this.#readBlocks()
    return this.#blocks
  }

  get headings(): readonly Range[] {
    const headings = this.blocks.filter(({ kind }) => kind === 'heading')
    const lines = this.#documentLines
    return headings.map(({ first, last }) => ({ start: lines.startOf(first), end: lines.rangeOf(last - 1).end }))
  }

  get codeBlocks(): readonly Range[] {
    const code = this.blocks.filter(({ kind }) => kind === 'fence' || kind === 'code_block')
    return code.map(({ first, last }) => ({ start: this.#documentLines.startOf(first), end: this.#documentLines.startOf(last) }))
  }

  get links(): readonly MarkdownLink[] {
    this.#links ??= mayHaveLinks(this.#source) ? this.#readLinks() : []
    return this.#links
  }

  get signs(): PublishedSigns {
    this.#signs ??= mayHaveSigns(this.#source) && !this.#htmlBlocks ? this.#readSigns() : noSigns
    return this.#signs
  }

  get #inlineReading(): InlineReading {
    this.#found ??= finished(this.#inlineSteps())
    return this.#found
  }

  *readInSteps(): Generator<undefined, void> {
    if (this.#found) return
    // Rules ask for blocks also where the HTML needs none.
    const parsed = this.#parsed ?? (yield* blocksInSteps(this.#source, this.#features))
    // They may have been asked for meanwhile.
    this.#parsed ??= parsed
    const found = yield* this.#inlineSteps()
    this.#found ??= found
  }

  /** Undefined when the body has anything but HTML blocks. */
  get #htmlBlocks(): readonly Range[] | undefined {
    if (this.#htmlOnly === undefined) {
      const { html, codeFirst, htmlToEndTag, jsx } = this.#features
      const hasFence = codeFirst && /^ {0,3}(?:```|~~~)/m.test(this.#source)
      const needsParser = html === 'text' || htmlToEndTag || jsx || hasFence || /[\r\0]/.test(this.#source)
      this.#htmlOnly = (needsParser ? undefined : htmlBlocksOnly(this.#source)) ?? 'no'
    }
    return this.#htmlOnly === 'no' ? undefined : this.#htmlOnly
  }

  get #tokens(): BlockTokens {
    this.#parsed ??= finished(blocksInSteps(this.#source, this.#features))
    return this.#parsed
  }

  #readBlocks(): readonly MarkdownBlock[] {
    const lineOf = (offset: number) => this.#documentLines.lineOf(this.#body.start + offset)
    const html = this.#htmlBlocks
    if (html) return html.map(({ start, end }) => ({ kind: 'html_block', first: lineOf(start), last: lineOf(end) + 1, depth: 0 }))
    const line = this.#lines.lineOf(this.#body.start)
    return this.#tokens.tokens.flatMap(({ type, map, nesting, level }) =>
      map && nesting >= 0 && type !== 'inline'
        ? { kind: type.replace(/_open$/, ''), ...this.#inDocument(line + map[0], line + map[1]), depth: level }
        : [],
    )
  }

  /** The lines of the document for lines of the text. */
  #inDocument(first: number, last: number): { readonly first: number; readonly last: number } {
    if (this.#lines === this.#documentLines) return { first, last }
    const lineOf = (line: number) => this.#documentLines.lineOf(this.#lines.startOf(line))
    return { first: lineOf(first), last: lineOf(Math.max(first, last - 1)) + 1 }
  }

  *#inlineSteps(): Generator<undefined, InlineReading> {
    const text = this.#text
    const source = this.#source
    const withAsterisks = mayHaveLiteralAsterisks(source)
    // A comment of MDX has no `<`.
    const marks = this.#features.jsx ? ['<', '![', '{/*'] : ['<', '![']
    if (!withAsterisks && !marks.some((mark) => source.includes(mark))) return nothing
    const blocks = this.#htmlBlocks
    if (blocks) {
      const { start: base } = this.#body
      const html = blocks.map(({ start, end }) => ({ start: base + start, end: base + end, text: source.slice(start, end) }))
      return { ...nothing, ...this.#published(html) }
    }
    const html: HtmlPiece[] = []
    const images: MarkdownImage[] = []
    const indentedHtml: Range[] = []
    const literalAsterisks: LiteralAsterisks[] = []
    const shownTags: Range[] = []
    const isAsked = ({ content }: Token) =>
      marks.some((mark) => content.includes(mark)) || (withAsterisks && mayHaveLiteralAsterisks(content))
    let read = 0
    for (const { token, first, content } of this.#read(isAsked)) {
      if (++read % tokensInStep === 0) yield
      if (token.type === 'html_block' || token.type === 'mdx') html.push(blockPiece(text, this.#lines, first, token.content, htmlOf(token)))
      else if (token.type === 'code_block' && /^\s*<[a-z/]/im.test(token.content)) indentedHtml.push(firstTagIn(text, this.#lines, first))
      if (!content) continue
      const { inlines, toDocument } = content
      for (const { token: child, offsets } of inlines) {
        if (child.type === 'html_inline' || child.type === 'mdx')
          html.push(inlinePiece(text, toDocument, offsets.start, child.content, htmlOf(child)))
        else if (child.type === 'image') images.push(imageAt(toDocument, offsets, child))
        else if (child.type === 'shown_tag')
          shownTags.push(mapRange(toDocument, { start: offsets.start, end: offsets.start + child.content.length }))
      }
      const asterisks = withAsterisks ? literalAsterisksIn(token.content, inlines, toDocument) : undefined
      if (asterisks) literalAsterisks.push(asterisks)
    }
    return { ...this.#published(html), images, indentedHtml, literalAsterisks, shownTags }
  }

  #published(html: readonly HtmlPiece[]): Pick<MarkdownReading, 'html' | 'omittedHtml'> {
    if (this.#features.html !== 'omitted') return { html, omittedHtml: [] }
    return { html: html.flatMap(commentsIn), omittedHtml: html.filter(isMoreThanComment) }
  }

  #readLinks(): readonly MarkdownLink[] {
    if (this.#htmlBlocks) return []
    const text = this.#text
    const lines = this.#lines
    const links: MarkdownLink[] = []
    for (const { token, first, last, content } of this.#read(({ content: written }) => /[[<]/.test(written))) {
      if (token.type === 'reference_definition') links.push(...definitionIn(text, lines.startOf(first), lines.startOf(last)))
      for (const { token: child, offsets } of content?.inlines ?? []) {
        const destination = child.type === 'link_open' ? linkDestination(token.content, offsets, this.#features) : undefined
        if (content && destination)
          links.push(linkAt(text, mapRange(content.toDocument, destination), offsets.label && mapRange(content.toDocument, offsets.label)))
      }
    }
    return links.sort((a, b) => a.range.start - b.range.start)
  }

  #readSigns(): PublishedSigns {
    const bareLinks: PublishedSigns['bareLinks'][number][] = []
    const struck: PublishedSigns['struck'][number][] = []
    const quotes: PublishedSigns['quotes'][number][] = []
    for (const { token, content } of this.#read(({ content: written }) => mayHaveSigns(written))) {
      if (!content) continue
      const found = signsIn(token.content, this.#tokens.published(token), content.toDocument)
      for (const link of found.bareLinks) bareLinks.push(link)
      for (const text of found.struck) struck.push(text)
      for (const ofContent of found.quotes) quotes.push(ofContent)
    }
    return { bareLinks, struck, quotes }
  }

  *#sourceBlocks(): Generator<SourceBlock> {
    const firstLine = this.#lines.lineOf(this.#body.start)
    let searchFrom = this.#body.start
    let map: readonly [number, number] = [0, 0]
    for (const token of this.#tokens.tokens) {
      map = token.map ?? map
      const [first, last] = [firstLine + map[0], firstLine + map[1]]
      let toDocument: ToDocument | undefined
      if (token.type === 'inline' && token.content !== '') {
        searchFrom = Math.max(searchFrom, this.#lines.startOf(first))
        const place = { text: this.#text, lines: this.#lines, first, last }
        toDocument = this.#contents.get(token)?.toDocument ?? contentMap(place, token.content, searchFrom)
        if (toDocument && last - first === 1) searchFrom = toDocument(token.content.length)
      }
      yield { token, first, toDocument }
    }
  }

  /**
   * The block tokens with their lines in the document.
   * @param isAsked of which inline tokens the content is read
   */
  *#read(isAsked: (token: Token) => boolean) {
    const firstLine = this.#lines.lineOf(this.#body.start)
    let searchFrom = this.#body.start
    let map: readonly [number, number] = [0, 0]
    for (const token of this.#tokens.tokens) {
      // The cells of a table have no lines: their row has.
      map = token.map ?? map
      if (token.content === '' && token.type !== 'reference_definition') continue
      const [first, last] = [firstLine + map[0], firstLine + map[1]]
      let content: Content | undefined
      if (token.type === 'inline' && isAsked(token)) {
        searchFrom = Math.max(searchFrom, this.#lines.startOf(first))
        content = this.#contentOf(token, first, last, searchFrom)
        if (content && last - first === 1) searchFrom = content.toDocument(token.content.length)
      }
      yield { token, first, last, content }
    }
  }

  #contentOf(token: Token, first: number, last: number, searchFrom: number): Content | undefined {
    const read = this.#contents.get(token)
    if (read || this.#contents.has(token)) return read
    const toDocument = contentMap({ text: this.#text, lines: this.#lines, first, last }, token.content, searchFrom)
    const content = toDocument && { inlines: this.#tokens.inlines(token), toDocument }
    this.#contents.set(token, content)
    return content
  }
}
