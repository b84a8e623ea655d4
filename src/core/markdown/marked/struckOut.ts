import { firstFrom } from '../../text/inOrder'
import type { InlineState } from '../markdownIt'

/** Runs of one or two tildes that can close, by their length, in order. */
type Closers = readonly [single: readonly number[], double: readonly number[]]

const closers = new WeakMap<InlineState, Closers>()

/**
 * `~text~` and `~~text~~` (marked 15, `inline.gfm.del`): the next run of as many tildes closes, whatever stands between them. No white
 * space inside of either run.
 */
export function struckOut(state: InlineState, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (src[pos] !== '~') return false
  let after = pos
  while (after < posMax && src[after] === '~') after++
  const length = after - pos
  const close = length <= 2 && after < posMax && !/\s/.test(src[after] ?? '') ? closeAfter(state, length, after) : undefined
  if (close === undefined || close + length > posMax) {
    while (after < posMax && (src[after] === '`' || src[after] === '~')) after++
    if (!silent) state.pending += src.slice(pos, after)
    state.pos = after
    return true
  }
  if (!silent) {
    state.push('s_open', 's', 1).markup = src.slice(pos, after)
    state.pos = after
    state.posMax = close
    state.md.inline.tokenize(state)
    state.push('s_close', 's', -1).markup = src.slice(pos, after)
    state.posMax = posMax
  }
  state.pos = close + length
  return true
}

function closeAfter(state: InlineState, length: number, from: number): number | undefined {
  let found = closers.get(state)
  if (!found) {
    found = closersIn(state.src)
    closers.set(state, found)
  }
  return firstFrom(found[length - 1] ?? [], from + 1)
}

function closersIn(source: string): Closers {
  const found: [number[], number[]] = [[], []]
  for (const { 0: run, index } of source.matchAll(/\\[\s\S]|~+/g))
    if (run.startsWith('~') && run.length <= 2 && !/\s/.test(source[index - 1] ?? ' ')) found[run.length - 1]?.push(index)
  return found
}
