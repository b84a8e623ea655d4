import type { InlineState } from './markdownIt'
import { firstFrom } from '../text/inOrder'

/** A bare address in an inline content. */
export interface BareAddress {
  /** After its last character. */
  readonly end: number
  readonly href: string
}

/** How a Markdown library finds addresses in running text before it looks for anything else there. */
export interface AddressReader {
  /** The offsets at which an address may start, in order. */
  readonly candidates: (source: string) => readonly number[]
  /** @param max the end of the content that is read */
  readonly read: (source: string, at: number, max: number) => BareAddress | undefined
  /** Replaces character references in what is shown. */
  readonly decode?: (text: string) => string
}

const found = new WeakMap<InlineState, readonly number[]>()

/**
 * A rule for text up to the next mark or bare address.
 * @param marks the characters at which another rule may apply
 * @param reader undefined if addresses are text
 */
export function addressText(marks: string, reader: AddressReader | undefined): (state: InlineState, silent: boolean) => boolean {
  const isMark = new Set(marks)
  return (state, silent) => {
    const { src, pos, posMax } = state
    // The text of a link is searched for its end only: there, no address counts.
    const address = reader && !silent && state.linkLevel === 0 ? Math.min(posMax, next(state, reader, pos)) : posMax
    if (reader && address === pos && pos < posMax && pushLink(state, reader)) return true
    const stop = address === pos ? pos + 1 : address
    let end = pos
    while (end < stop && !isMark.has(src[end] ?? '')) end++
    if (end === pos) return false
    if (!silent) state.pending += src.slice(pos, end)
    state.pos = end
    return true
  }
}

/** A backslash before a letter or digit is text; markdown-it's own rule takes the letter with it, which may start an address. */
export function loneBackslash(state: InlineState, silent: boolean): boolean {
  if (state.src[state.pos] !== '\\' || !/[\p{L}\p{N}]/u.test(state.src[state.pos + 1] ?? '')) return false
  if (!silent) state.pending += '\\'
  state.pos++
  return true
}

function next(state: InlineState, { candidates }: AddressReader, from: number): number {
  let offsets = found.get(state)
  if (!offsets) {
    offsets = candidates(state.src)
    found.set(state, offsets)
  }
  return firstFrom(offsets, from) ?? state.src.length
}

function pushLink(state: InlineState, { read, decode = (text) => text }: AddressReader): boolean {
  const { src, pos, posMax } = state
  const address = read(src, pos, posMax)
  if (!address) return false
  const open = state.push('link_open', 'a', 1)
  open.attrSet('href', state.md.normalizeLink(decode(address.href)))
  state.push('text', '', 0).content = decode(src.slice(pos, address.end))
  // The position is where a token is in the source.
  state.pos = address.end
  const close = state.push('link_close', 'a', -1)
  for (const token of [open, close]) Object.assign(token, { markup: 'linkify', info: 'auto' })
  return true
}
