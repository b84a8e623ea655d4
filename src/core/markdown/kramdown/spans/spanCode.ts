import { addText, type Level, type SpanReader } from './kramdownSpan'

const marks = /`+/y

/** Code in a line (`lib/kramdown/parser/kramdown/codespan.rb`). */
export function readCodeSpan({ scanner }: SpanReader, level: Level): boolean {
  const open = scanner.scan(marks)?.[0]
  if (open === undefined) return false
  const { text, pos } = scanner
  const isSimple = open.length === 1
  const before = text[pos - 2]
  const isAlone = isSimple && (before === undefined || isWhite(before)) && isWhite(text[pos])
  const close = isAlone ? -1 : scanner.find(open, pos)
  if (close < 0) {
    addText(level, open, pos - open.length)
    return true
  }
  scanner.pos = close + open.length
  level.spans.push({ kind: 'code', text: isSimple ? text.slice(pos, close) : trimmed(text.slice(pos, close)), attributes: new Map() })
  return true
}

function isWhite(character: string | undefined): boolean {
  return character !== undefined && /[ \t\r\n\f\v]/.test(character)
}

function trimmed(code: string): string {
  const start = code.startsWith(' ') ? 1 : 0
  return code.slice(start, code.endsWith(' ') && code.length > start ? -1 : undefined)
}

/** Formulas between `$$`. As text they have the marks of MathJax, kramdown's usual engine. */
export function readInlineMath({ scanner }: SpanReader, level: Level): boolean {
  const { text, pos } = scanner
  if (!text.startsWith('$$', pos)) return false
  const close = scanner.find('$$', pos + 2)
  if (close < 0) return false
  scanner.pos = close + 2
  level.spans.push({ kind: 'math', text: text.slice(pos + 2, close).trim(), attributes: new Map() })
  return true
}
