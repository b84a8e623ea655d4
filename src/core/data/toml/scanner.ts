import { range, type Range } from '../../text/text'
import type { ScalarNode, ValueNode, SyntaxProblem } from '../nodes'

/** Syntax errors in TOML. */
export type TomlProblem =
  | 'text-quotes' // text without quotes, up to the end of the line or the next comma
  | 'text-after' // something follows a value
  | 'odd-quotes' // typographic quotation marks
  | 'quote-open' // a quotation mark is never closed
  | 'escape'
  | 'number'
  | 'boolean' // True, FALSE
  | 'date-form'
  | 'date-value' // a day or time that does not exist
  | 'value-missing'
  | 'key-missing'
  | 'key-lines' // a key in three quotation marks
  | 'key-quotes' // letters that a key can only hold in quotes
  | 'equals-missing'
  | 'equals-sign' // another sign in place of the =
  | 'header-open'
  | 'bracket-open'
  | 'bracket-stray'
  | 'comma-missing'
  | 'comma-last' // a comma after the last value of an inline table
  | 'inline-lines' // an inline table on several lines
  | 'line-break' // a carriage return without a line feed
  | 'TOO_DEEP'

export interface TomlKeyPart {
  readonly name: string
  /** Includes the quotes. */
  readonly range: Range
}

/** The state of the parser: text, position and errors. */
export interface TomlScan {
  readonly text: string
  readonly end: number
  position: number
  /** Errors after which parsing continued. */
  readonly errors: SyntaxProblem[]
  /** What TOML 1.1 allows and TOML 1.0 does not. */
  readonly newer: SyntaxProblem[]
  /** The line ends within braces so far, for a limit of the work. */
  inlineLines: number
  /** From the `#` to the end of the line. */
  readonly comments: Range[]
}

/** An error after which the rest of the statement cannot be parsed. */
export class TomlStop extends Error {
  readonly problem: SyntaxProblem
  /** The part of the value that was parsed. */
  partly: ValueNode | undefined

  constructor(code: TomlProblem, at: Range) {
    super(code)
    this.problem = { code, range: at, message: code }
  }
}

export function reportError(scan: TomlScan, code: TomlProblem, at: Range): void {
  scan.errors.push({ code, range: at, message: code })
}

/** Reports what TOML 1.1 allows (toml.io/en/v1.1.0) and TOML 1.0 does not. */
export function reportNewer(scan: TomlScan, code: TomlProblem, at: Range): void {
  scan.newer.push({ code, range: at, message: code })
}

export function scalar(start: number, end: number, value: ScalarNode['value'], style: ScalarNode['style'] = 'plain'): ScalarNode {
  return { kind: 'scalar', range: range(start, end), value, style }
}

export function emptyScalar(at: number): ScalarNode {
  return scalar(at, at, null)
}

export function isLineEnd(text: string, at: number): boolean {
  return text[at] === '\n' || (text[at] === '\r' && text[at + 1] === '\n')
}

export function skipBlanks(scan: TomlScan): void {
  while (scan.position < scan.end && (scan.text[scan.position] === ' ' || scan.text[scan.position] === '\t')) scan.position++
}

export function toLineEnd(scan: TomlScan): void {
  const feed = scan.text.indexOf('\n', scan.position)
  scan.position = feed < 0 || feed > scan.end ? scan.end : feed
}

/** Moves from a `#` to the end of its line. */
export function skipComment(scan: TomlScan): void {
  const start = scan.position
  toLineEnd(scan)
  const end = scan.text[scan.position - 1] === '\r' ? scan.position - 1 : scan.position
  // A carriage return at the end of the text ends no line.
  reportBareReturns(scan, start, scan.position < scan.end ? end : scan.position)
  scan.comments.push(range(start, end))
}

/** Carriage returns without a line feed: TOML has no such line ends, and forbids them in text and comments. */
export function reportBareReturns({ text, errors }: TomlScan, start: number, end: number): void {
  // `indexOf` in the whole text would look as far as its end for each string.
  const part = text.slice(start, end)
  for (let at = part.indexOf('\r'); at >= 0; at = part.indexOf('\r', at + 1)) {
    const offset = start + at
    if (text[offset + 1] !== '\n') errors.push({ code: 'line-break', range: range(offset, offset + 1), message: 'line-break' })
  }
}
