import { normalized, type Environment, type InlineState, type Markdown, type Token } from './markdownIt'
import { siteMarkdown, type MarkdownFeatures } from './siteMarkdown'
import type { Range } from '../text/text'

/** Where an inline token was read, in offsets of the content that it was read from. markdown-it itself keeps no offsets below the line. */
export interface TokenOffsets {
  readonly start: number
  /** After the closing bracket of an image's label, or after its destination. */
  readonly end?: number
  /** The text between the brackets of a link. Undefined for autolinks. */
  readonly label?: Range
  /** Of an image, with angle brackets around it. Undefined when a definition elsewhere has the address. */
  readonly destination?: Range
}

const offsets = new WeakMap<object, TokenOffsets>()
const instances = new Map<MarkdownFeatures, Markdown>()

/** The Markdown of a generator, with the offsets of inline tokens. Created for the first body that needs it. */
function offsetMarkdown(features: MarkdownFeatures): Markdown {
  const created = instances.get(features)
  if (created) return created
  const markdown = siteMarkdown(features)
  // Joined with the text around it, an asterisk that marks nothing would lose its offset.
  markdown.inline.ruler2.disable('fragments_join')
  markdown.inline.State = class extends markdown.inline.State {
    /** The run of asterisks that is being read, and how many of its asterisks have been read. */
    #run = { start: -1, read: 0 }

    override push(...args: Parameters<InlineState['push']>): Token {
      const token = super.push(...args)
      const [type] = args
      if (type === 'html_inline' || type === 'mdx' || type === 'shown_tag') offsets.set(token, { start: this.pos })
      else if (type === 'image') offsets.set(token, imageOffsets(markdown, this))
      else if (type === 'link_open') offsets.set(token, linkOffsets(this))
      else if (type === 'link_close' || type === 's_open' || type === 's_close') offsets.set(token, { start: this.pos })
      else if (type === 'text' && /["~]/.test(this.src[this.pos] ?? '')) offsets.set(token, { start: this.pos })
      else if (type === 'text' && this.src[this.pos] === '*') {
        if (this.#run.start !== this.pos) this.#run = { start: this.pos, read: 0 }
        offsets.set(token, { start: this.pos + this.#run.read++ })
      }
      return token
    }
  }
  instances.set(features, markdown)
  return markdown
}

/** The state is at the `!`. */
function imageOffsets({ helpers }: Markdown, state: InlineState): TokenOffsets {
  const start = state.pos
  const labelEnd = helpers.parseLinkLabel(state, start + 1, false)
  if (labelEnd < 0) return { start }
  if (state.src[labelEnd + 1] !== '(') return { start, end: labelEnd + 1 }
  const at = skipSpace(state.src, labelEnd + 2)
  const { pos: end } = helpers.parseLinkDestination(state.src, at, state.src.length)
  return { start, end, destination: { start: at, end } }
}

/** In `[text](address)` the state starts after the `[` and ends before the `]`; in `<address>` it is at the `<`. */
function linkOffsets({ src, pos, posMax }: InlineState): TokenOffsets {
  const isLabel = src[pos - 1] === '[' && src[posMax] === ']'
  return isLabel ? { start: pos - 1, label: { start: pos, end: posMax } } : { start: pos }
}

/**
 * The address of a link, without angle brackets around it. Apart from the other offsets, since few callers need it.
 * @param content the inline content that the link was read from
 * @returns undefined when a definition elsewhere has the address
 */
export function linkDestination(content: string, { start, label }: TokenOffsets, features: MarkdownFeatures): Range | undefined {
  if (label) {
    if (content[label.end + 1] !== '(') return undefined
    const at = skipSpace(content, label.end + 2)
    const { ok, pos: end } = offsetMarkdown(features).helpers.parseLinkDestination(content, at, content.length)
    const bracket = content[at] === '<' ? 1 : 0
    return ok ? { start: at + bracket, end: end - bracket } : undefined
  }
  const close = content.indexOf('>', start)
  return content[start] === '<' && close > 0 ? { start: start + 1, end: close } : undefined
}

function skipSpace(source: string, from: number): number {
  let at = from
  while (/\s/.test(source[at] ?? '')) at++
  return at
}

/** The block tokens of a body, their inline content still unread, and how to read it. */
export interface BlockTokens {
  readonly tokens: readonly Token[]
  /** The link reference definitions, and what else the inline content depends on. */
  readonly environment: Environment
  /** Reads the content of an inline token, which must be one of `tokens`. Returns the tokens of which the offsets are kept. */
  inlines(token: Token): readonly InlineToken[]
  /** Reads another text in place of its content. */
  childrenOf(content: string): readonly Token[]
  /** The same as `inlines` with quotation marks as they are published. */
  published(token: Token): readonly InlineToken[]
}

export interface InlineToken {
  readonly token: Token
  readonly offsets: TokenOffsets
}

/** Parses the blocks of a Markdown source in short steps. Link reference definitions count wherever they are in it. */
export function* blocksInSteps(source: string, features: MarkdownFeatures): Generator<undefined, BlockTokens> {
  const markdown = offsetMarkdown(features)
  const environment: Environment = {}
  const tokens: Token[] = []
  yield* parseInSteps(normalized(source), markdown, environment, tokens)
  const childrenOf = ({ content }: Pick<Token, 'content'>) => {
    const children: Token[] = []
    markdown.inline.parse(content, markdown, environment, children)
    return children
  }
  return {
    tokens,
    environment,
    inlines: (token) => withOffsets(childrenOf(token)),
    childrenOf: (content) => childrenOf({ content }),
    published(token) {
      const children = childrenOf(token)
      const state = new markdown.core.State('', markdown, environment)
      state.tokens = [Object.assign(new state.Token('inline', '', 0), { content: token.content, children })]
      const { ruler } = markdown.core
      for (const { name, fn, enabled } of ruler.__rules__) if (enabled && name === 'replacements') fn(state)
      return withOffsets(children)
    },
  }
}

/** The blocks that are parsed in one step. */
const blocksInStep = 50

/** The same as `markdown.block.parse`, which has no end before that of the source. */
function* parseInSteps(source: string, markdown: Markdown, environment: Environment, tokens: Token[]): Generator<undefined, void> {
  if (source === '') return
  const state = new markdown.block.State(source, markdown, environment, tokens)
  const rules = markdown.block.ruler.getRules('')
  const { lineMax } = state
  for (let count = 0; ; count++) {
    if (count % blocksInStep === 0) yield
    state.line = state.skipEmptyLines(state.line)
    if (state.line >= lineMax) return
    const first = state.line
    // The first rule that accepts the line parses the block; the one for paragraphs accepts any line.
    rules.some((rule) => rule(state, first, lineMax, false))
    if (state.line <= first) throw new Error('a block without lines')
  }
}

function withOffsets(children: readonly Token[]): readonly InlineToken[] {
  return children.flatMap((token) => {
    const found = offsets.get(token)
    return found ? { token, offsets: found } : []
  })
}
