import { voidElements } from '../../html/elementNames'
import { readInlineMarkdown } from '../renderMarkdown'
import type { ElementRow, MarkdownFeatures } from '../siteMarkdown'
import type { Token } from '../markdownIt'
import { jsxHtml } from './jsxHtml'
import { readJsxTag } from './jsxTag'
import type { MdxFeatures } from './mdxFeatures'
import { flowPieces } from './mdxFlow'
import { piecesHtml } from './mdxRender'
import { mdxOf } from './mdxTokens'

/** What starts no block but a paragraph and what is MDX, whatever stands behind it. */
const start = /^(?:[<(a-z]|[^\0-\x7F]|\d+[^\d.)])/i

/**
 * Reads a row of a paragraph of elements.
 * @param text without white space at its ends; further lines of it are those of one paragraph
 * @returns undefined if it depends on what is around it, or if that is not sure
 */
export function readElementRow(text: string, has: MarkdownFeatures, mdx: MdxFeatures): ElementRow | undefined {
  if (plainElement.test(text) && !address.test(text) && (has.dash === undefined || !signs.test(text))) return plainElementRow(text)
  if (!start.test(text) || text.endsWith('\\')) return undefined
  if (mdx.comments && text.startsWith('<!--')) return text.includes('-->') ? comment : undefined
  return plainRow(text, has, mdx) ?? parsedRow(text, has, mdx)
}

const comment: ElementRow = {
  isComment: true,
  asBlock: undefined,
  html: '',
  token: undefined,
  rise: 0,
  textDepths: [],
  marks: 'none',
}

/** Characters that may be marks. */
const special = /[\\`*_[\]>&~{}\0\t\n\uE000-\uF8FF]/
/** Signs of a bare address, which may become a link. */
const address = /@|\/\/|www\./i
/** The start of the name of an emoji, such as `:ferry:`. */
const emojiName = /:[+\-\w]/
/** Signs that a typographer replaces. */
const signs = /["']|--|\.\./
/** Most rows: an element with text that has nothing special in it. */
const plainElement = /^<(p|h[1-6]|li|figcaption)>[^\\`*_[\]<>&~{}":\0\t\n\uE000-\uF8FF]*[^\\`*_[\]<>&~{}":\0\s\uE000-\uF8FF]<\/\1>$/
const simpleTag = /<(\/?)([a-z][a-z\d]*)>/y

function plainElementRow(html: string): ElementRow {
  return { isComment: false, asBlock: undefined, html, token: undefined, rise: 0, textDepths: [1], marks: 'none' }
}

/** A row with text at more depths is not read alone, so that the time is linear. */
const maxTextDepths = 40

/** A row with nothing but tags and plain text. */
function plainRow(text: string, { dash }: MarkdownFeatures, mdx: MdxFeatures): ElementRow | undefined {
  const textDepths: number[] = []
  let html = ''
  let depth = 0
  let isBlank = true
  for (let at = 0; at < text.length; ) {
    if (text[at] === '<') {
      simpleTag.lastIndex = at
      const [simple, bar, element = ''] = simpleTag.exec(text) ?? []
      if (simple !== undefined) {
        html += bar && voidElements.has(element) ? '' : simple
        depth += bar ? -1 : 1
        at += simple.length
        continue
      }
      const tag = readJsxTag(text, at)
      if (tag?.kind !== 'tag') return undefined
      html += jsxHtml(tag, text, mdx)
      if (!tag.isSelfClosing) depth += tag.isClosing ? -1 : 1
      at = tag.range.end
      continue
    }
    const next = text.indexOf('<', at)
    const words = text.slice(at, next < 0 ? text.length : next)
    if (special.test(words) || address.test(words) || emojiName.test(words) || (dash !== undefined && signs.test(words))) return undefined
    at += words.length
    html += words.replaceAll('"', '&quot;')
    if (/[^ \t]/.test(words)) isBlank = false
    if (words.trim() !== '' && !textDepths.includes(depth)) textDepths.push(depth)
    if (textDepths.length > maxTextDepths) return undefined
  }
  const asBlock = isBlank ? blockOf(text, mdx) : undefined
  return { isComment: false, asBlock, html, token: undefined, rise: depth, textDepths, marks: 'none' }
}

/** The HTML of a row that is tags alone, as a block. */
function blockOf(text: string, mdx: MdxFeatures): string | undefined {
  const flow = text.startsWith('<') ? flowPieces(text) : undefined
  return flow && flow !== 'open' ? piecesHtml(flow.pieces, text, mdx) : undefined
}

/** A row that the parser reads. */
function parsedRow(text: string, has: MarkdownFeatures, mdx: MdxFeatures): ElementRow | undefined {
  const { token, html } = readInlineMarkdown(text, has)
  const textDepths: number[] = []
  let depth = 0
  let left = ''
  let marks: ElementRow['marks'] = 'none'
  for (const child of token.children ?? []) {
    const [piece] = mdxOf(child)?.pieces ?? []
    if (piece?.kind === 'fault' || (piece?.kind === 'braces' && piece.fault)) return undefined
    if (piece?.kind === 'tag' && !piece.isSelfClosing) depth += piece.isClosing ? -1 : 1
    if (piece || child.type === 'softbreak') continue
    if (pairedMark.test(child.markup)) marks = 'closed'
    if (child.type === 'text') left += `${child.content}\n`
    if (!isBlank(child) && !textDepths.includes(depth)) textDepths.push(depth)
    if (textDepths.length > maxTextDepths) return undefined
  }
  if (/[`{]/.test(left) || !isPaired(left)) return undefined
  if (openMark.test(left) || (has.dash !== undefined && quote.test(left))) marks = 'open'
  const depends = text.includes('[')
  return {
    isComment: false,
    asBlock: blockOf(text, mdx),
    html,
    token: depends ? token : undefined,
    rise: depth,
    textDepths,
    marks,
  }
}

/** The marks of emphasis and of struck-out text, which come in pairs. */
const pairedMark = /^[*_~]/
/** One of these marks that may belong to one in another line. */
const openMark = /[*~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u
const quote = /["'“”‘’]/

function isBlank({ type, content }: Token): boolean {
  return type === 'text' && content.trim() === ''
}

/** Whether each square bracket has its partner. */
function isPaired(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '[') depth++
    else if (character === ']' && --depth < 0) return false
  }
  return depth === 0
}
