import type { InlineState } from '../markdownIt'
import { addressAt, nextCandidate } from './bareAddress'

/** The characters at which another rule may apply. */
const isMark = new Set('\n!&*<[\\]_`~')

/** Text up to the next mark or bare address. */
export function plainText(withLinks: boolean): (state: InlineState, silent: boolean) => boolean {
  return (state, silent) => {
    const { src, pos, posMax } = state
    // The label of a link is searched for its end only: there, no address counts.
    const address = withLinks && !silent && state.linkLevel === 0 ? Math.min(posMax, nextCandidate(state, pos)) : posMax
    if (address === pos && address < posMax) return link(state)
    let end = pos
    while (end < address && !isMark.has(src[end] ?? '')) end++
    if (end === pos) return false
    if (!silent) state.pending += src.slice(pos, end)
    state.pos = end
    return true
  }
}

function link(state: InlineState): boolean {
  const { src, pos, posMax } = state
  const address = addressAt(src, pos, posMax)
  if (!address) {
    if (isMark.has(src[pos] ?? '')) return false
    state.pending += src[pos] ?? ''
    state.pos++
    return true
  }
  const open = state.push('link_open', 'a', 1)
  open.attrSet('href', state.md.normalizeLink(withoutReferences(address.href, state.md.utils.unescapeAll)))
  const text = state.push('text', '', 0)
  text.content = withoutReferences(src.slice(pos, address.end), state.md.utils.unescapeAll)
  const close = state.push('link_close', 'a', -1)
  for (const token of [open, close]) Object.assign(token, { markup: 'linkify', info: 'auto' })
  state.pos = address.end
  return true
}

/** Character references as the characters that browsers show. */
function withoutReferences(text: string, decode: (reference: string) => string): string {
  return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});/gi, (written) => decode(written))
}
