import { LineMap } from '../core/text'
import { placeOf, type Place } from './reporter'

/** How much of the text V8 quotes on each side of a mistake. */
const quoted = 10

/**
 * Where a text stops being JSON, from what `JSON.parse` says of it.
 * @returns undefined when the message does not tell
 */
export function placeOfJsonError(text: string, error: SyntaxError): Place | undefined {
  const at = offsetOf(text, error.message)
  if (at === undefined) return undefined
  const start = Math.min(at, Math.max(0, text.length - 1))
  return placeOf(text, new LineMap(text), { start, end: Math.min(start + 1, text.length) })
}

function offsetOf(text: string, message: string): number | undefined {
  const position = / at position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return Number(position)
  if (message.startsWith('Unexpected end')) return Math.max(0, text.trimEnd().length - 1)
  // `Unexpected token 'x', ..."before x behind"... is not valid JSON`
  const quote = /^Unexpected token '[^]', (\.\.\.)?"([^]*)"(?:\.\.\.)? is not valid JSON$/u.exec(message)
  const [, cut, around] = quote ?? []
  if (around === undefined) return undefined
  const from = text.indexOf(around)
  if (from < 0 || text.indexOf(around, from + 1) >= 0) return undefined
  if (cut) return from + quoted
  const token = message.charAt('Unexpected token \''.length)
  // Without dots before it the quotation starts with the text: the mistake is within the first characters.
  const first = text.indexOf(token)
  return first >= 0 && text.indexOf(token, first + 1) < 0 ? first : undefined
}
