import type { InlineState, Token } from '../markdownIt'

type InlineRule = (state: InlineState, silent: boolean) => boolean
type Delimiters = InlineState['delimiters']

/** Reads a run of signs of which two are a mark, such as `==`, as markdown-it-mark 3.0.1 and markdown-it-ins 3.0.1 do (`index.js`, `tokenize`). */
export function pairs(sign: string): InlineRule {
  const marker = sign.charCodeAt(0)
  return (state, silent) => {
    if (silent || state.src[state.pos] !== sign) return false
    const { can_open: open, can_close: close, length } = state.scanDelims(state.pos, true)
    if (length < 2) return false
    if (length % 2 === 1) state.push('text', '', 0).content = sign
    for (let index = 0; index + 1 < length; index += 2) {
      state.push('text', '', 0).content = sign + sign
      if (open || close) state.delimiters.push({ marker, length: 0, token: state.tokens.length - 1, end: -1, open, close })
    }
    state.pos += length
    return true
  }
}

/** Makes elements of the marks that belong together. */
export function matchPairs(sign: string, tag: string): (state: InlineState) => boolean {
  const marker = sign.charCodeAt(0)
  return (state) => {
    match(state, state.delimiters)
    for (const meta of state.tokens_meta) if (meta?.delimiters) match(state, meta.delimiters)
    return false
  }

  function match({ tokens }: InlineState, delimiters: Delimiters): void {
    const lone: number[] = []
    for (const { marker: own, token, end } of delimiters) {
      const last = delimiters[end]
      if (own !== marker || !last) continue
      become(tokens[token], 1)
      become(tokens[last.token], -1)
      const before = tokens[last.token - 1]
      if (before?.type === 'text' && before.content === sign) lone.push(last.token - 1)
    }
    // A single sign of a longer run stands behind the marks that the run closes.
    for (let from = lone.pop(); from !== undefined; from = lone.pop()) {
      let to = from + 1
      while (tokens[to]?.type === `${tag}_close`) to++
      const [one, other] = [tokens[from], tokens[to - 1]]
      if (one && other) [tokens[from], tokens[to - 1]] = [other, one]
    }
  }

  function become(token: Token | undefined, nesting: 1 | -1): void {
    if (token) Object.assign(token, { type: `${tag}_${nesting > 0 ? 'open' : 'close'}`, tag, nesting, markup: sign + sign, content: '' })
  }
}
