import { range, type Range } from '../../text/text'
import { TomlTable } from './tables'
import { reportError, emptyScalar, isLineEnd, skipBlanks, skipComment, toLineEnd, TomlStop, type TomlScan } from './scanner'
import { readTomlKey, readTomlValue, startsStatement } from './values'
import type { ValueNode, ParseResult } from '../nodes'

const byteOrderMark = '\ufeff'

/**
 * Parses TOML 1.1 with the range of every part. After an error, parsing continues with the next line; duplicate keys become two
 * fields, not an error. What TOML 1.0 does not allow is read too, and listed in `newer`.
 * @param text the whole document
 * @param at range of the TOML in it
 * @returns what could be parsed, even of broken input; never throws. The range of a table is from its first key to its last value; that
 * of an empty table is empty, after the header
 */
export function readToml(text: string, at: Range): ParseResult {
  const { root, errors, newer } = scanToml(text, at)
  return newer.length > 0 ? { root, errors, newer } : { root, errors }
}

/** The ranges of TOML comments, from the `#` to the end of the line. */
export function tomlComments(text: string, at: Range): readonly Range[] {
  return scanToml(text, at).comments
}

function scanToml(text: string, at: Range): ParseResult & Pick<TomlScan, 'comments' | 'newer'> {
  const start = text[at.start] === byteOrderMark && at.start < at.end ? at.start + 1 : at.start
  const scan: TomlScan = { text, end: at.end, position: start, errors: [], newer: [], inlineLines: 0, comments: [] }
  const root = new TomlTable('header', at.start)
  let table = root
  for (;;) {
    skipToWritten(scan)
    if (scan.position >= scan.end) break
    const start = scan.position
    const errorCount = scan.errors.length
    const newerCount = scan.newer.length
    try {
      if (text[start] === '[') table = readHeader(scan, root)
      else readPair(scan, table)
      endLine(scan)
    } catch (error) {
      if (!(error instanceof TomlStop)) throw error
      // Further errors in a statement mostly follow from the first one.
      if (scan.errors.length === errorCount) scan.errors.push(error.problem)
      scan.newer.length = newerCount
      recover(scan, start)
    }
  }
  const node: ValueNode | undefined = root.isEmpty ? undefined : root.toNode('block')
  return { root: node, errors: scan.errors, newer: scan.newer, comments: scan.comments }
}

function readPair(scan: TomlScan, table: TomlTable): void {
  const parts = readTomlKey(scan)
  const { text } = scan
  skipBlanks(scan)
  const sign = text[scan.position] ?? ''
  const field = (node: ValueNode) => table.set(parts, node)
  if (sign !== '=') {
    const here = scan.position
    field(emptyScalar(here))
    if (/[:：＝]/.test(sign) && here < scan.end) throw new TomlStop('equals-sign', range(here, here + 1))
    throw new TomlStop('equals-missing', range(parts[0]?.range.start ?? here, here))
  }
  scan.position++
  skipBlanks(scan)
  const valueAt = scan.position
  try {
    field(readTomlValue(scan, 0))
  } catch (error) {
    if (error instanceof TomlStop) field(error.partly ?? emptyScalar(valueAt))
    throw error
  }
}

/** @returns the table whose keys follow */
function readHeader(scan: TomlScan, root: TomlTable): TomlTable {
  const start = scan.position
  const isList = scan.text[start + 1] === '['
  scan.position += isList ? 2 : 1
  skipBlanks(scan)
  const parts = readTomlKey(scan)
  skipBlanks(scan)
  const closing = isList ? ']]' : ']'
  const closed = scan.text.startsWith(closing, scan.position)
  if (closed) scan.position += closing.length
  const table = root.open(parts, isList, scan.position)
  // The following keys belong to it, even if its closing bracket is missing.
  if (!closed) {
    reportError(scan, 'header-open', range(start, start + closing.length))
    toLineEnd(scan)
  }
  return table
}

/** Only a comment may follow. */
function endLine(scan: TomlScan): void {
  skipBlanks(scan)
  const { text, end, position: at } = scan
  if (at >= end || isLineEnd(text, at)) return
  if (text[at] !== '#') {
    toLineEnd(scan)
    const written = text.slice(at, scan.position).trimEnd()
    throw new TomlStop('text-after', range(at, at + Math.max(1, written.length)))
  }
  skipComment(scan)
}

/** Moves to the next line that starts with a key or a header. */
function recover(scan: TomlScan, start: number): void {
  const { text } = scan
  scan.position = start
  do {
    toLineEnd(scan)
    if (scan.position < scan.end) scan.position++
  } while (scan.position < scan.end && !startsStatement(text, scan.position))
}

function skipToWritten(scan: TomlScan): void {
  const { text, end } = scan
  while (scan.position < end) {
    const unit = text[scan.position]
    if (unit === '#') skipComment(scan)
    else if (unit === ' ' || unit === '\t' || unit === '\n' || isLineEnd(text, scan.position)) scan.position++
    else if (unit === '\r') {
      reportError(scan, 'line-break', range(scan.position, scan.position + 1))
      scan.position++
    } else return
  }
}
