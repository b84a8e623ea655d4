import { range, type Range } from '../../text/text'
import type { ScalarNode, ValueNode, SyntaxProblem } from '../nodes'

/** What can be wrong in TOML. */
export type TomlProblem =
  | 'text-quotes' // text without quotes, up to the end of the line or the next comma
  | 'text-behind' // something stands behind a value
  | 'odd-quotes' // typographic quotation marks
  | 'quote-open' // a quotation mark is never closed
  | 'escape'
  | 'number'
  | 'boolean' // True, FALSE
  | 'date-form'
  | 'date-value' // a day or time that does not exist
  | 'value-missing'
  | 'key-missing'
  | 'key-quotes' // letters that a key can only hold in quotes
  | 'equals-missing'
  | 'equals-sign' // another sign stands where the = should
  | 'header-open'
  | 'bracket-open'
  | 'bracket-stray'
  | 'comma-missing'
  | 'comma-last' // a comma behind the last value of an inline table
  | 'inline-lines' // an inline table on several lines
  | 'TOO_DEEP'

export interface TomlKeyPart {
  readonly name: string
  /** With its quotes. */
  readonly range: Range
}

/** A place in the TOML that moves on while it is read. */
export interface TomlScan {
  readonly text: string
  readonly end: number
  at: number
  /** Mistakes behind which reading went on. */
  readonly errors: SyntaxProblem[]
  /** From the `#` to the end of the line. */
  readonly comments: Range[]
}

/** A mistake behind which the rest of the statement means nothing. */
export class TomlStop extends Error {
  readonly mistake: SyntaxProblem
  /** What was read of the value. */
  partly: ValueNode | undefined

  constructor(code: TomlProblem, at: Range) {
    super(code)
    this.mistake = { code, range: at, message: code }
  }
}

export function complain(scan: TomlScan, code: TomlProblem, at: Range): void {
  scan.errors.push({ code, range: at, message: code })
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
  while (scan.at < scan.end && (scan.text[scan.at] === ' ' || scan.text[scan.at] === '\t')) scan.at++
}

export function toLineEnd(scan: TomlScan): void {
  const feed = scan.text.indexOf('\n', scan.at)
  scan.at = feed < 0 || feed > scan.end ? scan.end : feed
}

/** Moves on from a `#` to the end of its line. */
export function skipComment(scan: TomlScan): void {
  const start = scan.at
  toLineEnd(scan)
  scan.comments.push(range(start, scan.text[scan.at - 1] === '\r' ? scan.at - 1 : scan.at))
}
