import { readNotations, siteMarkdown, type MarkdownFeatures } from './siteMarkdown'
import { headingBases, markHeadings, type HeadingBase } from './headingIds'
import { textOf } from './headingText'
import { isMoreThanComment } from './htmlPieces'
import { mayHaveQuotes, quoteBalance, setOpenQuotes, type QuoteBalance, type Quotes } from './openQuotes'
import { lookaheadOf, maxFailedSearches, type Ahead, type HtmlRows } from './lookahead'
import { newMarkdown, normalized, type BlockState, type Environment, type Markdown, type Token } from './markdownIt'

/** Link reference definitions by their normalized label. */
export type References = Readonly<Record<string, { readonly title: string; readonly href: string }>>

/** One top-level block. Lines are those of the source, from 0. */
export interface TopBlock {
  readonly firstLine: number
  /** The line after its last. */
  readonly endLine: number
  /** The link reference definitions in it. */
  readonly references: References | undefined
  /** The labels of the footnotes that are defined in it, and of those that it may refer to; nested blocks included. */
  readonly footnotes: { readonly defined: readonly string[]; readonly named: readonly string[] } | undefined
  /** Set if it and other blocks may depend on each other's quotes. */
  readonly quotes: QuoteBalance | undefined
  /** The quotes of blocks before it that it closes; undefined: none. */
  readonly closes?: Quotes
  /** Whether HTML in it is left out of the page. */
  readonly omitsHtml?: boolean
  /** Undefined if it may depend on definitions in other blocks. Otherwise `tokens` is empty, unless it has `quotes`. */
  readonly html: string | undefined
  /** Whether it has headings, whose ids have a place in its HTML: see `headingsOf`. */
  readonly hasHeadings?: boolean
  /** Where a heading may be the headline: whether the first heading or rule in the block is a heading that can be. */
  readonly opening?: 'headline' | 'other' | undefined
  /** How many of the searches that `read` allowed failed; undefined: none. */
  readonly failed?: number
  readonly tokens: readonly Token[]
  readonly ahead?: Ahead | undefined
}

interface Renderers {
  readonly blocks: Markdown
  /** Runs only the rules that come after block parsing. */
  readonly inlines: Markdown
}

/** Created for the first preview with these features. */
const rendering = new Map<MarkdownFeatures, Renderers>()

function renderers(features: MarkdownFeatures): Renderers {
  let found = rendering.get(features)
  if (!found) {
    const inlines = siteMarkdown(features)
    inlines.core.ruler.disable(['normalize', 'block', 'footnote_tail'], true)
    found = { blocks: siteMarkdown(features), inlines }
    rendering.set(features, found)
  }
  return found
}

const htmlBlockTag = /^(\s*<(?:article|aside|blockquote|details|div|figure|h[1-6]|li|ol|p|pre|section|table|tr|ul))(?=[\s>])/i

/** Parses the top-level blocks of a source one by one. */
export class TopBlocks {
  readonly #state: BlockState
  readonly #features: MarkdownFeatures

  constructor(source: string, features: MarkdownFeatures) {
    const { blocks } = renderers(features)
    this.#features = features
    this.#state = new blocks.block.State(normalized(source), blocks, {}, [])
  }

  /**
   * Parses the block that starts at a line, independently of the lines above.
   * @param startLine not blank, from 0
   * @param searches how many searches for the end of a construct may fail
   * @param rows takes the lines of HTML that it begins with; without it, they are a part of the block
   */
  read(startLine: number, searches = maxFailedSearches, rows?: HtmlRows): TopBlock {
    const state = this.#state
    const tokens: Token[] = []
    state.tokens = tokens
    state.env = rows ? { rows } : {}
    const look = lookaheadOf(state)
    look.searches = searches
    state.line = startLine
    // The first rule that accepts the line parses the block; the one for paragraphs accepts any line.
    state.md.block.ruler.getRules('').some((rule) => rule(state, startLine, state.lineMax, false))
    const firstLine = rows?.found.at(-1)?.endLine ?? startLine
    for (const token of tokens) markLines(token, firstLine)
    readNotations(tokens, this.#features)
    const hasHeadings = this.#features.headings !== undefined && markHeadings(tokens)
    const { references } = state.env
    const failed = searches - look.searches
    const linesAhead = look.line < state.lineMax ? look.line - state.line : Number.POSITIVE_INFINITY
    const ahead = failed > 0 ? { lines: linesAhead, missing: `${failed}` } : (state.env['ahead'] as Ahead | undefined)
    const footnotes = footnotesIn(tokens)
    const free = !footnotes && !tokens.some(({ type, content }) => type === 'inline' && content.includes('['))
    const environment: Environment = {}
    const html = free ? renderTokens(tokens, environment, this.#features) : undefined
    const { openQuotes, html: published } = this.#features
    const mayOmit = published === 'omitted' && tokens.some(({ content }) => content.includes('<'))
    if (!free && (mayOmit || (openQuotes && mayHaveQuotes(tokens)))) readInlines(tokens, environment, this.#features)
    const quotes = quoteBalance(environment)
    const omitsHtml = mayOmit && hasHtml(tokens)
    const opening = this.#features.headline ? openingOf(tokens) : undefined
    const isKept = !free || quotes !== undefined || opening === 'headline' || hasHeadings
    const reading = { references, footnotes, quotes, omitsHtml, opening, hasHeadings, ahead, failed }
    return { firstLine, endLine: state.line, ...reading, html, tokens: isKept ? tokens : [] }
  }
}

/** The top-level blocks of a source, and its link reference definitions. */
export function readBlocks(
  source: string,
  features: MarkdownFeatures,
): { readonly blocks: readonly TopBlock[]; readonly references: References } {
  const references: Record<string, References[string]> = Object.create(null)
  const blocks: TopBlock[] = []
  const lines = normalized(source).split('\n')
  const top = new TopBlocks(source, features)
  let searches = maxFailedSearches
  for (let line = 0; line < lines.length; ) {
    if ((lines[line] ?? '').trim() === '') {
      line++
      continue
    }
    const block = top.read(line, searches)
    searches -= block.failed ?? 0
    for (const [label, reference] of Object.entries(block.references ?? {})) references[label] ??= reference
    blocks.push(block)
    line = Math.max(line + 1, block.endLine)
  }
  return { blocks, references }
}

/** Whether tokens that were read have HTML in them, and not only comments. */
function hasHtml(tokens: readonly Token[]): boolean {
  const isHtml = ({ type, content }: Token) => (type === 'html_block' || type === 'html_inline') && isMoreThanComment({ text: content })
  return tokens.some((token) => isHtml(token) || token.children?.some(isHtml))
}

function openingOf(tokens: readonly Token[]): TopBlock['opening'] {
  const first = tokens.find(({ type }) => type === 'heading_open' || type === 'hr')
  if (!first) return undefined
  return first.tag === 'h1' && first.level === 0 ? 'headline' : 'other'
}

/** The text of the heading that a block is. @param references the link reference definitions of the whole body */
export function headingText({ tokens }: TopBlock, references: References, features: MarkdownFeatures): string {
  const own = [...tokens]
  readInlines(own, { references }, features)
  return textOf(
    own.flatMap(({ children }) => children ?? []),
    { lineEnd: ' ' },
  ).trim()
}

interface KnownBases {
  readonly references: References
  /** The footnotes that it refers to. */
  readonly notes: string
  readonly bases: readonly HeadingBase[]
}

const knownBases = new WeakMap<TopBlock, KnownBases>()

/**
 * The headings of a block.
 * @param references the link reference definitions of the whole body
 * @param defined the labels of the footnotes that are defined in it
 */
export function headingsOf(
  block: TopBlock,
  references: References,
  defined: ReadonlySet<string>,
  features: MarkdownFeatures,
): readonly HeadingBase[] {
  if (!block.hasHeadings || !features.headings) return []
  const known = knownBases.get(block)
  const labels = block.footnotes?.named.filter((label) => defined.has(label)) ?? []
  const notes = labels.join(' ')
  if (known?.references === references && known.notes === notes) return known.bases
  const tokens = [...block.tokens]
  // The children of tokens without brackets do not depend on definitions.
  const refs = Object.fromEntries(labels.map((label) => [`:${label}`, -1]))
  if (block.html === undefined) readInlines(tokens, { references, footnotes: { refs, list: [] } }, features)
  const bases = headingBases(tokens, features.headings)
  knownBases.set(block, { references, notes, bases })
  return bases
}

/** Sets `data-line` on elements after the first line of their block: the number of lines from there. */
function markLines(token: Token, firstLine: number): void {
  if (!token.map || token.nesting < 0) return
  const line = token.map[0] - firstLine
  if (token.type === 'html_block') {
    if (token.meta) return
    const rows = token.content.split('\n')
    token.content = rows
      .map((row, index) => (line + index > 0 ? row.replace(htmlBlockTag, `$1 data-line="${line + index}"`) : row))
      .join('\n')
  } else if (line > 0) token.attrSet('data-line', String(line))
}

function footnotesIn(tokens: readonly Token[]): TopBlock['footnotes'] {
  const defined: string[] = []
  const named = new Set<string>()
  for (const { type, content, meta } of tokens) {
    if (type === 'footnote_reference_open') defined.push(String(meta?.['label']))
    else if (type === 'inline' && content.includes('[^'))
      for (const [, label = ''] of content.matchAll(/\[\^([^\]\s]+)\]/g)) named.add(label)
  }
  return defined.length + named.size > 0 ? { defined, named: [...named] } : undefined
}

/**
 * Renders a block to HTML, which is not sanitized.
 * @param references the link reference definitions of the whole body
 */
export function renderBlock({ html, tokens, closes }: TopBlock, references: References, features: MarkdownFeatures): string {
  return closes || html === undefined ? renderTokens([...tokens], environmentOf(references, closes), features) : html
}

/** The environment to read a block in. @param closes the quotes before it that it closes */
export function environmentOf(references: References, closes: Quotes | undefined): Environment {
  const environment = { references }
  if (closes) setOpenQuotes(environment, closes)
  return environment
}

function renderTokens(tokens: Token[], environment: Environment, features: MarkdownFeatures): string {
  readInlines(tokens, environment, features)
  return renderRead(tokens, environment, features)
}

/** Parses the inline content of tokens, which may have been parsed before with other definitions. */
export function readInlines(tokens: Token[], environment: Environment, features: MarkdownFeatures): void {
  const { inlines } = renderers(features)
  for (const token of tokens) if (token.type === 'inline') token.children = []
  const state = new inlines.core.State('', inlines, environment)
  state.tokens = tokens
  inlines.core.process(state)
}

/** Renders tokens whose inline content has been parsed. */
export function renderRead(tokens: Token[], environment: Environment, features: MarkdownFeatures): string {
  const { inlines } = renderers(features)
  return inlines.renderer.render(tokens, inlines.options, environment)
}

let plain: Markdown | undefined

function plainMarkdown(): Markdown {
  plain ??= newMarkdown()
  return plain
}

/** Renders a Markdown document to HTML, which is not sanitized. */
export function renderMarkdown(source: string): string {
  return plainMarkdown().render(source)
}

/** Renders the content of a paragraph, as a generator reads it, to HTML, which is not sanitized. */
export function renderInlineMarkdown(content: string, features: MarkdownFeatures): string {
  return renderTokens([inlineToken(content, features)], {}, features)
}

/**
 * Reads the content of a paragraph without the definitions of other blocks.
 * @returns its token, and its HTML, which is not sanitized
 */
export function readInlineMarkdown(content: string, features: MarkdownFeatures): { readonly token: Token; readonly html: string } {
  const token = inlineToken(content, features)
  const environment: Environment = {}
  readInlines([token], environment, features)
  return { token, html: renderRead([token], environment, features) }
}

/** A block that consists of inline content alone, which may depend on definitions in other blocks. */
export function inlineBlock(token: Token): TopBlock {
  const tokens = [token]
  return { firstLine: 0, endLine: 1, references: undefined, footnotes: footnotesIn(tokens), quotes: undefined, html: undefined, tokens }
}

function inlineToken(content: string, features: MarkdownFeatures): Token {
  const { inlines } = renderers(features)
  const { Token: NewToken } = new inlines.core.State('', inlines, {})
  return Object.assign(new NewToken('inline', '', 0), { content, children: [] })
}
