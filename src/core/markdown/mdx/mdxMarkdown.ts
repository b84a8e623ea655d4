import { readBraces, type Braces } from './expression'
import { elementEnd, readJsxTag, type JsxFault, type JsxTag } from './jsxTag'
import { fence, outdent, paragraph } from './mdxBlocks'
import { readModuleLines } from './moduleLines'
import type { MdxFeatures } from './mdxFeatures'
import { newMarkdown, type BlockState, type InlineState, type Markdown, type Token } from '../markdownIt'
import { range, type Range } from '../../text/text'

/** A construct of MDX, with offsets in the text that it was read from. */
export type MdxPiece =
  | JsxTag
  | JsxFault
  | (Braces & { readonly kind: 'braces'; readonly at: number })
  | { readonly kind: 'module'; readonly range: Range; readonly isValid: boolean; readonly text: string }

/** What a token of the type `mdx` stands for. */
export interface MdxMeta {
  readonly pieces: readonly MdxPiece[]
  /** From the offsets of the pieces to those of the Markdown source. Undefined for inline tokens. */
  readonly toSource: ((offset: number) => number) | undefined
}

const metas = new WeakMap<Token, MdxMeta>()
const imageStarts = new WeakMap<Token, number>()

/** The constructs of a token; undefined for a token of Markdown. */
export function mdxOf(token: Token): MdxMeta | undefined {
  return metas.get(token)
}

/** The offset of an image in the inline content that it is in. Its alternative text, two characters further on, has tokens with offsets of their own. */
export function imageStart(token: Token): number | undefined {
  return imageStarts.get(token)
}

/** Errors beyond this number are not looked for: the build stops at the first one. */
export const maxMdxProblems = 100
/** How many unclosed tags and expressions are searched for in the lines that follow. */
const maxOpenSearches = 20

/** What has been read of one document: its number limits the time that a hostile text takes. */
const counts = new WeakMap<object, { faults: number; openSearches: number }>()

function countsOf({ env }: { readonly env: object }): { faults: number; openSearches: number } {
  const found = counts.get(env) ?? { faults: 0, openSearches: 0 }
  counts.set(env, found)
  return found
}

/** The line limit of a tag or an expression that is a block of its own. */
const maxLines = 2000

/** A Markdown parser whose tokens of the type `mdx` are the tags, expressions and imports of MDX. */
export function mdxMarkdown(features: MdxFeatures): Markdown {
  const markdown = newMarkdown()
  markdown.block.ruler.disable(['code', 'html_block'])
  markdown.inline.ruler.disable(['html_inline', 'autolink'])
  markdown.block.ruler.at('fence', fence, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })
  markdown.block.ruler.at('paragraph', paragraph)
  const ends = { alt: ['paragraph', 'reference', 'blockquote', 'list'] }
  markdown.block.ruler.before('table', 'mdx_indent', outdent)
  markdown.block.ruler.before('table', 'mdx_module', modules)
  markdown.block.ruler.before('fence', 'mdx_flow', (state, line, end, silent) => flow(state, line, end, silent, features), ends)
  if (features.directives) markdown.block.ruler.before('fence', 'mdx_directive', directive, ends)
  markdown.inline.ruler.before('link', 'mdx_text', (state, silent) => inText(state, silent, features))
  markdown.inline.State = class extends markdown.inline.State {
    override push(...args: Parameters<InlineState['push']>): Token {
      const token = super.push(...args)
      if (args[0] === 'image') imageStarts.set(token, this.pos)
      return token
    }
  }
  return markdown
}

/** `import` and `export` at the start of a line, up to a blank line. They do not end a paragraph. */
function modules(state: BlockState, line: number, endLine: number, silent: boolean): boolean {
  if (silent || state.level > 0 || state.parentType !== 'root') return false
  const start = state.bMarks[line] ?? 0
  if ((state.tShift[line] ?? 0) > 0 || !/^(?:import|export) /.test(state.src.slice(start, start + 7))) return false
  const { lines, isValid } = readModuleLines(state.src.slice(start, state.eMarks[endLine - 1]))
  const end = state.eMarks[line + lines - 1] ?? state.src.length
  const at = range(start, end)
  push(state, line, line + lines, [{ kind: 'module', range: at, isValid, text: state.src.slice(start, end) }], (offset) => offset)
  return true
}

/** Tags and expressions that are lines of their own. */
function flow(state: BlockState, line: number, endLine: number, silent: boolean, features: MdxFeatures): boolean {
  const first = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const unit = state.src[first]
  const count = countsOf(state)
  if ((unit !== '<' && unit !== '{') || count.faults > maxMdxProblems) return false
  const starts: number[] = []
  const offsets: number[] = []
  let text = ''
  const addLines = (count: number): boolean => {
    const before = starts.length
    for (let at = line + before; at < endLine && starts.length < before + count && starts.length < maxLines; at++) {
      if (at > line && !state.isEmpty(at) && (state.sCount[at] ?? 0) < state.blkIndent) break
      const from = at === line ? first : (state.bMarks[at] ?? 0)
      offsets.push(text.length + (starts.length > 0 ? 1 : 0))
      text += (starts.length > 0 ? '\n' : '') + state.src.slice(from, state.eMarks[at])
      starts.push(from)
    }
    return starts.length > before
  }
  addLines(1)
  for (let more = 1; ; more *= 2) {
    const pieces = flowPieces(text, features)
    if (pieces === 'open' && count.openSearches < maxOpenSearches && addLines(more)) continue
    if (pieces === 'open') count.openSearches++
    if (pieces === 'open' || pieces === undefined) return false
    const last = pieces.end
    const index = offsets.findLastIndex((offset) => offset <= last)
    if (!silent)
      push(state, line, line + index + 1, pieces.pieces, (offset) => {
        const row = Math.max(
          0,
          offsets.findLastIndex((start) => start <= offset),
        )
        return (starts[row] ?? 0) + offset - (offsets[row] ?? 0)
      })
    return true
  }
}

/** The tags and expressions at the start of a text, which nothing else may follow on their last line. */
function flowPieces(text: string, features: MdxFeatures): { readonly pieces: MdxPiece[]; readonly end: number } | 'open' | undefined {
  const pieces: MdxPiece[] = []
  let at = 0
  for (;;) {
    const unit = text[at]
    if (features.comments && text.startsWith('<!--', at)) {
      const close = text.indexOf('-->', at + 4)
      if (close < 0) return 'open'
      at = close + 3
    } else if (unit === '<') {
      const tag = readJsxTag(text, at)
      if (tag?.kind === 'fault') return tag.why === 'open' ? 'open' : undefined
      if (!tag) return undefined
      pieces.push(tag)
      at = tag.range.end
    } else if (unit === '{') {
      const braces = readBraces(text, at, elementEnd)
      if (braces.fault) return braces.fault === 'open' ? 'open' : undefined
      pieces.push({ ...braces, kind: 'braces', at })
      at = braces.end
    } else return unit === undefined || unit === '\n' ? { pieces, end: at } : undefined
    while (text[at] === ' ' || text[at] === '\t') at++
  }
}

/** A directive on lines of its own: `:::note[Title]{.wide}`. Its title is read as text. */
function directive(state: BlockState, line: number, _endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (!state.src.startsWith('::', start)) return false
  const end = state.eMarks[line] ?? start
  const [whole, name = ''] = /^:{2,}([a-z][\w-]*)?/i.exec(state.src.slice(start, end)) ?? []
  if (whole === undefined) return false
  if (silent) return true
  let rest = state.src.slice(start + whole.length, end)
  if (name !== '') rest = rest.replace(/^(\[[^\]]*\])?\{[^{}]*\}/, '$1')
  state.line = line + 1
  state.push('directive_open', '', 1).map = [line, line + 1]
  const token = state.push('inline', '', 0)
  token.content = rest.trim()
  token.map = [line, line + 1]
  token.children = []
  state.push('directive_close', '', -1)
  return true
}

/** Tags and expressions within text. */
function inText(state: InlineState, silent: boolean, features: MdxFeatures): boolean {
  const { src, pos } = state
  const unit = src[pos]
  if (unit !== ':' && unit !== '<' && unit !== '{') return false
  const count = countsOf(state)
  if (count.faults > maxMdxProblems) return false
  if (unit === ':' && features.directives) {
    // The attributes of `:name[text]{attributes}` and `:name{attributes}`.
    const [whole] = /^:[a-z][\w-]*\{[^{}]*\}/i.exec(src.slice(pos, pos + 500)) ?? []
    if (whole === undefined || src[pos - 1] === ':') return false
    state.pos += whole.length
    return true
  }
  if (unit === '<') {
    if (features.comments && src.startsWith('<!--', pos)) {
      const close = src.indexOf('-->', pos + 4)
      if (close >= 0) {
        state.pos = close + 3
        return true
      }
    }
    const tag = readJsxTag(src.slice(0, state.posMax), pos)
    if (!tag) return false
    if (tag.kind === 'fault') count.faults++
    if (!silent) metas.set(state.push('mdx', '', 0), { pieces: [tag], toSource: undefined })
    state.pos = tag.kind === 'tag' ? tag.range.end : pos + 1
    return true
  }
  if (unit !== '{') return false
  if (isInAddress(src, pos) || (features.directives && /(?:^|[^:]):[a-z][\w-]*\[[^[\]]*\]$/i.test(src.slice(Math.max(0, pos - 200), pos))))
    return false
  const braces = readBraces(src.slice(0, state.posMax), pos, elementEnd)
  if (braces.fault) count.faults++
  if (!silent) metas.set(state.push('mdx', '', 0), { pieces: [{ ...braces, kind: 'braces', at: pos }], toSource: undefined })
  state.pos = braces.end
  return true
}

/** Whether an offset is in a bare address, which GFM makes a link. */
function isInAddress(text: string, at: number): boolean {
  return /(?:^|[^\w])(?:https?:\/\/|www\.)[\w-]+\.[^\s<]*$/i.test(text.slice(Math.max(0, at - 500), at))
}

function push(state: BlockState, first: number, last: number, pieces: readonly MdxPiece[], toSource: (offset: number) => number): void {
  state.line = last
  const token = state.push('mdx', '', 0)
  token.map = [first, last]
  metas.set(token, { pieces, toSource })
}
