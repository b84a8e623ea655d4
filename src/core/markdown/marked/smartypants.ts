import type { CoreState, InlineState, Token } from '../markdownIt'

/** The signs that replace straight quotes: opening and closing, double and single. */
export type Quotes = readonly [openDouble: string, closeDouble: string, openSingle: string, closeSingle: string]

/** Inline elements whose content is left as it is written (marked 15, `startPreScriptTag`). */
const rawStart = /^<(?:pre|code|kbd|script)(?:\s|>)/i
const rawEnd = /^<\/(?:pre|code|kbd|script)(?:\s|>)/i
const bareAddress = /https?:\/\/|ftp:\/\/|www\./
const mayChange = /['"]|--|\.{3}/

/**
 * The typographic signs of hexo-renderer-marked 7.0.1 (`lib/renderer.js`, smartypants). It sees one piece of text at a time: after an
 * element, a line break or an escaped character every quote opens, whatever stood before.
 */
export function smartypants(quotes: Quotes): (state: CoreState) => void {
  return ({ tokens }) => {
    for (const { type, content, children } of tokens)
      if (type === 'inline' && children && mayChange.test(content)) replaceIn(children, quotes)
  }
}

function replaceIn(children: readonly Token[], quotes: Quotes): void {
  let raw = false
  let address = 0
  let link = 0
  children.forEach((token, index) => {
    if (token.type === 'link_open' || token.type === 'link_close') link += token.nesting
    if (token.type === 'html_inline') link = /^<a[\s>]/i.test(token.content) ? 1 : /^<\/a[\s>]/i.test(token.content) ? 0 : link
    if (token.info === 'auto') address += token.nesting
    if (token.type === 'html_inline') raw = raw ? !rawEnd.test(token.content) : rawStart.test(token.content)
    if (token.type !== 'text' || raw || address > 0 || !mayChange.test(token.content)) return
    const before = lastCharacter(children[index - 1])
    // In a link, text that looks like an address is left as it is.
    const written = link > 0 ? token.content.search(bareAddress) : -1
    const text = written < 0 ? token.content : token.content.slice(0, written)
    token.content = withSigns(before + text, quotes).slice(before.length) + token.content.slice(text.length)
  })
}

/** The character of the same piece of text before a token; '' if a new piece starts there. */
function lastCharacter(before: Token | undefined): string {
  if (before?.type === 'text') return before.content.slice(-1)
  // To marked, a character reference is text, and so is a backslash that escapes nothing.
  const isText = before?.type === 'text_special' && (before.info === 'entity' || before.content === before.markup)
  return isText ? before.markup.slice(-1) : ''
}

function withSigns(text: string, [openDouble, closeDouble, openSingle, closeSingle]: Quotes): string {
  return text
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/(^|[-—/([{"\s])'/g, `$1${openSingle}`)
    .replace(/'/g, closeSingle)
    .replace(/(^|[-—/([{‘\s])"/g, `$1${openDouble}`)
    .replace(/"/g, closeDouble)
    .replace(/\.{3}/g, '…')
}

/** A quotation mark is a token of its own, so that its place in the source is known. */
export function quotationMark(state: InlineState, silent: boolean): boolean {
  if (state.src[state.pos] !== '"') return false
  if (!silent) state.push('text', '', 0).content = '"'
  state.pos++
  return true
}
