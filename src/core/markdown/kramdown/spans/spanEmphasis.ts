import { addMarks, isInside, newLevel, type Attempt, type Level, type SpanReader, type Stop } from './kramdownSpan'

const marks = /\*\*?|__?/y
const letterEnd = /\p{Alphabetic}-?$/u
const alphanumeric = /[\p{Alphabetic}\p{Nd}]/uy
const whiteSpace = /[ \t\r\n\f\v]/

/** Emphasis (`lib/kramdown/parser/kramdown/emphasis.rb`): any mark with text after it can open, any with text before it can close. */
export function readEmphasis(reader: SpanReader, level: Level): boolean {
  const { scanner } = reader
  const found = scanner.check(marks)?.[0] as Attempt | undefined
  if (found === undefined) return false
  const start = scanner.pos
  const kind = found.length === 2 ? 'strong' : 'em'
  const next = scanner.text[start + found.length]
  const isInWord = found[0] === '_' && letterEnd.test(scanner.text.slice(Math.max(0, start - 3), start))
  if (!isInWord && !(next !== undefined && whiteSpace.test(next)) && !isInside(level, kind)) {
    if (readTo(reader, level, kind, found)) return true
    if (kind === 'strong' && level.kind !== 'em' && readTo(reader, level, 'em', found === '**' ? '*' : '_')) return true
  }
  scanner.pos = start + found.length
  addMarks(level, found, start)
  return true
}

/** Reads text up to the mark that closes it. @returns false, with the position as before, if there is none */
function readTo(reader: SpanReader, level: Level, kind: 'em' | 'strong', mark: Attempt): boolean {
  const { scanner } = reader
  const start = scanner.pos
  if (!reader.mayTry(mark, level)) return false
  const inner = newLevel(kind, level)
  scanner.pos = start + mark.length
  if (reader.read(inner, stopAt(reader, inner, kind, mark), 'all')) {
    const end = scanner.pos
    scanner.pos = end + mark.length
    level.spans.push({ kind, children: inner.spans, start, end, attributes: new Map() })
    return true
  }
  scanner.pos = start
  reader.failed(mark, level)
  return false
}

function stopAt({ scanner }: SpanReader, inner: Level, kind: 'em' | 'strong', mark: string): Stop {
  const { text } = scanner
  const isAlone = (at: number) => !text.startsWith(mark + mark, at) || text[at + 2] === mark
  const isWordEnd = (at: number) => mark[0] !== '_' || scanner.check(alphanumeric, at + mark.length) === undefined
  return {
    isAt: (at) => text.startsWith(mark, at),
    accepts: (at) => mayClose(text, at) && (kind !== 'em' || isAlone(at)) && isWordEnd(at) && inner.spans.length > 0,
  }
}

/** Whether there is text before a mark. */
export function mayClose(text: string, at: number): boolean {
  return at === 0 || !whiteSpace.test(text[at - 1] ?? '')
}
