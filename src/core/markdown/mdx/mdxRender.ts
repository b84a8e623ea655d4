import { softBreak } from './labels'
import type { CoreState, Markdown, RenderRule, Token } from '../markdownIt'
import { voidElements } from '../../html/elementNames'
import { escaped, expressionHtml, isComponent, jsxHtml } from './jsxHtml'
import type { MdxFeatures } from './mdxFeatures'
import { mdxOf, type MdxMeta, type MdxPiece } from './mdxTokens'

/** Writes the constructs of MDX as HTML, which is not sanitized. */
export function addMdxRendering(markdown: Markdown, features: MdxFeatures): void {
  const render: RenderRule = (tokens, index) => {
    const token = tokens[index]
    const meta = token && mdxOf(token)
    return token && meta ? htmlOf(token, meta, features) : ''
  }
  markdown.renderer.rules['mdx'] = render
  markdown.core.ruler.after('inline', 'mdx_unravel', unravel)
}

function htmlOf(token: Token, { pieces, text }: MdxMeta, features: MdxFeatures): string {
  const line = token.attrGet('data-line')
  let html = piecesHtml(pieces, text, features)
  if (line !== null) html = html.replace(/^<[a-z][\w-]*/i, (tag) => `${tag} data-line="${line}"`)
  const [before, after] = lineEnds.get(token) ?? ['', '']
  return before + html + after
}

/** The HTML of constructs that follow each other. @param text that they were read from */
export function piecesHtml(pieces: readonly MdxPiece[], text: string, features: MdxFeatures): string {
  let html = ''
  let depth = 0
  for (const [index, piece] of pieces.entries()) {
    if (index > 0 && depth === 0) html += softBreak
    html += pieceHtml(piece, text, features)
    depth += depthChange(piece)
  }
  return html
}

function pieceHtml(piece: MdxPiece, text: string, features: MdxFeatures): string {
  switch (piece.kind) {
    case 'tag':
      return jsxHtml(piece, text, features)
    case 'braces':
      return piece.fault ? '{' : expressionHtml(text.slice(piece.at, piece.end))
    case 'fault':
      return escaped(text[piece.range.start] ?? '')
    case 'comment':
      return ''
    case 'module':
      // What is neither an import nor an export stops the build. The author sees it as text.
      return piece.isValid ? '' : `<p>${escaped(piece.text)}</p>\n`
  }
}

function depthChange(piece: MdxPiece): number {
  if (piece.kind !== 'tag' || piece.isSelfClosing || isComponent(piece.name) || voidElements.has(piece.name)) return 0
  return piece.isClosing ? -1 : 1
}

const hiddenBefore = new WeakMap<Token, boolean>()

/** Elements that are the whole content of a paragraph are not in a paragraph (@mdx-js/mdx, remark-mark-and-unravel). */
function unravel({ tokens }: CoreState): void {
  addLineEnds(tokens)
  for (const [index, inline] of tokens.entries()) {
    const open = tokens[index - 1]
    const close = tokens[index + 1]
    if (inline.type === 'inline') for (const child of inline.children ?? []) if (child.type === 'image') readAlternative(child)
    if (inline.type !== 'inline' || open?.type !== 'paragraph_open' || !close) continue
    // The tokens may have been read before, with other definitions of links.
    const wasHidden = hiddenBefore.get(open) ?? open.hidden
    hiddenBefore.set(open, wasHidden)
    const isUnravelled = consistsOfMdx(inline.children ?? [])
    open.hidden = wasHidden || isUnravelled
    close.hidden = open.hidden
  }
}

/** In an alternative text, expressions are text: their source (mdast-util-to-string). */
function readAlternative({ children }: Token): void {
  for (const child of children ?? []) {
    const [piece] = mdxOf(child)?.pieces ?? []
    if (piece?.kind !== 'braces') continue
    child.type = 'text'
    child.content = piece.fault ? '{' : child.content.slice(1, -1)
  }
}

/** In lists and quotations, blocks are divided by line ends, but not inside of elements. In the body, `renderBody` does that. */
function addLineEnds(tokens: readonly Token[]): void {
  const depths: number[] = []
  for (const [index, token] of tokens.entries()) {
    const { level } = token
    if (token.nesting > 0) depths[level + 1] = 0
    if (token.type !== 'mdx' || level === 0) continue
    const before = depths[level] ?? 0
    const after = before + (mdxOf(token)?.pieces ?? []).reduce((depth, piece) => depth + depthChange(piece), 0)
    depths[level] = Math.max(0, after)
    const isAfterText = before === 0 && tokens[index - 1]?.hidden === true
    lineEnds.set(token, [isAfterText ? '\n' : '', after > 0 ? '' : '\n'])
  }
}

const lineEnds = new WeakMap<Token, readonly [before: string, after: string]>()

function consistsOfMdx(children: readonly Token[]): boolean {
  let depth = 0
  let found = false
  for (const child of children) {
    const [piece] = mdxOf(child)?.pieces ?? []
    if (piece?.kind === 'tag' || (piece?.kind === 'braces' && !piece.fault)) found = true
    else if (
      depth === 0 &&
      piece?.kind !== 'comment' &&
      child.type !== 'softbreak' &&
      !(child.type === 'text' && child.content.trim() === '')
    )
      return false
    if (piece?.kind === 'tag' && !piece.isSelfClosing) depth += piece.isClosing ? -1 : 1
  }
  return found
}
