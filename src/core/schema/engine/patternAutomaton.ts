import type { PatternPart } from './patternParts'

/** A state reads a character, tests an assertion, splits into branches, or accepts. */
type State =
  | { readonly kind: 'read'; readonly fits: RegExp; next: number }
  | { readonly kind: 'assertion'; readonly assertion: 'start' | 'end' | 'wordBoundary' | 'noWordBoundary'; readonly next: number }
  | { readonly kind: 'split'; readonly branches: number[] }
  | { readonly kind: 'done' }

/** A set of states, and the sets that characters lead to: cached, so that most characters cost one look-up (a lazy DFA). */
interface Reached {
  readonly states: readonly number[]
  /** The kind of the previous character; undefined at the start. */
  readonly before: 'word' | 'other' | undefined
  readonly next: Map<number, Reached | boolean>
}

const maxStates = 3000
const maxReachedSets = 1000
/** States visited for one text, about 100 ms; beyond it the text counts as a match. */
const maxWork = 3_000_000
const end = -1

/**
 * Builds a matcher (NFA simulation) whose time grows linearly with the text: it follows all branches at the same time.
 * @returns undefined for lookarounds, back references, and more than `maxStates` states
 */
export function automatonOf(part: PatternPart, flags: string): ((text: string) => boolean) | undefined {
  const states: State[] = [{ kind: 'done' }]
  let isSupported = true
  const add = (state: State) => {
    if (states.length > maxStates) isSupported = false
    return states.push(state) - 1
  }

  function build(part: PatternPart, next: number): number {
    if (!isSupported) return next
    switch (part.kind) {
      case 'character':
        return add({ kind: 'read', fits: new RegExp(`^(?:${part.source})$`, flags), next })
      case 'assertion':
        return add({ kind: 'assertion', assertion: part.assertion, next })
      case 'sequence':
        return part.parts.reduceRight((following, one) => build(one, following), next)
      case 'alternation':
        return add({ kind: 'split', branches: part.parts.map((one) => build(one, next)) })
      case 'quantifier':
        return repeat(part.part, part.min, part.max, next)
      case 'lookaround':
        isSupported = false
        return next
    }
  }

  function repeat(part: PatternPart, min: number, max: number, next: number): number {
    let following = next
    if (max === Number.POSITIVE_INFINITY) {
      const branches: number[] = [next]
      following = add({ kind: 'split', branches })
      branches.push(build(part, following))
    } else {
      for (let count = min; count < max && isSupported; count++)
        following = add({ kind: 'split', branches: [next, build(part, following)] })
    }
    for (let count = 0; count < min && isSupported; count++) following = build(part, following)
    return following
  }

  const start = build(part, 0)
  return isSupported ? matcher(states, start, flags.includes('u')) : undefined
}

function matcher(states: readonly State[], start: number, byPoint: boolean): (text: string) => boolean {
  let reachedSets = new Map<string, Reached>()
  let work = 0

  function reached(open: readonly number[], before: Reached['before']): Reached {
    const key = `${open.join(',')} ${before}`
    const found = reachedSets.get(key)
    if (found) return found
    // Bounds the memory; sets are computed again when needed.
    if (reachedSets.size > maxReachedSets) reachedSets = new Map()
    const made: Reached = { states: open, before, next: new Map() }
    reachedSets.set(key, made)
    return made
  }

  function step(from: Reached, unit: number): Reached | boolean {
    const isWord = unit !== end && /^\w$/.test(String.fromCodePoint(unit))
    const open = closure(from, unit, isWord)
    if (!open) return true
    if (unit === end) return false
    const character = String.fromCodePoint(unit)
    const next = new Set<number>([start])
    for (const index of open) {
      const state = states[index]
      if (state?.kind === 'read' && state.fits.test(character)) next.add(state.next)
    }
    return reached(
      [...next].sort((a, b) => a - b),
      isWord ? 'word' : 'other',
    )
  }

  /** The states reached without reading a character; undefined if the accepting state is one of them. */
  function closure({ states: from, before }: Reached, unit: number, isWord: boolean): ReadonlySet<number> | undefined {
    const open = new Set<number>()
    const waiting = [...from]
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      if (open.has(index)) continue
      open.add(index)
      work++
      const state = states[index]
      if (state?.kind === 'done') return undefined
      if (state?.kind === 'split') waiting.push(...state.branches)
      if (state?.kind === 'assertion' && isAt(state.assertion, before, unit, isWord)) waiting.push(state.next)
    }
    return open
  }

  return (text) => {
    work = 0
    let at: Reached = reached([start], undefined)
    for (let index = 0; index <= text.length; index++) {
      const unit = index === text.length ? end : byPoint ? (text.codePointAt(index) ?? end) : text.charCodeAt(index)
      if (unit > 0xffff) index++
      let next = at.next.get(unit)
      if (next === undefined) {
        next = step(at, unit)
        at.next.set(unit, next)
        if (work > maxWork) return true
      }
      if (typeof next === 'boolean') return next
      at = next
    }
    return false
  }
}

function isAt(
  assertion: 'start' | 'end' | 'wordBoundary' | 'noWordBoundary',
  before: Reached['before'],
  unit: number,
  isWord: boolean,
): boolean {
  if (assertion === 'start') return before === undefined
  if (assertion === 'end') return unit === end
  return ((before === 'word') !== isWord) === (assertion === 'wordBoundary')
}
