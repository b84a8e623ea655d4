import type { CoreState, Token } from '../markdownIt'

const web = /(?<![^\s\p{P}\p{S}])(https?:\/\/|(?=www\.))([-.\w]+)[^ \t\r\n]*/giu
const mail = /(?<![/+.\w-])[-.\w+]{1,254}@[-\w]+(?:\.[-\w]+)+/g
const tail = /[!"&'),.:;<>?\]}]/

/** Links made of addresses that `gfmAddresses` leaves, such as `www.` after a sign: found in the text with its typographic signs (mdast-util-gfm-autolink-literal 2). */
export function textAddresses({ tokens, Token: NewToken }: CoreState): void {
  for (const inline of tokens) {
    if (!inline.children || !/www\.|:\/\/|@/i.test(inline.content)) continue
    let links = 0
    const children: Token[] = []
    for (const token of inline.children) {
      if (token.type === 'link_open' || token.type === 'link_close') links += token.nesting
      if (token.type === 'text' && links === 0) for (const part of divided(token, NewToken)) children.push(part)
      else children.push(token)
    }
    inline.children = children
  }
}

function divided(token: Token, NewToken: CoreState['Token']): readonly Token[] {
  const pieces: Token[] = []
  const push = (type: string, tag: string, nesting: -1 | 0 | 1, content = '') => {
    const piece = new NewToken(type, tag, nesting)
    Object.assign(piece, { content, level: token.level, info: type === 'text' ? '' : 'auto', markup: type === 'text' ? '' : 'linkify' })
    pieces.push(piece)
    return piece
  }
  let at = 0
  for (const { start, text, href } of addressesIn(token.content)) {
    if (start < at) continue
    if (start > at) push('text', '', 0, token.content.slice(at, start))
    push('link_open', 'a', 1).attrSet('href', href)
    push('text', '', 0, text)
    push('link_close', 'a', -1)
    at = start + text.length
  }
  if (pieces.length === 0) return [token]
  if (at < token.content.length) push('text', '', 0, token.content.slice(at))
  return pieces
}

function addressesIn(text: string): readonly { readonly start: number; readonly text: string; readonly href: string }[] {
  const found = []
  if (/www\.|:\/\//i.test(text))
    for (const { 0: whole, 1: scheme = '', 2: host = '', index } of text.matchAll(web)) {
      const parts = host.split('.')
      if (parts.length < 2 || parts.slice(-2).some((part) => part !== '' && (part.includes('_') || !/[a-z\d]/i.test(part)))) continue
      const shown = withoutTail(whole)
      found.push({ start: index, text: shown, href: encodeURI(scheme === '' ? `http://${shown}` : shown) })
    }
  if (text.includes('@'))
    for (const { 0: whole, index } of text.matchAll(mail))
      if (/[a-z]$/i.test(whole)) found.push({ start: index, text: whole, href: `mailto:${whole}` })
  return found.sort((a, b) => a.start - b.start)
}

function withoutTail(text: string): string {
  let end = text.length
  while (end > 0 && tail.test(text[end - 1] ?? '')) end--
  const count = (sign: string, part: string) => part.split(sign).length - 1
  let close = text.indexOf(')', end)
  for (let missing = count('(', text.slice(0, end)) - count(')', text.slice(0, end)); close >= 0 && missing > 0; missing--) {
    end = close + 1
    close = text.indexOf(')', end)
  }
  return text.slice(0, end)
}
