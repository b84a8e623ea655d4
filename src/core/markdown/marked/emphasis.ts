import type { InlineState } from '../markdownIt'
import { sideOf, runsOf, skipsOrphan, type Run } from './markRuns'

/** An opening run looks at this many runs after it, so that the time is linear. Articles have few in one paragraph. */
const maxRuns = 200

/**
 * Emphasis as marked 15 finds it (`Tokenizer.emStrong`): from the left, the shortest text that its runs of `*` or `_` balance. Where both
 * read an article differently, marked's reading is not that of CommonMark.
 */
export function emphasis(state: InlineState, silent: boolean): boolean {
  const { src, pos, posMax } = state
  const mark = src[pos]
  if (silent || (mark !== '*' && mark !== '_')) return false
  const after = Math.min(posMax, endOfRun(state, mark))
  const found = canOpen(state, mark, after) ? closing(state, mark, after) : undefined
  if (!found) {
    state.push('text', '', 0).content = mark
    state.pos++
    return true
  }
  const { end, width } = found
  const name = width === 1 ? 'em' : 'strong'
  pushMarks(state, mark, width, `${name}_open`, 1)
  state.pos = pos + width
  state.posMax = end - width
  state.md.inline.tokenize(state)
  state.pos = end - width
  pushMarks(state, mark, width, `${name}_close`, -1)
  state.pos = end
  state.posMax = posMax
  return true
}

/** The run of marks that was read last: each of its marks asks for its end. */
const lastRuns = new WeakMap<InlineState, { readonly start: number; readonly end: number }>()

function endOfRun(state: InlineState, mark: string): number {
  const { src, pos } = state
  const last = lastRuns.get(state)
  if (last && last.start <= pos && pos < last.end) return last.end
  let end = pos
  while (src[end] === mark) end++
  lastRuns.set(state, { start: pos, end })
  return end
}

/** One token a mark, as markdown-it's own rule leaves them: the offset of each is kept. */
function pushMarks(state: InlineState, mark: string, width: number, type: string, nesting: 1 | -1): void {
  const push = () => {
    state.push(type, width === 1 ? 'em' : 'strong', nesting).markup = mark.repeat(width)
  }
  if (nesting < 0) push()
  if (width === 2) state.push('text', '', 0)
  if (nesting > 0) push()
}

const alphanumeric = /[\p{L}\p{N}]/u
const spaceOrPunctuation = /(?![*_])[\s\p{P}\p{S}]/u

function canOpen(state: InlineState, mark: string, after: number): boolean {
  const next = after < state.posMax ? String.fromCodePoint(state.src.codePointAt(after) ?? 0) : ' '
  if (/\s/.test(next)) return false
  const before = textBefore(state)
  const nextIsPunctuation = (mark === '_' || next !== '~') && /[\p{P}\p{S}]/u.test(next)
  if (mark === '_' && !nextIsPunctuation && alphanumeric.test(before)) return false
  return !nextIsPunctuation || before === '' || spaceOrPunctuation.test(before)
}

/** The last UTF-16 code unit of the text directly before; '' if something else is there. */
function textBefore({ src, pos, pending, tokens }: InlineState): string {
  if (pending !== '') return src[pos - 1] ?? ''
  const last = tokens.at(-1)
  if (last?.type === 'text' && last.content !== '') return src[pos - 1] ?? ''
  return last?.type === 'text_special' && last.info === 'entity' ? ';' : ''
}

/** Where the emphasis that a run opens ends, and how many marks it has on each side. */
function closing(state: InlineState, mark: string, after: number): { readonly end: number; readonly width: 1 | 2 } | undefined {
  const { pos, posMax } = state
  const length = after - pos
  const runs = runsOf(state)
  let balance = length
  let middle = 0
  let index = firstFrom(runs, skipsOrphan(state, mark, after))
  for (const last = Math.min(runs.length, index + maxRuns); index < last; index++) {
    const run = runs[index]
    if (!run || run.start >= posMax) return undefined
    if (run.mark !== mark) continue
    const end = Math.min(run.start + run.length, posMax)
    const width = end - run.start
    const side = sideOf(run, end === posMax)
    if (side === 'none') continue
    if (side === 'left') {
      balance += width
      continue
    }
    if (side === 'both' && length % 3 !== 0 && (length + width) % 3 === 0) {
      middle += width
      continue
    }
    balance -= width
    if (balance > 0) continue
    const used = Math.min(width, width + balance + middle)
    return { end: run.start + used, width: Math.min(length, used) % 2 === 1 ? 1 : 2 }
  }
  return undefined
}

function firstFrom(runs: readonly Run[], from: number): number {
  let [low, high] = [0, runs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.start ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}
