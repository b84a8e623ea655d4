import { isWordAt } from '../common/kramdownPatterns'
import { addText, type Level, type SpanReader } from './kramdownSpan'

type Side = 'left' | 'right'

interface QuoteRule {
  readonly pattern: RegExp
  readonly sides: readonly Side[]
  /** Whether a word must end, or must not, after the character behind the quote. `\b` of JavaScript sees ASCII only. */
  readonly wordEnd?: boolean
}

/**
 * The rules for straight quotes, in the order in which kramdown tries them (`lib/kramdown/parser/kramdown/smart_quotes.rb`). Each starts at
 * the quote or at the character before it, which is its first group.
 */
const rules: readonly QuoteRule[] = [
  { pattern: /()(["'])(?=[_*]{1,2}[^ \t\r\n\f\v])/y, sides: ['left'] },
  { pattern: /()(["'])(?=[!"#$%'()*+,\-./:;<=>?@[\\\]^_`{|}~](?!\.\.))/y, sides: ['right'], wordEnd: false },
  { pattern: /([ \t\r\n\f\v]?)(["'])(?!\2)["'](?=\w)/y, sides: ['left', 'left'] },
  { pattern: /([ \t\r\n\f\v]?)(')(?=\d\ds)/y, sides: ['right'] },
  { pattern: /([ \t\r\n\f\v])(["'])(?=\w)/y, sides: ['left'] },
  { pattern: /([^ \\\t\r\n[{(-])(["'])/y, sides: ['right'] },
  { pattern: /()(["'])(?=[ \t\r\n\f\v]|$)/y, sides: ['right'] },
  { pattern: /()(["'])(?=s)/y, sides: ['right'], wordEnd: true },
  { pattern: /([\s\S]?)(["'])/y, sides: ['left'] },
]

/** Straight quotes at the position, or behind one character there. */
export function readQuotes({ scanner, context }: SpanReader, level: Level): boolean {
  const { text, pos } = scanner
  if (!isQuote(text[pos]) && !(text[pos] !== '\\' && isQuote(text[pos + 1]))) return false
  for (const { pattern, sides, wordEnd } of rules) {
    const found = scanner.check(pattern)
    if (!found) continue
    const [whole, before = '', first] = found
    const end = pos + whole.length
    if (wordEnd !== undefined && wordEnd === (isWordAt(text, end) === isWordAt(text, end + 1))) continue
    scanner.pos = end
    addText(level, before, pos)
    sides.forEach((side, index) => {
      const text = signOf((first === '"') === (index === 0), side, context.options.quotes)
      level.spans.push({ kind: 'quote', text, start: pos + before.length + index })
    })
    return true
  }
  return false
}

function isQuote(character: string | undefined): boolean {
  return character === '"' || character === "'"
}

function signOf(isDouble: boolean, side: Side, quotes: readonly [string, string, string, string]): string {
  return quotes[(isDouble ? 2 : 0) + (side === 'left' ? 0 : 1)] ?? ''
}
