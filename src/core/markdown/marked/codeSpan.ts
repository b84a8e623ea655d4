import { firstFrom } from '../../text/inOrder'
import type { InlineState } from '../markdownIt'

/** The offsets of the runs of backticks of a content, by their length, in order. */
const runs = new WeakMap<InlineState, ReadonlyMap<number, readonly number[]>>()

/** A code span as in CommonMark. If nothing closes it, the tildes after its backticks are text as well (marked 15, `inline.gfm.text`). */
export function codeSpan(state: InlineState, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (src[pos] !== '`') return false
  let after = pos
  while (after < posMax && src[after] === '`') after++
  const length = after - pos
  const close = closeAfter(state, length, after)
  if (close === undefined || close + length > posMax) {
    while (after < posMax && (src[after] === '`' || src[after] === '~')) after++
    if (!silent) state.pending += src.slice(pos, after)
    state.pos = after
    return true
  }
  if (!silent) {
    const token = state.push('code_inline', 'code', 0)
    const content = src.slice(after, close).replace(/\n/g, ' ')
    token.markup = src.slice(pos, after)
    token.content = /^ .*[^ ].* $/.test(content) ? content.slice(1, -1) : content
  }
  state.pos = close + length
  return true
}

function closeAfter(state: InlineState, length: number, from: number): number | undefined {
  let found = runs.get(state)
  if (!found) {
    const all = new Map<number, number[]>()
    for (const { 0: run, index } of state.src.matchAll(/`+/g)) {
      const offsets = all.get(run.length)
      if (offsets) offsets.push(index)
      else all.set(run.length, [index])
    }
    found = all
    runs.set(state, found)
  }
  return firstFrom(found.get(length) ?? [], from)
}
