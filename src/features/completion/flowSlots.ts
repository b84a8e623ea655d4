import { range, type Range } from '../../core/text/text'
import type { Scan, Slot } from './slot'
import { isComment, quoteEnd, skipBlanks } from './writtenFields'

/** What stands between two commas; in a map, behind its key. `parts` counts values there: more than one is no single value. */
interface Entry {
  from: number
  value: Range
  style: Slot['style']
  parts: number
  key: string | undefined
}

interface Level {
  readonly isMap: boolean
  /** The number of the list; 0 for a map. */
  readonly list: number
  readonly path: readonly string[]
  readonly keys: string[]
  /** The entry that it is the value of. */
  readonly outer: Entry
}

/**
 * Adds the places for keys and values of a flow list or map, also of one that is not closed yet, and of those inside it.
 * @param start of the opening bracket
 * @param limit where it ends at the latest
 */
export function scanFlow(scan: Scan, start: number, limit: number): void {
  const { text } = scan.block
  const open: Level[] = []
  let entry = newEntry(start)
  let at = start
  const level = () => open.at(-1)
  const finish = (end: number) => {
    const current = level()
    if (!current || entry.parts > 1) return
    const { value, style, from, key } = entry
    const { isMap, list, path, keys } = current
    if (!isMap || key !== undefined) {
      scan.slots.push({ value, area: range(from, end), place: 'flow', style, list, path: key === undefined ? path : [...path, key] })
    } else if (style === 'plain') scan.flowKeys.push({ value, area: range(from, end), hasColon: false, path, keys })
  }
  const take = (end: number, style: Slot['style'], single: boolean) => {
    entry.value = range(at, end)
    entry.style = style
    entry.parts += single ? 1 : 2
    at = end
  }
  const takeKey = (key: string, written: Range, colon: number, quoted: boolean) => {
    const current = level()
    if (!current) return
    current.keys.push(key)
    if (!quoted) scan.flowKeys.push({ value: written, area: written, hasColon: true, path: current.path, keys: current.keys })
    at = colon + 1
    entry = { ...newEntry(at), key }
  }
  const wantsKey = () => level()?.isMap === true && entry.key === undefined && entry.parts === 0
  while (at < limit) {
    const unit = text[at] ?? ''
    if (/\s/.test(unit)) at++
    else if (isComment(text, at)) at = lineEndFrom(text, at, limit)
    else if (unit === '[' || unit === '{') {
      const isMap = unit === '{'
      const path = [...(level()?.path ?? []), ...(entry.key === undefined ? [] : [entry.key])]
      open.push({ isMap, list: isMap ? 0 : ++scan.lists, path, keys: [], outer: entry })
      entry = newEntry(++at)
    } else if (unit === ']' || unit === '}') {
      finish(at++)
      const closed = open.pop()
      if (open.length === 0 || !closed) return
      entry = closed.outer
      entry.parts += 2
    } else if (unit === ',') {
      finish(at)
      entry = newEntry(++at)
    } else if (unit === "'" || unit === '"') {
      const close = closedQuote(text, at, limit)
      const colon = close === undefined ? -1 : skipBlanks(text, close, limit)
      if (wantsKey() && close !== undefined && text[colon] === ':') takeKey(text.slice(at + 1, close - 1), range(at, close), colon, true)
      else
        take(
          close ?? openQuoteEnd(text, at, scan.cursor, limit),
          unit === "'" ? 'single' : 'double',
          close === undefined || !text.slice(at, close).includes('\n'),
        )
    } else {
      const end = plainEnd(text, at, limit)
      const written = text.slice(at, end)
      const colon = wantsKey() ? written.search(/:(?:\s|$)/) : -1
      if (colon >= 0) {
        const key = written.slice(0, colon).trimEnd()
        takeKey(key, range(at, at + key.length), at + colon, false)
      } else take(end, 'plain', !/:(?:\s|$)|^[&*!|>]/.test(written))
    }
  }
  finish(limit)
}

function newEntry(from: number): Entry {
  return { from, value: range(from, from), style: 'plain', parts: 0, key: undefined }
}

/** The end of a quoted value. Undefined when what looks like its closing quote opens the next value. */
function closedQuote(text: string, at: number, limit: number): number | undefined {
  const close = quoteEnd(text, at, limit)
  if (close === undefined) return undefined
  return /^[ \t]*(?:[,\]}:\r\n]|$|[ \t]#)/.test(text.slice(close, Math.min(limit, close + 200))) ? close : undefined
}

/** An open quote, still being written, ends at the next comma or bracket behind the cursor or, at the latest, with its line. */
function openQuoteEnd(text: string, at: number, cursor: number, limit: number): number {
  const lineEnd = lineEndFrom(text, at, limit)
  const quote = text[at] ?? ''
  const written = cursor > at && cursor <= lineEnd && !text.slice(at + 1, cursor).includes(quote)
  let end = written ? cursor : at + 1
  while (end < lineEnd && !/[,\]}]/.test(text[end] ?? '')) end++
  while (end > at + 1 && end !== cursor && /[ \t]/.test(text[end - 1] ?? '')) end--
  return end
}

function plainEnd(text: string, at: number, limit: number): number {
  const lineEnd = lineEndFrom(text, at, limit)
  let end = at + 1
  while (end < lineEnd && !/[,[\]{}]/.test(text[end] ?? '') && !isComment(text, end)) end++
  while (end > at + 1 && /[ \t]/.test(text[end - 1] ?? '')) end--
  return end
}

function lineEndFrom(text: string, at: number, limit: number): number {
  let end = at
  while (end < limit && text[end] !== '\n' && text[end] !== '\r') end++
  return end
}
