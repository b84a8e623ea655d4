import type { BlockState, InlineState, Markdown, RenderRule, Token } from '../markdownIt'
import { directiveHead, type DirectiveHead } from './directiveHead'
import { escaped } from './jsxHtml'

/** Directives that become boxes; all others show their content (docusaurus.io/docs/markdown-features/admonitions). */
const boxes = new Set(['secondary', 'info', 'success', 'danger', 'note', 'tip', 'warning', 'important', 'caution'])
const boxWithTitle = new RegExp(`^(?:${[...boxes].join('|')}) +(?=\\S)`)

/** `:::note`, `::name` and `:name[label]`, as Docusaurus 3 reads them. */
export function addDirectives(markdown: Markdown): void {
  const ends = { alt: ['paragraph', 'reference', 'blockquote', 'list'] }
  markdown.block.ruler.before('fence', 'directive', block, ends)
  markdown.inline.ruler.before('link', 'directive', inText)
  markdown.renderer.rules['directive_open'] = open
  markdown.renderer.rules['directive_close'] = () => '</div>'
  markdown.renderer.rules['directive_label_open'] = () => '<p class="admonition-heading">'
  markdown.renderer.rules['directive_label_close'] = () => '</p>\n'
}

/** A directive on lines of its own. Its content ends at a line with as many colons. */
function block(state: BlockState, line: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (!state.src.startsWith('::', start)) return false
  const end = state.eMarks[line] ?? start
  const [colons = ''] = /^:+/.exec(state.src.slice(start, end)) ?? []
  const from = start + colons.length
  const head = headAt(state.src, from, end, colons.length > 2)
  if (!head || state.src.slice(head.end, end).trim() !== '') return false
  if (silent) return true
  const last = colons.length > 2 ? closingLine(state, line, endLine, colons.length) : line + 1
  const isClosed = colons.length > 2 && last < endLine && isClosing(state, last, colons.length)
  const token = state.push('directive_open', 'div', 1)
  token.map = [line, last]
  token.info = colons.length > 2 ? head.name : ''
  const title = /(?:^|[\s{])title=(?:"([^"]*)"|'([^']*)')/.exec(head.attributes)
  token.content = title?.[1] ?? title?.[2] ?? ''
  pushLabel(state, line, head)
  if (colons.length > 2) {
    const { parentType, lineMax } = state
    state.parentType = 'directive'
    state.lineMax = last
    state.md.block.tokenize(state, line + 1, last)
    state.parentType = parentType
    state.lineMax = lineMax
  }
  state.push('directive_close', 'div', -1)
  state.line = last + (isClosed ? 1 : 0)
  return true
}

/** `:::note Title` is an older form of `:::note[Title]`. */
function headAt(src: string, from: number, end: number, isBox: boolean): DirectiveHead | undefined {
  const [older] = (isBox ? boxWithTitle.exec(src.slice(from, end)) : null) ?? []
  if (older === undefined) return directiveHead(src, from, end)
  return { name: older.trim(), label: { start: from + older.length, end }, attributes: '', end }
}

function closingLine(state: BlockState, line: number, endLine: number, count: number): number {
  let next = line + 1
  while (next < endLine && !isClosing(state, next, count)) {
    if (!state.isEmpty(next) && (state.sCount[next] ?? 0) < state.blkIndent) break
    next++
  }
  return next
}

function isClosing(state: BlockState, line: number, count: number): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (state.src[start] !== ':' || (state.sCount[line] ?? 0) < state.blkIndent) return false
  const written = state.src.slice(start, state.eMarks[line]).trimEnd()
  return written.length >= count && /^:+$/.test(written)
}

function pushLabel(state: BlockState, line: number, { label }: DirectiveHead): void {
  if (!label) return
  state.push('directive_label_open', 'p', 1)
  const inline = state.push('inline', '', 0)
  inline.content = state.src.slice(label.start, label.end).trim()
  inline.map = [line, line + 1]
  inline.children = []
  state.push('directive_label_close', 'p', -1)
}

/** Whether the directive that a token opens is shown as a box. */
function isBox({ info }: Token): boolean {
  return boxes.has(info)
}

const open: RenderRule = (tokens, index, _options, _env, self) => {
  const token = tokens[index]
  if (!token) return ''
  if (!isBox(token)) return `<div${self.renderAttrs(token)}>`
  token.attrSet('class', `admonition admonition-${token.info}`)
  const hasLabel = tokens[index + 1]?.type === 'directive_label_open' && token.content === ''
  return `<div${self.renderAttrs(token)}>${hasLabel ? '' : `<p class="admonition-heading">${escaped(token.content || token.info)}</p>\n`}`
}

/** `:name[label]{attributes}` in text. `:name` alone is text, but nothing in it is read as anything else. */
function inText(state: InlineState, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (src[pos] !== ':' || (src[pos - 1] === ':' && src[pos - 2] !== '\\')) return false
  const head = directiveHead(src, pos + 1, posMax)
  if (!head || head.end > posMax || src[pos + 1 + head.name.length] === ':') return false
  const { label, attributes, end } = head
  if (!silent) {
    if (!label && /^(?:\{\s*\})?$/.test(attributes)) state.pending += src.slice(pos, pos + 1 + head.name.length)
    else {
      state.push('directive_open', 'div', 1)
      if (label) {
        state.pos = label.start
        state.posMax = label.end
        state.md.inline.tokenize(state)
      }
      state.push('directive_close', 'div', -1)
      state.posMax = posMax
    }
  }
  state.pos = end
  return true
}
