import type { BlockState, InlineState, Markdown } from '../markdownIt'

/** The elements that start a block wherever they are (`parser/html_block.go`), as in CommonMark 0.30 with `meta`. */
const blockElements = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem ' +
    'meta nav noframes ol optgroup option p param section source summary table tbody td tfoot th thead title tr track ul'
  ).split(' '),
)

const attributes =
  '(?:[\\r\\n \\t]+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:[\\r\\n \\t]*=[\\r\\n \\t]*(?:[^"\'=<>`\\x00-\\x20]+|\'[^\']*\'|"[^"]*"))?)*'

/** Blocks that end with a line in which a sign is. */
const untilSign: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?:\s.*|>.*|\/>.*)?$/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![A-Z]+/, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
]
/** A tag alone on its line, and the start of a tag of a block element. */
const wholeTag = new RegExp(`^<(/ *)?([a-zA-Z]+[a-zA-Z0-9-]*)(${attributes}) *(?:>|/>) *$`)
const blockTag = /^<(?:\/ *)?([a-zA-Z]+[a-zA-Z0-9-]*)(?: .*|>.*|\/>.*)?$/
const notAlone = new Set(['script', 'style', 'pre'])

/** Makes an instance read HTML as goldmark does. */
export function useRawHtml(markdown: Markdown): void {
  markdown.block.ruler.at('html_block', htmlBlock, { alt: ['paragraph', 'reference', 'blockquote'] })
  markdown.inline.ruler.at('html_inline', inlineHtml)
}

/** How an HTML block that starts with a line ends; undefined if the line starts none. */
function blockEnd(line: string): { readonly end: RegExp | undefined; readonly interrupts: boolean } | undefined {
  for (const [start, end] of untilSign) if (start.test(line)) return { end, interrupts: true }
  const [, block = ''] = blockTag.exec(line) ?? []
  if (blockElements.has(block.toLowerCase())) return { end: undefined, interrupts: true }
  const [whole, slash, name = '', written = ''] = wholeTag.exec(line) ?? []
  if (whole === undefined) return undefined
  if (blockElements.has(name.toLowerCase())) return { end: undefined, interrupts: true }
  if (notAlone.has(name.toLowerCase()) || (slash === '/' && written !== '')) return undefined
  return { end: undefined, interrupts: false }
}

function htmlBlock(state: BlockState, startLine: number, endLine: number, silent: boolean): boolean {
  const indentOf = (line: number) => (state.sCount[line] ?? 0) - state.blkIndent
  if (indentOf(startLine) >= 4) return false
  const lineAt = (line: number) => state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
  const first = lineAt(startLine)
  if (!first.startsWith('<')) return false
  const found = blockEnd(first)
  if (!found) return false
  if (silent) return found.interrupts
  const { end } = found
  let line = startLine + 1
  if (!end?.test(first))
    for (; line < endLine; line++) {
      if (indentOf(line) < 0 && (!end || !state.isEmpty(line))) break
      if (end ? end.test(lineAt(line)) : state.isEmpty(line)) {
        if (end) line++
        break
      }
    }
  state.line = line
  const token = state.push('html_block', '', 0)
  token.map = [startLine, line]
  token.content = state.getLines(startLine, line, state.blkIndent, true)
  return true
}

/** `parser/raw_html.go`: unlike CommonMark 0.31, two hyphens end a comment or make it text. */
const tag = new RegExp(`<[A-Za-z][A-Za-z0-9-]*${attributes}[ \\t]*/?>|</[A-Za-z][A-Za-z0-9-]*\\s*>`, 'y')
const untilEnd: readonly (readonly [start: RegExp, end: string])[] = [
  [/<\?/y, '?>'],
  [/<![A-Z]/y, '>'],
  [/<!\[CDATA\[/y, ']]>'],
]

function inlineHtml(state: InlineState, silent: boolean): boolean {
  const { src, pos } = state
  if (src[pos] !== '<') return false
  const end = endOfHtml(state)
  if (end < 0 || end > state.posMax) return false
  if (!silent) state.push('html_inline', '', 0).content = src.slice(pos, end)
  state.pos = end
  return true
}

function endOfHtml(state: InlineState): number {
  const { src, pos } = state
  if (src.startsWith('<!--', pos)) return endOfComment(state)
  for (const [start, end] of untilEnd) {
    start.lastIndex = pos
    if (start.test(src)) {
      const at = indexAfter(state, end, start.lastIndex)
      return at < 0 ? -1 : at + end.length
    }
  }
  tag.lastIndex = pos
  return tag.test(src) ? tag.lastIndex : -1
}

function endOfComment(state: InlineState): number {
  const { src, pos } = state
  if (src.startsWith('<!---->', pos)) return pos + 7
  if (src.startsWith('<!-->', pos) || src.startsWith('<!--->', pos)) return -1
  const hyphens = indexAfter(state, '--', pos + 4)
  return hyphens >= 0 && src[hyphens + 2] === '>' ? hyphens + 3 : -1
}

const searches = new WeakMap<InlineState, Map<string, { readonly from: number; readonly at: number }>>()

/** `indexOf`, with the last place of each sign kept: a sign that never comes is searched for once. */
function indexAfter(state: InlineState, sign: string, from: number): number {
  const known = searches.get(state) ?? new Map<string, { readonly from: number; readonly at: number }>()
  searches.set(state, known)
  const last = known.get(sign)
  if (last && last.from <= from && (last.at < 0 || last.at >= from)) return last.at
  const at = state.src.indexOf(sign, from)
  known.set(sign, { from, at })
  return at
}
