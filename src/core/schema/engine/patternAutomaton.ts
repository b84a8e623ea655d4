import type { PatternPart } from './patternParts'

/** A state reads a character, asks for a place, goes on in several ways, or is the end. */
type State =
  | { readonly kind: 'read'; readonly fits: RegExp; next: number }
  | { readonly kind: 'place'; readonly place: 'start' | 'end' | 'edge' | 'inside'; readonly next: number }
  | { readonly kind: 'fork'; readonly ways: number[] }
  | { readonly kind: 'done' }

/** What is reached before a character, and where that leads: kept, so that each character mostly costs one look-up. */
interface Reached {
  readonly states: readonly number[]
  /** What was read last; undefined at the start. */
  readonly before: 'word' | 'other' | undefined
  readonly next: Map<number, Reached | boolean>
}

const mostStates = 3000
const mostReached = 1000
/** States looked at for one text; beyond it nothing is said. About a tenth of a second. */
const workLimit = 3_000_000
const end = -1

/**
 * A matcher whose time grows with the text only, whatever the expression: it follows all ways at the same time.
 * @returns undefined for what it does not know: looking around, looking back, and thousands of states
 */
export function automatonOf(part: PatternPart, flags: string): ((text: string) => boolean) | undefined {
  const states: State[] = [{ kind: 'done' }]
  let isKnown = true
  const add = (state: State) => {
    if (states.length > mostStates) isKnown = false
    return states.push(state) - 1
  }

  function build(of: PatternPart, next: number): number {
    if (!isKnown) return next
    switch (of.kind) {
      case 'character':
        return add({ kind: 'read', fits: new RegExp(`^(?:${of.source})$`, flags), next })
      case 'place':
        return add({ kind: 'place', place: of.place, next })
      case 'sequence':
        return of.parts.reduceRight((behind, one) => build(one, behind), next)
      case 'choice':
        return add({ kind: 'fork', ways: of.parts.map((one) => build(one, next)) })
      case 'repeat':
        return repeat(of.part, of.least, of.most, next)
      case 'look':
        isKnown = false
        return next
    }
  }

  function repeat(of: PatternPart, least: number, most: number, next: number): number {
    let behind = next
    if (most === Number.POSITIVE_INFINITY) {
      const ways: number[] = [next]
      behind = add({ kind: 'fork', ways })
      ways.push(build(of, behind))
    } else {
      for (let count = least; count < most && isKnown; count++) behind = add({ kind: 'fork', ways: [next, build(of, behind)] })
    }
    for (let count = 0; count < least && isKnown; count++) behind = build(of, behind)
    return behind
  }

  const start = build(part, 0)
  return isKnown ? matcher(states, start, flags.includes('u')) : undefined
}

function matcher(states: readonly State[], start: number, byPoint: boolean): (text: string) => boolean {
  let known = new Map<string, Reached>()
  let work = 0

  function reached(open: readonly number[], before: Reached['before']): Reached {
    const key = `${open.join(',')} ${before}`
    const found = known.get(key)
    if (found) return found
    // Starting anew costs time, never memory.
    if (known.size > mostReached) known = new Map()
    const made: Reached = { states: open, before, next: new Map() }
    known.set(key, made)
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

  /** All states that are reached without reading; undefined when the end is among them. */
  function closure({ states: from, before }: Reached, unit: number, isWord: boolean): ReadonlySet<number> | undefined {
    const open = new Set<number>()
    const waiting = [...from]
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      if (open.has(index)) continue
      open.add(index)
      work++
      const state = states[index]
      if (state?.kind === 'done') return undefined
      if (state?.kind === 'fork') waiting.push(...state.ways)
      if (state?.kind === 'place' && isAt(state.place, before, unit, isWord)) waiting.push(state.next)
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
        if (work > workLimit) return true
      }
      if (typeof next === 'boolean') return next
      at = next
    }
    return false
  }
}

function isAt(place: 'start' | 'end' | 'edge' | 'inside', before: Reached['before'], unit: number, isWord: boolean): boolean {
  if (place === 'start') return before === undefined
  if (place === 'end') return unit === end
  return ((before === 'word') !== isWord) === (place === 'edge')
}
