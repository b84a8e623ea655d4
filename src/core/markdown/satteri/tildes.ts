import type { InlineState, Token } from '../markdownIt'

interface Run {
  readonly length: number
  readonly token: Token
  readonly opens: boolean
  readonly closes: boolean
}

const runs = new WeakMap<InlineState, Run[]>()

/** One or two tildes strike out (GFM 0.29, 6.5, with the single ones that GitHub takes too). Read here, matched by `matchTildes`. */
export function tildes(state: InlineState, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (silent || src[pos] !== '~') return false
  let end = pos
  while (end < posMax && src[end] === '~') end++
  const { can_open, can_close } = state.scanDelims(pos, true)
  const token = state.push('text', '', 0)
  token.content = src.slice(pos, end)
  const list = runs.get(state) ?? []
  runs.set(state, list)
  if (end - pos <= 2) list.push({ length: end - pos, token, opens: can_open, closes: can_close })
  state.pos = end
  return true
}

/** A run closes the nearest open one of its length, and those between them open nothing. */
export function matchTildes(state: InlineState): void {
  const open: Run[] = []
  for (const run of runs.get(state) ?? []) {
    const index = run.closes ? open.findLastIndex(({ length }) => length === run.length) : -1
    const opener = open[index]
    if (opener) {
      strike(opener.token, 1)
      strike(run.token, -1)
      open.length = index
    } else if (run.opens) open.push(run)
  }
}

function strike(token: Token, nesting: 1 | -1): void {
  Object.assign(token, { type: nesting > 0 ? 's_open' : 's_close', tag: 's', nesting, markup: token.content, content: '' })
}
