import { range, type Range } from '../core/text'
import type { Scan, Slot } from './valueSlots'
import { isComment, quoteEnd } from './writtenFields'

/** What stands between two commas. `parts` counts values there: more than one is no single value. */
interface Entry {
  readonly from: number
  value: Range
  style: Slot['style']
  parts: number
}

/**
 * Adds the places for values of a flow list, also of one that is not closed yet, and of the lists inside it.
 * @param start of the opening bracket
 * @param limit where the list ends at the latest
 */
export function scanFlow(scan: Scan, start: number, limit: number): void {
  const { text } = scan.block
  /** The numbers of the open lists; undefined for maps, whose values are nobody's. */
  const open: { readonly list: number | undefined; readonly entry: Entry }[] = []
  let entry = newEntry(start)
  let at = start
  const finish = (end: number) => {
    const list = open.at(-1)?.list
    if (list !== undefined && entry.parts <= 1)
      scan.slots.push({ value: entry.value, area: range(entry.from, end), place: 'flow', style: entry.style, list })
  }
  const take = (end: number, style: Slot['style'], single: boolean) => {
    entry.value = range(at, end)
    entry.style = style
    entry.parts += single ? 1 : 2
    at = end
  }
  while (at < limit) {
    const unit = text[at] ?? ''
    if (/\s/.test(unit)) at++
    else if (isComment(text, at)) at = lineEndFrom(text, at, limit)
    else if (unit === '[' || unit === '{') {
      open.push({ list: unit === '[' ? ++scan.lists : undefined, entry })
      entry = newEntry(++at)
    } else if (unit === ']' || unit === '}') {
      finish(at++)
      const closed = open.pop()
      if (open.length === 0 || !closed) return
      entry = closed.entry
      entry.parts += 2
    } else if (unit === ',') {
      finish(at)
      entry = newEntry(++at)
    } else if (unit === "'" || unit === '"') {
      const close = closedQuote(text, at, limit)
      take(
        close ?? openQuoteEnd(text, at, scan.cursor, limit),
        unit === "'" ? 'single' : 'double',
        close === undefined || !text.slice(at, close).includes('\n'),
      )
    } else {
      const end = plainEnd(text, at, limit)
      take(end, 'plain', !/:(?:\s|$)|^[&*!|>]/.test(text.slice(at, end)))
    }
  }
  finish(limit)
}

function newEntry(from: number): Entry {
  return { from, value: range(from, from), style: 'plain', parts: 0 }
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
