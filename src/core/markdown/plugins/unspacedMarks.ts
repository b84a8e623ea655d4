import type { InlineState } from '../markdownIt'

/** A backslash before one of these, or before a space, is left out. */
const escaped = /\\([ \\!"#$%&'()*+,./:;<=>?@[\]^_`{|}~-])/g
const space = /(?:^|[^\\])(?:\\\\)*\s/

/**
 * Text without spaces between two signs, such as `H~2~O`, as markdown-it-sub 1.0.0 and markdown-it-sup 1.0.0 read it (`index.js`). It is
 * plain text, but its end is not in a code span or a link.
 */
export function unspaced(sign: string, tag: string): (state: InlineState, silent: boolean) => boolean {
  return (state, silent) => {
    const { src, pos: start, posMax } = state
    if (silent || src[start] !== sign || start + 2 >= posMax || mayNotEnd(state, sign)) return false
    state.pos = start + 1
    while (state.pos < posMax && src[state.pos] !== sign) state.md.inline.skipToken(state)
    const end = state.pos
    const content = src.slice(start + 1, end)
    state.pos = start
    if (end >= posMax) lastSigns.set(state, { ...lastSigns.get(state), [sign]: { start, posMax } })
    if (end >= posMax || content === '' || space.test(content)) return false
    state.push(`${tag}_open`, tag, 1).markup = sign
    state.push('text', '', 0).content = content.replace(escaped, '$1')
    state.push(`${tag}_close`, tag, -1).markup = sign
    state.pos = end + 1
    return true
  }
}

/** From where on a sign has no further one that could be its end: up to the end of the text, or of the label of a link. */
const lastSigns = new WeakMap<InlineState, Readonly<Record<string, { readonly start: number; readonly posMax: number }>>>()

function mayNotEnd(state: InlineState, sign: string): boolean {
  const last = lastSigns.get(state)?.[sign]
  return last?.posMax === state.posMax && state.pos >= last.start
}
