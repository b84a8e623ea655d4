import { addBlocks } from './blockTokens'
import { inlineAddress } from './spans/spanLinks'
import { escapeText } from './common/htmlTag'
import type { Definitions } from './kramdownBlock'
import { blockReader, readTopBlocks } from './kramdownBlocks'
import { withoutSigns, type KramdownOptions } from './common/kramdownOptions'
import type { Span, SpanContext } from './spans/kramdownSpan'
import { readSpans } from './spans/kramdownSpans'
import { TextScanner } from './common/textScanner'
import { SpanTokens } from './spans/spanTokens'
import type { Ahead, HtmlRows } from '../lookahead'
import type { BlockState, CoreState, InlineState, Markdown } from '../markdownIt'

/** What kramdown's rules share while one document is read. markdown-it and its footnote plugin use the same keys. */
interface KramdownEnvironment {
  /** Of the block that was read last. */
  ahead?: Ahead
  /** Set if the block may be divided. */
  rows?: HtmlRows
  /** Whether the text that is read is in an HTML element, where line ends make no breaks. */
  inElement?: boolean
  references?: Definitions['links']
  footnotes?: { refs?: Record<string, number>; list?: { label: string; count: number }[] }
}

/** Makes a markdown-it instance read as kramdown does with some options. Line breaks and signs can also be set by markdown-it's options. */
export function addKramdown(markdown: Markdown, options: KramdownOptions): void {
  const { breaks, typographer } = markdown.options
  const signs = typographer ? options : { ...options, ...withoutSigns }
  useKramdown(markdown, { ...signs, hardWrap: breaks })
}

/** All rules are replaced by two. */
function useKramdown(markdown: Markdown, options: KramdownOptions): void {
  const { block, inline, core, renderer, helpers } = markdown
  block.State = withLineStarts(block.State)
  block.ruler.push('kramdown', blockRule(options))
  block.ruler.enableOnly(['kramdown'])
  inline.ruler.push('kramdown', inlineRule(options))
  inline.ruler.enableOnly(['kramdown'])
  inline.ruler2.enableOnly([])
  core.ruler.at('inline', readInlines)
  core.ruler.disable(['linkify', 'replacements', 'smartquotes'], true)
  // `inlineOffsets` asks for the places of labels and addresses.
  helpers.parseLinkLabel = (state, start) => labelEnds.get(state)?.get(start) ?? -1
  const { parseLinkDestination } = helpers
  helpers.parseLinkDestination = (text, start, max) => {
    const open = text.lastIndexOf('(', start)
    const found = open < 0 ? undefined : inlineAddress(new TextScanner(text, 0), open)
    if (!found) return parseLinkDestination(text, start, max)
    const bound = text[found.start - 1] === '<' ? 1 : 0
    return { ok: true, pos: found.stop + bound, str: text.slice(found.start, found.stop) }
  }
  const { rules } = renderer
  rules['html_block'] = (tokens, index) => String(tokens[index]?.meta?.['html'] ?? tokens[index]?.content)
  rules['html_inline'] = rules['html_block']
  rules['shown_tag'] = (tokens, index) => escapeText(tokens[index]?.content ?? '')
  rules['kramdown_html'] = (tokens, index) => tokens[index]?.content ?? ''
  rules['math_block'] = (tokens, index) => `\\[${escapeText(tokens[index]?.content ?? '')}\\]\n`
  for (const name of ['fence', 'code_block']) {
    const usual = rules[name]
    // kramdown keeps a line end between the text of a list item and code.
    if (usual) rules[name] = (tokens, index, ...rest) => `${tokens[index - 1]?.hidden ? '\n' : ''}${usual(tokens, index, ...rest)}`
  }
}

function readInlines({ md, tokens, env }: CoreState): void {
  const environment: KramdownEnvironment = env
  for (const { type, content, children, meta } of tokens) {
    if (type !== 'inline') continue
    environment.inElement = meta?.['inElement'] === true
    md.inline.parse(content, md, env, children ?? [])
  }
}

/** States that know where their lines start, all that kramdown's blocks are read from; the rest is found out when it is asked for. */
function withLineStarts(Usual: Markdown['block']['State']): Markdown['block']['State'] {
  return class extends Usual {
    constructor(...[src, ...rest]: ConstructorParameters<typeof Usual>) {
      super('', ...rest)
      this.src = src
      const starts = src === '' ? [] : [0]
      for (let at = src.indexOf('\n'); at >= 0 && at + 1 < src.length; at = src.indexOf('\n', at + 1)) starts.push(at + 1)
      this.lineMax = starts.length
      this.bMarks = [...starts, src.length]
      let whole: BlockState | undefined
      for (const name of ['eMarks', 'tShift', 'sCount', 'bsCount'] as const)
        Object.defineProperty(this, name, {
          get() {
            whole ??= new Usual(src, ...rest)
            return whole[name]
          },
        })
    }
  }
}

const scanners = new WeakMap<BlockState, TextScanner>()

/** Reads the blocks from a line to the blank line that ends them all. */
function blockRule(options: KramdownOptions) {
  return (state: BlockState, startLine: number): boolean => {
    const { src, bMarks, env } = state
    let scanner = scanners.get(state)
    if (!scanner) {
      scanner = new TextScanner(src.endsWith('\n') ? src : `${src}\n`, 0, bMarks.slice(0, -1))
      scanners.set(state, scanner)
    }
    const reader = blockReader(options, definitionsOf(env), (env as KramdownEnvironment).rows)
    reader.topLine = startLine
    scanner.pos = bMarks[startLine] ?? src.length
    scanner.watch()
    const blocks = readTopBlocks(reader, scanner)
    const { ahead } = scanner
    if (ahead) env.ahead = ahead
    addBlocks(state, blocks)
    state.line = Math.max(startLine + 1, scanner.atEnd ? state.lineMax : scanner.lineAt(scanner.pos))
    return true
  }
}

function definitionsOf(environment: KramdownEnvironment): Definitions {
  const links: Definitions['links'] = {}
  const footnotes: Definitions['footnotes'] = {}
  return {
    get links() {
      environment.references ??= links
      return environment.references
    },
    get footnotes() {
      environment.footnotes ??= {}
      environment.footnotes.refs ??= footnotes
      return environment.footnotes.refs
    },
  }
}

const labelEnds = new WeakMap<InlineState, Map<number, number>>()

function inlineRule(options: KramdownOptions) {
  return (state: InlineState): boolean => {
    const { src, env, posMax } = state
    const { references, footnotes, inElement = false } = env as KramdownEnvironment
    const context: SpanContext = {
      options,
      inElement,
      link: (id) => (references && Object.hasOwn(references, id) ? references[id] : undefined),
      hasFootnote: (label) => footnotes?.refs !== undefined && Object.hasOwn(footnotes.refs, `:${label}`),
    }
    const spans = readSpans(src, context)
    labelEnds.set(state, labelsOf(spans))
    const first = state.tokens.length
    new SpanTokens(state, options.gfm && options.hardWrap && !inElement, options).add(spans)
    for (const token of state.tokens.slice(first)) if (token.type === 'footnote_ref') token.meta = numbered(token.meta?.['label'], env)
    state.pos = posMax
    return true
  }
}

/** By the offset of each opening bracket of an image, that of its closing one. */
function labelsOf(spans: readonly Span[], base = 0, found = new Map<number, number>()): Map<number, number> {
  for (const span of spans) {
    if (span.kind === 'image') found.set(base + span.start, base + span.labelEnd)
    else if ('children' in span) labelsOf(span.children, span.kind === 'del' ? base + span.base : base, found)
  }
  return found
}

/** Counts a reference to a footnote as markdown-it-footnote does. */
function numbered(label: unknown, { footnotes = {} }: KramdownEnvironment): { id: number; subId: number; label: string } {
  const name = String(label)
  const refs = footnotes.refs ?? {}
  footnotes.list ??= []
  const known = refs[`:${name}`] ?? -1
  const id = known < 0 ? footnotes.list.push({ label: name, count: 0 }) - 1 : known
  refs[`:${name}`] = id
  const note = footnotes.list[id]
  return { id, subId: note ? note.count++ : 0, label: name }
}
